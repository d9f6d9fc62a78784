import Probability
import Statistics

extension SurvivalInterval {
  /// The values of S that the likelihood ratio does not reject.
  ///
  /// With the constraint S(t) = s the hazards are d/(n + λ), so −2 log R is a function of λ:
  /// Thomas & Grunkemeier 1975, equations 2.3 to 2.5.
  public static let likelihoodRatio = SurvivalInterval(
    name: "likelihood_ratio", title: "likelihood ratio",
    source: "Thomas & Grunkemeier 1975, JASA 70:865"
  ) { state, level in
    let target = ChiSquared(degreesOfFreedom: 1).upperQuantile(1 - level)
    guard let first = state.steps.first else {
      // Without an event the likelihood is S^n with the number still observed.
      guard state.remaining > 0 else { return nil }
      return exponential(-target / (2 * state.remaining))...1
    }
    func survival(_ lambda: Double) -> Double {
      exponential(
        state.steps.reduce(0) { $0 + logOnePlus(-$1.events / ($1.atRisk + lambda)) })
    }
    func ratio(_ lambda: Double) -> Double {
      2
        * state.steps.reduce(0) { sum, step in
          let (n, d) = (step.atRisk, step.events)
          let rest = n > d ? (n - d) * logOnePlus(lambda / (n - d)) : 0
          return sum - rest + n * logOnePlus(lambda / n)
        }
    }
    // λ → −min(n − d) sends S to 0, λ → ∞ sends it to 1; the ratio is 0 at λ = 0.
    let floor = state.steps.reduce(first.atRisk - first.events) { min($0, $1.atRisk - $1.events) }
    var upper = 1.0
    while ratio(upper) < target, upper < 1e12 { upper *= 2 }
    let high = bracketedRoot(lower: 0, upper: upper, absoluteTolerance: 1e-12) {
      ratio($0) - target
    }
    guard floor > 0 else { return 0...max(state.survival, survival(high)) }
    // ln u maps 0…floor without the singular end.
    let low = bracketedRoot(lower: -60, upper: 0, absoluteTolerance: 1e-13) { u in
      ratio(-floor * (1 - exponential(u))) - target
    }
    return survival(-floor * (1 - exponential(low)))...survival(high)
  }
}
