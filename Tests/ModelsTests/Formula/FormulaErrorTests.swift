import Testing

@testable import Models

@Suite struct FormulaErrorTests {
  private func error(_ text: String) -> FormulaError? {
    do throws(FormulaError) {
      _ = try Formula(text)
      return nil
    } catch { return error }
  }

  /// The text under the caret.
  private func marked(_ text: String) -> String? {
    guard let error = error(text), let place = error.place else { return nil }
    return String(String.UnicodeScalarView(Array(text.unicodeScalars)[place]))
  }

  @Test func theCaretStandsUnderThePlace() throws {
    let error = try #require(self.error("churned ~ nps + lgo(usage)"))
    #expect(
      error.description == """
        there is no function “lgo”; did you mean log? (there are log, sqrt, scale and poly)
          churned ~ nps + lgo(usage)
                          ^^^
        """)
    #expect(
      FormulaExcerpt("名前 ~ é + b", place: 9..<10).lines.hasSuffix("\n             ^"))
    #expect(FormulaExcerpt("y ~", place: 3..<3).lines == "  y ~\n     ^")
  }

  @Test func aLongFormulaIsCutAroundThePlace() {
    let long = (0..<100).map { "x\($0)" }.joined(separator: " + ")
    let lines = FormulaExcerpt(long, place: 300..<302).lines.split(separator: "\n")
    #expect(lines[0].count < 90 && lines[0].contains("…"))
    #expect(lines[1].drop { $0 == " " } == "^^")
  }

  @Test(arguments: [
    ("", FormulaError.Problem.emptyFormula, ""), ("y + x", .missingTilde, ""),
    ("~ x", .missing("the outcome"), "~"), ("y ~", .missing("what explains the outcome"), ""),
    ("y ~ a +", .missing("the name of a column"), ""),
    ("y ~ a b", .unexpected(found: "“b”", expected: "an operator (+ - * :)"), "b"),
    ("y ~ a ~ b", .unexpected(found: "“~”", expected: "an operator (+ - * :)"), "~"),
    ("y ~ a^2", .unsupportedSign("^"), "^"), ("y ~ `a", .unclosed("backtick"), "`"),
    ("y ~ (a + b", .unclosed("parenthesis"), "("),
    ("y ~ a)", .unexpected(found: "“)”", expected: "an operator (+ - * :)"), ")"),
    ("y ~ a[ref=x", .unclosed("bracket"), "["), ("y ~ ``", .emptyName, "``"),
    ("y ~ a + 2", .number("2"), "2"), ("y ~ a:1", .constantInside, "1"),
    ("y ~ (a - 1)", .constantInside, "1"), ("y ~ .", .allOthers, "."),
    ("y ~ log(poly(x, 2))", .polynomialInside, "poly(x, 2)"), ("y ~ poly(x, 0)", .degree("0"), "0"),
    ("y ~ poly(x, 21)", .degree("21"), "21"), ("y ~ a - b", .nothingToRemove("b"), "b"),
    ("y ~ a + y", .outcomeAmongDrivers("y"), "y"),
    ("scale(y) ~ a", .unsuitableOutcome("scale(y)"), "scale"),
    ("y ~ a[ref=x] + a[ref=z]:b", .twoReferences(column: "a"), "a"),
    ("y ~ a + a[ref=x] + a[ref=z]", .twoReferences(column: "a"), "a"),
    ("y ~ a[ref=x] + log(a)", .categoricalAndTransformed(column: "a"), "a"),
    ("y ~ log(a[ref=x])", .categoricalAndTransformed(column: "a"), "a[ref=x]"),
    ("y ~ 0", .nothingToEstimate, "0"),
  ])
  func everyMistakeHasItsName(text: String, problem: FormulaError.Problem, place: String) {
    #expect(error(text)?.problem == problem)
    #expect(marked(text) == place)
  }

  @Test func partsBuiltInCodeAreCheckedToo() {
    #expect(throws: FormulaError.self) { try Formula(outcome: "y", drivers: ["x", ""]) }
    #expect(throws: FormulaError.self) { try Formula(outcome: "y", drivers: ["y"]) }
    #expect(throws: FormulaError.self) { try Formula(outcome: "y", terms: [], intercept: false) }
  }
}
