/// The score statistic of two independent proportions at a hypothetical ratio, with both shares at
/// their restricted maximum likelihood estimates.
///
/// Miettinen & Nurminen (1985, Statistics in Medicine 4:213, eq. 9–11); without their factor
/// N/(N − 1) its square is the statistic of Koopman (1984, Biometrics 40:513).
struct RestrictedRatio {
  let data: TwoProportions
  /// What the variance is multiplied by: N/(N − 1) after Miettinen and Nurminen, 1 after Koopman.
  let varianceFactor: Double

  /// The second share that maximises the likelihood when first/second is held at `ratio`.
  func secondShare(at ratio: Double) -> Double {
    let a = data.total * ratio
    let b =
      ratio * (data.firstTrials + data.secondSuccesses) + data.firstSuccesses + data.secondTrials
    let c = data.successes
    // The conjugate form of the smaller root, which loses no digits.
    let root = max(0, b * b - 4 * a * c).squareRoot()
    return min(2 * c / (b + root), min(1, 1 / ratio))
  }

  /// Z(φ): zero at the estimate, falling in φ.
  func statistic(at ratio: Double) -> Double {
    guard let first = data.firstShare, let second = data.secondShare else { return 0 }
    // For ratios above 1 everything is divided by the ratio, so that nothing overflows.
    let scale = max(1, ratio)
    let numerator = first / scale - second * (ratio / scale)
    if abs(numerator) <= 1e-14 * max(first / scale, second * (ratio / scale)) { return 0 }
    let restricted = secondShare(at: ratio)
    let restrictedFirst = min(1, ratio * restricted)
    let variance =
      restrictedFirst * (1 - restrictedFirst) / data.firstTrials / (scale * scale)
      + restricted * (1 - restricted) / data.secondTrials * (ratio / scale) * (ratio / scale)
    let deviation = (varianceFactor * variance).squareRoot()
    return deviation > 0 ? numerator / deviation : (numerator > 0 ? .infinity : -.infinity)
  }

  /// The ratios φ with |Z(φ)| ≤ `critical`: from 0 without successes in the first group, to
  /// infinity without successes in the second.
  func limits(critical: Double) -> (lower: Double, upper: Double) {
    let lower = data.firstSuccesses > 0 ? logRoot { $0 - critical } : nil
    let upper = data.secondSuccesses > 0 ? logRoot { $0 + critical } : nil
    return (lower.map(exponential) ?? 0, upper.map(exponential) ?? .infinity)
  }

  /// The logarithm of the ratio where a shift of Z, which falls in the ratio, is zero.
  private func logRoot(_ shifted: (Double) -> Double) -> Double {
    let centre = logOf(
      (data.firstSuccesses + 0.5) / (data.firstTrials + 1) * (data.secondTrials + 1)
        / (data.secondSuccesses + 0.5))
    return fallingRoot(near: centre) { shifted(statistic(at: exponential($0))) }
  }
}
