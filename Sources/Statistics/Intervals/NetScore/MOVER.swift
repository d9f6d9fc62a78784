extension NetScoreInterval {
  /// Recovers the variance of the difference from Wilson limits of the two shares and their
  /// correlation.
  public static let mover = NetScoreInterval(
    name: "mover", title: "MOVER interval",
    reference:
      "Zou & Donner (2008), Statistics in Medicine 27:1693–1702, with Wilson (1927) limits"
  ) { counts, level in
    guard let score = counts.score else { return .noAnswers }
    let n = counts.total
    let (plus, minus) = (counts.promoters / n, counts.detractors / n)
    guard let promoters = ProportionInterval.wilson.bounds(counts.promoters, n, level),
      let detractors = ProportionInterval.wilson.bounds(counts.detractors, n, level)
    else { return .noAnswers }
    let spread = (plus * (1 - plus) * minus * (1 - minus)).squareRoot()
    let correlation = spread > 0 ? -plus * minus / spread : 0
    func combined(_ a: Double, _ b: Double) -> Double {
      max(0, a * a - 2 * correlation * a * b + b * b).squareRoot()
    }
    return Limits(
      score - combined(plus - promoters.lower, detractors.upper - minus),
      score + combined(promoters.upper - plus, minus - detractors.lower))
  }
}
