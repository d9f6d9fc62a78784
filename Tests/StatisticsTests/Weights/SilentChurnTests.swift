import Foundation
import Testing

@testable import Statistics

@Suite struct SilentChurnTests {
  /// Three of four silent left, none of four others: two tables of 4/56 are as improbable.
  @Test func byHand() throws {
    let result = SilentChurn().run(
      answered: [false, true, false, true, false, true, false, true],
      churned: [true, false, true, false, false, false, true, false])
    #expect(result.accounts == TwoProportions(3, of: 4, versus: 0, of: 4))
    #expect(result.silentShare == 0.75 && result.respondingShare == 0)
    #expect(abs(try #require(result.test.pValue) - 8.0 / 56) < 1e-14)
    #expect(result.riskRatio.isUnbounded && result.riskRatio.estimate == nil)
    #expect(result.riskRatio.interval?.upper == nil && result.riskRatio.interval?.lower != nil)
    #expect(result.respondingInterval?.lower == 0)
  }

  /// 22 of 100 silent against 3 of 100 others: the ratio and what excludes one agree.
  @Test func theIntervalIsTheRiskRatioMethods() throws {
    let accounts = TwoProportions(22, of: 100, versus: 3, of: 100)
    let result = SilentChurn().run(accounts)
    #expect(abs(try #require(result.riskRatio.estimate) - 22.0 / 3) < 1e-14)
    #expect(result.riskRatio == RiskRatioInterval.miettinenNurminen.estimate(accounts))
    #expect(result.test == FisherExactTest().run(accounts))
    #expect(try #require(result.riskRatio.interval?.lower) > 1)
    #expect(result.silentInterval?.contains(0.22) == true)
    #expect(result.silentInterval?.method == "wilson")
  }

  @Test func nobodySilentOrNobodyLeft() {
    let all = SilentChurn().run(answered: [true, true], churned: [true, false])
    #expect(all.silentShare == nil && all.silentInterval == nil && all.test.pValue == nil)
    #expect(all.riskRatio.notes.map(\.code) == ["empty_group"])
    let none = SilentChurn().run(TwoProportions(0, of: 3, versus: 0, of: 5))
    #expect(none.riskRatio.estimate == nil && none.test.pValue == 1)
    #expect(SilentChurn().run(answered: [], churned: []).silentShare == nil)
  }

  @Test func survivesJSON() throws {
    let result = SilentChurn().run(TwoProportions(3, of: 4, versus: 0, of: 4))
    let data = try JSONEncoder().encode(result)
    #expect(try JSONDecoder().decode(SilentChurnResult.self, from: data) == result)
  }
}
