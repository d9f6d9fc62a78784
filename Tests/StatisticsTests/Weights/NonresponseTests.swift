import Testing

@testable import Statistics

@Suite struct NonresponseTests {
  private let interval = Interval(lower: 0.2, upper: 0.6, level: 0.95, method: "score")
  private var quarter: Nonresponse {
    Nonresponse(score: 0.4, responseRate: 0.25, interval: interval)
  }

  /// r·m ∓ (1 − r): 10 − 75 and 10 + 75.
  @Test func boundsByHand() throws {
    #expect(abs(quarter.bounds.lower + 0.65) < 1e-15 && abs(quarter.bounds.upper - 0.85) < 1e-15)
    let wide = try #require(quarter.boundsWithUncertainty)
    #expect(abs(wide.lower! + 0.7) < 1e-15 && abs(wide.upper! - 0.9) < 1e-15)
    #expect(wide.method == "score_with_silent" && wide.level == 0.95)
  }

  @Test func everyoneAnsweredOrNobody() {
    let all = Nonresponse(score: 0.4, responseRate: 1, interval: interval)
    #expect(all.bounds == (0.4, 0.4))
    #expect(all.tippingPoint(reaching: 0) == nil && all.tippingPoint(losing: 0) == nil)
    let none = Nonresponse(score: 0.4, responseRate: 0)
    #expect(none.bounds == (-1, 1) && none.boundsWithUncertainty == nil)
    #expect(none.tippingPoint(reaching: 0.1)?.silentScore == 0.1)
  }

  @Test func tippingPointsMeetTheirTarget() throws {
    for target in [-0.5, 0, 0.3, 0.5] {
      let point = try #require(quarter.tippingPoint(reaching: target))
      #expect(point.isPossible == (target <= 0.85 && target >= -0.65))
      #expect(abs(quarter.score(ifSilentScore: point.silentScore) - target) < 1e-15)
      #expect(abs(point.shift - (point.silentScore - 0.4)) < 1e-15)
    }
    #expect(quarter.tippingPoint(reaching: 0.95)?.isPossible == false)
  }

  /// The ends of the bounds are reached by the ends of the scale, rounding aside.
  @Test func boundsAreTippingPoints() throws {
    for rate in [0.1, 0.3, 0.7, 0.9] {
      let some = Nonresponse(score: 0.37, responseRate: rate)
      let point = try #require(some.tippingPoint(reaching: some.bounds.lower))
      #expect(abs(point.silentScore + 1) < 1e-12 && point.isPossible)
    }
  }

  @Test func findingsAreLostWhereTheIntervalReachesTheReference() throws {
    // .25·.2 + .75·s = 0.
    let above = try #require(quarter.tippingPoint(losing: 0))
    #expect(abs(above.silentScore + 0.05 / 0.75) < 1e-15)
    #expect(abs(quarter.interval(ifSilentScore: above.silentScore)!.lower!) < 1e-15)
    let below = try #require(quarter.tippingPoint(losing: 0.8))
    #expect(abs(below.silentScore - 0.65 / 0.75) < 1e-15)
    #expect(quarter.tippingPoint(losing: 0.5) == nil)
    #expect(Nonresponse(score: 0.4, responseRate: 0.5).tippingPoint(losing: 0) == nil)
  }

  @Test func sweepRunsFromEndToEnd() {
    let sweep = quarter.sweep(steps: 4)
    #expect(sweep.map(\.silentScore) == [-1, -0.5, 0, 0.5, 1])
    #expect(sweep.first?.score == quarter.bounds.lower && sweep.last?.score == quarter.bounds.upper)
    #expect(sweep.allSatisfy { abs($0.interval!.width! - 0.1) < 1e-15 })
    #expect(quarter.sweep().count == 21)
  }

  @Test func mirrored() {
    let mirror = Nonresponse(score: -0.4, responseRate: 0.25)
    #expect(abs(mirror.bounds.lower + quarter.bounds.upper) < 1e-15)
  }
}
