import Probability

extension NetScoreInterval {
  /// Recovers the variance of the difference from Wilson limits of the two shares and their
  /// correlation.
  public static let mover = NetScoreInterval(
    name: "mover", title: "MOVER interval",
    reference:
      "Zou & Donner (2008), Statistics in Medicine 27:1693–1702, eq. 8, with Wilson (1927) limits"
  ) { counts, level in
    guard let score = counts.score else {
      return Limits(undefined: "no_answers", "There are no answers to count.")
    }
    let n = counts.total
    let (plus, minus) = (counts.promoters / n, counts.detractors / n)
    let z = Normal().upperQuantile((1 - level) / 2)
    let promoters = wilson(plus, n, z)
    let detractors = wilson(minus, n, z)
    let spread = (plus * (1 - plus) * minus * (1 - minus)).squareRoot()
    let correlation = spread > 0 ? -plus * minus / spread : 0
    func combined(_ a: Double, _ b: Double) -> Double {
      max(0, a * a - 2 * correlation * a * b + b * b).squareRoot()
    }
    return Limits(
      score - combined(plus - promoters.lower, detractors.upper - minus),
      score + combined(promoters.upper - plus, minus - detractors.lower))
  }

  private static func wilson(
    _ share: Double, _ n: Double, _ z: Double
  ) -> (lower: Double, upper: Double) {
    let centre = (share + z * z / (2 * n)) / (1 + z * z / n)
    let margin =
      z * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot() / (1 + z * z / n)
    return (max(0, centre - margin), min(1, centre + margin))
  }
}
