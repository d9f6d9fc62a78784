#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file that is being written beside the one it will replace.
struct NewFile {
  let descriptor: Int32
  /// Its name; nil where it has none yet.
  private var name: String?
  private let folder: String

  /// Opens a new file in the target's folder, with the permissions that the process's mask allows.
  ///
  /// - Throws: `OutputFileError` about `path`.
  init(beside target: String, _ path: String) throws(OutputFileError) {
    folder = target.lastIndex(of: "/").map { String(target[...$0]) } ?? "./"
    if let nameless = Self.nameless(in: folder) {
      descriptor = nameless
      return
    }
    for _ in 0..<100 {
      let name = Self.temporaryName(in: folder)
      let file = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      if file >= 0 {
        descriptor = file
        self.name = name
        return
      }
      guard errno == EEXIST || errno == EINTR else { break }
    }
    throw OutputFile.failure(path, .open)
  }

  private static func temporaryName(in folder: String) -> String {
    folder + ".quorum-" + String(UInt64.random(in: 0...UInt64.max), radix: 36)
  }

  /// A file without a name, which is gone when the process is; nil where the system has none.
  private static func nameless(in folder: String) -> Int32? {
    #if os(Linux) && (arch(x86_64) || arch(arm64))
      // O_TMPFILE, a macro that Swift does not see.
      let file = open(folder, O_WRONLY | O_CLOEXEC | O_DIRECTORY | 0o20_000_000, 0o666)
      guard file >= 0 else { return nil }
      // It can be given a name only through /proc.
      guard access("/proc/self/fd/\(file)", F_OK) == 0 else {
        close(file)
        return nil
      }
      return file
    #else
      return nil
    #endif
  }

  /// Gives the file its name.
  ///
  /// - Parameter replacing: whether a file of that name may be there already.
  /// - Returns: 0, or the error number.
  mutating func move(to target: String, replacing: Bool) -> Int32 {
    if name == nil {
      let code = link(to: target)
      if code == 0 || code != EEXIST || !replacing { return code }
      // A name can be replaced only by renaming, so the file gets one for a moment.
      let temporary = Self.temporaryName(in: folder)
      let failure = link(to: temporary)
      guard failure == 0 else { return failure }
      name = temporary
    }
    guard let name else { return EINVAL }
    if replacing {
      guard rename(name, target) == 0 else { return errno }
    } else {
      guard systemLink(name, target) == 0 else { return errno }
      unlink(name)
    }
    self.name = nil
    return 0
  }

  private func link(to name: String) -> Int32 {
    linkat(AT_FDCWD, "/proc/self/fd/\(descriptor)", AT_FDCWD, name, AT_SYMLINK_FOLLOW) == 0
      ? 0 : errno
  }

  /// Closes the file and takes its name away.
  func discard() {
    close(descriptor)
    if let name { unlink(name) }
  }
}

private func systemLink(_ old: String, _ new: String) -> Int32 { link(old, new) }
