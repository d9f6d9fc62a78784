import FuzzTargets
import TestSupport
import Testing

/// No bytes may crash a reader, hang it, or make it eat the memory; `QUORUM_FUZZ` sets how many are tried.
@Suite struct ReaderFuzzTests {
  /// Readers side by side, so the memory is what all of them, and the other tests of the process, take together.
  @Test(arguments: FuzzTargets.all)
  func survives(_ target: FuzzTarget) {
    let before = Fuzzing.peakMemory ?? 0
    let outcome = Fuzzing().run(target, 0..<Fuzzing.inputs(of: target, among: FuzzTargets.all))
    #expect(outcome.slowest < 5, "input \(outcome.slowestInput) takes \(outcome.slowest) s")
    let risen = (Fuzzing.peakMemory ?? 0) - before
    #expect(risen < 1 << 30, "\(risen) bytes")
    // Some damage does no harm, some does: both ways out of the reader were taken.
    if outcome.inputs >= 300 {
      let share = Double(outcome.read) / Double(outcome.inputs)
      #expect(share > 0.02 && share < 0.98, "\(outcome.read) of \(outcome.inputs) were read")
    }
  }

  /// What is damaged is worth damaging. Among the texts are some that are refused as they are, beside those
  /// that are read; the options of `csv_options` come from the bytes, and may refuse any.
  @Test(arguments: FuzzTargets.all.filter { $0.name != "csv_options" })
  func wholeFilesAreRead(_ target: FuzzTarget) {
    let refused = target.corpus.indices.filter { !target.run(target.corpus[$0]) }
    let most = ["csv": 1, "check": 1, "formula": 2][target.name] ?? 0
    #expect(refused.count <= most && refused.count < target.corpus.count, "files \(refused)")
  }

  @Test func sharesAndCountsAreWhatTheGuideSays() {
    #expect(FuzzTargets.all.allSatisfy { $0.share > 0 && !$0.corpus.isEmpty })
    #expect(FuzzTargets.all.reduce(0) { $0 + $1.share } <= 1000)
    let inputs = FuzzTargets.all.map {
      Fuzzing.inputs(of: $0, among: FuzzTargets.all, total: 20_000)
    }
    #expect(inputs.allSatisfy { $0 >= 1_000 })
    #expect(Set(FuzzTargets.all.map(\.name)).count == FuzzTargets.all.count)
    #expect(Fuzzing.total >= 1)
  }

  @Test func theSameNumberIsTheSameInput() {
    for target in FuzzTargets.all {
      #expect(Fuzzing().input(7, of: target) == Fuzzing().input(7, of: target), "\(target.name)")
      #expect((0..<20).contains { !target.corpus.contains(Fuzzing().input($0, of: target)) })
    }
  }
}

extension FuzzTarget: CustomTestStringConvertible {
  /// The name of the reader.
  package var testDescription: String { name }
}
