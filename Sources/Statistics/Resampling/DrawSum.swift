/// What is added up over the units of a resample: one number, or a few at once.
protocol DrawSum: Sendable, SendableMetatype {
  static var zero: Self { get }
  static func add(_ a: Self, _ b: Self) -> Self
  static func subtract(_ a: Self, _ b: Self) -> Self
}

extension Double: DrawSum {
  @inline(__always) static func add(_ a: Double, _ b: Double) -> Double { a + b }
  @inline(__always) static func subtract(_ a: Double, _ b: Double) -> Double { a - b }
}

extension SIMD2: DrawSum where Scalar == Double {
  @inline(__always) static func add(_ a: Self, _ b: Self) -> Self { a + b }
  @inline(__always) static func subtract(_ a: Self, _ b: Self) -> Self { a - b }
}

extension SIMD4: DrawSum where Scalar == Double {
  @inline(__always) static func add(_ a: Self, _ b: Self) -> Self { a + b }
  @inline(__always) static func subtract(_ a: Self, _ b: Self) -> Self { a - b }
}

extension SIMD8: DrawSum where Scalar == Double {
  @inline(__always) static func add(_ a: Self, _ b: Self) -> Self { a + b }
  @inline(__always) static func subtract(_ a: Self, _ b: Self) -> Self { a - b }
}

/// The sum of table entries at drawn places, in a fixed order of additions.
@inline(__always)
func sumOfDraws<Sum: DrawSum>(
  _ table: UnsafePointer<Sum>, _ draws: UnsafePointer<Int32>, count: Int
) -> Sum {
  // Four chains of additions, so that one need not wait for the other.
  var (a, b, c, d) = (Sum.zero, Sum.zero, Sum.zero, Sum.zero)
  var index = 0
  while index + 4 <= count {
    a = Sum.add(a, table[Int(draws[index])])
    b = Sum.add(b, table[Int(draws[index + 1])])
    c = Sum.add(c, table[Int(draws[index + 2])])
    d = Sum.add(d, table[Int(draws[index + 3])])
    index += 4
  }
  while index < count {
    a = Sum.add(a, table[Int(draws[index])])
    index += 1
  }
  return Sum.add(Sum.add(a, b), Sum.add(c, d))
}
