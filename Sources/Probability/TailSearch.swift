#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The argument at which a tail of a continuous distribution has a given probability.
///
/// Newton's method on the logarithm of the tail, in a coordinate u that makes tails nearly
/// straight, kept inside the bracket found so far.
struct TailSearch {
  /// How u is mapped to x.
  enum Support {
    /// x = eᵘ.
    case positive
    /// x = sinh u.
    case line
  }

  let support: Support
  let tail: (Double) -> Double
  let density: (Double) -> Double
  /// Whether the tail is the upper one.
  let isUpper: Bool

  /// The x with tail(x) = target, from a first guess at x; target: inside (0, 1).
  func callAsFunction(_ target: Double, near guess: Double) -> Double {
    let logTarget = log(target)
    var low = -Double.infinity
    var high = Double.infinity
    var u = coordinate(guess)
    var reach = 0.5
    for _ in 0..<400 {
      let x = argument(u)
      let value = tail(x)
      let isBelow = isUpper ? value > target : value < target
      if value == target { return x }
      if isBelow { low = u } else { high = u }
      let slope = (isUpper ? -1 : 1) * density(x) * scale(x) / value
      let newton = u + (logTarget - log(value)) / slope
      // The step is squared by the next one, so a small one is the last that is needed.
      if abs(newton - u) <= 1e-9 * max(1, abs(u)) { return argument(newton) }
      if newton > low && newton < high && abs(newton - u) < 8 * max(1, abs(u)) {
        u = newton
      } else if low > -.infinity && high < .infinity {
        u = low + 0.5 * (high - low)
      } else {
        u += isBelow ? reach : -reach
        reach *= 2
      }
      if high - low <= 4e-16 * max(1, abs(u)) { break }
    }
    return argument(u)
  }

  private func argument(_ u: Double) -> Double {
    support == .positive ? exp(u) : sinh(u)
  }

  private func coordinate(_ x: Double) -> Double {
    support == .positive ? log(x) : asinh(x)
  }

  /// dx/du.
  private func scale(_ x: Double) -> Double {
    support == .positive ? x : hypot(1, x)
  }
}

extension ContinuousDistribution {
  /// The x with P(X ≤ x) = p, solved on the tail that is smaller there; p: inside (0, 1).
  func searchedQuantile(_ p: Double, _ support: TailSearch.Support, near guess: Double) -> Double {
    p <= 0.5
      ? search(p, isUpper: false, support, near: guess)
      : search(1 - p, isUpper: true, support, near: guess)
  }

  /// The x with P(X > x) = q, solved on the tail that is smaller there; q: inside (0, 1).
  func searchedUpperQuantile(
    _ q: Double, _ support: TailSearch.Support, near guess: Double
  ) -> Double {
    q <= 0.5
      ? search(q, isUpper: true, support, near: guess)
      : search(1 - q, isUpper: false, support, near: guess)
  }

  private func search(
    _ target: Double, isUpper: Bool, _ support: TailSearch.Support, near guess: Double
  ) -> Double {
    let tail = isUpper ? survival : cdf
    return TailSearch(support: support, tail: tail, density: density, isUpper: isUpper)(
      target, near: guess)
  }
}
