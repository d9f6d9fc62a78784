import FuzzTargets
import TestSupport
import Testing

/// No bytes may crash a reader, hang it, or make it eat the memory; `QUORUM_FUZZ` sets how many are tried.
@Suite(.serialized) struct ReaderFuzzTests {
  @Test(arguments: FuzzTargets.all)
  func survives(_ target: FuzzTarget) {
    let before = Fuzzing.peakMemory ?? 0
    let whole = FuzzTargets.all.reduce(0) { $0 + $1.share }
    let outcome = Fuzzing().run(target, 0..<max(1, Fuzzing.total * target.share / whole))
    #expect(outcome.slowest < 5, "input \(outcome.slowestInput) takes \(outcome.slowest) s")
    let risen = (Fuzzing.peakMemory ?? 0) - before
    #expect(risen < 1 << 30, "\(risen) bytes")
  }

  @Test func sharesAndCountsAreWhatTheGuideSays() {
    #expect(FuzzTargets.all.allSatisfy { $0.share > 0 && !$0.corpus.isEmpty })
    #expect(Set(FuzzTargets.all.map(\.name)).count == FuzzTargets.all.count)
    #expect(Fuzzing.total >= 1)
  }
}

extension FuzzTarget: CustomTestStringConvertible {
  /// The name of the reader.
  package var testDescription: String { name }
}
