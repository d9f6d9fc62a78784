import Probability

extension ProportionInterval {
  /// The Wald interval after adding z²/2 successes and z²/2 failures: centred where `wilson` is,
  /// never shorter than it, and often outside 0…1 before clipping.
  public static let agrestiCoull = ProportionInterval(
    name: "agresti_coull", title: "Agresti–Coull interval",
    reference: "Agresti & Coull (1998), The American Statistician 52:119–126",
    boundsHoldEstimate: true
  ) { successes, trials, level in
    let z = Normal().upperQuantile((1 - level) / 2)
    let added = trials + z * z
    let centre = (successes + z * z / 2) / added
    let margin = z * (centre * (1 - centre) / added).squareRoot()
    return (centre - margin, centre + margin)
  }
}
