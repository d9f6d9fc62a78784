/// Yes/no answers of two independent groups, counted.
///
/// Counts may be fractional (weighted answers, or an effective sample size); exact methods need
/// whole ones and say so.
public struct TwoProportions: Codable, Sendable, Equatable {
  /// The number of successes in the first group.
  public let firstSuccesses: Double
  /// The size of the first group.
  public let firstTrials: Double
  /// The number of successes in the second group.
  public let secondSuccesses: Double
  /// The size of the second group.
  public let secondTrials: Double

  /// Makes the counts of two groups: `TwoProportions(6, of: 22, versus: 2, of: 25)`.
  /// - Parameters:
  ///   - firstSuccesses: successes in the first group, 0…firstTrials
  ///   - firstTrials: the size of the first group, 0 or more
  ///   - secondSuccesses: successes in the second group, 0…secondTrials
  ///   - secondTrials: the size of the second group, 0 or more
  public init(
    _ firstSuccesses: Double, of firstTrials: Double, versus secondSuccesses: Double,
    of secondTrials: Double
  ) {
    for (successes, trials) in [(firstSuccesses, firstTrials), (secondSuccesses, secondTrials)] {
      precondition(
        trials.isFinite && successes >= 0 && successes <= trials,
        "successes must lie in 0…trials, not \(successes) of \(trials)")
    }
    self.firstSuccesses = firstSuccesses
    self.firstTrials = firstTrials
    self.secondSuccesses = secondSuccesses
    self.secondTrials = secondTrials
  }

  /// Makes the counts of two groups from whole numbers.
  public init(
    _ firstSuccesses: Int, of firstTrials: Int, versus secondSuccesses: Int, of secondTrials: Int
  ) {
    self.init(
      Double(firstSuccesses), of: Double(firstTrials), versus: Double(secondSuccesses),
      of: Double(secondTrials))
  }

  /// The number of people in both groups.
  public var total: Double { firstTrials + secondTrials }
  /// The number of successes in both groups.
  public var successes: Double { firstSuccesses + secondSuccesses }
  /// The number of failures in the first group.
  public var firstFailures: Double { firstTrials - firstSuccesses }
  /// The number of failures in the second group.
  public var secondFailures: Double { secondTrials - secondSuccesses }
  /// The number of failures in both groups.
  public var failures: Double { firstFailures + secondFailures }

  /// The share of successes in the first group; nil when it is empty.
  public var firstShare: Double? { firstTrials > 0 ? firstSuccesses / firstTrials : nil }
  /// The share of successes in the second group; nil when it is empty.
  public var secondShare: Double? { secondTrials > 0 ? secondSuccesses / secondTrials : nil }

  /// The first share minus the second; nil when a group is empty.
  public var difference: Double? {
    guard let firstShare, let secondShare else { return nil }
    return firstShare - secondShare
  }

  /// Whether both groups hold someone.
  public var hasBothGroups: Bool { firstTrials > 0 && secondTrials > 0 }

  /// Whether both groups and both outcomes occur, without which nothing can be associated.
  public var hasVariation: Bool { hasBothGroups && successes > 0 && failures > 0 }

  /// The groups exchanged.
  public var swapped: TwoProportions {
    TwoProportions(secondSuccesses, of: secondTrials, versus: firstSuccesses, of: firstTrials)
  }

  /// Successes and failures exchanged.
  public var complement: TwoProportions {
    TwoProportions(firstFailures, of: firstTrials, versus: secondFailures, of: secondTrials)
  }

  /// The four counts as whole numbers: successes and failures of the first group, then of the
  /// second; nil when one of them is fractional or too large to be counted.
  var whole: (a: Int, b: Int, c: Int, d: Int)? {
    guard total < 0x1p53, let a = Int(exactly: firstSuccesses), let b = Int(exactly: firstFailures),
      let c = Int(exactly: secondSuccesses), let d = Int(exactly: secondFailures)
    else { return nil }
    return (a, b, c, d)
  }
}

extension Note {
  /// The note of every comparison that lacks one of its two groups.
  static let emptyGroup = Note(
    code: "empty_group", sentence: "One of the two groups holds nobody, so nothing is compared.")

  /// The note of every statistic that needs both outcomes.
  static let noVariation = Note(
    code: "no_variation",
    sentence: "All answers are alike in both groups, so the statistic is zero over zero.")

  /// The note of every exact method that is given weighted counts.
  static let fractionalCounts = Note(
    code: "fractional_counts", sentence: "Exact methods need whole counts, and these are not.")
}
