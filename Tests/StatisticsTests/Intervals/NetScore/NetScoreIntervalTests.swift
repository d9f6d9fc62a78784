import Testing

@testable import Statistics

/// Answers with the 95 % limits that the methods must give, on −100…100; exact enumeration.
struct NetScoreVector: Sendable, CustomTestStringConvertible {
  let counts: NetScoreCounts
  let method: String
  let lower: Double?
  let upper: Double?
  let clipped: Bool

  var testDescription: String {
    "\(counts.detractors)/\(counts.passives)/\(counts.promoters) \(method)"
  }

  init(
    _ d: Int, _ n: Int, _ p: Int, _ method: String, _ lower: Double?, _ upper: Double?,
    clipped: Bool = false
  ) {
    counts = NetScoreCounts(detractors: d, passives: n, promoters: p)
    self.method = method
    self.lower = lower
    self.upper = upper
    self.clipped = clipped
  }

  static let all: [NetScoreVector] = table.flatMap { row in
    let (d, n, p) = row.0
    return zip(methods, row.1).map { method, limits in
      NetScoreVector(d, n, p, method, limits?.0, limits?.1)
    }
  }
  private static let methods = [
    "wald", "adjusted_wald", "score", "t", "mover", "bootstrap_percentile",
  ]
  private static let table: [((Int, Int, Int), [(Double, Double)?])] = [
    (
      (2, 6, 12),
      [
        (20.60, 79.40), (15.02, 71.94), (14.59, 73.13), (17.79, 82.21), (15.22, 72.07), (20, 80),
      ]
    ),
    (
      (1, 2, 7),
      [
        (18.89, 101.11), (7.04, 85.27), (4.89, 85.89), (9.98, 110.02), (7.24, 84.45), (20, 100),
      ]
    ),
    (
      (2, 0, 9),
      [
        (18.05, 109.22), (8.00, 92.00), (4.60, 89.73), (9.28, 117.99), (4.60, 89.73), (9.09, 100),
      ]
    ),
    (
      (0, 5, 5),
      [
        (19.01, 80.99), (6.21, 70.72), (8.37, 76.34), (12.30, 87.70), (11.74, 76.34), (20, 80),
      ]
    ),
    (
      (3, 4, 5),
      [
        (-28.56, 61.89), (-26.37, 53.04), (-28.63, 55.28), (-36.38, 69.71), (-27.05, 53.68),
        (-25, 58.33),
      ]
    ),
    (
      (2, 11, 18),
      [
        (29.95, 73.28), (25.51, 68.61), (26.09, 69.92), (28.67, 74.56), (26.01, 69.14),
        (29.03, 70.97),
      ]
    ),
    (
      (15, 15, 30),
      [
        (4.02, 45.98), (3.43, 44.19), (3.14, 44.36), (3.40, 46.60), (3.24, 44.13), (3.33, 45.00),
      ]
    ),
    ((0, 0, 10), [nil, (47.50, 106.34), (44.49, 100), nil, (60.75, 100), nil]),
    ((0, 10, 0), [nil, (-18.47, 18.47), (-27.75, 27.75), nil, (-27.75, 27.75), nil]),
    (
      (1, 1, 1),
      [
        (-92.39, 92.39), (-61.11, 61.11), (-69.24, 69.24), (-248.4, 248.4), (-63.98, 63.98),
        (-100, 100),
      ]
    ),
  ]
}

@Suite struct NetScoreIntervalTests {
  @Test(arguments: NetScoreVector.all)
  func matchesPublishedVectors(_ vector: NetScoreVector) throws {
    let method = try #require(NetScoreInterval.named(vector.method))
    let limits = method.limits(vector.counts, 0.95)
    guard let lower = vector.lower, let upper = vector.upper else {
      #expect(limits.lower == nil && limits.upper == nil)
      #expect(!limits.notes.isEmpty)
      return
    }
    // The vectors carry two decimals (one where the limit passes 200).
    let digit = abs(lower) > 200 ? 0.0501 : 0.00501
    #expect(abs(try #require(limits.lower) * 100 - lower) < digit)
    #expect(abs(try #require(limits.upper) * 100 - upper) < digit)
  }

  static let shapes: [NetScoreCounts] = [
    (1, 0, 0), (0, 1, 0), (0, 0, 1), (1, 1, 0), (2, 0, 0), (0, 0, 5), (0, 7, 0), (1, 0, 9),
    (3, 4, 5), (2, 6, 12), (0, 5, 5), (9, 0, 2), (6, 0, 6), (0, 1, 19),
  ].map { NetScoreCounts(detractors: $0.0, passives: $0.1, promoters: $0.2) }

  @Test(arguments: NetScoreInterval.all.map(\.name))
  func sharedBattery(_ name: String) throws {
    let method = try #require(NetScoreInterval.named(name))
    // The exact interval takes minutes on every shape in a debug build; small ones show the same.
    for counts in Self.shapes where name != "exact" || counts.total <= 10 {
      var previous: Interval?
      for level in [0.5, 0.8, 0.95, 0.99] {
        let (interval, notes) = method.interval(counts, level: level)
        guard let interval else {
          #expect(!notes.isEmpty, "no interval and no reason for \(counts)")
          continue
        }
        let (lower, upper) = (try #require(interval.lower), try #require(interval.upper))
        let score = try #require(counts.score)
        #expect(lower <= score && score <= upper, "\(name) \(counts) \(level)")
        #expect(lower >= -1 && upper <= 1)
        #expect(interval.level == level && interval.method == name)
        if let previous {
          #expect(lower <= previous.lower! + 1e-9, "\(name) is not nested in level at \(counts)")
          #expect(upper >= previous.upper! - 1e-9, "\(name) is not nested in level at \(counts)")
        }
        previous = interval
        // Quantiles by "smallest value reaching the probability" mirror only where none ties.
        guard !name.hasPrefix("bootstrap") else { continue }
        let mirror = try #require(method.interval(counts.mirrored, level: level).0)
        #expect(abs(mirror.lower! + upper) < 1e-5 && abs(mirror.upper! + lower) < 1e-5)
      }
    }
  }

  @Test func defaultNeverDegenerates() throws {
    for counts in Self.shapes {
      let interval = try #require(NetScoreInterval.score.interval(counts, level: 0.95).0)
      #expect(try #require(interval.width) > 0.1)
    }
  }

  @Test(arguments: NetScoreInterval.all.map(\.name))
  func noAnswersGiveNoInterval(_ name: String) throws {
    let none = NetScoreCounts(detractors: 0, passives: 0, promoters: 0)
    let (interval, notes) = try #require(NetScoreInterval.named(name)).interval(none, level: 0.95)
    #expect(interval == nil)
    #expect(notes.map(\.code) == ["no_answers"])
  }

  @Test func namesAreUniqueAndCited() {
    #expect(Set(NetScoreInterval.all.map(\.name)).count == NetScoreInterval.all.count)
    #expect(NetScoreInterval.all.allSatisfy { !$0.reference.isEmpty })
    #expect(NetScoreInterval.named("nonsense") == nil)
  }

  @Test func adjustedWaldIsWidenedWithANote() {
    let all = NetScoreCounts(detractors: 0, passives: 0, promoters: 40)
    let (interval, notes) = NetScoreInterval.adjustedWald.interval(all, level: 0.5)
    #expect(interval?.upper == 1)
    #expect(notes.map(\.code) == ["widened_to_estimate"])
  }

  /// One promoter, one passive: Z² = z² is solved by hand at δ = 1/2's neighbour δ = 0, where
  /// q̃ = 1/4, the variance of one answer is 1/2 and Z = 1.
  @Test func scoreStatisticByHand() {
    let counts = NetScoreCounts(detractors: 0, passives: 1, promoters: 1)
    let score = RestrictedScore(counts: counts)
    #expect(abs(score.detractorShare(at: 0) - 0.25) < 1e-15)
    #expect(abs(score.variance(at: 0) - 0.5) < 1e-15)
    #expect(abs(score.statistic(at: 0) - 1) < 1e-14)
    #expect(score.statistic(at: 0.5) == 0)
  }

  @Test func scoreStatisticFallsInTheHypothesis() {
    for counts in Self.shapes {
      let values = (0...200).map {
        RestrictedScore(counts: counts).statistic(at: -1 + Double($0) / 100)
      }
      for (a, b) in zip(values, values.dropFirst()) { #expect(a >= b - 1e-9) }
    }
  }

  /// Accepted scores reach down to 10.54 in an island that a coarse search steps over.
  @Test func exactFindsIslands() throws {
    let counts = NetScoreCounts(detractors: 0, passives: 1, promoters: 6)
    let interval = try #require(NetScoreInterval.exact.interval(counts, level: 0.95).0)
    #expect(abs(interval.lower! - 0.1054) < 0.0003)
  }

  @Test func bcaStopsAtItsPole() {
    let counts = NetScoreCounts(detractors: 1, passives: 0, promoters: 49)
    let (interval, notes) = NetScoreInterval.bootstrapBCa.interval(counts, level: 1 - 1e-12)
    #expect(interval == nil && notes.map(\.code) == ["bca_undefined"])
  }

  @Test func fractionalCountsInterpolate() throws {
    let half = NetScoreCounts(detractors: 1, passives: 3, promoters: 6)
    let interval = try #require(
      NetScoreInterval.score.interval(half.scaled(by: 1.5), level: 0.95).0)
    let fewer = try #require(NetScoreInterval.score.interval(half, level: 0.95).0)
    let more = try #require(NetScoreInterval.score.interval(half.scaled(by: 2), level: 0.95).0)
    #expect(interval.width! < fewer.width! && interval.width! > more.width!)
    #expect(NetScoreInterval.exact.interval(half.scaled(by: 1.25), level: 0.95).0 == nil)
  }

  @Test func posteriorAgreesWithClosedFormsForOneAnswer() {
    // Dirichlet(1, 1, 2): P(plus > minus) = ∫ over the simplex = 3/4 by symmetry of Beta(2, 1).
    let posterior = NetScorePosterior(NetScoreCounts(detractors: 0, passives: 0, promoters: 1))
    #expect(abs(posterior.survival(0) - 0.75) < 1e-12)
    #expect(abs(posterior.cdf(0) + posterior.survival(0) - 1) < 1e-12)
    // Dirichlet(1, 1, 1): the difference has density (1 − |d|), so P(> 1/2) = 1/8.
    let flat = NetScorePosterior(NetScoreCounts(detractors: 0, passives: 0, promoters: 0))
    #expect(abs(flat.survival(0.5) - 0.125) < 1e-12)
    #expect(abs(flat.quantile(0.125) + 0.5) < 1e-10)
  }
}
