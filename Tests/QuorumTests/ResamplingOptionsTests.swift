import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

@Suite struct ResamplingOptionsTests {
  private static let answers =
    "wave,account,nps\n"
    + (0..<160).map { "\($0 / 80 + 1),a\($0 % 40),\($0 * 37 % 11)" }.joined(separator: "\n") + "\n"

  @Test func threadsChangeNothing() throws {
    let command = try Command()
    let file = try command.write(Self.answers, to: "s.csv")
    let one = try command.run("compare", file, "--waves", "wave", "--threads", "1")
    let two = try command.run("compare", file, "--waves", "wave", "--threads", "2")
    #expect(one.status == 0 && one.output == two.output)
    // Nothing is said of progress where nobody watches.
    #expect(one.errors.isEmpty && two.errors.isEmpty)
  }

  @Test func foolishSettingsAreRefused() throws {
    let command = try Command()
    let file = try command.write(Self.answers, to: "s.csv")
    for (option, value) in [
      ("--threads", "0"), ("--resamples", "98"), ("--resamples", "100000000"), ("--seed", "-1"),
    ] {
      #expect(try command.run("compare", file, "--waves", "wave", option, value).status == 64)
    }
    #expect(try command.run("compare", file, "--waves", "wave", "--adjust", "maxt").status == 64)
    #expect(try command.run("compare", file, "--by", "wave", "--adjust", "maxt").status == 0)
  }

  /// A run that would take a minute or more stops at the signal, and leaves no output file behind.
  @Test func interruptStopsAtOnce() throws {
    let command = try Command()
    let file = try command.write(Self.answers, to: "s.csv")
    let process = Process()
    process.executableURL = try Command.executable
    process.arguments = [
      "compare", file, "--waves", "wave", "--resamples", "10000000", "--output", "out.txt",
    ]
    process.currentDirectoryURL = command.folder
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    Thread.sleep(forTimeInterval: 0.5)
    #expect(process.isRunning)
    let start = ContinuousClock.now
    process.interrupt()
    process.waitUntilExit()
    #expect(start.duration(to: .now) < .seconds(2))
    #expect(process.terminationReason == .uncaughtSignal && process.terminationStatus == SIGINT)
    #expect(!FileManager.default.fileExists(atPath: command.folder.path + "/out.txt"))
  }

  #if os(Linux)
    /// On a terminal a run of more than a second says how far it is, on standard error.
    @Test func aTerminalSeesProgress() throws {
      let command = try Command()
      let file = try command.write(Self.answers, to: "s.csv")
      let master = open("/dev/ptmx", O_RDWR | O_NOCTTY)
      // TIOCSPTLCK and TIOCGPTN: unlock the other end, and ask for its number.
      var (locked, number) = (Int32(0), UInt32(0))
      try #require(master >= 0 && ioctl(master, 0x4004_5431, &locked) == 0)
      try #require(ioctl(master, 0x8004_5430, &number) == 0)
      let slave = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY)
      try #require(slave >= 0)
      defer {
        close(master)
        close(slave)
      }
      let process = Process()
      process.executableURL = try Command.executable
      process.arguments = ["compare", file, "--waves", "wave", "--resamples", "10000000"]
      process.currentDirectoryURL = command.folder
      process.environment = ["TERM": "xterm"]
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle(fileDescriptor: slave, closeOnDealloc: false)
      try process.run()
      _ = fcntl(master, F_SETFL, fcntl(master, F_GETFL) | O_NONBLOCK)
      var buffer = [UInt8](repeating: 0, count: 4_096)
      var text = ""
      while process.isRunning, !text.contains(" %") {
        Thread.sleep(forTimeInterval: 0.1)
        let count = read(master, &buffer, buffer.count)
        text += String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
      }
      process.terminate()
      process.waitUntilExit()
      #expect(text.contains(" %") && text.contains("\r"))
    }
  #endif
}
