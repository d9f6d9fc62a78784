/// A number carried as the unevaluated sum of two doubles: about 32 significant digits.
///
/// Sums and products of doubles are split into a rounded value and its exact error (TwoSum and
/// TwoProduct by fused multiply-add). Meant for moderate magnitudes: products beyond 1e±290 lose
/// the low part.
/// Source: Dekker 1971, Numerische Mathematik 18:224; Hida, Li & Bailey 2001, ARITH-15.
@frozen
public struct DoubleDouble: Sendable, Equatable {
  /// The value rounded to double.
  public let high: Double
  /// What rounding left, at most half a unit in the last place of `high`.
  public let low: Double

  /// Makes a number from a double, exactly.
  @inlinable
  public init(_ value: Double) {
    high = value
    low = 0
  }

  /// The sum of two doubles, exactly.
  @inlinable
  public init(sum a: Double, _ b: Double) {
    let s = a + b
    let t = s - a
    high = s
    low = (a - (s - t)) + (b - t)
  }

  /// The product of two doubles, exactly.
  @inlinable
  public init(product a: Double, _ b: Double) {
    let p = a * b
    high = p
    low = (-p).addingProduct(a, b)
  }

  /// The sum of two doubles, the first the larger in magnitude, exactly.
  @inlinable
  init(large a: Double, small b: Double) {
    let s = a + b
    high = s
    low = b - (s - a)
  }

  /// Zero.
  @inlinable public static var zero: DoubleDouble { DoubleDouble(0) }

  /// The sum.
  @inlinable
  public static func + (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let s = DoubleDouble(sum: a.high, b.high)
    let t = DoubleDouble(sum: a.low, b.low)
    let u = DoubleDouble(large: s.high, small: s.low + t.high)
    return DoubleDouble(large: u.high, small: u.low + t.low)
  }

  /// The sum with a double.
  @inlinable
  public static func + (a: DoubleDouble, b: Double) -> DoubleDouble {
    let s = DoubleDouble(sum: a.high, b)
    return DoubleDouble(large: s.high, small: s.low + a.low)
  }

  /// The number with its sign changed.
  @inlinable
  public static prefix func - (a: DoubleDouble) -> DoubleDouble {
    DoubleDouble(large: -a.high, small: -a.low)
  }

  /// The difference.
  @inlinable
  public static func - (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble { a + (-b) }

  /// The product.
  @inlinable
  public static func * (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let p = DoubleDouble(product: a.high, b.high)
    return DoubleDouble(large: p.high, small: p.low + (a.high * b.low + a.low * b.high))
  }

  /// The product with a double.
  @inlinable
  public static func * (a: DoubleDouble, b: Double) -> DoubleDouble {
    let p = DoubleDouble(product: a.high, b)
    return DoubleDouble(large: p.high, small: p.low + a.low * b)
  }

  /// The quotient; the divisor must not be zero.
  @inlinable
  public static func / (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let first = a.high / b.high
    let remainder = a - b * first
    let second = remainder.high / b.high
    let third = (remainder - b * second).high / b.high
    return DoubleDouble(large: first, small: second) + third
  }

  /// Adds a number in place.
  @inlinable
  public static func += (a: inout DoubleDouble, b: DoubleDouble) { a = a + b }

  /// Adds a double in place.
  @inlinable
  public static func += (a: inout DoubleDouble, b: Double) { a = a + b }

  /// Subtracts a number in place.
  @inlinable
  public static func -= (a: inout DoubleDouble, b: DoubleDouble) { a = a - b }

  /// The square root; the number must not be negative.
  public func squareRoot() -> DoubleDouble {
    let root = high.squareRoot()
    if root == 0 { return .zero }
    // One Newton step from the rounded root doubles its digits.
    let remainder = self - DoubleDouble(product: root, root)
    return DoubleDouble(sum: root, remainder.high / (2 * root))
  }
}

extension DoubleDouble {
  /// The powers of ten that a double holds exactly.
  private static let powersOfTen: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]

  /// The decimal that a double was read from, to about 32 digits.
  ///
  /// A double nearest to a decimal of at most 15 significant digits stands for that decimal, which
  /// is then unique; any other double stands for itself. The figure never differs from the double
  /// by more than half a unit in its last place, so nothing is lost where the guess is wrong, and
  /// the error of reading 1000000000000.4 as a double is undone where it is right.
  /// - Parameter value: a finite number.
  public init(decimal value: Double) {
    for power in Self.powersOfTen {
      let scaled = value * power
      if abs(scaled) > 1e15 { break }
      let integer = scaled.rounded()
      if integer / power == value {
        // The remainder integer − value × power is a double: the product is exact under the fma.
        let remainder = integer.addingProduct(-value, power)
        self.init(large: value, small: remainder / power)
        return
      }
    }
    self.init(value)
  }
}
