import Probability

/// The distance of the limits of a two-sided level from the centre, in standard errors.
func normalQuantile(_ level: Double) -> Double { Normal().upperQuantile((1 - level) / 2) }
