import Probability

extension NetScoreInterval {
  /// Estimate ± z standard errors with divisor n: what most calculators do, and too narrow.
  public static let wald = NetScoreInterval(
    name: "wald", title: "Wald interval",
    reference: "Rocks (2016), The American Statistician 70:365–372"
  ) { counts, level in
    guard let score = counts.score, let variance = counts.variance, variance > 0 else {
      return .zeroWidth("Wald interval")
    }
    let z = Normal().upperQuantile((1 - level) / 2)
    let margin = z * (variance / counts.total).squareRoot()
    return Limits(score - margin, score + margin)
  }
}
