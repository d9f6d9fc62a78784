import Testing

@testable import Certification

struct CaseTests {
  @Test func readsEveryKey() throws {
    let item = try makeCase(
      """
      {"id": "a", "family": "f", "method": "m", "data": "data/x.csv", "params": {"k": 1},
       "expected": {"v": 1}, "tolerance": {"rel": 1e-9, "abs": 1e-12}, "source": "s", "note": "n"}
      """)
    #expect(item.id == "a" && item.family == "f" && item.method == "m")
    #expect(item.data == "data/x.csv" && item.input == nil && item.source == "s")
    #expect(item.params["k"] == .number(1.0))
    #expect(item.expected["v"] == .number(1.0))
    #expect(item.tolerance == Tolerance(relative: 1e-9, absolute: 1e-12))
  }

  @Test func paramsDataInputAndSourceMayBeMissing() throws {
    let item = try makeCase(
      #"{"id":"a","family":"f","method":"m","expected":{},"tolerance":{"rel":0,"abs":0}}"#)
    #expect(item.params == .object([]))
    #expect(item.data == nil && item.input == nil && item.source == nil)
  }

  @Test(arguments: [
    (#"{}"#, "`id`"), (#"{"id": 3}"#, "`id`"), (#"{"id": ""}"#, "`id`"),
    (#"{"id": "a"}"#, "`family`"), (#"{"id": "a", "family": "f"}"#, "`method`"),
    (#"{"id": "a", "family": "f", "method": "m", "data": 1}"#, "`data`"),
    (#"{"id": "a", "family": "f", "method": "m"}"#, "`expected`"),
    (#"{"id": "a", "family": "f", "method": "m", "expected": [1]}"#, "`expected`"),
    (#"{"id": "a", "family": "f", "method": "m", "params": 1, "expected": {}}"#, "`params`"),
    (#"{"id": "a", "family": "f", "method": "m", "expected": {}}"#, "`tolerance`"),
    (#"{"id":"a","family":"f","method":"m","expected":{},"tolerance":{"rel":1}}"#, "`abs`"),
    (#"{"id":"a","family":"f","method":"m","expected":{},"tolerance":{"abs":1}}"#, "`rel`"),
    (
      #"{"id":"a","family":"f","method":"m","expected":{},"tolerance":{"rel":-1,"abs":0}}"#,
      "`tolerance.rel`"
    ),
  ])
  func namesWhatIsMissingOrWrong(text: String, key: String) throws {
    let object = try JSONParser.parse(Array(text.utf8))
    #expect {
      try Case(object)
    } throws: { "\($0)".contains(key) }
  }

  @Test func theWiderToleranceCounts() {
    let tolerance = Tolerance(relative: 0.1, absolute: 0.5)
    #expect(tolerance.allowed(for: -20) == 2)
    #expect(tolerance.allowed(for: 1) == 0.5)
  }
}
