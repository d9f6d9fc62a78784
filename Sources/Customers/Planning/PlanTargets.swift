import Statistics

/// The answers that a margin takes.
public struct MarginPlan: Codable, Sendable, Equatable {
  /// The wanted margin in points.
  public let margin: Double
  /// Answers for the process behind the customers; nil when a million are not enough.
  public let answers: Int?
  /// The accounts they come from; nil where answers are independent.
  public let accounts: Int?
  /// Answers for exactly these customers, their number being known.
  public let answersOfPopulation: Int?
  /// What the given accounts reach with the planned answers of each; nil where none were given.
  public let reached: Double?
  /// Answers of each given account that reach it; nil where none do, or none were given.
  public let answersPerAccount: Int?
}

/// The answers of each sample that a change takes.
public struct ChangePlan: Codable, Sendable, Equatable {
  /// The change to be found, in points.
  public let change: Double
  /// Answers for a fall; nil where the scale ends first or a million are not enough.
  public let down: Int?
  /// Answers for a rise; nil where the scale ends first or a million are not enough.
  public let up: Int?
  /// Whether the scale ends before such a fall.
  public let fallLeavesScale: Bool
  /// Whether the scale ends before such a rise.
  public let riseLeavesScale: Bool
  /// Whether the given accounts can find it, in any direction, at any number of answers each; nil
  /// where none were given.
  public let accountsSuffice: Bool?
  /// Whether all figures rest on every pair of outcomes.
  public let isExact: Bool
}

extension PlanGround {
  /// Beyond so many answers of one account more of them say next to nothing.
  static let mostPerAccount = 1_000

  /// The smallest number of answers whose design meets a condition, in steps of whole accounts.
  private func fewest(_ meets: (AccountDesign) -> Bool) -> Int? {
    let most = Int(Double(SurveyPlan.most) / answersPerAccount)
    let units = smallestWhole(most: most) { meets(design(Double($0) * answersPerAccount)) }
    return units.map { Int((Double($0) * answersPerAccount - 1e-9).rounded(.up)) }
  }

  /// The accounts that so many answers take; nil where answers are independent.
  func accounts(for answers: Int?) -> Int? {
    guard isClustered, let answers else { return nil }
    return Int((Double(answers) / answersPerAccount + 1e-9).rounded(.down))
  }

  func plan(margin: Double) -> MarginPlan {
    let answers = fewest { halfWidth($0).map { $0 <= margin } ?? false }
    let ofPopulation = population.flatMap { customers in
      smallestWhole(most: customers) { size in
        halfWidth(design(Double(size)), of: customers).map { $0 <= margin } ?? false
      } ?? customers
    }
    var (reached, perAccount): (Double?, Int?) = (nil, nil)
    if accountsAreGiven, let accounts {
      func design(_ size: Double) -> AccountDesign {
        AccountDesign(
          accounts: Double(accounts), answersPerAccount: size, weightedSize: size * unevenness,
          intraclassCorrelation: intraclassCorrelation)
      }
      reached = halfWidth(design(answersPerAccount)).map { $0 * 100 }
      perAccount = smallestWhole(most: Self.mostPerAccount) {
        halfWidth(design(Double($0))).map { $0 <= margin } ?? false
      }
    }
    return MarginPlan(
      margin: margin * 100, answers: answers, accounts: accounts(for: answers),
      answersOfPopulation: ofPopulation, reached: reached, answersPerAccount: perAccount)
  }

  func plan(change: Double) -> ChangePlan {
    let (falls, rises) = (
      truth.shifted(by: -change) != nil, truth.shifted(by: change) != nil
    )
    let down = falls ? fewest { finds(-change, $0) } : nil
    let up = rises ? fewest { finds(change, $0) } : nil
    var suffices: Bool?
    if accountsAreGiven, let accounts {
      let best = AccountDesign(
        accounts: Double(accounts), answersPerAccount: Double(Self.mostPerAccount),
        weightedSize: Double(Self.mostPerAccount) * unevenness,
        intraclassCorrelation: intraclassCorrelation)
      suffices = finds(-change, best) || finds(change, best)
    }
    let largest = max(down ?? 0, up ?? 0)
    return ChangePlan(
      change: change * 100, down: down, up: up, fallLeavesScale: !falls, riseLeavesScale: !rises,
      accountsSuffice: suffices,
      isExact: !isClustered && pairing == nil && largest <= PlannedChange.largestExact)
  }
}
