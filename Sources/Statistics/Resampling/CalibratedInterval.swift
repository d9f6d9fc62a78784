extension BootstrapInterval {
  /// The percentile interval at probabilities that the double bootstrap chose, one for each end.
  ///
  /// For every replicate, the share u of its own resamples at or below the estimate is the
  /// probability at which a percentile limit would have met the estimate exactly. The interval reads the
  /// replicates at the (1 ∓ level)/2 quantiles of u. Needs `innerReplicates`.
  public static let calibrated = BootstrapInterval(
    name: "calibrated", title: "calibrated (double) bootstrap interval",
    reference:
      "Beran (1987), Biometrika 74:457–468; Efron & Tibshirani (1993), chapter 18"
  ) { distribution, level in
    guard let calibration = distribution.calibration else {
      return Limits(
        undefined: "no_inner_replicates",
        "A calibrated interval needs resamples of every resample: set innerReplicates.")
    }
    guard
      let probabilities = replicateQuantiles(calibration, [(1 - level) / 2, (1 + level) / 2])
    else {
      return Limits(undefined: "no_replicates", "There are no replicates.")
    }
    return .read(distribution, probabilities[0], probabilities[1])
  }
}
