/// A confidence interval with the level and the method that made it.
public struct Interval: Codable, Sendable, Equatable {
  /// The lower limit; nil means unbounded or not estimable.
  public var lower: Double?
  /// The upper limit; nil means unbounded or not estimable.
  public var upper: Double?
  /// The confidence level, between 0 and 1.
  public var level: Double
  /// The name of the method that produced the limits.
  public var method: String

  /// Makes an interval from its limits.
  public init(lower: Double?, upper: Double?, level: Double, method: String) {
    self.lower = lower
    self.upper = upper
    self.level = level
    self.method = method
  }

  /// The distance between the limits; nil when a limit is missing.
  public var width: Double? {
    guard let lower, let upper else { return nil }
    return upper - lower
  }

  /// Whether a value lies inside the closed interval; a missing limit does not bound.
  public func contains(_ value: Double) -> Bool {
    (lower.map { $0 <= value } ?? true) && (upper.map { value <= $0 } ?? true)
  }
}
