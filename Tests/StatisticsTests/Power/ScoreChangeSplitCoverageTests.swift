import Probability
import Testing

@testable import Statistics

@Suite struct ScoreChangeSplitCoverageTests {
  /// A small run of the measurement in the guide.
  @Test func intervalsHoldZeroAboutAsOftenAsTheySay() {
    let study = ScoreChangeSplitCoverage(accounts: 20, intraclassCorrelation: 0.3, runs: 400)
    let found = study.run()
    #expect(found.map(\.cause) == ChangePart.Cause.allCases)
    for part in found {
      #expect(part.covered > 0.88 && part.estimated > 0.99, "\(part)")
    }
    #expect(study.run(threads: 1) == found)
  }

  /// Who always answers and never changes makes every part zero: same answers, nobody joined or left.
  @Test func loyalPeopleDoNotMove() {
    let study = ScoreChangeSplitCoverage(
      accounts: 4, people: 3, intraclassCorrelation: 0.5, participation: 1, loyalty: 1)
    var generator = Philox(seed: 2)
    let answers = study.programme(&generator)
    #expect(answers.count == 24)
    for person in 0..<12 {
      let own = answers.filter { $0.person == person }
      #expect(own.map(\.isLater) == [false, true])
      #expect(own[0].value == own[1].value && own[0].role == own[1].role)
      #expect(own[0].cluster == person / 3)
    }
  }
}
