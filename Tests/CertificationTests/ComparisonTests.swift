import Testing

@testable import Certification

struct ComparisonTests {
  private func compare(
    _ expected: JSONValue, _ computed: JSONValue, rel: Double = 1e-6, abs: Double = 0
  ) -> Comparison {
    Comparison(
      expected: expected, computed: computed,
      tolerance: Tolerance(relative: rel, absolute: abs))
  }

  @Test func acceptsUpToTheWiderTolerance() {
    let expected: JSONValue = ["x": .number(8.0)]
    #expect(compare(expected, ["x": .number(8.5)], rel: 0.0625).discrepancies.isEmpty)
    #expect(compare(expected, ["x": .number(8.5)], rel: 0.05).discrepancies.count == 1)
    #expect(compare(expected, ["x": .number(8.5)], rel: 0.05, abs: 0.5).discrepancies.isEmpty)
    #expect(compare(expected, ["x": .number(7.5)], rel: 0, abs: 0.5).discrepancies.isEmpty)
    #expect(compare(expected, ["x": .number(7.4)], rel: 0, abs: 0.5).discrepancies.count == 1)
  }

  @Test func aFailingNumberIsReportedWithEverything() {
    let comparison = compare(
      ["a": ["b": .numbers([1, 4])]], ["a": ["b": .numbers([1, 5])]], rel: 0.125)
    #expect(
      comparison.discrepancies == [
        Discrepancy(
          path: "a.b[1]", reason: "different", expected: "4.0", got: "5.0", difference: 1,
          allowed: 0.5)
      ])
    #expect(comparison.values == 2)
  }

  @Test func whatIsNotProducedIsMissing() {
    let comparison = compare(
      ["x": .number(1.0), "list": .numbers([1, 2]), "s": .string("t"), "n": .null], ["x": .null])
    #expect(
      comparison.discrepancies.map(\.path) == ["x", "list[0]", "list[1]", "s", "n"])
    #expect(
      comparison.discrepancies.map(\.reason)
        == ["not estimable", "missing", "missing", "missing", "missing"])
    #expect(comparison.values == 5)
  }

  @Test func whatIsProducedBeyondDoesNotMatter() {
    #expect(compare(["x": .number(1.0)], ["y": .null, "x": .number(1.0)]).discrepancies.isEmpty)
  }

  @Test func stringsFlagsAndNullsAreCompared() {
    let expected: JSONValue = ["s": .strings(["a", "b"]), "f": .bool(true), "n": .null]
    #expect(compare(expected, expected).discrepancies.isEmpty)
    let computed: JSONValue = ["s": .strings(["a", "c"]), "f": .bool(false), "n": .number(0.0)]
    #expect(compare(expected, computed).discrepancies.map(\.path) == ["s[1]", "f", "n"])
  }

  @Test func lengthsMustFit() {
    let short = compare(["x": .numbers([1, 2])], ["x": .numbers([1])])
    #expect(short.discrepancies.map(\.path) == ["x[1]"])
    let long = compare(["x": .numbers([1, 2])], ["x": .numbers([1, 2, 3])])
    #expect(long.discrepancies.map(\.reason) == ["3 elements where 2 are expected"])
    let empty = compare(["x": .array([]), "y": .object([])], .object([]))
    #expect(empty.discrepancies.map(\.reason) == ["missing", "missing"])
  }

  @Test func kindsMustFit() {
    let comparison = compare(["x": .numbers([1]), "y": ["z": .number(1.0)]], ["x": .number(1.0)])
    #expect(
      comparison.discrepancies.map(\.reason)
        == ["a number where an array is expected", "missing", "missing"])
    let text = compare(["x": .number(1.0)], ["x": .string("1")])
    #expect(text.discrepancies.map(\.reason) == ["a string where a number is expected"])
    #expect(compare(["x": .number(1.0)], .number(1.0)).discrepancies.count == 2)
  }

  @Test func infinitiesAreMetByThemselvesAlone() {
    let expected: JSONValue = ["x": .string("Infinity")]
    #expect(compare(expected, ["x": .number(.infinity)], rel: 1, abs: 1).discrepancies.isEmpty)
    #expect(compare(expected, ["x": .string("Infinity")]).discrepancies.isEmpty)
    for other in [1e308, -.infinity, .nan] {
      let comparison = compare(expected, ["x": .number(other)], rel: 1, abs: 1)
      #expect(comparison.discrepancies.count == 1)
      #expect(comparison.discrepancies.first?.difference == nil)
    }
    #expect(compare(["x": .number(1.0)], ["x": .number(.infinity)]).discrepancies.count == 1)
    #expect(compare(["x": .number(1.0)], ["x": .number(.nan)]).discrepancies.count == 1)
  }

  @Test func digitsAreTheRelativeErrorsLogarithm() {
    #expect(abs(Comparison.digits(expected: 1000, got: 1001) - 3) < 1e-12)
    #expect(abs(Comparison.digits(expected: -1e-200, got: -1.01e-200) - 2) < 1e-12)
    #expect(abs(Comparison.digits(expected: 0, got: 1e-7) - 7) < 1e-12)
    #expect(Comparison.digits(expected: 0.1, got: 0.1) == 15)
    #expect(Comparison.digits(expected: 1, got: 1.0.nextUp) == 15)
    #expect(Comparison.digits(expected: 1, got: 30) == 0)
    #expect(Comparison.digits(expected: 0, got: 0) == 15)
  }

  @Test func theWorstDigitsCount() throws {
    let comparison = compare(
      ["x": .numbers([1, 1, 1])], ["x": .numbers([1, 1.0001, 1.01])], rel: 1)
    #expect(abs(try #require(comparison.worstDigits) - 2) < 1e-10)
  }

  @Test func numbersThatOnlyTheAbsoluteToleranceAcceptsAreNotRated() {
    let near = compare(["x": .numbers([0, 1])], ["x": .numbers([1e-12, 1])], abs: 1e-9)
    #expect(near.discrepancies.isEmpty)
    #expect(near.unrated == 1)
    #expect(near.worstDigits == 15)
    let exact = compare(["x": .number(0.0)], ["x": .number(0.0)], abs: 1e-9)
    #expect(exact.unrated == 0 && exact.worstDigits == 15)
  }

  @Test func failingNumbersAreRated() throws {
    let comparison = compare(["x": .number(1.0)], ["x": .number(1.1)])
    #expect(abs(try #require(comparison.worstDigits) - 1) < 1e-10)
  }

  @Test func withoutNumbersThereIsNoRating() {
    let comparison = compare(["s": .string("a"), "m": .number(1.0)], ["s": .string("a")])
    #expect(comparison.worstDigits == nil)
  }
}
