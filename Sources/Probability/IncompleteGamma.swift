import CBoostMath

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The regularised incomplete gamma functions: both tails of the gamma distribution.
///
/// Boost in double precision loses digits in proportion to a, except near x = a, where it uses an
/// expansion that does not. Away from there large a is left to the series (DLMF 8.7.1) and the
/// continued fraction (DLMF 8.9.2) with a saddle-point prefix.
enum IncompleteGamma {
  private static let smallest = 1000.0
  private static let largest = 1e9

  /// P(a, x); a, x: positive.
  static func lower(_ a: Double, _ x: Double) -> Double {
    guard isLarge(a, x) else { return cboost_gamma_lower(a, x) }
    return x < a ? series(a, x) : 1 - fraction(a, x)
  }

  /// Q(a, x); a, x: positive.
  static func upper(_ a: Double, _ x: Double) -> Double {
    guard isLarge(a, x) else { return cboost_gamma_upper(a, x) }
    return x < a ? 1 - series(a, x) : fraction(a, x)
  }

  /// x times the density of the gamma distribution of rate 1, xᵃ e⁻ˣ / Γ(a); a, x: positive.
  static func power(_ a: Double, _ x: Double) -> Double {
    a > smallest ? exp(logGammaPower(a, x)) : x * cboost_gamma_density(a, x)
  }

  /// The x with P(a, x) = p; p: inside (0, 1).
  static func quantile(_ a: Double, _ p: Double) -> Double {
    let start = cboost_gamma_quantile(a, p)
    return p <= 0.5
      ? refined(a, p, from: start, isLower: true) : refined(a, 1 - p, from: start, isLower: false)
  }

  /// The x with Q(a, x) = q; q: inside (0, 1).
  static func upperQuantile(_ a: Double, _ q: Double) -> Double {
    let start = cboost_gamma_upper_quantile(a, q)
    return q <= 0.5
      ? refined(a, q, from: start, isLower: false) : refined(a, 1 - q, from: start, isLower: true)
  }

  /// A Newton step for the logarithm of a tail against log x, to the accuracy of the functions
  /// above. A quantile too small for a Double is 0.
  private static func refined(
    _ a: Double, _ target: Double, from x: Double, isLower: Bool
  ) -> Double {
    guard x > .leastNormalMagnitude else { return 0 }
    let tail = isLower ? lower(a, x) : upper(a, x)
    let slope = power(a, x) / tail * (isLower ? 1 : -1)
    let step = log(target / tail) / slope
    return abs(step) < 1e-3 ? x * (1 + step) : x
  }

  private static func isLarge(_ a: Double, _ x: Double) -> Bool {
    a > smallest && a < largest && (x - a) * (x - a) > 16 * a
  }

  private static func series(_ a: Double, _ x: Double) -> Double {
    var sum = 1.0
    var term = 1.0
    var n = a
    while true {
      n += 1
      term *= x / n
      let next = sum + term
      if next == sum { break }
      sum = next
    }
    return exp(logGammaPower(a, x)) * sum / a
  }

  private static func fraction(_ a: Double, _ x: Double) -> Double {
    var b = x + 1 - a
    var c = 1e300
    var d = 1 / b
    var product = d
    var i = 1.0
    while i < 1e6 {
      let an = -i * (i - a)
      b += 2
      d = 1 / (an * d + b)
      c = b + an / c
      product *= d * c
      if abs(d * c - 1) < 5e-16 { break }
      i += 1
    }
    return exp(logGammaPower(a, x)) * product
  }
}
