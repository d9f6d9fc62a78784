import CBoostMath

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The regularised incomplete beta function: both tails of the beta distribution.
///
/// Boost in double precision loses digits in proportion to a + b. Where that starts to show, the
/// continued fraction with a saddle-point prefix takes over.
enum IncompleteBeta {
  private static let smallest = 1000.0
  private static let largest = 1e9

  /// Iₓ(a, b); x and y = 1 − x: inside (0, 1), each to full relative accuracy.
  static func lower(_ a: Double, _ b: Double, x: Double, y: Double) -> Double {
    if a == 0.5 && b == 0.5 {
      // Boost takes an arcsine here, which loses half the digits at one end.
      return atan2(x.squareRoot(), y.squareRoot()) * 0.6366197723675814
    }
    guard isLarge(a, b) else {
      return x <= y ? cboost_beta_lower(a, b, x) : cboost_beta_upper(b, a, y)
    }
    return startsLow(a, b, x) ? fraction(a, b, x, y) : 1 - fraction(b, a, y, x)
  }

  /// 1 − Iₓ(a, b), without the subtraction where it is small.
  static func upper(_ a: Double, _ b: Double, x: Double, y: Double) -> Double {
    lower(b, a, x: y, y: x)
  }

  /// x y times the density of the beta distribution, xᵃ yᵇ / B(a, b); x and y = 1 − x: inside
  /// (0, 1).
  static func power(_ a: Double, _ b: Double, x: Double, y: Double) -> Double {
    if isLarge(a, b) { return exp(logBetaPower(a, b, x, y)) }
    return x * y * (x <= y ? cboost_beta_density(a, b, x) : cboost_beta_density(b, a, y))
  }

  /// The x with Iₓ(a, b) = p, and y = 1 − x; p: inside (0, 1).
  static func quantile(_ a: Double, _ b: Double, _ p: Double) -> (x: Double, y: Double) {
    var y = 0.0
    var x = cboost_beta_quantile(a, b, p, &y)
    if !(x >= 0 && x <= 1 && y >= 0 && y <= 1) {
      // Where the inverse fails p is extreme, and next to 0 the tail is xᵃ / (a B(a, b)).
      x = min(0.5, exp((log(p * a) + logBeta(a, b)) / a))
      y = 1 - x
    }
    // Above ½ the upper tail is the one with the digits, and 1 − p is exact.
    let (target, lower) = p <= 0.5 ? (p, true) : (1 - p, false)
    if x <= 0.5 { return refined(a, b, target, from: x, lower) }
    let mirrored = refined(b, a, target, from: y, !lower)
    return (mirrored.y, mirrored.x)
  }

  /// Newton steps for the logarithm of a tail (the lower one or not) against log x, which is close
  /// to a straight line far out; one step as a rule.
  private static func refined(
    _ a: Double, _ b: Double, _ target: Double, from start: Double, _ isLower: Bool
  ) -> (x: Double, y: Double) {
    var x = start
    for _ in 0..<60 where x > 0 && x < 1 {
      let y = 1 - x
      let tail = isLower ? lower(a, b, x: x, y: y) : upper(a, b, x: x, y: y)
      let slope = exp(logBetaPower(a, b, x, y)) / (y * tail) * (isLower ? 1 : -1)
      let step = (log(target) - log(tail)) / slope
      guard step.isFinite else { break }
      x = min(x * exp(max(-50, min(5, step))), 0.5 * (1 + x))
      if abs(step) < 1e-12 { break }
    }
    return (x, 1 - x)
  }

  private static func logBeta(_ a: Double, _ b: Double) -> Double {
    cboost_log_gamma(a) + cboost_log_gamma(b) - cboost_log_gamma(a + b)
  }

  private static func isLarge(_ a: Double, _ b: Double) -> Bool {
    // With a tiny shape the fraction's own tail can be next to 1 and the other one lost.
    let sum = a + b
    return sum > smallest && sum < largest && min(a, b) > 0.25
  }

  private static func startsLow(_ a: Double, _ b: Double, _ x: Double) -> Bool {
    x < (a + 1) / (a + b + 2)
  }

  /// The tail below x by the continued fraction of Didonato and Morris (ACM TOMS 18(3), 1992,
  /// equation 9), evaluated by the modified Lentz method.
  private static func fraction(_ a: Double, _ b: Double, _ x: Double, _ y: Double) -> Double {
    // The first term is a − (a + b)x, from whichever coordinate was not rounded.
    let n = a + b
    let lead = x <= y ? a.addingProduct(-n, x) : -b.addingProduct(-n, y)
    var value = a * (lead + 1) / (a + 1)
    var c = value
    var d = 0.0
    var m = 1.0
    while m < 1e6 {
      let e = a + 2 * m
      let numerator = (a + m - 1) * x / (e - 1) * ((n + m - 1) * x / (e - 1)) * m * (b - m)
      let denominator = m + m * (b - m) * x / (e - 1) + (a + m) * (lead + 1 + m * (1 + y)) / (e + 1)
      d = 1 / (denominator + numerator * d)
      c = denominator + numerator / c
      value *= c * d
      if abs(c * d - 1) < 5e-16 { break }
      m += 1
    }
    return exp(logBetaPower(a, b, x, y)) / value
  }
}
