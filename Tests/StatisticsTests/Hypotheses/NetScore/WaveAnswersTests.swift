import Testing

@testable import Statistics

@Suite struct WaveAnswersTests {
  @Test func swappingTwiceChangesNothing() {
    let account = WaveAnswers(previous: counts(1, 0, 2), current: counts(0, 3, 0))
    #expect(account.swapped.previous == counts(0, 3, 0))
    #expect(account.swapped.swapped == account)
    #expect(account.answered)
    #expect(!WaveAnswers(previous: counts(0, 0, 0), current: counts(0, 0, 0)).answered)
  }
}
