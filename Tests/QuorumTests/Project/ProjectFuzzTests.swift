import Foundation
import TestSupport
import Testing

@testable import quorum

/// The reader of project files in the fuzzer. It is part of the command, which no library can import, so its
/// target stands here and not in `FuzzTargets.all`.
@Suite struct ProjectFuzzTests {
  /// Bytes that YAML gives a meaning to.
  private static let spice =
    Array("{}[],:&*#?|-<>=!%@\\\"'`\t\n 0~.eé\u{0}\u{85}\u{2028}ÿ".utf8) + [0xFF, 0xC3]

  private static let short = """
    name: "Meridian: Controls"
    period: {start: 2024-01-01, end: 2025-12-31}
    files: {responses: {path: answers.csv, columns: {nps: Q3}}}
    roles: {boss: {weight: 3}, user: 1}
    targets: {nps: {at_least: 30, tiers: {big: {at_least: 40}}}}

    """

  static func target() throws -> FuzzTarget {
    let sample = try Data(
      contentsOf: Command.repository.appendingPathComponent("notebooks-data/meridian/quorum.yml"))
    return FuzzTarget(
      name: "project", share: 1000, corpus: [sample.filter { $0 != 13 }, Array(short.utf8)],
      mutate: { mutator, corpus in
        // Half of it done to texts of any kind, half by single bytes that YAML gives a meaning to.
        guard mutator.draw(2) == 0 else { return mutator.mutate(oneOf: corpus) }
        var bytes = corpus[mutator.draw(corpus.count)]
        for _ in 0...mutator.draw(3) {
          let byte = spice[mutator.draw(spice.count)]
          let place = mutator.draw(bytes.count)
          if mutator.draw(2) == 0 { bytes[place] = byte } else { bytes.insert(byte, at: place) }
        }
        return bytes
      },
      run: { bytes in
        do throws(ProjectFileError) {
          _ = try ProjectDocument(YAMLDocument(file: "m.yml", bytes: bytes))
          return true
        } catch {
          let text = error.description
          precondition(!error.sentence.isEmpty && text.hasPrefix("m.yml"), text)
          precondition(text.utf8.count < 3_000, text)
          return false
        }
      })
  }

  /// Every input is read or refused with a message; nothing crashes, nothing takes long.
  @Test func survives() throws {
    let target = try Self.target()
    for file in target.corpus { #expect(target.run(file)) }
    let outcome = Fuzzing().run(target, 0..<max(1, Fuzzing.total / 10))
    #expect(outcome.slowest < 5, "input \(outcome.slowestInput) takes \(outcome.slowest) s")
    guard outcome.inputs >= 300 else { return }
    let share = Double(outcome.read) / Double(outcome.inputs)
    #expect(share > 0.02 && share < 0.98, "\(outcome.read) of \(outcome.inputs) were read")
  }
}
