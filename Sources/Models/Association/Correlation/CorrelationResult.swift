import Statistics

/// What a correlation returns.
public struct CorrelationResult: Codable, Sendable, Equatable {
  /// Which coefficient.
  public let measure: CorrelationMeasure
  /// The number of rows.
  public let count: Int
  /// The coefficient, −1…1; nil when a variable is constant.
  public let estimate: Double?
  /// Its interval; nil with a note where there is none.
  public let interval: Interval?
  /// The test from a formula: t, for Kendall's τ the normal approximation corrected for ties.
  public let test: TestResult?
  /// The permutation test; nil when none was asked for.
  public let permutation: PairingOutcome?
  /// What the reader must know.
  public let notes: [Note]
}

extension Note {
  static let constantVariable = Note(
    code: "constant_variable",
    sentence: "A variable has one value only, so nothing can go with it.")
  static let perfectCorrelation = Note(
    code: "perfect_correlation",
    sentence: "The observed correlation is perfect, where the formula of the interval ends.")
  static let tooFewPairs = Note(
    code: "too_few_pairs",
    sentence: "There are too few rows for an interval by this formula.")
}
