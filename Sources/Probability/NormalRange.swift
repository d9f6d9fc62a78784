import CBoostMath

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The range (largest minus smallest) of independent standard normals.
///
/// All integrals are over the whole line with integrands that fall like a normal curve, where the
/// trapezoid rule converges faster than any power of its step.
struct NormalRange {
  private let count: Double
  private let others: Double
  private let usualLargest: Double

  /// A range whose probability is too small for a Double, however many normals.
  private let beyond = 100.0

  /// The range of `count` normals; count: at least 2.
  init(count: Int) {
    self.count = Double(count)
    others = Double(count - 1)
    usualLargest = -standardNormalQuantile(1 / self.count)
  }

  /// A step for the trapezoid rule, from the curvature of the logarithm of the integrands: that of
  /// the strip of width w raised to the power n − 1, at its middle, and that of Φⁿ⁻¹, which is about
  /// 2 log n where it rises.
  private func step(_ w: Double) -> Double {
    let half = normalMass(around: 0, width: w)
    let strip = w * exp(-w * w / 8) * inverseRootTwoPi / half
    return min(0.55 / (1 + others * strip).squareRoot(), 0.7 / log(count + 1))
  }

  /// P(range ≤ w); w: positive. The middle of the smallest and the largest is v = 0 by symmetry:
  /// n ∫₀ (φ(v + w/2) + φ(v − w/2)) (Φ(v + w/2) − Φ(v − w/2))ⁿ⁻¹ dv.
  func cdf(_ w: Double) -> Double {
    // A strip holds at most w φ(0).
    if count * pow(w * inverseRootTwoPi, others) < 1e-300 { return 0 }
    if w > 40 { return 1 - survival(w) }
    let sum = symmetricSum(step(w), until: w / 2) { v in
      let ends = exp(-0.5 * square(v + w / 2)) + exp(-0.5 * square(v - w / 2))
      return ends * pow(normalMass(around: v, width: w), others)
    }
    return min(1, count * sum * inverseRootTwoPi)
  }

  /// P(range > w); w: positive. Given the largest is z, the others are not all within w of it:
  /// n ∫ φ(z) (Φ(z)ⁿ⁻¹ − (Φ(z) − Φ(z − w))ⁿ⁻¹) dz, where nothing cancels.
  func survival(_ w: Double) -> Double {
    if w > beyond { return 0 }
    // Below the usual size the complement loses nothing, and is cheaper.
    if w < 2 * usualLargest { return 1 - cdf(w) }
    let step = step(w)
    var total = 0.0
    // Near the peak: half the range where that is large, else the usual size of the largest.
    let start = max(w / 2, usualLargest)
    for direction in [-step, step] {
      var index = direction > 0 ? 0.0 : 1.0
      while true {
        let z = start + direction * index
        let below = standardNormalLower(z)
        let ratio = standardNormalLower(z - w) / below
        let term = exp(-0.5 * z * z + others * log(below)) * -expm1(others * log1p(-ratio))
        total += term
        if index * step > 1 && !(term > 1e-17 * total) { break }
        index += 1
      }
    }
    return min(1, count * total * step * inverseRootTwoPi)
  }

  /// Density of the range at w; w: positive:
  /// 2n(n − 1) ∫₀ φ(v + w/2) φ(v − w/2) (Φ(v + w/2) − Φ(v − w/2))ⁿ⁻² dv.
  func density(_ w: Double) -> Double {
    if w > beyond { return 0 }
    let sum = symmetricSum(step(w), until: 0) { v in
      exp(-v * v) * pow(normalMass(around: v, width: w), others - 1)
    }
    let scale = inverseRootTwoPi * inverseRootTwoPi
    return 2 * count * others * exp(-0.25 * w * w) * sum * scale
  }

  /// Trapezoid sum over v ≥ 0 of an even integrand that falls from some point below `end` on.
  private func symmetricSum(
    _ step: Double, until end: Double, _ f: (Double) -> Double
  ) -> Double {
    var total = 0.5 * f(0)
    var index = 1.0
    while true {
      let term = f(index * step)
      total += term
      if index * step > end && !(term > 1e-17 * total) { break }
      index += 1
    }
    return total * step
  }

  /// Φ(v + w/2) − Φ(v − w/2) for v ≥ 0.
  private func normalMass(around v: Double, width w: Double) -> Double {
    let near = v - w / 2
    let far = v + w / 2
    if w > 0.5 {
      return near < 0
        ? 1 - standardNormalLower(-far) - standardNormalLower(near)
        : standardNormalLower(-near) - standardNormalLower(-far)
    }
    // A narrow strip: φ(v) times the integral of exp(−vt − t²/2), by Gauss's rule of six points,
    // since the difference would cancel.
    var sum = 0.0
    for (node, weight) in gaussPoints {
      let t = node * w / 2
      sum += weight * cosh(v * t) * exp(-0.5 * t * t)
    }
    return exp(-0.5 * v * v) * inverseRootTwoPi * w * sum
  }
}

/// Φ(z) without the last-digit correction of the public normal, which the integrals do not need.
private func standardNormalLower(_ z: Double) -> Double {
  0.5 * cboost_erfc(-z * 0.7071067811865476)
}

private func square(_ x: Double) -> Double { x * x }

private let inverseRootTwoPi = 0.3989422804014327

/// The positive half of the Gauss–Legendre rule of six points on −1…1 (DLMF table 3.5.3).
private let gaussPoints = [
  (0.2386191860831969, 0.467913934572691), (0.6612093864662645, 0.3607615730481386),
  (0.932469514203152, 0.1713244923791703),
]
