import Statistics

/// The variance components of a one-way layout by the analysis of variance, without iteration.
///
/// Source: Searle, Casella & McCulloch 1992, Variance Components, section 3.6: σ²_between =
/// (MSB − MSW)/n₀ with n₀ = (N − Σn²/N)/(k − 1).
public struct OneWayVarianceComponents: Codable, Sendable, Equatable {
  /// The mean square between groups.
  public let meanSquareBetween: Double
  /// The mean square within groups.
  public let meanSquareWithin: Double
  /// The size that stands for the groups' sizes.
  public let effectiveSize: Double
  /// The variance between groups, which may be negative.
  public let varianceBetween: Double
  /// The share of the variance between groups, which may be negative; nil when nothing varies.
  public let intraclassCorrelation: Double?
  /// The same, not below zero.
  public var truncatedIntraclassCorrelation: Double? { intraclassCorrelation.map { max(0, $0) } }

  /// Takes the components from an analysis of variance.
  public init(_ analysis: OneWayANOVAResult) {
    let sizes = analysis.groups.map { Double($0.count) }
    let total = sizes.reduce(0, +)
    let squares = sizes.reduce(0) { $0 + $1 * $1 }
    let size = (total - squares / total) / Double(sizes.count - 1)
    let between = (analysis.meanSquareBetween - analysis.meanSquareWithin) / size
    meanSquareBetween = analysis.meanSquareBetween
    meanSquareWithin = analysis.meanSquareWithin
    effectiveSize = size
    varianceBetween = between
    let all = between + analysis.meanSquareWithin
    intraclassCorrelation = all > 0 ? between / all : nil
  }
}
