#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A line on standard error that says how far a long computation is, on a terminal and after a second.
final class ProgressLine {
  private let start = ContinuousClock.now
  private var isShown = false
  private let isWanted = isatty(STDERR_FILENO) == 1

  /// Shows how many of how many steps are done.
  func show(_ done: Int, _ all: Int) {
    guard isWanted, all > 1, ContinuousClock.now - start > .seconds(1) else { return }
    isShown = true
    put("\r\(done) of \(all) shapes and methods done ")
  }

  /// Takes the line away.
  func clear() {
    if isShown { put("\r\u{1B}[K") }
  }

  private func put(_ text: String) {
    // A line that cannot be shown is no failure.
    _ = Array(text.utf8).withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }
}
