import LinearAlgebra
import Statistics

extension Separation {
  /// Tests the rows of positive weight.
  init(_ data: LogisticData) throws(LogisticError) {
    try self.init(
      x: data.x, outcomes: data.outcomes,
      rows: data.weights.indices.filter { data.weights[$0] > 0 },
      names: data.terms, intercept: data.intercept)
  }

  /// Tests some rows.
  init(
    x: Matrix, outcomes: [Double], rows: [Int], names: [String], intercept: Int?
  ) throws(LogisticError) {
    let search = SeparationSearch(x: x, outcomes: outcomes, rows: rows)
    let separated = search.separatedRows(by: Array(0..<x.columns))
    if separated.isEmpty {
      self = .none
      return
    }
    let complete = separated.count == rows.count
    kind = complete ? .complete : .quasiComplete
    self.rows = separated
    limits = complete ? nil : search.limits(separated: separated)
    let drivers = (0..<x.columns).filter { $0 != intercept }
    let constant = intercept.map { [$0] } ?? []
    alone = drivers.filter { !search.separatedRows(by: constant + [$0]).isEmpty }.map { names[$0] }
    // Columns are left out one by one, the last first, as long as as many rows are separated.
    var kept = drivers
    for j in drivers.reversed() {
      let fewer = kept.filter { $0 != j }
      if search.separatedRows(by: constant + fewer).count == separated.count { kept = fewer }
    }
    self.drivers = kept.isEmpty ? constant.map { names[$0] } : kept.map { names[$0] }
  }
}

/// The search for separating directions among signed, scaled rows.
struct SeparationSearch {
  /// The rows times ±1 in orthonormal columns, with the position they came from.
  private let x: Matrix
  private let signs: [Double]
  private let rows: [Int]

  /// Values within this share of the lengths involved count as zero.
  static let tolerance = 1e-9

  /// Keeps some rows and brings the columns to a common length.
  init(x: Matrix, outcomes: [Double], rows: [Int]) {
    self.rows = rows
    signs = rows.map { outcomes[$0] == 1 ? 1 : -1 }
    let chosen = x.selecting(rows: rows)
    self.x = chosen.scalingColumns(by: chosen.powerOfTwoColumnScales)
  }

  /// The rows that some combination of these columns predicts with certainty.
  func separatedRows(by columns: [Int]) -> [Int] {
    if columns.isEmpty { return [] }
    let basis = Self.orthonormal(x.selecting(columns: columns))
    return Self.separated(basis.scalingRows(by: signs)).map { rows[$0] }
  }

  /// Where the coefficients of all columns lie, given the rows that are separated.
  ///
  /// Separating directions b are zero on the other rows. In their null space N, b_j = N_j θ, and b_j
  /// must be positive when N_j lies in the cone of the separated rows of s x N (Farkas).
  func limits(separated: [Int]) -> [Separation.Limit] {
    let isSeparated = Set(separated)
    let overlapping = rows.indices.filter { !isSeparated.contains(rows[$0]) }
    let free = Self.nullSpace(of: x.selecting(rows: overlapping))
    let certain = rows.indices.filter { isSeparated.contains(rows[$0]) }
    let cone = (x.selecting(rows: certain) * free).scalingRows(by: certain.map { signs[$0] })
    let edges = Self.unitRows(cone).transposed
    return (0..<x.columns).map { j in
      let target = free.row(j)
      let length = NonNegativeLeastSquares.length(target)
      if length <= Self.tolerance { return .finite }
      let unit = target.map { $0 / length }
      if Self.contains(edges, unit) { return .plus }
      if Self.contains(edges, unit.map { -$0 }) { return .minus }
      return .undetermined
    }
  }

  private static func contains(_ edges: Matrix, _ target: [Double]) -> Bool {
    let distance = NonNegativeLeastSquares(edges, constant: target.map { -$0 })
    return NonNegativeLeastSquares.length(distance.residual) <= tolerance
  }

  /// The positions of the rows that are positive in some direction in which none is negative.
  private static func separated(_ a: Matrix) -> [Int] {
    var open = Array(0..<a.rows).filter { row in
      NonNegativeLeastSquares.length(a.row(row)) > 0
    }
    var found = [Int]()
    while !open.isEmpty {
      let edges = unitRows(a.selecting(rows: open)).transposed
      let start = edges.times(Array(repeating: 1, count: open.count))
      let nearest = NonNegativeLeastSquares(edges, constant: start)
      let weight = 1 + (nearest.multipliers.max() ?? 0)
      let length = NonNegativeLeastSquares.length(nearest.residual)
      // What rounding leaves of a sum whose largest term is `weight`.
      if length <= tolerance || length <= 64 * Double.ulpOfOne * weight * Double(open.count) {
        break
      }
      let direction = nearest.residual.map { $0 / length }
      let sides = edges.transposedTimes(direction)
      let positive = open.indices.filter { sides[$0] > tolerance }
      if positive.isEmpty || sides.contains(where: { $0 < -tolerance }) { break }
      found += positive.map { open[$0] }
      let taken = Set(positive)
      open = open.indices.filter { !taken.contains($0) }.map { open[$0] }
    }
    return found.sorted()
  }

  /// Rows scaled to unit length, rows of zeros left as they are.
  private static func unitRows(_ a: Matrix) -> Matrix {
    a.scalingRows(
      by: a.rowSumsOfSquares.map { $0 > 0 ? 1 / $0.squareRoot() : 0 })
  }

  /// Orthonormal columns with the same span.
  private static func orthonormal(_ a: Matrix) -> Matrix {
    guard let qr = try? QR(a) else { return a }
    return qr.thinQ.selecting(columns: Array(0..<min(qr.rank, qr.thinQ.columns)))
  }

  /// An orthonormal basis of the vectors that the rows send to zero, as columns.
  private static func nullSpace(of a: Matrix) -> Matrix {
    guard a.rows > 0, let qr = try? QR(a.transposed, tolerance: tolerance) else {
      return .identity(a.columns)
    }
    let columns = (qr.rank..<a.columns).map { k in
      qr.qTimes((0..<a.columns).map { $0 == k ? 1 : 0 })
    }
    return columns.isEmpty
      ? Matrix(rows: a.columns, columns: 0, []) : Matrix(columns: columns)
  }
}
