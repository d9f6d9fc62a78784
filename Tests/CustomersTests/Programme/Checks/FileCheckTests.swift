import Testing

@testable import Customers

/// An ugly file for every check: it is found, with its lines, and nothing of the kind in the clean files.
@Suite struct FileCheckTests {
  @Test(arguments: UglyFiles.all)
  func isFound(_ ugly: UglyFile) throws {
    let result = CheckFixture.run(ugly.files, project: ugly.project)
    let all = result.findings.map { "\($0.code) \($0.severity) \($0.lines): \($0.sentence)" }
    let found = try #require(
      result.findings.first { $0.code == ugly.code && $0.severity == ugly.severity }, "\(all)")
    if !ugly.lines.isEmpty { #expect(found.lines == ugly.lines, "\(found)") }
    #expect(found.count == ugly.count ?? max(1, found.lines.count), "\(found)")
    let words = found.sentence + found.effect + (found.remedy ?? "")
    #expect(words.contains(ugly.says), "\(words)")
    #expect(found.sentence.hasSuffix(".") && found.effect.hasSuffix("."))
    #expect(!found.commands.isEmpty && found.file != nil)
    #expect(result.blocks == result.findings.contains { $0.severity == .blocks })
  }

  @Test func everyCheckHasAnUglyFile() {
    // The reader's notes and messages go by their own codes.
    let codes = Set(UglyFiles.all.map(\.code))
    let missing = FileCheck.all.map(\.code).filter { !codes.contains($0) }
    #expect(missing == ["unreadable", "reading"])
    #expect(Set(FileCheck.all.map(\.code)).count == FileCheck.all.count)
  }

  @Test func cleanFilesSayLittle() {
    let alone = CheckFixture.run(CheckFixture.answers)
    #expect(alone.findings.map(\.code) == ["clusters", "small_groups"], "\(alone.findings)")
    let together = CheckFixture.run(CheckFixture.programme)
    #expect(
      together.findings.map(\.code) == ["tells_outcome", "clusters", "small_groups"],
      "\(together.findings)")
    #expect(!together.blocks)
    #expect(
      together.files.map(\.kind) == [.responses, .accounts, .invitations, .alerts])
    #expect(together.summary == "Nothing blocks. 3 things to know.")
  }
}
