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
  /// A symbolic link is followed, and an existing file's permissions are kept. What is not a regular
  /// file (a device, a pipe) is written directly.
  /// - Parameters:
  ///   - bytes: the whole content.
  ///   - path: where it goes.
  /// - Throws: `OutputFileError` with the path and the reason.
  public static func write(_ bytes: some Sequence<UInt8>, to path: String)
    throws(OutputFileError)
  {
    guard !path.isEmpty, !path.utf8.contains(0) else {
      throw OutputFileError(path: path, step: .open, reason: "the path is empty or holds a NUL")
    }
    let content = Array(bytes)
    var status = stat()
    let exists = stat(path, &status) == 0
    if exists, status.st_mode & S_IFMT != S_IFREG {
      if status.st_mode & S_IFMT == S_IFDIR {
        throw OutputFileError(path: path, step: .open, reason: "it is a folder")
      }
      try writeDirectly(content, to: path)
    } else {
      if exists, access(path, W_OK) != 0 { throw failure(path, .open) }
      try replace(followed(path), with: content, mode: exists ? status.st_mode & 0o7777 : nil, path)
    }
  }

  /// Writes text as UTF-8; see `write(_:to:)`.
  /// - Throws: `OutputFileError` with the path and the reason.
  public static func write(text: String, to path: String) throws(OutputFileError) {
    try write(text.utf8, to: path)
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

  /// - Parameters:
  ///   - target: the file that is replaced, links followed.
  ///   - mode: the permissions of the file that is replaced; nil for a new one.
  ///   - path: the path as it was given, for messages.
  private static func replace(
    _ target: String, with content: [UInt8], mode: mode_t?, _ path: String
  ) throws(OutputFileError) {
    let (file, temporary) = try openBeside(target, path)
    do throws(OutputFileError) {
      do throws(OutputFileError) {
        if let mode, fchmod(file, mode) != 0 { throw failure(path, .open) }
        try writeAll(content, to: file, path)
        guard fsync(file) == 0 else { throw failure(path, .write) }
      } catch {
        close(file)
        throw error
      }
      guard close(file) == 0 else { throw failure(path, .write) }
      guard rename(temporary, target) == 0 else { throw failure(path, .rename) }
    } catch {
      unlink(temporary)
      throw error
    }
    syncFolder(of: target)
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

  /// A new file in the target's folder, with the permissions that the process's mask allows.
  private static func openBeside(_ target: String, _ path: String) throws(OutputFileError)
    -> (file: Int32, name: String)
  {
    let folder = target.lastIndex(of: "/").map { String(target[...$0]) } ?? ""
    for _ in 0..<100 {
      let name = folder + ".quorum-" + String(UInt64.random(in: 0...UInt64.max), radix: 36)
      let file = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      if file >= 0 { return (file, name) }
      guard errno == EEXIST || errno == EINTR else { break }
    }
    throw failure(path, .open)
  }

  /// Makes the new name durable; a file system that cannot do so has still renamed the file.
  private static func syncFolder(of target: String) {
    let folder = target.lastIndex(of: "/").map { String(target[...$0]) } ?? "."
    let descriptor = open(folder, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  private static func failure(_ path: String, _ step: OutputFileError.Step) -> OutputFileError {
    OutputFileError(path: path, step: step, reason: String(cString: strerror(errno)))
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
