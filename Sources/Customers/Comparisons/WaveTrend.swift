import Reports
import Statistics

/// The score over three waves or more: its slope, and which waves lie outside their limits.
public struct WaveTrend: Codable, Sendable, Equatable {
  /// One wave.
  public struct Point: Codable, Sendable, Equatable {
    /// The wave.
    public let wave: String
    /// Its score, on −100…100.
    public let score: Double
    /// The score of all waves before; nil for the first.
    public let centre: Double?
    /// Three standard errors below it; nil where nothing can be said.
    public let lower: Double?
    /// Three standard errors above it.
    public let upper: Double?
    /// Whether the score lies outside.
    public let isOutside: Bool
  }

  /// The waves in order.
  public let points: [Point]
  /// The change of the score from wave to wave on average, in points.
  public let slope: Double
  /// Its standard error.
  public let standardError: Double?
  /// Its interval.
  public let interval: Interval?
  /// The statistic of no slope.
  public let statistic: Double?
  /// The degrees of freedom of its t reference.
  public let degreesOfFreedom: Double?
  /// The two-sided p-value of no slope.
  public let pValue: Double?
  /// What follows.
  public let finding: Remark
  /// What the reader must know.
  public let notes: [Remark]

  /// Nil below three waves.
  init?(_ waves: [AnswerGroup], level: Double) {
    let accounts = Self.accounts(waves)
    guard let result = ScoreTrend(level: level).run(accounts) else { return nil }
    points = waves.indices.map { wave in
      let score = (waves[wave].counts.score ?? 0)
      let before = accounts.map { NetScoreCounts(summing: Array($0[..<wave])) }
      let limits = ControlLimits(before: before, wave: accounts.map { $0[wave] })
      return Point(
        wave: waves[wave].label, score: score * 100, centre: limits.map { $0.centre * 100 },
        lower: limits.map { $0.lower * 100 }, upper: limits.map { $0.upper * 100 },
        isOutside: limits?.excludes(score) ?? false)
    }
    slope = result.slope * 100
    standardError = result.standardError.map { $0 * 100 }
    interval = result.interval?.onHundred
    statistic = result.test.statistic
    degreesOfFreedom = result.test.degreesOfFreedom
    pValue = result.test.pValue
    let size = "\(Format.score(slope)) points a wave"
    let name = "Over the \(waves.count) waves"
    if let pValue {
      finding =
        isSignificant(pValue, level: level)
        ? Remark(
          code: (slope > 0 ? DifferenceVerdict.increased : .decreased).rawValue,
          sentence: "\(name) the score \(slope > 0 ? "rises" : "falls"): \(size) on average.")
        : Remark(
          code: DifferenceVerdict.inconclusive.rawValue,
          sentence: "\(name) the data cannot tell a trend: \(size), with an interval that holds "
            + "zero.")
    } else {
      finding = Remark(
        code: DifferenceVerdict.notEstimable.rawValue,
        sentence: "\(name) the score changes by \(size); how sure that is cannot be said.")
    }
    var notes = result.test.notes.map { Remark(code: $0.code, sentence: $0.sentence) }
    for point in points where point.isOutside {
      notes.append(
        Remark(
          code: "outside_control_limits",
          sentence: "\(point.wave) lies outside its control limits, three standard errors from the "
            + "mean of the waves before."))
    }
    self.notes = notes
  }

  /// Accounts × waves; answers that name no account stand alone.
  private static func accounts(_ waves: [AnswerGroup]) -> [[NetScoreCounts]] {
    let none = NetScoreCounts(detractors: 0, passives: 0, promoters: 0)
    var slots: [Int: Int] = [:]
    var rows: [[NetScoreCounts]] = []
    for (index, wave) in waves.enumerated() {
      for (code, counts) in zip(wave.accountCodes, wave.accounts) {
        let slot = (code >= 0 ? slots[code] : nil) ?? rows.count
        if slot == rows.count {
          rows.append(Array(repeating: none, count: waves.count))
          if code >= 0 { slots[code] = slot }
        }
        rows[slot][index] = counts
      }
    }
    return rows
  }
}
