import Models
import Statistics

/// The standardised scores of accounts from their answers in one wave.
struct AccountScorer {
  let weighting: RoleWeighting
  let programme: Programme
  let score: StandardizedScore

  /// A result with the place of each account in it.
  struct Scored {
    let result: StandardizedScoreResult
    /// Of each account of the programme, its place in the result; nil without answers.
    let places: [Int?]
    /// The answers and their weights, for other weights.
    let answers: RoleAnswers
    let weights: [Double]
  }

  /// Scores; a role with weight that nobody of this wave has leaves the target, as it leaves every
  /// weighted score, and a role without weight that one account alone has leaves the model, which
  /// learns nothing from it.
  /// - Throws: `HierarchicalError` when the model refuses.
  func run(_ answers: [[ScoredAnswer]]) throws(HierarchicalError) -> Scored {
    let count = weighting.names.count
    var accountsOfRole = [Int](repeating: 0, count: count)
    for own in answers {
      for role in Set(own.map(\.role)) { accountsOfRole[role] += 1 }
    }
    var weights = weighting.weights
    for role in 0..<count where accountsOfRole[role] == 0 { weights[role] = 0 }
    let heard = answers.contains { !$0.isEmpty }
    guard heard else { throw .tooFew(what: "accounts", count: 0, needed: 5) }
    guard weights.contains(where: { $0 > 0 }) else {
      throw .roleNotHeard(
        role: weighting.names.indices.filter { weighting.weights[$0] > 0 }.map {
          weighting.names[$0]
        }
        .joined(separator: ", "))
    }
    let leaving = Set(
      (0..<count).filter { accountsOfRole[$0] == 1 && weights[$0] == 0 })
    var (values, owners, roles) = ([Double](), [Int](), [Int]())
    for (account, own) in answers.enumerated() {
      for answer in own where !leaving.contains(answer.role) {
        values.append(answer.value)
        owners.append(account)
        roles.append(answer.role)
      }
    }
    let data = RoleAnswers(
      values: values, accounts: owners, accountNames: programme.accounts.map(\.id), roles: roles,
      roleNames: weighting.names)
    let result = try score.run(data, weights: weights)
    var places = [Int?](repeating: nil, count: answers.count)
    var next = 0
    let present = Set(owners)
    for account in answers.indices where present.contains(account) {
      places[account] = next
      next += 1
    }
    return Scored(result: result, places: places, answers: data, weights: weights)
  }
}

extension StandardizedAccount {
  init(_ account: StandardizedScoreResult.Account, range: [Double]?) {
    self.init(
      score: account.score, standardError: account.standardError, interval: account.interval,
      probabilityBelow: account.probabilityBelow ?? 0, rank: account.rank, probabilityRange: range)
  }

  /// The same without its place among the others.
  var withoutRank: StandardizedAccount {
    StandardizedAccount(
      score: score, standardError: standardError, interval: interval,
      probabilityBelow: probabilityBelow, rank: nil, probabilityRange: probabilityRange)
  }

  init(_ unheard: StandardizedScoreResult.Unheard) {
    self.init(
      score: unheard.score, standardError: unheard.standardError, interval: unheard.interval,
      probabilityBelow: unheard.probabilityBelow ?? 0, rank: nil, probabilityRange: nil)
  }
}
