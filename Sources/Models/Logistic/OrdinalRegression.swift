import LinearAlgebra
import Statistics

/// Proportional odds regression of an ordered outcome (0–10, 1–5) by maximum likelihood.
///
/// log P(Y ≤ k)/P(Y > k) = θ_k − x b: one coefficient per driver for every way of cutting the scale
/// in two, so that eᵇ multiplies the odds of a higher answer wherever the cut is.
/// Source: McCullagh 1980, Journal of the Royal Statistical Society B 42:109–142.
public struct OrdinalRegression: Codable, Sendable, Equatable {
  /// Makes the method.
  public init() {}

  /// Fits an ordered outcome.
  /// - Parameters:
  ///   - x: n × p, no intercept: the thresholds are the intercepts.
  ///   - y: the outcomes, n whole or other numbers; their order counts, not their distances.
  ///   - categories: the scale in ascending order; nil takes the values that occur. Values that do
  ///     not occur are dropped with a note, since their thresholds are not determined.
  ///   - weights: how many times each row counts; nil for once each.
  ///   - names: the names of the p columns.
  /// - Throws: `design` (dependent columns, a constant one among them; too few rows),
  ///   `unknownCategory`, `oneCategory`, `separated`, `notConverged`.
  public func fit(
    x: Matrix, y: [Double], categories: [Double]? = nil, weights: [Double]? = nil,
    names: [String]
  ) throws(OrdinalError) -> OrdinalFit {
    precondition(y.count == x.rows, "\(y.count) outcomes for \(x.rows) rows")
    precondition(names.count == x.columns, "\(names.count) names for \(x.columns) columns")
    let weights = weights ?? Array(repeating: 1, count: x.rows)
    precondition(weights.count == x.rows, "\(weights.count) weights for \(x.rows) rows")
    if let row = weights.firstIndex(where: { !($0 >= 0 && $0.isFinite) }) {
      throw .design(.invalidWeight(row: row))
    }
    for j in 0..<x.columns {
      for i in 0..<x.rows where !x[i, j].isFinite {
        throw .design(.nonFinite(row: i, column: names[j]))
      }
    }
    if let row = y.firstIndex(where: { !$0.isFinite }) {
      throw .design(.nonFinite(row: row, column: "response"))
    }
    if let categories, let row = y.firstIndex(where: { !categories.contains($0) }) {
      throw .unknownCategory(row: row, value: y[row])
    }
    let occurring = Set(zip(y, weights).filter { $1 > 0 }.map(\.0)).sorted()
    guard occurring.count >= 2 else { throw .oneCategory }
    let counted = weights.count { $0 > 0 }
    let size = x.columns + occurring.count - 1
    if counted <= size { throw .design(.tooFewRows(rows: counted, columns: size)) }
    // Rows of weight zero take the nearest category that occurs: they count nowhere.
    let codes = y.map { value in
      occurring.firstIndex(of: value)
        ?? min(occurring.count - 1, occurring.count { $0 < value })
    }
    let basis = try OrdinalBasis(x, weights: weights, names: names)
    var kernel = OrdinalKernel(
      x: basis.z, codes: codes, weights: weights, categories: occurring.count)
    let converged = kernel.maximise()
    if !(converged && kernel.smallestPull > 1e-9) {
      let separation = try Self.separation(
        basis.z, codes: codes, weights: weights, names: names, basis: basis,
        categories: occurring.count)
      if separation.kind != .none { throw .separated(separation) }
    }
    if !converged { throw .notConverged }
    let dropped = (categories ?? []).filter { !occurring.contains($0) }
    return OrdinalFit(
      x: x, codes: codes, weights: weights, names: names, categories: occurring,
      dropped: dropped, basis: basis, kernel: kernel)
  }

  /// Whether the likelihood rises for ever in some direction.
  ///
  /// A row of category k holds θ_k − x b up and θ_(k−1) − x b down: stacked, these are the rows of
  /// a binary problem, whose separation is this one's.
  private static func separation(
    _ z: Matrix, codes: [Int], weights: [Double], names: [String], basis: OrdinalBasis,
    categories: Int
  ) throws(OrdinalError) -> Separation {
    var rows = [[Double]]()
    var outcomes = [Double]()
    for row in codes.indices where weights[row] > 0 {
      for (cut, outcome) in [(codes[row], 1.0), (codes[row] - 1, 0.0)] {
        guard cut >= 0 && cut < categories - 1 else { continue }
        let thresholds = (0..<(categories - 1)).map { $0 == cut ? 1.0 : 0 }
        rows.append(thresholds + basis.centred.row(row).map { -$0 })
        outcomes.append(outcome)
      }
    }
    let columns = (1..<categories).map { "threshold \($0)" } + names
    do {
      return try Separation(
        x: Matrix(rowVectors: rows), outcomes: outcomes, rows: Array(rows.indices),
        names: columns, intercept: nil)
    } catch { throw .notConverged }
  }
}

/// The drivers about their means in orthonormal columns, Z = (X − 1 x̄ᵀ) M.
struct OrdinalBasis: Sendable {
  let z: Matrix
  let m: Matrix
  let means: [Double]
  let centred: Matrix

  init(_ x: Matrix, weights: [Double], names: [String]) throws(OrdinalError) {
    let total = weights.reduce(0, +)
    means = (0..<x.columns).map { j in
      (0..<x.rows).reduce(0) { $0 + weights[$1] / total * x[$1, j] }
    }
    var centred = x
    for j in 0..<x.columns {
      for i in 0..<x.rows { centred[i, j] = weights[i] > 0 ? x[i, j] - means[j] : 0 }
    }
    self.centred = centred
    if x.columns == 0 {
      z = centred
      m = centred
      return
    }
    // A constant column is rounding about its mean: compare with the column as it was.
    let constants = Array(repeating: 1.0, count: x.rows)
    let full = Matrix(columns: [constants] + (0..<x.columns).map(x.column))
      .scalingRows(by: weights.map { $0 > 0 ? 1 : 0 })
    let scaled = full.scalingColumns(by: full.powerOfTwoColumnScales)
    guard let check = try? QR(scaled) else { throw .design(.outOfRange) }
    if !check.hasFullColumnRank {
      throw .design(
        .rankDeficient(
          columns: dependentColumns(
            scaled, names: ["(Intercept)"] + names, tolerance: check.tolerance)))
    }
    let scales = centred.powerOfTwoColumnScales
    guard let qr = try? QR(centred.scalingColumns(by: scales), tolerance: 0),
      let inverse = try? qr.rInverse()
    else { throw .design(.outOfRange) }
    z = qr.thinQ.selecting(columns: Array(0..<x.columns))
    m = inverse.scalingRows(by: scales)
  }
}

/// Why an ordered outcome cannot be modelled with these data.
public enum OrdinalError: Error, Sendable, Equatable {
  /// The columns or rows cannot carry a model.
  case design(FitError)
  /// An outcome is not on the scale.
  case unknownCategory(row: Int, value: Double)
  /// Every row has the same outcome.
  case oneCategory
  /// Some columns order some outcomes without error, so estimates are infinite.
  case separated(Separation)
  /// The likelihood was not maximised.
  case notConverged
}

extension OrdinalError: CustomStringConvertible {
  /// One sentence that says what is wrong and what to do.
  public var description: String {
    switch self {
    case .design(let error): error.description
    case .unknownCategory(let row, let value):
      "the outcome \(shortNumber(value)) of row \(row) is not on the scale"
    case .oneCategory: "every row has the same outcome, so nothing can go with it"
    case .separated(let separation):
      separation.drivers.filter { !$0.hasPrefix("threshold ") }.joined(separator: ", ")
        + " order the outcomes without error at some cut of the scale, so the estimates are "
        + "infinite; leave columns out or join categories"
    case .notConverged: "the likelihood was not maximised; use fewer columns or join categories"
    }
  }
}
