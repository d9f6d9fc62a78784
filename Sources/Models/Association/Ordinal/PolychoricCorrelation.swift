import Probability
import Statistics

/// What a polychoric correlation returns.
public struct PolychoricResult: Codable, Sendable, Equatable {
  /// The number of rows.
  public let count: Int
  /// How it was estimated.
  public let method: PolychoricCorrelation.Method
  /// The correlation of the two normal variables behind the answers; nil when a variable is constant.
  public let estimate: Double?
  /// Its standard error; nil at the boundary.
  public let standardError: Double?
  /// The interval on Fisher's z; nil at the boundary.
  public let interval: Interval?
  /// The likelihood-ratio test of zero correlation.
  public let test: TestResult?
  /// The likelihood-ratio test that a normal distribution fits the table; nil without degrees of
  /// freedom.
  public let fit: TestResult?
  /// The thresholds of the row variable.
  public let rowThresholds: [Double]
  /// The thresholds of the column variable.
  public let columnThresholds: [Double]
  /// What the reader must know.
  public let notes: [Note]
}

/// The polychoric correlation: of the normal variables that two ordered variables are cuts of.
///
/// Thresholds come from the margins, then the correlation maximises the likelihood (`twoStep`); or
/// all of them maximise it together by Fisher scoring (`maximumLikelihood`). Two classes each make it
/// tetrachoric. Source: Olsson 1979, Psychometrika 44:443–460.
public struct PolychoricCorrelation: Codable, Sendable, Equatable {
  /// How it is estimated.
  public enum Method: String, Codable, Sendable, Equatable, CaseIterable {
    /// Thresholds from the margins.
    case twoStep = "two_step"
    /// Everything together.
    case maximumLikelihood = "maximum_likelihood"
  }

  /// How it is estimated.
  public var method: Method
  /// The confidence level.
  public var level: Double

  /// Chooses the method and the level.
  public init(method: Method = .maximumLikelihood, level: Double = 0.95) {
    requireLevel(level)
    self.method = method
    self.level = level
  }

  /// Correlates two variables whose distinct values are ordered classes.
  /// - Parameters:
  ///   - x: one value per row.
  ///   - y: one value per row.
  /// - Throws: `nonFinite`, `outOfRange`.
  public func run(_ x: [Double], _ y: [Double]) throws(AssociationError) -> PolychoricResult {
    try checkPairs(x, y)
    let (a, b) = (Midranks(x), Midranks(y))
    var table = a.tieSizes.map { _ in [Int](repeating: 0, count: b.tieSizes.count) }
    for row in x.indices { table[a.classes[row]][b.classes[row]] += 1 }
    return run(table: table)
  }

  /// Correlates from a table of counts: rows are the classes of one variable, columns of the other.
  public func run(table: [[Int]]) -> PolychoricResult {
    let total = table.reduce(0) { $0 + $1.reduce(0, +) }
    precondition(
      table.allSatisfy { row in row.count == table[0].count && row.allSatisfy { $0 >= 0 } },
      "rows of a table of counts differ in length, or a count is negative")
    guard let data = OrdinalTable(table) else {
      return PolychoricResult(
        count: total, method: method, estimate: nil, standardError: nil, interval: nil, test: nil,
        fit: nil, rowThresholds: [], columnThresholds: [], notes: [.constantVariable])
    }
    let fit = PolychoricFit(data, thresholds: method == .maximumLikelihood)
    var notes: [Note] = []
    if fit.isAtBoundary { notes.append(.boundaryCorrelation) }
    let (r, c) = (data.rowCuts.count - 1, data.columnCuts.count - 1)
    let saturated = data.counts.joined().reduce(0.0) {
      $1 > 0 ? $0 + $1 * logOf($1 / data.total) : $0
    }
    let interval = fit.standardError.map {
      limitsByZ(
        fit.correlation, standardError: $0 / ((1 - fit.correlation) * (1 + fit.correlation)),
        level: level, method: "fisher_z")
    }
    return PolychoricResult(
      count: total, method: method, estimate: fit.correlation, standardError: fit.standardError,
      interval: interval,
      test: likelihoodRatio(
        2 * (fit.logLikelihood - fit.independence), 1, "likelihood_ratio", .independence),
      fit: likelihoodRatio(
        2 * (saturated - fit.logLikelihood), r * c - r - c, "likelihood_ratio_fit",
        "the answers are cuts of two normal variables"),
      rowThresholds: Array(fit.rows.dropFirst().dropLast()),
      columnThresholds: Array(fit.columns.dropFirst().dropLast()), notes: notes)
  }
}

extension Note {
  static let boundaryCorrelation = Note(
    code: "boundary_correlation",
    sentence: "The likelihood rises all the way to a perfect correlation (a pattern of empty "
      + "cells), where no standard error exists.")
}

/// A likelihood-ratio test; nil without degrees of freedom.
func likelihoodRatio(
  _ statistic: Double, _ degreesOfFreedom: Int, _ method: String, _ null: String
) -> TestResult? {
  guard degreesOfFreedom > 0, statistic.isFinite else { return nil }
  let chi = max(0, statistic)
  return TestResult(
    method: method, null: null, statistic: chi, degreesOfFreedom: Double(degreesOfFreedom),
    pValue: ChiSquared(degreesOfFreedom: Double(degreesOfFreedom)).survival(chi))
}
