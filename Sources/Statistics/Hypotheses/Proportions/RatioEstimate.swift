/// A ratio (of risks or of odds) with its interval.
///
/// A ratio has no finite value when what it is divided by is zero: its estimate is then nil, the
/// note `unbounded_ratio` says so, and an upper limit of nil means that there is none.
public struct RatioEstimate: Codable, Sendable, Equatable {
  /// The ratio; nil when it is undefined or unbounded.
  public let estimate: Double?
  /// The standard error of its logarithm; nil where the method has none.
  public let logStandardError: Double?
  /// The interval; nil with a note when none can be given.
  public let interval: Interval?
  /// What the reader must know about this ratio.
  public let notes: [Note]

  /// Makes an estimate.
  public init(
    estimate: Double?, logStandardError: Double? = nil, interval: Interval?, notes: [Note] = []
  ) {
    self.estimate = estimate
    self.logStandardError = logStandardError
    self.interval = interval
    self.notes = notes
  }

  /// Whether the data put the ratio at infinity.
  public var isUnbounded: Bool { notes.contains { $0.code == Note.unboundedRatio.code } }
}

extension Note {
  static let unboundedRatio = Note(
    code: "unbounded_ratio",
    sentence: "What the ratio is divided by is zero in these data, so the ratio has no upper end.")

  static let undefinedRatio = Note(
    code: "undefined_ratio", sentence: "The ratio is zero over zero in these data.")

  static let zeroCell = Note(
    code: "zero_cell",
    sentence: "A count of zero leaves the logarithm of the ratio without a finite standard error.")
}
