import Probability

/// The normal quantile of a two-sided level.
func normalQuantile(_ level: Double) -> Double {
  Normal().upperQuantile((1 - level) / 2)
}
