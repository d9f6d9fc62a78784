import Foundation
import FuzzTargets
import TestSupport

/// Runs damaged files through every reader, outside the tests: under a sanitizer, or for hours.
///
///     fuzz COUNT [--seed N] [--only NAME] [--from N]
///     fuzz --only NAME --from N --dump > FILE
///     fuzz --only NAME --file FILE
///
/// Prints a line per reader and leaves with 1 when an input took more than five seconds, or the process
/// more than a gigabyte.
@main
struct Fuzz {
  static func main() {
    var count = Fuzzing.total
    var (fuzzing, only, from, dumps) = (Fuzzing(), String?.none, 0, false)
    var file: String?
    var rest = CommandLine.arguments.dropFirst()
    while let word = rest.popFirst() {
      switch word {
      case "--seed": fuzzing.seed = rest.popFirst().flatMap { UInt64($0) } ?? fuzzing.seed
      case "--only": only = rest.popFirst()
      case "--from": from = rest.popFirst().flatMap { Int($0) } ?? 0
      case "--dump": dumps = true
      case "--file": file = rest.popFirst()
      default: count = Int(word) ?? count
      }
    }
    let targets = FuzzTargets.all.filter { only == nil || $0.name == only }
    guard !targets.isEmpty else {
      print("no such reader: \(FuzzTargets.all.map(\.name).joined(separator: ", "))")
      exit(64)
    }
    if dumps {
      FileHandle.standardOutput.write(Data(fuzzing.input(from, of: targets[0])))
      return
    }
    if let file {
      guard let bytes = FileManager.default.contents(atPath: file) else {
        print("\(file): cannot be read")
        exit(66)
      }
      let isRead = targets[0].run(Array(bytes))
      let peak = Fuzzing.peakMemory.map { ", peak memory \($0 / 1_048_576) MB" } ?? ""
      print("\(targets[0].name): \(file) \(isRead ? "is read" : "is refused")\(peak)")
      return
    }
    var failed = false
    for target in targets {
      // Batches, so that a crash is near the last line printed.
      var (total, next) = (Fuzzing.Outcome(), from)
      let end = from + Fuzzing.inputs(of: target, among: targets, total: count)
      Fuzzing.resetPeakMemory()
      while next < end {
        let batch = fuzzing.run(target, next..<min(end, next + 10_000))
        total.add(batch)
        next += 10_000
        FileHandle.standardError.write(Data("\(target.name) \(min(next, end))\n".utf8))
      }
      let peak = Fuzzing.peakMemory
      failed = failed || total.slowest > fuzzing.limit || peak ?? 0 > 1 << 30
      print(
        "\(target.name): \(total.inputs) inputs (\(total.read) read), \(total.bytes / 1_048_576) MB, "
          + "\(Int(total.seconds.rounded())) s, slowest \(Int(total.slowest * 1000)) ms "
          + "(input \(total.slowestInput))"
          + (peak.map { ", peak memory \($0 / 1_048_576) MB" } ?? ""))
    }
    exit(failed ? 1 : 0)
  }
}
