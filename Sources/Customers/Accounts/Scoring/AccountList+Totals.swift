import Models
import Statistics

/// What the list says of all accounts together.
extension AccountList {
  /// The roles with their weights and how much was heard of them.
  func roles() -> [AccountRole] {
    // With the scores of accounts, levels of roles would tell of few people.
    let levels = protection.isOn ? nil : scored?.result.roles.map(\.level)
    return weighting.names.indices.map { role in
      let owners = history.now.filter { own in own.contains { $0.role == role } }
      return AccountRole(
        role: weighting.names[role], weight: weighting.declared[role],
        share: weighting.weights[role],
        answers: owners.reduce(0) { sum, own in sum + own.count { $0.role == role } },
        accounts: owners.count, level: levels?[role])
    }
  }

  /// How accounts differ; nil when the model refuses or every account is withheld.
  func model() -> AccountModel? {
    guard let scored, !protection.hidesAll else { return nil }
    let result = scored.result
    let shown = programme.accounts.indices.compactMap { account in
      protection.isHidden[account] ? nil : scored.places[account].map { ranges[$0] }
    }
    let (lowest, highest) = result.shift(weightsWithin: study.weightFactor)
    return AccountModel(
      accounts: result.accounts.count, answers: result.accounts.reduce(0) { $0 + $1.answers },
      degreesOfFreedom: result.degreesOfFreedom,
      intraclassCorrelation: result.intraclassCorrelation,
      averageIntraclassCorrelation: result.averageIntraclassCorrelation,
      unheard: result.unheard.map { StandardizedAccount($0) }, weightShift: [lowest, highest],
      atRiskAlways: shown.count { $0[0] >= study.certainty },
      atRiskSometimes: shown.count { $0[0] < study.certainty && $0[1] >= study.certainty },
      commonShift: protection.hidesAny ? nil : shifts?.common, seed: result.seed)
  }

  /// How many accounts and how much revenue stand in each class.
  static func totals(_ rows: [AccountRow]) -> [AccountClassTotal] {
    let all = rows.compactMap(\.revenue).reduce(0, +)
    return AccountClass.allCases.map { status in
      let own = rows.filter { $0.status == status }
      let known = own.compactMap(\.revenue)
      let revenue = known.isEmpty ? nil : known.reduce(0, +)
      return AccountClassTotal(
        status: status, accounts: own.count, revenue: revenue,
        revenueShare: revenue.flatMap { all > 0 ? $0 / all : nil })
    }
  }
}
