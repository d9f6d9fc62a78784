import Testing

@testable import Statistics

@Suite struct RootTests {
  @Test func findsRootsToTheLastBits() {
    let root = bracketedRoot(lower: 0, upper: 2) { $0 * $0 - 2 }
    #expect(abs(root - 2.0.squareRoot()) < 4e-16)
    #expect(bracketedRoot(lower: 0, upper: 1) { $0 } == 0)
    #expect(bracketedRoot(lower: -1, upper: 0) { $0 } == 0)
  }

  @Test func survivesStepsAndInfinities() {
    let step = bracketedRoot(lower: 0, upper: 1) { $0 < 0.3 ? -1 : 1 }
    #expect(abs(step - 0.3) < 1e-14)
    let infinite = bracketedRoot(lower: 0, upper: 1) { $0 == 0 ? -Double.infinity : $0 - 0.25 }
    #expect(abs(infinite - 0.25) < 1e-14)
  }

  @Test func flatFunctionsEnd() {
    let root = bracketedRoot(lower: -1, upper: 3) { ($0 - 1) * ($0 - 1) * ($0 - 1) }
    #expect(abs(root - 1) < 1e-4)
  }
}
