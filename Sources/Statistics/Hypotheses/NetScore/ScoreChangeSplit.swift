import Probability

/// The change of a score between two waves, split into what the same people changed, what joined and
/// left, and how the mix of roles shifted; the parts add up to the change exactly.
///
/// Kitagawa's decomposition (1955, JASA 50:1168–1194) over roles with averaged weights, and within a
/// role the scores of those who answered both waves as the go-between; `Guides/Transitions.md` has the
/// formula. Intervals are of the jackknife over accounts, with t on one degree of freedom less.
public struct ScoreChangeSplit: Codable, Sendable, Equatable {
  /// The confidence level.
  public var level: Double

  /// Below this many accounts in a wave the parts are described, not estimated.
  public static let fewestAccounts = NetScoreEstimator.fewestAccounts
  /// The name of the interval's method in results.
  public static let methodName = "account_jackknife"

  /// Makes the configuration.
  public init(level: Double = 0.95) {
    precondition(level > 0 && level < 1, "the level must lie between 0 and 1, not \(level)")
    self.level = level
  }

  /// Splits the change.
  /// - Parameter answers: all answers of both waves, in any order
  /// - Returns: nil when a wave has no answers.
  /// - Complexity: O(answers + accounts·roles).
  public func run(_ answers: [PersonAnswer]) -> ScoreChangeSplitResult? {
    let cells = ChangeCells(answers)
    guard let parts = cells.parts() else { return nil }
    var notes: [Note] = []
    var errors: ChangeParts?
    let accounts = cells.accountsByWave
    let fewest = Swift.min(accounts.0, accounts.1)
    if fewest >= Self.fewestAccounts {
      errors = cells.jackknifeErrors()
    } else {
      notes.append(
        Note(
          code: "few_accounts",
          sentence:
            "One wave has answers from \(fewest) accounts; how sure the parts of the change "
            + "are cannot be seen below \(Self.fewestAccounts)."))
    }
    let critical = StudentT(degreesOfFreedom: Double(max(1, cells.clusters - 1)))
      .upperQuantile((1 - level) / 2)
    let members = cells.members
    func part(_ cause: ChangePart.Cause, _ isPresent: Bool, _ value: KeyPath<ChangeParts, Double>)
      -> ChangePart
    {
      let estimate = parts[keyPath: value]
      let error = isPresent ? errors?[keyPath: value] : nil
      return ChangePart(
        cause: cause, estimate: estimate, standardError: error,
        interval: error.map {
          Interval(
            lower: max(-2, estimate - critical * $0), upper: min(2, estimate + critical * $0),
            level: level, method: Self.methodName)
        })
    }
    var found = [
      part(.samePeople, members.stayed > 0, \.samePeople),
      part(.joined, members.joined > 0, \.joined), part(.left, members.left > 0, \.left),
    ]
    if cells.roles > 1 { found.append(part(.roleMix, true, \.roleMix)) }
    return ScoreChangeSplitResult(
      change: parts.total, parts: found, stayed: members.stayed, joined: members.joined,
      left: members.left, notes: notes)
  }
}

/// One part of a change of score, in units of −2…2.
public struct ChangePart: Codable, Sendable, Equatable {
  /// What makes a part of a change.
  public enum Cause: String, Codable, Sendable, CaseIterable {
    /// Those who answered both waves, in the same role, answered otherwise.
    case samePeople = "same_people"
    /// Those who answered only now score otherwise than those who stayed.
    case joined
    /// Those who answered only before scored otherwise than those who stayed.
    case left
    /// Roles with other scores have another share of the answers.
    case roleMix = "role_mix"
  }

  /// The cause.
  public let cause: Cause
  /// How much it changed the score.
  public let estimate: Double
  /// The jackknife's standard error; nil where there is nothing to vary, or too few accounts.
  public let standardError: Double?
  /// The interval.
  public let interval: Interval?

  /// Makes a part, in whichever unit.
  public init(cause: Cause, estimate: Double, standardError: Double?, interval: Interval?) {
    self.cause = cause
    self.estimate = estimate
    self.standardError = standardError
    self.interval = interval
  }
}

/// The change of a score and what it is made of.
public struct ScoreChangeSplitResult: Codable, Sendable, Equatable {
  /// The change of the score over all answers, later minus earlier: the sum of the parts.
  public let change: Double
  /// The parts; the mix of roles only where there are two roles or more.
  public let parts: [ChangePart]
  /// The people who answered both waves in one role.
  public let stayed: Int
  /// The people (and answers that name nobody) of the later wave alone.
  public let joined: Int
  /// The people (and answers that name nobody) of the earlier wave alone.
  public let left: Int
  /// What the reader must know.
  public let notes: [Note]
}
