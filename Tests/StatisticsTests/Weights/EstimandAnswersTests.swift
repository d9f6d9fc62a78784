import Foundation
import Testing

@testable import Statistics

@Suite struct EstimandAnswersTests {
  @Test func answersWithoutAccountAreGroupsOfTheirOwn() {
    let answers = EstimandAnswers(values: [1, 0, 1, -1, 0], accounts: [3, nil, 0, 3, nil])
    #expect(answers.rowsByAccount == [[2], [0, 3], [1], [4]])
    #expect(EstimandAnswers(values: [], accounts: []).rowsByAccount.isEmpty)
  }

  @Test func survivesJSON() throws {
    let data = try JSONEncoder().encode(EstimandAnswers.fixture)
    #expect(try JSONDecoder().decode(EstimandAnswers.self, from: data) == .fixture)
  }

  @Test func everyEstimandHasItsName() {
    #expect(Set(NetScoreEstimand.allCases.map(\.title)).count == 6)
    #expect(NetScoreEstimand(rawValue: "senior") == .senior)
  }
}
