#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// log of the density of log S at y, where S² is chi-squared over its degrees of freedom.
///
/// Written so that it is small where the density is large, however many degrees of freedom.
struct LogChiDensity {
  let degreesOfFreedom: Double
  private let constant: Double

  init(degreesOfFreedom: Double) {
    self.degreesOfFreedom = degreesOfFreedom
    let half = degreesOfFreedom / 2
    constant = 0.6931471805599453 + 0.5 * log(half) - halfLogTwoPi - stirlingError(half)
  }

  func callAsFunction(_ y: Double) -> Double {
    constant - 0.5 * degreesOfFreedom * exponentialRest(2 * y)
  }

  /// A step for `peakIntegral`, given the curvature that the other factor may add to that of the
  /// density, and a bound that keeps the other factor resolved along the whole line.
  func step(addedCurvature: Double, atMost bound: Double) -> Double {
    min(bound, 0.6 / (2 * degreesOfFreedom + addedCurvature).squareRoot())
  }
}

/// eᶻ − 1 − z.
private func exponentialRest(_ z: Double) -> Double {
  guard abs(z) < 0.5 else { return expm1(z) - z }
  // z²/2 (1 + z/3 (1 + z/4 (1 + …))); the terms left out are below 1e-18 of the first.
  var sum = 1.0
  for divisor in stride(from: 16.0, through: 3.0, by: -1.0) { sum = 1 + sum * z / divisor }
  return 0.5 * z * z * sum
}
