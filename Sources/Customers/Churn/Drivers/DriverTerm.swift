import LinearAlgebra
import Models
import Reports
import Statistics

/// What goes with one column of a driver.
public struct DriverTerm: Codable, Sendable, Equatable {
  /// The column of the design: `nps`, `tier[small]`, `log(arr)`.
  public let term: String
  /// The driver it belongs to.
  public let driver: String
  /// The coefficient for one unit: a log odds ratio, a slope or a log hazard ratio; nil where none
  /// exists.
  public let estimate: Double?
  /// Its standard error; nil where the model has none.
  public let standardError: Double?
  /// Its interval; a missing limit does not bound.
  public let interval: Interval?
  /// The test statistic: χ², t or z.
  public let statistic: Double?
  /// Its degrees of freedom.
  public let degreesOfFreedom: Double?
  /// The p-value.
  public let pValue: Double?
  /// The p-value corrected for the number of coefficients; nil where it is not.
  public let adjustedPValue: Double?
  /// The standard deviation of the column.
  public let standardDeviation: Double
  /// A round change of the column, about a standard deviation; 1 for yes/no and levels.
  public let step: Double
  /// Whether the column is 0 or 1.
  public let isIndicator: Bool
  /// Whether the scale is that of a ratio of odds or hazards, whose logarithm is the estimate.
  public let isRatio: Bool
  /// The average change of the probability for one unit; nil where the model has none.
  public let marginalEffect: MarginalEffect?
  /// What follows.
  public let finding: Remark

  /// The ratio, or the slope, for a change of the column.
  public func effect(of change: Double) -> Double? {
    estimate.flatMap { Self.transformed($0 * change, isRatio) }
  }

  /// The limits of that.
  public func limits(of change: Double) -> (lower: Double?, upper: Double?) {
    guard let interval else { return (nil, nil) }
    let lower = interval.lower.flatMap { Self.transformed($0 * change, isRatio) }
    return (
      lower ?? (isRatio && interval.upper != nil ? 0 : nil),
      interval.upper.flatMap { Self.transformed($0 * change, isRatio) }
    )
  }

  /// The exponential of a logarithm; nil where it overflows.
  private static func transformed(_ value: Double, _ isRatio: Bool) -> Double? {
    let result = isRatio ? exponential(value) : value
    return result.isFinite ? result : nil
  }

  /// The standard deviation of a column, squares kept in range; zero for a single row.
  static func deviation(_ values: [Double]) -> Double {
    let largest = values.reduce(0) { max($0, abs($1)) }
    guard values.count > 1, largest > 0, largest.isFinite else { return 0 }
    let scaled = values.map { $0 / largest }
    let mean = scaled.reduce(0, +) / Double(scaled.count)
    let squares = scaled.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return largest * (squares / Double(scaled.count - 1)).squareRoot()
  }

  /// 1, 2 or 5 times a power of ten, at or below a standard deviation; 1 where that is near enough.
  static func roundStep(_ deviation: Double) -> Double {
    guard deviation > 0, deviation.isFinite else { return 1 }
    if deviation >= 0.5, deviation < 20 { return 1 }
    var power = 1.0
    while power > deviation { power /= 10 }
    while power * 10 <= deviation { power *= 10 }
    let factor = [5.0, 2, 1].first { $0 * power <= deviation * 1.000001 } ?? 1
    return power < 1 ? factor / (1 / power).rounded() : factor * power
  }
}
