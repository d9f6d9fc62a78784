import Probability

extension ProportionInterval {
  /// The equal-tailed credible interval under Jeffreys's prior, Beta(½, ½).
  ///
  /// `bounds` are the plain quantiles of Beta(x + ½, n − x + ½). When nobody or everybody succeeds
  /// they leave the estimate out, and `interval` reaches to it, as the source advises.
  public static let jeffreys = ProportionInterval(
    name: "jeffreys", title: "Jeffreys interval",
    reference: "Brown, Cai & DasGupta (2001), Statistical Science 16:101–133, section 4.3",
    boundsHoldEstimate: false
  ) { successes, trials, level in
    let tail = (1 - level) / 2
    let posterior = Beta(alpha: successes + 0.5, beta: trials - successes + 0.5)
    return (posterior.quantile(tail), posterior.upperQuantile(tail))
  }
}
