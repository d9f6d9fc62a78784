import Foundation
import Testing

@testable import Certification

struct CaseDirectoryTests {
  @Test func readsJSONFilesInTheOrderOfTheirNames() throws {
    let folder = try TemporaryCases(cases: [
      "b.json": "[]", "a.json": "[\(caseText())]", "notes.txt": "no", ".hidden.json": "no",
    ])
    let directory = try CaseDirectory(path: folder.path)
    #expect(directory.files.map(\.name) == ["a.json", "b.json"])
    #expect(directory.problems.isEmpty)
  }

  @Test func aMalformedFileIsNamedAndTheOthersAreRead() throws {
    let folder = try TemporaryCases(cases: ["a.json": "[\(caseText())]", "b.json": "[}"])
    let directory = try CaseDirectory(path: folder.path)
    #expect(directory.files.map(\.name) == ["a.json"])
    #expect(
      directory.problems == [
        .malformed(path: "b.json", reason: "line 1, column 2: a value should be here")
      ])
  }

  @Test func aDirectoryNamedLikeAFileIsUnreadable() throws {
    let folder = try TemporaryCases(cases: [:])
    try FileManager.default.createDirectory(
      atPath: folder.path + "/cases/a.json", withIntermediateDirectories: false)
    let directory = try CaseDirectory(path: folder.path)
    guard case .unreadable(let path, _)? = directory.problems.first else {
      Issue.record("no problem was reported")
      return
    }
    #expect(path == "a.json")
  }

  @Test func withoutACasesDirectoryThereIsNothingToRead() throws {
    let folder = try TemporaryCases(cases: nil)
    #expect(throws: CaseFileError.self) { try CaseDirectory(path: folder.path) }
    #expect(throws: CaseFileError.self) { try CaseDirectory(path: folder.path + "/nowhere") }
  }
}
