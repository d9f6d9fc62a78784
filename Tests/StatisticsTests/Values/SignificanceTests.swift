import Statistics
import Testing

/// One rule for what rejects.
@Suite struct SignificanceTests {
  @Test func anExactPValueOfTheLevelRejects() {
    // 1 − .9 is computed as .09999999999999998.
    #expect(isSignificant(0.1, level: 0.9))
    #expect(isSignificant(2.0 / 20, level: 0.9))
    #expect(isSignificant(0.05, level: 0.95))
    #expect(isSignificant(0.01, level: 0.99))
  }

  @Test func moreThanThatDoesNot() {
    #expect(!isSignificant(0.1000001, level: 0.9))
    #expect(!isSignificant(0.0501, level: 0.95))
    #expect(!isSignificant(1, level: 0.95))
  }

  @Test func aTestThatCouldNotBeMadeRejectsNothing() {
    #expect(!isSignificant(nil, level: 0.95))
  }
}
