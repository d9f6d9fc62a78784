import Tables
import Testing

@testable import Certification

struct CaseContextTests {
  private func context(_ text: String, root: String = "nowhere") throws -> CaseContext {
    CaseContext(
      try makeCase(
        #"{"id":"a","family":"f","method":"m","expected":{},"tolerance":{"rel":0,"abs":0},"#
          + text + "}"), root: root)
  }

  @Test func theLevelIsTheParamsOrNinetyFivePercent() throws {
    #expect(try context(#""params":{"conf_level":0.9}"#).confidenceLevel() == 0.9)
    #expect(try context(#""params":{}"#).confidenceLevel() == 0.95)
    for wrong in ["0", "1", "95", "-0.5", "\"0.95\""] {
      #expect(throws: CaseError.self) {
        try context(#""params":{"conf_level":\#(wrong)}"#).confidenceLevel()
      }
    }
  }

  @Test func readsTheDataFile() throws {
    let folder = try TemporaryCases(
      cases: [:], data: ["d.csv": "y,group\n1.5,a\nNA,b\n-2e3,NA\n"])
    let table = try context(#""data":"data/d.csv""#, root: folder.path).table()
    #expect(table.rowCount == 3)
    #expect(try table.numbers("y") == [1.5, nil, -2000])
    #expect(try table.labels("group").levels == ["a", "b"])
  }

  @Test func aDataFileThatCannotBeReadIsNamed() throws {
    #expect {
      try context(#""data":"data/missing.csv""#).table()
    } throws: { error in
      guard case .unusable("data", let reason)? = error as? CaseError else { return false }
      return reason.contains("nowhere/data/missing.csv")
    }
  }

  @Test func inlineArraysAreColumns() throws {
    let table = try context(
      #""input":{"y":[1,null,3],"g":["a","b",null],"scale":"ignored"}"#
    ).table()
    #expect(table.columnNames == ["y", "g"])
    #expect(try table.numbers("y") == [1, nil, 3])
    #expect(try table.labels("g").codes == [0, 1, -1])
  }

  @Test(arguments: [
    #""params":{}"#, #""input":{}"#, #""input":[1,2]"#, #""input":{"y":[1,"a"]}"#,
    #""input":{"y":[1,2],"x":[1]}"#, #""input":{"y":[[1]]}"#,
  ])
  func otherInputsAreNoTable(text: String) throws {
    let context = try context(text)
    #expect(throws: CaseError.self) { try context.table() }
  }
}
