#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Makes files of this process end at a size, as on a full disk.
func limitFileSize(to bytes: Int) {
  signal(SIGXFSZ, SIG_IGN)
  var limit = rlimit(rlim_cur: rlim_t(bytes), rlim_max: rlim_t(bytes))
  #if canImport(Glibc)
    setrlimit(__rlimit_resource_t(1), &limit)
  #else
    setrlimit(RLIMIT_FSIZE, &limit)
  #endif
}

/// The permission bits of a file, nil where there is none.
func permissions(of path: String) -> mode_t? {
  var status = stat()
  return stat(path, &status) == 0 ? status.st_mode & 0o7777 : nil
}

/// What arrives in a named pipe while something is done; a few kilobytes at most.
func contents(ofPipeAt path: String, while body: () throws -> Void) rethrows -> [UInt8] {
  mkfifo(path, 0o600)
  // Open for both, so that neither this nor the writer waits for the other.
  let pipe = open(path, O_RDWR | O_NONBLOCK)
  defer { close(pipe) }
  try body()
  var bytes = [UInt8](repeating: 0, count: 4096)
  let count = read(pipe, &bytes, bytes.count)
  return Array(bytes.prefix(max(0, count)))
}

/// Writes bytes to an open file; returns how many.
func writeBytes(_ file: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
  write(file, bytes.baseAddress, bytes.count)
}
