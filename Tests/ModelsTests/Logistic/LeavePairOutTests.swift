import LinearAlgebra
import Probability
import Statistics
import Testing

@testable import Models

@Suite struct LeavePairOutTests {
  /// Six rows by hand: every pair refitted without its two rows.
  @Test func sixRowsByHand() throws {
    let x = [1.0, 2, 3, 4, 5, 6]
    let y = [0.0, 1, 0, 1, 0, 1]
    let design = Matrix(columns: [Array(repeating: 1, count: 6), x])
    let regression = LogisticRegression()
    let fit = try regression.fit(x: design, outcomes: y, names: ["(Intercept)", "x"])
    var won = 0.0
    for event in [1, 3, 5] {
      for other in [0, 2, 4] {
        let kept = (0..<6).filter { $0 != event && $0 != other }
        let without = try regression.fit(
          x: design.selecting(rows: kept), outcomes: kept.map { y[$0] },
          names: ["(Intercept)", "x"])
        // Only the slope decides which of the two has the higher risk.
        let ahead = without.coefficients[1] * (x[event] - x[other])
        won += abs(ahead) < 1e-8 ? 0.5 : ahead > 0 ? 1 : 0
      }
    }
    let found = try fit.leavePairOut()
    #expect(found == LeavePairOut(area: won / 9, pairs: 9, isDrawn: false, notEstimable: 0))
  }

  /// Noise: pooled risks of rows left out have an area far below one half, pairs do not.
  @Test func noiseHasAnAreaOfOneHalf() throws {
    var (pooled, paired, runs) = (0.0, 0.0, 0.0)
    for run in 0..<60 {
      var generator = Philox(seed: 5, stream: UInt64(run))
      let x = (0..<30).map { _ in generator.normal() }
      let y = (0..<30).map { $0 < 10 ? 1.0 : 0 }
      let fit = try LogisticRegression().fit(
        x: Matrix(columns: [Array(repeating: 1, count: 30), x]), outcomes: y,
        names: ["(Intercept)", "x"])
      pooled += try #require(try fit.leaveOneOut().checks?.areaUnderCurve?.area)
      paired += try #require(try fit.leavePairOut().area)
      runs += 1
    }
    #expect(pooled / runs < 0.42)
    #expect(abs(paired / runs - 0.5) < 0.07)
  }

  @Test func drawnPairsAgreeWithAllAndThreadsDoNotMatter() throws {
    let fit = try LogisticHelp.fit(.firth)
    let all = try fit.leavePairOut(mostPairs: 1_000_000)
    let drawn = try fit.leavePairOut(mostPairs: 400, seed: 3, threads: 1)
    #expect(!all.isDrawn && drawn.isDrawn && drawn.pairs == 400)
    #expect(drawn == (try fit.leavePairOut(mostPairs: 400, seed: 3, threads: 2)))
    // Four standard errors of a share of 400 draws.
    #expect(abs(try #require(drawn.area) - (try #require(all.area))) < 0.1)
  }

  @Test func theOrderOfRowsDoesNotMatter() throws {
    let (x, y) = LogisticHelp.rows()
    let order = Array((0..<60).reversed())
    let turned = try LogisticRegression().fit(
      x: x.selecting(rows: order), outcomes: order.map { y[$0] }, names: LogisticHelp.names)
    let plain = try LogisticHelp.fit(.firth).leavePairOut(mostPairs: 1_000_000)
    #expect(try turned.leavePairOut(mostPairs: 1_000_000).area == plain.area)
  }

  /// All rows of both clusters are left out, and pairs within one are not asked.
  @Test func clustersAreLeftOutWhole() throws {
    let (x, y) = LogisticHelp.rows()
    let clusters = (0..<60).map { $0 / 3 }
    let fit = try LogisticHelp.fit(.firth)
    let found = try fit.leavePairOut(by: clusters, mostPairs: 1_000_000)
    var (won, count) = (0.0, 0)
    for event in (0..<60) where y[event] == 1 {
      for other in (0..<60) where y[other] == 0 && clusters[event] != clusters[other] {
        count += 1
        guard event < 12, other < 12 else { continue }
        let kept = (0..<60).filter {
          clusters[$0] != clusters[event] && clusters[$0] != clusters[other]
        }
        let without = try LogisticRegression().fit(
          x: x.selecting(rows: kept), outcomes: kept.map { y[$0] }, names: LogisticHelp.names)
        let risks = without.predictions(x: x.selecting(rows: [event, other])).map(\.risk)
        won += risks[0] > risks[1] ? 1 : 0
      }
    }
    #expect(found.pairs == count && won > 0)
  }

  @Test func oneEventLeavesNothingToFit() throws {
    let x = Matrix(columns: [[1, 1, 1, 1, 1], [0.3, 1, 2, 1.5, 4]])
    let fit = try LogisticRegression().fit(
      x: x, outcomes: [0, 0, 1, 0, 0], names: ["(Intercept)", "x"])
    let found = try fit.leavePairOut()
    #expect(found.area == nil && found.pairs == 4 && found.notEstimable == 4)
  }
}
