import Testing

@testable import Certification

struct TableCountsTests {
  private func object(_ text: String) throws -> CaseObject {
    let item = try makeCase(
      """
      {"id": "x", "family": "f", "method": "m", "input": \(text), "expected": {},
       "tolerance": {"rel": 0, "abs": 0}}
      """)
    return CaseContext(item, root: "").input
  }

  @Test func readsCountsAndTables() throws {
    let input = try object(
      #"{"c": [1, 0, 3], "x": [0.5, -2], "t": [[1, 2, 3], [4, 5, 6]]}"#)
    #expect(try input.counts("c") == [1, 0, 3])
    #expect(try input.numbers("x") == [0.5, -2])
    #expect("\(try input.table("t"))".contains("[[1, 2, 3], [4, 5, 6]]"))
  }

  @Test(arguments: [
    #"{"t": 1}"#, #"{"t": []}"#, #"{"t": [[]]}"#, #"{"t": [[1], [2, 3]]}"#, #"{"t": [[1.5]]}"#,
    #"{"t": [[-1]]}"#, #"{"t": [[1e18]]}"#, #"{"t": ["1"]}"#, #"{}"#,
  ])
  func whatIsNoTableIsAnError(_ text: String) throws {
    let input = try object(text)
    #expect(throws: CaseError.self) { try input.table("t") }
  }

  @Test func whatAreNoNumbersIsAnError() throws {
    let input = try object(#"{"x": [1, "2"], "c": [1, null]}"#)
    #expect(throws: CaseError.self) { try input.numbers("x") }
    #expect(throws: CaseError.self) { try input.counts("c") }
  }
}
