import Testing

@testable import Certification

struct CaseFileTests {
  private func file(_ text: String) throws -> CaseFile {
    try CaseFile(name: "f.json", bytes: Array(text.utf8))
  }

  @Test func keepsTheOrderAndTheNames() throws {
    let file = try file("[\(caseText(id: "b")), \(caseText(id: "a"))]")
    #expect(file.entries.map(\.id) == ["b", "a"])
    #expect(file.entries.allSatisfy { $0.family == "tests" && $0.method == "twice" })
    #expect(try file.entries[0].content.get().id == "b")
  }

  @Test func anIncompleteCaseLeavesTheOthersAlone() throws {
    let file = try file(#"[{"family": "f", "expected": {}}, \#(caseText())]"#)
    #expect(file.entries[0].id == "f.json[1]")
    #expect(file.entries[0].family == "f" && file.entries[0].method == "?")
    #expect(throws: CaseError.malformed("there is no `id`")) {
      try file.entries[0].content.get()
    }
    #expect(throws: Never.self) { try file.entries[1].content.get() }
  }

  @Test(arguments: [
    ("[1]", "entry 1 is a number, not an object"), ("{}", "it holds an object, not an array"),
    ("[{},", "line 1, column 5"), ("", "the file ends"), ("[{}, null]", "entry 2 is null"),
  ])
  func refusesOtherShapesByName(text: String, reason: String) {
    #expect {
      try file(text)
    } throws: { error in
      guard case .malformed(let path, let why)? = error as? CaseFileError else { return false }
      return path == "f.json" && why.contains(reason) && "\(error)".contains(reason)
    }
  }

  @Test func anEmptyArrayIsAFileWithoutCases() throws {
    #expect(try file("[]").entries.isEmpty)
  }
}
