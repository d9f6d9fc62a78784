import Foundation
import Synchronization

/// Runs damaged files through a reader and watches the clock and the memory.
package struct Fuzzing: Sendable {
  /// The seed of the damage; input i is made from its stream i.
  package var seed: UInt64
  /// The longest a single input may take, in seconds.
  package var limit: Double

  /// Makes a run.
  package init(seed: UInt64 = 2026, limit: Double = 5) {
    self.seed = seed
    self.limit = limit
  }

  /// What a run measured.
  package struct Outcome: Sendable {
    /// The number of inputs.
    package var inputs = 0
    /// How many of them were read; the others were refused.
    package var read = 0
    /// The bytes they had together.
    package var bytes = 0
    /// The seconds of processor time the reader took: other processes do not count.
    package var seconds = 0.0
    /// The seconds of the slowest input.
    package var slowest = 0.0
    /// The number of the slowest input.
    package var slowestInput = 0

    /// Nothing measured yet.
    package init() {}

    /// Takes in what another run measured.
    package mutating func add(_ other: Outcome) {
      inputs += other.inputs
      read += other.read
      bytes += other.bytes
      seconds += other.seconds
      if other.slowest > slowest { (slowest, slowestInput) = (other.slowest, other.slowestInput) }
    }
  }

  /// How many inputs all targets together are to get: `QUORUM_FUZZ`, else 20,000.
  package static var total: Int {
    ProcessInfo.processInfo.environment["QUORUM_FUZZ"].flatMap(Int.init).map { max(1, $0) }
      ?? 20_000
  }

  /// How many of a total go to one target of several, by its share.
  package static func inputs(
    of target: FuzzTarget, among targets: [FuzzTarget], total: Int = Fuzzing.total
  ) -> Int {
    let whole = targets.reduce(0) { $0 + $1.share }
    return max(1, total * target.share / max(1, whole))
  }

  /// The input of a number.
  package func input(_ number: Int, of target: FuzzTarget) -> [UInt8] {
    var mutator = Mutator(seed: seed, stream: UInt64(number))
    return target.mutate(&mutator, target.corpus)
  }

  /// Reads damaged files one after the other.
  ///
  /// - Parameters:
  ///   - target: the reader.
  ///   - numbers: which inputs.
  package func run(_ target: FuzzTarget, _ numbers: Range<Int>) -> Outcome {
    var outcome = Outcome()
    let watch = Watch(limit: limit, name: target.name)
    defer { watch.stop() }
    for number in numbers {
      let bytes = input(number, of: target)
      watch.begin(number)
      let start = Self.processorTime
      let isRead = target.run(bytes)
      let seconds = Self.processorTime - start
      watch.end()
      outcome.inputs += 1
      if isRead { outcome.read += 1 }
      outcome.bytes += bytes.count
      outcome.seconds += seconds
      if seconds > outcome.slowest { (outcome.slowest, outcome.slowestInput) = (seconds, number) }
    }
    return outcome
  }

  /// The processor time of this thread so far, in seconds.
  private static var processorTime: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  /// Begins to count the peak of the memory anew, where the system can.
  package static func resetPeakMemory() {
    try? "5".write(toFile: "/proc/self/clear_refs", atomically: false, encoding: .utf8)
  }

  /// The most memory this process has held so far, in bytes; nil where the system does not say.
  package static var peakMemory: Int? {
    guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8) else {
      return nil
    }
    for line in status.split(separator: "\n") where line.hasPrefix("VmHWM:") {
      return line.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) }
        .map { $0 * 1024 }
    }
    return nil
  }
}

/// Ends the process with the input's number when a single input takes ten times too long: what hangs cannot
/// report itself.
private final class Watch: Sendable {
  private struct State {
    var number: Int?
    var began = ContinuousClock.now
    var isStopped = false
  }

  private let state = Mutex(State())

  init(limit: Double, name: String) {
    let thread = Thread { [self] in
      while true {
        Thread.sleep(forTimeInterval: 0.5)
        let (hanging, stopped) = state.withLock { state in
          let late = ContinuousClock.now - state.began > .seconds(10 * limit)
          return (late ? state.number : nil, state.isStopped)
        }
        if stopped { return }
        if let hanging {
          FileHandle.standardError.write(Data("\(name): input \(hanging) hangs\n".utf8))
          exit(99)
        }
      }
    }
    thread.start()
  }

  func begin(_ number: Int) {
    state.withLock { ($0.number, $0.began) = (number, .now) }
  }

  func end() { state.withLock { $0.number = nil } }
  func stop() { state.withLock { $0.isStopped = true } }
}
