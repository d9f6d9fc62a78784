/// Answers on a numeric scale, counted by scale point, such as 1…5 or 1…7.
public struct ScaleCounts: Codable, Sendable, Equatable {
  /// The points of the scale, rising.
  public let points: [Double]
  /// The number of answers at each point; may be fractional.
  public let counts: [Double]

  /// Makes counts on a scale of at least two rising points.
  public init(points: [Double], counts: [Double]) {
    precondition(
      points.count == counts.count && points.count >= 2,
      "\(points.count) scale points and \(counts.count) counts")
    precondition(
      zip(points, points.dropFirst()).allSatisfy { $0 < $1 }, "scale points must rise: \(points)")
    precondition(
      counts.allSatisfy { $0 >= 0 && $0.isFinite }, "counts must not be negative: \(counts)")
    self.points = points
    self.counts = counts
  }

  /// The number of answers.
  public var total: Double { counts.reduce(0, +) }

  /// The mean answer; nil without answers.
  public var mean: Double? {
    total > 0 ? zip(points, counts).reduce(0) { $0 + $1.0 * $1.1 } / total : nil
  }

  /// The variance of one answer with divisor n; nil without answers.
  public var variance: Double? {
    guard let mean else { return nil }
    return zip(points, counts).reduce(0) { $0 + $1.1 * ($1.0 - mean) * ($1.0 - mean) } / total
  }

  /// The same shares on another number of answers.
  public func scaled(by factor: Double) -> ScaleCounts {
    ScaleCounts(points: points, counts: counts.map { $0 * factor })
  }
}
