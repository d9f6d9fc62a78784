#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What can be asked of the BLAS this process is linked with.
public enum BLAS {
  /// Holds OpenBLAS to one thread; does nothing when another BLAS is loaded.
  ///
  /// The setting belongs to the whole process, so a program calls it once when it starts and a
  /// library never does. With more threads OpenBLAS is slower at the sizes of survey data and its
  /// last bits depend on how many there are.
  /// - Returns: whether OpenBLAS was found.
  @discardableResult
  public static func useOneThread() -> Bool {
    guard let symbol = openBLASSymbol("openblas_set_num_threads") else { return false }
    unsafeBitCast(symbol, to: (@convention(c) (CInt) -> Void).self)(1)
    return true
  }

  /// The number of threads OpenBLAS uses; nil when another BLAS is loaded.
  public static var threadCount: Int? {
    guard let symbol = openBLASSymbol("openblas_get_num_threads") else { return nil }
    return Int(unsafeBitCast(symbol, to: (@convention(c) () -> CInt).self)())
  }

  private static func openBLASSymbol(_ name: String) -> UnsafeMutableRawPointer? {
    guard let program = dlopen(nil, RTLD_NOW) else { return nil }
    defer { dlclose(program) }
    return dlsym(program, name)
  }
}
