import LinearAlgebra
import Statistics

/// The sums of a random-intercept model from which it is solved at any ratio of variances in
/// O(groups · columns²).
///
/// Everything is kept in orthonormal columns Q of the design and of residuals e of ordinary least
/// squares, brought to length one, so that neither units nor leading digits cost accuracy. Sums are
/// split into within and between groups: with w = 1/(1 + mλ), V⁻¹ weights the first by 1 and the
/// second by w, both without cancellation.
struct RandomInterceptKernel: Sendable {
  /// The number of rows.
  let rows: Int
  /// The number of columns.
  let columns: Int
  /// The identifiers of the groups, ascending.
  let groups: [Int]
  /// The rows of each group.
  let sizes: [Double]
  /// Groups × columns by rows: the sum of each column of Q in a group.
  let sums: [Double]
  /// The sum of e in each group.
  let residualSums: [Double]
  /// QᵀQ, Qᵀe and eᵀe within groups.
  let withinGram: Matrix
  let withinCross: [Double]
  let withinSquares: Double
  /// The length of the residuals before they were brought to one.
  let scale: Double
  /// X times this is Q.
  let transform: Matrix
  /// The coefficients of ordinary least squares.
  let leastSquares: [Double]
  /// log |XᵀX|.
  let logDeterminant: Double
  /// The columns that vary within groups.
  let withinRank: Int
  /// The share of the squared residuals that is left within groups after the columns.
  let withinResidual: Double

  /// The dimensions in which rows vary within groups beyond the columns.
  var degreesOfFreedomWithin: Int { rows - groups.count - withinRank }
  /// The dimensions in which groups vary beyond the columns.
  var degreesOfFreedomBetween: Int { groups.count + withinRank - columns }

  /// Checks the data and takes the sums.
  /// - Throws: `nonFinite`, `outOfRange`, `tooFewRows`, `tooFew` below two groups, `rankDeficient`,
  ///   `noVariation`, `noReplication`, `groupsConfounded`.
  init(
    x: Matrix, y: [Double], groups labels: [Int], names: [String]
  ) throws(HierarchicalError) {
    let (n, p) = (x.rows, x.columns)
    try Self.check(x: x, y: y, names: names)
    let identifiers = Set(labels).sorted()
    if identifiers.count < 2 { throw .tooFew(what: "groups", count: identifiers.count, needed: 2) }
    if n <= p { throw .tooFewRows(rows: n, columns: p) }
    let places = Dictionary(
      uniqueKeysWithValues: identifiers.enumerated().map { ($0.element, $0.offset) })
    // Every label is among the identifiers.
    let codes = labels.map { places[$0] ?? 0 }

    let basis = try OrthonormalDesign(x, names: names)
    let (coefficients, residuals) = basis.residuals(of: y)
    let length = euclideanLength(residuals)
    if length <= 16 * Double(n) * Double.ulpOfOne * euclideanLength(y) { throw .noVariation }

    (rows, columns, groups) = (n, p, identifiers)
    (scale, leastSquares, transform) = (length, coefficients, basis.transform)
    logDeterminant = basis.logDeterminant
    let unit = residuals.map { $0 / length }
    let split = GroupedSums(q: basis.q, e: unit, codes: codes, groups: identifiers.count)
    (sizes, sums, residualSums) = (split.sizes, split.sums, split.residualSums)
    (withinGram, withinCross) = (split.withinGram, split.withinCross)
    withinSquares = split.withinSquares
    (withinRank, withinResidual) = split.withinFit()
    if degreesOfFreedomWithin <= 0 { throw .noReplication }
    if degreesOfFreedomBetween <= 0 { throw .groupsConfounded }
  }

  /// Whether only rounding is left within groups, so that the likelihood has no maximum.
  var isConstantWithin: Bool { withinResidual < 1e-13 }

  private static func check(
    x: Matrix, y: [Double], names: [String]
  ) throws(HierarchicalError) {
    func check(_ value: Double, _ variable: String, _ row: Int) throws(HierarchicalError) {
      if !value.isFinite { throw .nonFinite(variable: variable, row: row) }
      if value.magnitude > 1e150 { throw .outOfRange(variable: variable, row: row) }
    }
    for (row, value) in y.enumerated() { try check(value, "the response", row) }
    for (place, value) in x.values.enumerated() {
      try check(value, names[place / x.rows], place % x.rows)
    }
  }
}

/// The root of a sum of squares, without overflow or loss of tiny values.
func euclideanLength(_ values: [Double]) -> Double {
  let largest = values.reduce(0) { max($0, abs($1)) }
  guard largest > 0 else { return 0 }
  var sum = CompensatedSum()
  for value in values { sum.add(product: value / largest, value / largest) }
  return largest * sum.value.squareRoot()
}
