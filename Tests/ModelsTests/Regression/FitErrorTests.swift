@testable import Models
import Statistics
import Testing

@Suite struct FitErrorTests {
  @Test func sentencesNameTheTermsAndWhatToDo() {
    let dependent = [
      DependentColumn(name: "role[User]", dependsOn: ["(Intercept)", "role[Buyer]"]),
      DependentColumn(name: "visits", dependsOn: []),
    ]
    let cases: [(FitError, [String])] = [
      (.tooFewRows(rows: 4, columns: 6), ["4 rows", "6 coefficients", "at least 7"]),
      (
        .rankDeficient(columns: dependent),
        [
          "role[User] is a combination of (Intercept), role[Buyer]",
          "visits is zero in every row", "leave out role[User], visits",
        ]
      ),
      (.nonFinite(row: 12, column: "tenure"), ["tenure", "row 12"]),
      (.invalidWeight(row: 3), ["weight", "row 3"]),
      (.outOfRange, ["larger unit"]),
    ]
    for (error, parts) in cases {
      for part in parts { #expect(error.description.contains(part)) }
    }
  }
}
