import LinearAlgebra

/// A sum that carries its rounding error along and is correct to the last digit of a double.
///
/// Source: Dekker 1971, Numerische Mathematik 18:224; Ogita, Rump & Oishi 2005, SIAM Journal on
/// Scientific Computing 26:1955.
public struct CompensatedSum: Sendable, Equatable {
  /// The sum in double-double.
  public private(set) var total = DoubleDouble.zero

  /// Starts at zero.
  public init() {}

  /// The sum of some numbers.
  public init(_ values: some Sequence<Double>) {
    for value in values { add(value) }
  }

  /// Adds a number.
  public mutating func add(_ value: Double) { total += value }

  /// Adds a number in double-double.
  public mutating func add(_ value: DoubleDouble) { total += value }

  /// Adds the product of two numbers, without rounding it first.
  public mutating func add(product a: Double, _ b: Double) {
    total += DoubleDouble(product: a, b)
  }

  /// The sum rounded to double.
  public var value: Double { total.high }
}
