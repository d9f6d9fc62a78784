import Models
import Reports
import Statistics

/// What `AccountStudy` returns.
public struct AccountStudyResult: Codable, Sendable, Equatable {
  /// The file of answers, as it was given.
  public let source: String
  /// The wave that is scored; nil for all answers.
  public let wave: String?
  /// The wave before it, which shifts are measured from; nil without one.
  public let previousWave: String?
  /// The confidence level of intervals and tests.
  public let level: Double
  /// An account whose standardised score is below this is at risk.
  public let threshold: Double
  /// The probability that makes an account at risk, or healthy.
  public let certainty: Double
  /// The largest change of each weight in the sensitivity.
  public let weightFactor: Double
  /// The roles with their weights and how much was heard of them.
  public let roles: [AccountRole]
  /// How accounts differ, by the model; nil when it refuses.
  public let model: AccountModel?
  /// Why the model refuses; nil when it does not.
  public let refusal: String?
  /// All accounts, in the order of the accounts file.
  public let accounts: [AccountRow]
  /// How many accounts and how much revenue stand in each class.
  public let classes: [AccountClassTotal]
  /// What the outcome says of the weights; nil without an outcome.
  public let supportedWeights: SupportedWeights?
  /// Which accounts reports and CSV show; the result holds all.
  public var view = AccountView()
  /// What the reader must know.
  public let notes: [Note]

  /// Whether any account has a standardised score.
  public var isEstimable: Bool { model != nil }

  /// One finding per class that has accounts, and what the outcome says of the weights.
  public var findings: [Remark] {
    classes.filter { $0.accounts > 0 }.map { total in
      Remark(code: total.status.rawValue, sentence: sentence(total))
    } + (supportedWeights.map { [$0.finding] } ?? [])
  }

  /// The notes for a report.
  public var remarks: [Remark] { notes.map { Remark(code: $0.code, sentence: $0.sentence) } }

  /// The accounts of a class, in the order of the file.
  func accounts(_ status: AccountClass) -> [AccountRow] { accounts.filter { $0.status == status } }

  private func sentence(_ total: AccountClassTotal) -> String {
    let rule: String =
      switch total.status {
      case .atRisk:
        "P(score < \(AccountWords.number(threshold))) is \(AccountWords.probability(certainty)) or more"
      case .watch:
        "more likely below than not, or a sign of trouble, or silent after having answered"
      case .healthy:
        "P(score < \(AccountWords.number(threshold))) is \(AccountWords.probability(1 - certainty)) or less and nothing warns"
      case .unknown: "never heard, or the answers cannot tell"
      }
    return "\(counted(total.accounts, "account")) \(total.accounts == 1 ? "is" : "are") "
      + "\(total.status == .watch ? "to watch" : total.status.title)"
      + "\(AccountWords.revenue(total)): \(rule)."
  }
}

/// A role of the list.
public struct AccountRole: Codable, Sendable, Equatable {
  /// The role.
  public let role: String
  /// Its declared weight; 1 where none is declared.
  public let weight: Double
  /// Its share of all weights.
  public let share: Double
  /// The answers from it in this wave.
  public let answers: Int
  /// The accounts in which it answered in this wave.
  public let accounts: Int
  /// The level of its answers in the average account; nil without answers or when the model refuses.
  public let level: Double?
}

/// How accounts differ.
public struct AccountModel: Codable, Sendable, Equatable {
  /// The accounts that were scored.
  public let accounts: Int
  /// Their answers.
  public let answers: Int
  /// Accounts less columns.
  public let degreesOfFreedom: Int
  /// The restricted maximum-likelihood estimate of the intraclass correlation; nil without one.
  public let intraclassCorrelation: Double?
  /// Its average by what the scores rest on.
  public let averageIntraclassCorrelation: Double
  /// Where an account that nobody has answered for lies.
  public let unheard: StandardizedAccount?
  /// The largest fall and rise of every score when each weight changes by up to the factor.
  public let weightShift: [Double]
  /// Accounts at risk whatever the weights within the factor.
  public let atRiskAlways: Int
  /// Accounts at risk under some of those weights and not under others.
  public let atRiskSometimes: Int
  /// How far all accounts moved since the wave before; nil without one.
  public let commonShift: Double?
  /// The seed of the ranks; nil without draws.
  public let seed: UInt64?
}

/// How much stands in a class.
public struct AccountClassTotal: Codable, Sendable, Equatable {
  /// The class.
  public let status: AccountClass
  /// Its accounts.
  public let accounts: Int
  /// Their revenue a year; nil where none of it is known.
  public let revenue: Double?
  /// Its share of all revenue that is known.
  public let revenueShare: Double?
}
