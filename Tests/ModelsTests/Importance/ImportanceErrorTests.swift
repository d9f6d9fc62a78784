import Statistics
import Testing

@testable import Models

@Suite struct ImportanceErrorTests {
  @Test(arguments: [
    (ImportanceError.fit(.tooFewRows(rows: 2, columns: 3)), "2 rows"),
    (.design(.emptyColumn("x")), "x"), (.constantOutcome("churned"), "churned"),
    (.noDrivers, "at least one"), (.tooManyDrivers(count: 21, limit: 20), "21"),
    (.interaction(term: "a:b"), "a:b"), (.noIntercept, "- 1"),
    (.undefinedSubset(drivers: ["a", "b"]), "“a”, “b”"),
    (.undefinedSubset(drivers: []), "without drivers"), (.resampling(.noRows), "no rows"),
  ])
  func everyErrorSaysWhatAndWhere(error: ImportanceError, part: String) {
    #expect(error.description.contains(part))
  }
}
