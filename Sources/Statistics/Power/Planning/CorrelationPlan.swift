import Probability

/// The power of the test that a correlation is zero, and the size that a power takes.
///
/// Source: Cohen 1988, Statistical Power Analysis, chapter 3; Fisher 1921, Metron 1:3.
public struct CorrelationPlan: Codable, Sendable, Equatable {
  /// How power is computed; the test is two-sided.
  public enum Method: String, Codable, Sendable, Equatable {
    /// Fisher's z is normal with variance 1/(n − 3).
    case fisherZ = "fisher_z"
    /// The same about its mean, z + r/(2(n − 1)), with the critical correlation of the t test.
    case biasCorrected = "bias_corrected"
  }

  /// How power is computed.
  public var method: Method
  /// One less the size of the test.
  public var level: Double

  /// Makes a plan.
  public init(method: Method = .biasCorrected, level: Double = 0.95) {
    requireLevel(level)
    self.method = method
    self.level = level
  }

  /// The power.
  /// - Parameters:
  ///   - correlation: the true one, between −1 and 1.
  ///   - count: pairs of values; at least 4.
  public func power(correlation: Double, count: Int) -> Double {
    precondition(
      abs(correlation) < 1 && count >= 4, "a correlation of \(correlation) in \(count) pairs")
    return power(abs(correlation), size: Double(count))
  }

  /// The pairs of values that a power takes; nil when the correlation is zero.
  /// - Parameters:
  ///   - correlation: the true one, between −1 and 1.
  ///   - power: the probability of finding it.
  public func sampleSize(correlation: Double, power target: Double) -> PlannedSize? {
    precondition(abs(correlation) < 1, "a correlation of \(correlation)")
    guard correlation != 0 else { return nil }
    return plannedSize(reaching: target, from: 4) { power(abs(correlation), size: $0) }
  }

  private func power(_ r: Double, size: Double) -> Double {
    let scale = (size - 3).squareRoot()
    var (mean, critical) = (inverseHyperbolicTangent(r), 0.0)
    switch method {
    case .fisherZ:
      critical = Normal().upperQuantile((1 - level) / 2) / scale
    case .biasCorrected:
      let t = StudentT(degreesOfFreedom: size - 2).upperQuantile((1 - level) / 2)
      mean += r / (2 * (size - 1))
      critical = inverseHyperbolicTangent(t / (t * t + size - 2).squareRoot())
    }
    return Normal().cdf((mean - critical) * scale) + Normal().cdf((-mean - critical) * scale)
  }
}
