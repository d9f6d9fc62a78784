#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The natural logarithm, under one name on every platform.
@inline(__always)
package func logOf(_ x: Double) -> Double { log(x) }

/// The cosine, under one name on every platform.
@inline(__always)
package func cosine(_ x: Double) -> Double { cos(x) }

/// The exponential function, under one name on every platform.
@inline(__always)
package func exponential(_ x: Double) -> Double { exp(x) }

/// The number of processors that are online.
package func onlineProcessors() -> Int { Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

/// The angle in −π/2…π/2 whose sine is given.
@inline(__always)
package func arcsine(_ x: Double) -> Double { asin(x) }

/// The natural logarithm of 1 + x, accurate where x is tiny.
@inline(__always)
package func logOnePlus(_ x: Double) -> Double { log1p(x) }

/// The exponential function less 1, accurate where x is tiny.
@inline(__always)
package func exponentialMinusOne(_ x: Double) -> Double { expm1(x) }

/// The inverse of the hyperbolic tangent, Fisher's z of a correlation.
@inline(__always)
package func inverseHyperbolicTangent(_ x: Double) -> Double { atanh(x) }

/// The hyperbolic tangent, the correlation of a Fisher z.
@inline(__always)
package func hyperbolicTangent(_ x: Double) -> Double { tanh(x) }

/// The sine, under one name on every platform.
@inline(__always)
package func sine(_ x: Double) -> Double { sin(x) }
