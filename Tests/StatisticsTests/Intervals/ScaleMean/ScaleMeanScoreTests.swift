import Testing

@testable import Statistics

@Suite struct ScaleMeanScoreTests {
  /// On −1, 0, 1 the general statistic is Tango's, whose closed form is a separate piece of code.
  @Test func agreesWithTheTrinomial() throws {
    for (d, n, p) in [(2, 6, 12), (0, 5, 5), (0, 0, 10), (0, 10, 0), (1, 1, 1), (9, 0, 2)] {
      let counts = NetScoreCounts(detractors: d, passives: n, promoters: p)
      let scale = ScaleCounts(points: [-1, 0, 1], counts: [Double(d), Double(n), Double(p)])
      let general = try #require(ScaleMeanScore(scale).interval(level: 0.95))
      let closed = try #require(NetScoreInterval.score.interval(counts, level: 0.95).0)
      #expect(abs(general.lower! - closed.lower!) < 1e-7, "\(d)/\(n)/\(p)")
      #expect(abs(general.upper! - closed.upper!) < 1e-7, "\(d)/\(n)/\(p)")
    }
  }

  /// Two answers, 1 and 2 on the scale 1…2: Wilson's interval for one of two.
  @Test func twoPointsAreWilson() throws {
    let interval = try #require(
      ScaleMeanScore(ScaleCounts(points: [1, 2], counts: [1, 1])).interval(level: 0.95))
    let z = 1.959963984540054
    let margin = z * (0.25 / 2 + z * z / 16).squareRoot() / (1 + z * z / 2)
    #expect(abs(interval.lower! - (1.5 - margin)) < 1e-9)
    #expect(abs(interval.upper! - (1.5 + margin)) < 1e-9)
  }

  static let shapes: [[Double]] = [
    [1, 0, 0, 0, 0], [0, 0, 0, 0, 1], [0, 0, 5, 0, 0], [0, 0, 0, 0, 12], [3, 0, 0, 0, 3],
    [1, 2, 3, 4, 5], [0, 0, 1, 8, 20], [0.5, 0, 0.25, 3, 2],
  ]

  @Test func containsItsEstimateAndStaysOnTheScale() throws {
    for counts in Self.shapes {
      let scale = ScaleCounts(points: [1, 2, 3, 4, 5], counts: counts)
      let interval = try #require(ScaleMeanScore(scale).interval(level: 0.95))
      #expect(interval.contains(scale.mean!))
      #expect(interval.lower! >= 1 && interval.upper! <= 5)
      #expect(interval.width! > 0)
      let mirrored = ScaleCounts(points: [1, 2, 3, 4, 5], counts: counts.reversed())
      let mirror = try #require(ScaleMeanScore(mirrored).interval(level: 0.95))
      #expect(abs(mirror.lower! - (6 - interval.upper!)) < 1e-7)
    }
  }

  @Test func shiftAndScaleEquivariant() throws {
    let plain = try #require(
      ScaleMeanScore(ScaleCounts(points: [1, 2, 3], counts: [2, 3, 7])).interval(level: 0.9))
    let moved = try #require(
      ScaleMeanScore(ScaleCounts(points: [110, 120, 130], counts: [2, 3, 7])).interval(level: 0.9))
    #expect(abs(moved.lower! - (100 + 10 * plain.lower!)) < 1e-6)
    #expect(abs(moved.upper! - (100 + 10 * plain.upper!)) < 1e-6)
  }

  @Test func noAnswersNoInterval() {
    #expect(
      ScaleMeanScore(ScaleCounts(points: [1, 2], counts: [0, 0])).interval(level: 0.95) == nil)
  }
}
