import Reports

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What the command knows of the terminal it runs in.
enum Terminal {
  /// Whether standard output is a terminal.
  static var isInteractive: Bool { isatty(STDOUT_FILENO) == 1 }

  /// Whether colour is wanted: on a terminal, unless NO_COLOR is set or the terminal is dumb.
  static var wantsColor: Bool {
    isInteractive && environment("NO_COLOR")?.isEmpty ?? true && environment("TERM") != "dumb"
  }

  /// Whether the locale can show more than ASCII; a pipe is taken to be UTF-8.
  static var showsUnicode: Bool {
    guard isInteractive else { return true }
    let locale =
      ["LC_ALL", "LC_CTYPE", "LANG"].compactMap(environment).first { !$0.isEmpty } ?? "C.UTF-8"
    let plain = locale.lowercased()
    return plain.contains("utf-8") || plain.contains("utf8")
  }

  /// The columns that text may take: the terminal's, between 40 and 120; 80 in a pipe.
  static var width: Int {
    var size = winsize()
    if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 {
      return min(max(Int(size.ws_col), 40), 120)
    }
    return environment("COLUMNS").flatMap { Int($0) }.map { min(max($0, 40), 120) } ?? 80
  }

  /// How reports are written: for this terminal, or plain and 80 wide for a file.
  static func renderer(toFile: Bool) -> TextRenderer {
    TextRenderer(
      width: toFile ? 80 : width, color: !toFile && wantsColor, unicode: toFile || showsUnicode)
  }

  /// A word with quotes where a shell needs them.
  static func quoted(_ word: String) -> String {
    let isPlain = word.allSatisfy { $0.isLetter || $0.isNumber || "-_.,:=/@+#".contains($0) }
    return isPlain && !word.isEmpty
      ? word
      : "'"
        + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
        + "'"
  }

  /// Lets Ctrl-C and a request to end through, even where the parent process had blocked them.
  static func acceptInterrupts() {
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGINT)
    sigaddset(&signals, SIGTERM)
    sigprocmask(SIG_UNBLOCK, &signals, nil)
  }

  /// Writes a line to standard error.
  static func standardError(_ line: String) {
    // Nothing can be said of a failure to say something.
    _ = writeAll(line + "\n", to: STDERR_FILENO)
  }

  /// Whether standard error is a terminal on which a line can be written again.
  static var showsProgress: Bool {
    isatty(STDERR_FILENO) == 1 && environment("TERM") != "dumb"
  }

  /// Writes to standard error without ending the line.
  static func standardErrorPart(_ text: String) { _ = writeAll(text, to: STDERR_FILENO) }

  /// Writes text to standard output; a reader that has gone away is no failure.
  /// - Throws: `StandardOutputError` with the system's reason.
  static func standardOutput(_ text: String) throws(StandardOutputError) {
    try standardOutput(bytes: Array(text.utf8))
  }

  /// Writes bytes to standard output; see `standardOutput(_:)`.
  static func standardOutput(bytes: [UInt8]) throws(StandardOutputError) {
    let code = writeAll(bytes, to: STDOUT_FILENO)
    if code != 0, code != EPIPE {
      throw StandardOutputError(reason: String(cString: strerror(code)))
    }
  }

  /// Writes every byte; returns 0 or the error number.
  private static func writeAll(_ text: String, to file: Int32) -> Int32 {
    writeAll(Array(text.utf8), to: file)
  }

  private static func writeAll(_ bytes: [UInt8], to file: Int32) -> Int32 {
    var start = 0
    while start < bytes.count {
      let count = bytes.withUnsafeBytes {
        write(file, $0.baseAddress! + start, bytes.count - start)
      }
      if count < 0 {
        if errno == EINTR { continue }
        return errno
      }
      start += count
    }
    return 0
  }

  private static func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }
}

/// Standard output cannot take what is written.
struct StandardOutputError: Error, CustomStringConvertible {
  let reason: String

  var description: String { "standard output cannot be written: \(reason)" }
}

/// One line on the terminal that says how far a long computation is, and goes when it ends.
///
/// Nothing is trapped: Ctrl-C ends the process at once, as it would without the line.
final class ProgressLine: @unchecked Sendable {
  // Computations report one call at a time (`parallelBlocks`), so there is no race on the meter.
  private var meter = ProgressMeter()
  private let start = ContinuousClock.now
  private let isShown = Terminal.showsProgress

  /// Says that this share of the work is done, 0…1.
  func update(_ share: Double) {
    guard isShown else { return }
    let elapsed = start.duration(to: .now)
    let seconds =
      Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) * 1e-18
    guard let text = meter.text(share: share, after: seconds) else { return }
    Terminal.standardErrorPart("\r\u{1B}[K\(text)")
  }

  /// Says that so many of so many steps are done.
  func update(_ done: Int, of all: Int) { update(Double(done) / Double(max(1, all))) }

  /// Takes the line away.
  func finish() {
    if meter.hasSpoken { Terminal.standardErrorPart("\r\u{1B}[K") }
  }
}
