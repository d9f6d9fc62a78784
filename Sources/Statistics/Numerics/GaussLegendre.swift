/// Gauss–Legendre quadrature on equal panels.
///
/// Golub & Welsch (1969); nodes by Newton's method on the Legendre polynomial.
package enum GaussLegendre {
  private static let order = 20
  private static let rule: [(node: Double, weight: Double)] = (1...order).map { index in
    let n = Double(order)
    // Francesco Tricomi's starting value lies within Newton's basin for every root.
    var x = cosine(Double.pi * (Double(index) - 0.25) / (n + 0.5))
    var derivative = 0.0
    for _ in 0..<100 {
      var (previous, current) = (1.0, x)
      for k in 2...order {
        let degree = Double(k)
        (previous, current) = (
          current, ((2 * degree - 1) * x * current - (degree - 1) * previous) / degree
        )
      }
      derivative = n * (x * current - previous) / (x * x - 1)
      let step = current / derivative
      x -= step
      if abs(step) < 1e-16 { break }
    }
    return (x, 2 / ((1 - x * x) * derivative * derivative))
  }

  /// The integral of a smooth function.
  package static func integrate(
    from lower: Double, to upper: Double, panels: Int, _ function: (Double) -> Double
  ) -> Double {
    precondition(panels > 0, "an integral needs at least one panel, not \(panels)")
    let half = (upper - lower) / Double(2 * panels)
    var sum = 0.0
    for panel in 0..<panels {
      let centre = lower + half * Double(2 * panel + 1)
      for (node, weight) in rule { sum += weight * function(centre + half * node) }
    }
    return sum * half
  }
}
