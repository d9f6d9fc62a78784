import LinearAlgebra
import Statistics

/// Whether the partial likelihood has a maximum, decided for certain and not by watching it diverge.
///
/// It has none exactly when some direction δ has δ′(x_i − x_j) ≥ 0 for every event i and every j at
/// risk then, and > 0 for one (Albert & Anderson 1984 for the logistic case; Bryson & Johnson 1981,
/// Technometrics 23:381). Let the rows a_k be those differences and c their mean. If −c lies in the
/// cone of the a_k there is no such direction (Stiemke's lemma); otherwise the difference ρ between
/// −c and the nearest point of the cone, turned round, is one: a_k′ρ ≥ 0 for all k and c′ρ = |ρ|².
/// The nearest point is found by the active-set method for non-negative least squares (Lawson &
/// Hanson 1974, chapter 23), with the rows generated as they are needed.
struct MonotoneLikelihood {
  private let design: CoxDesign
  private let pairs: [(event: Int, atRisk: [Int])]

  init(_ design: CoxDesign, ties: CoxTies) {
    self.design = design
    var pairs: [(event: Int, atRisk: [Int])] = []
    for stratum in design.riskSets.strata {
      for event in stratum.times {
        let atRisk = stratum.byExit[..<event.leaving].filter {
          design.times.entry($0) < event.time
        }
        // In the exact likelihood tied events are one choice, so they need not be equal.
        let deaths = Set(event.deaths)
        let others = ties == .exact ? atRisk.filter { !deaths.contains($0) } : Array(atRisk)
        for row in event.deaths where !others.isEmpty { pairs.append((row, others)) }
      }
    }
    self.pairs = pairs
  }

  /// The columns whose estimates run away; empty when the likelihood has a maximum.
  ///
  /// A direction found leaves the pairs that it holds equal, and among those the search goes on, so
  /// that every column without a finite estimate is named.
  func drivers() -> [MonotoneDriver] {
    var directions: [[Double]] = []
    var found: [Int: Bool] = [:]
    while directions.count < design.p, let direction = separating(after: directions) {
      directions.append(direction)
      let largest = direction.reduce(0) { max($0, $1.magnitude) }
      for (j, value) in direction.enumerated()
      where value.magnitude > 1e-7 * largest && found[j] == nil {
        found[j] = value > 0
      }
    }
    return found.keys.sorted().map {
      MonotoneDriver(name: design.names[$0], isPositive: found[$0] ?? true)
    }
  }

  /// Relative to the length of a difference: what rounding can leave.
  private static let tolerance = 1e-9

  private func separating(after earlier: [[Double]]) -> [Double]? {
    let p = design.p
    let projections = earlier.map(projection)
    let held = projections.map { values in values.reduce(0) { max($0, $1.magnitude) } }
    func remains(_ i: Int, _ j: Int) -> Bool {
      for (k, values) in projections.enumerated()
      where (values[i] - values[j]).magnitude > 1e-8 * held[k] { return false }
      return true
    }
    var target = [Double](repeating: 0, count: p)
    var count = 0.0
    for (i, atRisk) in pairs {
      for j in atRisk where remains(i, j) {
        let difference = self.difference(i, j)
        let length = norm(difference)
        if length == 0 { continue }
        count += 1
        for k in 0..<p { target[k] += difference[k] / length }
      }
    }
    guard count > 0 else { return nil }
    target = target.map { $0 / count }
    let size = norm(target)
    // The differences add up to nothing: a positive combination that is zero.
    if size <= Self.tolerance / count { return nil }
    var cone = ConeProjection(target: target)
    // Each round adds a row that was violated; with p independent rows at a time it has to end.
    for _ in 0..<(200 + 50 * p) {
      let rho = cone.residual
      if norm(rho) <= 1e-10 * max(size, 1e-6) { return nil }
      guard let worst = violated(rho, projections: projections, held: held) else { return rho }
      guard cone.add(worst) else { return nil }
    }
    return nil
  }

  /// The difference, of unit length, that a direction violates most; nil when it violates none.
  private func violated(
    _ direction: [Double], projections: [[Double]], held: [Double]
  ) -> [Double]? {
    let eta = projection(direction)
    let length = norm(direction)
    var worst: (value: Double, i: Int, j: Int)?
    for (i, atRisk) in pairs {
      for j in atRisk where eta[i] < eta[j] {
        var remains = true
        for (k, values) in projections.enumerated()
        where (values[i] - values[j]).magnitude > 1e-8 * held[k] { remains = false }
        if remains, eta[i] - eta[j] < worst?.value ?? 0 { worst = (eta[i] - eta[j], i, j) }
      }
    }
    guard let worst else { return nil }
    let difference = self.difference(worst.i, worst.j)
    let size = norm(difference)
    guard -worst.value > Self.tolerance * size * length else { return nil }
    return difference.map { $0 / size }
  }

  private func projection(_ direction: [Double]) -> [Double] { design.tilts(direction).eta }

  private func difference(_ i: Int, _ j: Int) -> [Double] {
    (0..<design.p).map { design.x[i * design.p + $0] - design.x[j * design.p + $0] }
  }
}

/// The residual of projecting −c on the cone of some rows: ρ = c + Σ y_k a_k, y ≥ 0, shortest.
struct ConeProjection {
  private let target: [Double]
  private var rows: [[Double]] = []
  private var weights: [Double] = []
  /// c plus the combination of rows that makes it shortest.
  private(set) var residual: [Double]

  init(target: [Double]) {
    self.target = target
    residual = target
  }

  /// Takes a row into the cone and projects anew; false when the row changes nothing.
  mutating func add(_ row: [Double]) -> Bool {
    rows.append(row)
    weights.append(0)
    while true {
      // A violated row cannot lie in the span of rows that the residual is orthogonal to.
      guard let qr = try? QR(Matrix(columns: rows), tolerance: 1e-13), qr.hasFullColumnRank,
        let solution = try? qr.solve(target.map { -$0 })
      else { return false }
      if solution.allSatisfy({ $0 > 0 }) {
        weights = solution
        break
      }
      // As far as the first weight that would become negative; its row leaves.
      var share = 1.0
      for (old, new) in zip(weights, solution) where new <= 0 {
        share = min(share, old - new > 0 ? old / (old - new) : 0)
      }
      let moved = zip(weights, solution).map { $0 + share * ($1 - $0) }
      let smallest = zip(moved, solution).map { $1 <= 0 ? $0 : .infinity }.min() ?? 0
      let kept = moved.indices.filter { solution[$0] > 0 || moved[$0] > smallest }
      if kept.isEmpty { return false }
      rows = kept.map { rows[$0] }
      weights = kept.map { max(0, moved[$0]) }
    }
    update()
    return true
  }

  private mutating func update() {
    residual = target
    for (row, weight) in zip(rows, weights) {
      for k in row.indices { residual[k] += weight * row[k] }
    }
  }
}

private func norm(_ vector: [Double]) -> Double {
  vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
}
