#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Writes output files whole or not at all.
public enum OutputFile {
  /// Writes bytes to a file in one step: into a new file beside it, onto the disk, and then by
  /// renaming it, so that a failure leaves what was there before.
  ///
  /// Where the system can, the new file has no name until it is whole, so that not even a process
  /// that is killed leaves it behind. A symbolic link is followed, and an existing file's permissions
  /// are kept. What is not a regular file (a device, a pipe) is written directly.
  ///
  /// A limit on the size of files (`ulimit -f`) ends a process with the signal SIGXFSZ unless it
  /// ignores it, as programs that write with this should.
  /// - Parameters:
  ///   - bytes: the whole content.
  ///   - path: where it goes.
  ///   - replacing: whether a file may be there already.
  /// - Throws: `OutputFileError` with the path and the reason.
  public static func write(
    _ bytes: some Sequence<UInt8>, to path: String, replacing: Bool = true
  ) throws(OutputFileError) {
    guard !path.isEmpty, !path.utf8.contains(0) else {
      throw OutputFileError(path: path, step: .open, reason: "the path is empty or holds a NUL")
    }
    let content = Array(bytes)
    var status = stat()
    let exists = stat(path, &status) == 0
    if exists, !replacing { throw failure(path, .exists, EEXIST) }
    if exists, status.st_mode & S_IFMT != S_IFREG {
      if status.st_mode & S_IFMT == S_IFDIR {
        throw OutputFileError(path: path, step: .open, reason: "it is a folder")
      }
      try writeDirectly(content, to: path)
    } else {
      if exists, access(path, W_OK) != 0 { throw failure(path, .open) }
      let place = Place(path: path, target: followed(path), replacing: replacing)
      try put(content, at: place, mode: exists ? status.st_mode & 0o7777 : nil)
    }
  }

  /// Writes text as UTF-8; see `write(_:to:replacing:)`.
  /// - Throws: `OutputFileError` with the path and the reason.
  public static func write(text: String, to path: String) throws(OutputFileError) {
    try write(text.utf8, to: path)
  }

  /// Where a file goes.
  private struct Place {
    /// The path as it was given, for messages.
    let path: String
    /// The file that is made or replaced, links followed.
    let target: String
    let replacing: Bool
  }

  private static func writeDirectly(_ content: [UInt8], to path: String) throws(OutputFileError) {
    let file = open(path, O_WRONLY | O_CLOEXEC)
    guard file >= 0 else { throw failure(path, .open) }
    do throws(OutputFileError) {
      try writeAll(content, to: file, path)
    } catch {
      close(file)
      throw error
    }
    guard close(file) == 0 else { throw failure(path, .write) }
  }

  /// - Parameter mode: the permissions of the file that is replaced; nil for a new one.
  private static func put(
    _ content: [UInt8], at place: Place, mode: mode_t?
  ) throws(OutputFileError) {
    var file = try NewFile(beside: place.target, place.path)
    do throws(OutputFileError) {
      if let mode, fchmod(file.descriptor, mode) != 0 { throw failure(place.path, .open) }
      try writeAll(content, to: file.descriptor, place.path)
      guard fsync(file.descriptor) == 0 else { throw failure(place.path, .write) }
      let code = file.move(to: place.target, replacing: place.replacing)
      guard code == 0 else {
        throw failure(place.path, code == EEXIST ? .exists : .rename, code)
      }
    } catch {
      file.discard()
      throw error
    }
    guard close(file.descriptor) == 0 else { throw failure(place.path, .write) }
    syncFolder(of: place.target)
  }

  private static func writeAll(_ content: [UInt8], to file: Int32, _ path: String)
    throws(OutputFileError)
  {
    var start = 0
    while start < content.count {
      let count = content.withUnsafeBytes { bytes in
        systemWrite(file, bytes.baseAddress! + start, content.count - start)
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw failure(path, .write)
      }
      start += count
    }
  }

  /// The file that a path leads to, so that renaming replaces it and not a link to it.
  private static func followed(_ path: String) -> String {
    if let resolved = realpath(path, nil) {
      defer { free(resolved) }
      return String(cString: resolved)
    }
    return path
  }

  /// Makes the new name durable; a file system that cannot do so has still renamed the file.
  private static func syncFolder(of target: String) {
    let folder = target.lastIndex(of: "/").map { String(target[...$0]) } ?? "."
    let descriptor = open(folder, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  static func failure(
    _ path: String, _ step: OutputFileError.Step, _ code: Int32 = errno
  ) -> OutputFileError {
    OutputFileError(path: path, step: step, reason: String(cString: strerror(code)))
  }
}

private func systemWrite(_ file: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int {
  write(file, bytes, count)
}

/// Why an output file could not be written.
public struct OutputFileError: Error, Equatable, CustomStringConvertible {
  /// What was being done.
  public enum Step: Sendable, Equatable {
    /// Opening the file, or a new one beside it.
    case open
    /// Writing the bytes or bringing them to the disk.
    case write
    /// Giving the new file its name.
    case rename
    /// Making a new file where there is one already.
    case exists
  }

  /// The path as it was given.
  public let path: String
  /// What was being done.
  public let step: Step
  /// What the system says.
  public let reason: String

  /// What went wrong and where.
  public var description: String {
    "\(path) cannot be written: \(reason)"
  }
}
