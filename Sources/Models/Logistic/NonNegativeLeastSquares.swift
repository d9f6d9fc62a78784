import LinearAlgebra
import Statistics

/// min ‖A μ + c‖ over μ ≥ 0, by the active-set method of Lawson & Hanson.
///
/// It ends after finitely many exchanges with the residual r = A μ + c that satisfies Aᵀr ≥ 0, with
/// equality where μ > 0: r is zero when −c lies in the cone of the columns, and otherwise is the
/// direction that proves that it does not (Farkas). At most as many columns as rows are ever in use,
/// so the systems solved are small.
/// Source: Lawson & Hanson 1974, Solving Least Squares Problems, chapter 23.
struct NonNegativeLeastSquares: Sendable {
  /// The multipliers, one per column.
  let multipliers: [Double]
  /// A μ + c.
  let residual: [Double]
  /// Whether the exchanges ended by themselves.
  let converged: Bool

  /// Solves the problem.
  /// - Parameters:
  ///   - a: p × n, its columns of unit length.
  ///   - c: p.
  init(_ a: Matrix, constant c: [Double]) {
    let n = a.columns
    var multipliers = [Double](repeating: 0, count: n)
    var active = [Int]()
    var residual = c
    let scale = c.reduce(0) { $0 + $1 * $1 }.squareRoot()
    var refused = Set<Int>()
    var rounds = 0
    var ended = scale == 0
    while !ended, rounds < 3 * n + 50 {
      rounds += 1
      let slopes = a.transposedTimes(residual)
      var best: (index: Int, slope: Double)?
      for i in 0..<n where slopes[i] < (best?.slope ?? -1e-14 * scale) {
        if !active.contains(i) && !refused.contains(i) { best = (i, slopes[i]) }
      }
      guard let entering = best?.index else {
        ended = true
        break
      }
      active.append(entering)
      var solution: [Double]?
      while true {
        guard let candidate = Self.solve(a, active, c) else { break }
        if candidate.allSatisfy({ $0 > 0 }) {
          solution = candidate
          break
        }
        // As far as possible towards the candidate, then out with whatever has become zero.
        var share = 1.0
        for (k, i) in active.enumerated() where candidate[k] <= 0 {
          let gap = multipliers[i] - candidate[k]
          share = min(share, gap > 0 ? multipliers[i] / gap : 0)
        }
        for (k, i) in active.enumerated() {
          multipliers[i] += share * (candidate[k] - multipliers[i])
        }
        let kept = active.filter { multipliers[$0] > 1e-15 * scale }
        for i in active where !kept.contains(i) { multipliers[i] = 0 }
        if kept.count == active.count || kept.isEmpty {
          active = kept
          break
        }
        active = kept
      }
      if let solution {
        for (k, i) in active.enumerated() { multipliers[i] = solution[k] }
      }
      let next = Self.residual(a, multipliers, c)
      let gained = Self.length(next) < Self.length(residual) * (1 - 1e-13)
      residual = next
      // A column that brings nothing (rounding) may not enter again before another has.
      if gained { refused = [] } else { refused.insert(entering) }
      active.removeAll { multipliers[$0] == 0 }
    }
    self.multipliers = multipliers
    self.residual = residual
    converged = ended
  }

  static func length(_ v: [Double]) -> Double {
    v.reduce(0) { $0 + $1 * $1 }.squareRoot()
  }

  private static func solve(_ a: Matrix, _ active: [Int], _ c: [Double]) -> [Double]? {
    try? QR(a.selecting(columns: active)).solve(c.map { -$0 })
  }

  /// A μ + c, summed in doubled precision: it is a small difference of large numbers.
  private static func residual(_ a: Matrix, _ multipliers: [Double], _ c: [Double]) -> [Double] {
    let used = multipliers.indices.filter { multipliers[$0] != 0 }
    return c.indices.map { k in
      var sum = CompensatedSum()
      sum.add(c[k])
      for i in used { sum.add(product: a[k, i], multipliers[i]) }
      return sum.value
    }
  }
}
