#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The natural logarithm, under one name on every platform.
@inline(__always)
func logOf(_ x: Double) -> Double { log(x) }

/// The cosine, under one name on every platform.
@inline(__always)
func cosine(_ x: Double) -> Double { cos(x) }

/// The exponential function, under one name on every platform.
@inline(__always)
func exponential(_ x: Double) -> Double { exp(x) }

/// The number of processors that are online.
func onlineProcessors() -> Int { Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
