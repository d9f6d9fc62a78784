import Statistics
import Tables

/// How a factor becomes numbers, with everything that was learned from the data it was made from.
public struct FactorEncoding: Codable, Sendable, Equatable {
  /// What is done to the numbers of a column.
  public enum Step: Codable, Sendable, Equatable {
    /// The natural logarithm.
    case log
    /// The square root.
    case sqrt
    /// Less this mean, divided by this standard deviation.
    case scale(mean: Double, standardDeviation: Double)
    /// Orthogonal polynomials.
    case polynomial(PolynomialBasis)
    /// The powers 1 to `degree`.
    case powers(degree: Int)
  }

  /// The name of the factor, as in the names of its columns.
  public let label: String
  /// The column it is read from.
  public let column: String
  /// What is done to its numbers, in order; empty for a categorical factor.
  public let steps: [Step]
  /// The levels of a categorical factor in natural order; nil for a numeric one.
  public let levels: [String]?
  /// The level that others are compared with; nil for a numeric factor.
  public let reference: String?

  /// Whether the factor has levels.
  public var isCategorical: Bool { levels != nil }

  /// The number of numeric columns, or of levels.
  var width: Int {
    if let levels { return levels.count }
    switch steps.last {
    case .polynomial(let basis): return basis.degree
    case .powers(let degree): return degree
    default: return 1
    }
  }

  /// The names of the numeric columns, or of the columns of the levels.
  func names() -> [String] {
    if let levels { return levels.map { "\(label)[\($0)]" } }
    return width == 1 ? [label] : (1...width).map { "\(label)[\($0)]" }
  }

  // Learning

  /// A categorical factor whose levels are those that occur in `rows`.
  static func categorical(
    _ factor: Factor, _ column: Column, rows: [Int]
  ) throws(DesignError) -> FactorEncoding {
    let labels = column.labels.selecting(rows: rows)
    let levels = naturallyOrdered(labels.levels)
    if let reference = factor.reference, !levels.contains(reference) {
      throw .unknownReference(
        column: column.name, reference: reference, near: NearNames.near(reference, among: levels),
        levels: levels)
    }
    if levels.count == 1 { throw .oneLevel(column: column.name, level: levels[0]) }
    return FactorEncoding(
      label: factor.label, column: column.name, steps: [], levels: levels,
      reference: factor.reference ?? YesNo.negative(levels) ?? levels.first)
  }

  /// A numeric factor whose means, deviations and polynomials are those of `values`.
  static func numeric(
    _ factor: Factor, _ values: [Double], cell: (Int) -> TableError.Cell
  ) throws(DesignError) -> FactorEncoding {
    var steps: [Step] = []
    var current = values
    for transform in factor.transforms {
      switch transform {
      case .log: steps.append(.log)
      case .sqrt: steps.append(.sqrt)
      case .scale:
        let moments = Self.moments(current)
        guard let moments else { throw .constant(factor: factor.label) }
        steps.append(.scale(mean: moments.mean, standardDeviation: moments.deviation))
      case .powers(let degree):
        try check(current, factor, degree)
        steps.append(.powers(degree: degree))
      case .polynomial(let degree):
        try check(current, factor, degree)
        guard let basis = PolynomialBasis(current, degree: degree) else {
          // There are enough values, but some are too close to be told apart.
          throw .degreeTooHigh(factor: factor.label, degree: degree, values: degree)
        }
        steps.append(.polynomial(basis))
      }
      if !transform.isPolynomial {
        current = try steps[steps.count - 1].columns(current, factor: factor.label, cell: cell)[0]
      }
    }
    return FactorEncoding(
      label: factor.label, column: factor.column, steps: steps, levels: nil, reference: nil)
  }

  private static func check(
    _ values: [Double], _ factor: Factor, _ degree: Int
  ) throws(DesignError) {
    let distinct = Set(values).count
    if degree >= distinct {
      throw .degreeTooHigh(factor: factor.label, degree: degree, values: distinct)
    }
  }

  /// Mean and standard deviation; nil when all values are equal.
  private static func moments(_ values: [Double]) -> (mean: Double, deviation: Double)? {
    guard let first = values.first, values.contains(where: { $0 != first }) else { return nil }
    let mean = CompensatedSum(values).value / Double(values.count)
    let squares = values.map { ($0 - mean) * ($0 - mean) }
    let deviation = (CompensatedSum(squares).value / Double(values.count - 1)).squareRoot()
    return deviation > 0 && deviation.isFinite ? (mean, deviation) : nil
  }

  // Applying

  /// The numeric columns of values.
  /// - Parameter cell: the cell of the value with an index, for errors.
  func columns(
    _ values: [Double], cell: (Int) -> TableError.Cell
  ) throws(DesignError) -> [[Double]] {
    var columns = [values]
    for step in steps { columns = try step.columns(columns[0], factor: label, cell: cell) }
    return columns
  }
}

extension FactorEncoding.Step {
  fileprivate func columns(
    _ values: [Double], factor: String, cell: (Int) -> TableError.Cell
  ) throws(DesignError) -> [[Double]] {
    switch self {
    case .log:
      if let index = values.firstIndex(where: { $0 <= 0 }) {
        throw .outsideDomain(function: "logarithm", factor: factor, cell: cell(index))
      }
      return [values.map(logOf)]
    case .sqrt:
      if let index = values.firstIndex(where: { $0 < 0 }) {
        throw .outsideDomain(function: "square root", factor: factor, cell: cell(index))
      }
      return [values.map { $0.squareRoot() }]
    case .scale(let mean, let deviation): return [values.map { ($0 - mean) / deviation }]
    case .polynomial(let basis): return basis.columns(at: values)
    case .powers(let degree):
      var powers = [values]
      for _ in 1..<degree { powers.append(zip(powers[powers.count - 1], values).map { $0 * $1 }) }
      return powers
    }
  }
}

/// Distinct levels in natural order; texts that differ only in how accents are coded are one level.
func naturallyOrdered(_ levels: [String]) -> [String] {
  Array(Set(levels)).sorted {
    NaturalOrder.precedes($0, $1) || (!NaturalOrder.precedes($1, $0) && $0 < $1)
  }
}
