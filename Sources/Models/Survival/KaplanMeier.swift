import Statistics

/// The Kaplan–Meier estimate of how many are still without the event, with pointwise intervals.
///
/// With late entry a row counts from its entry on, and the curve is conditional on reaching the
/// first entry. Source: Kaplan & Meier 1958, JASA 53:457; Greenwood 1926; Nelson 1972,
/// Technometrics 14:945; Aalen 1978, Annals of Statistics 6:701.
public struct KaplanMeier: Sendable {
  /// The confidence level of the intervals.
  public var level: Double
  /// How the pointwise intervals are made.
  public var interval: SurvivalInterval

  /// Chooses the level and the interval.
  public init(level: Double = 0.95, interval: SurvivalInterval = .standard) {
    precondition(level > 0 && level < 1, "a confidence level of \(level) is not between 0 and 1")
    self.level = level
    self.interval = interval
  }

  /// Estimates the curve, one point per time at which rows leave.
  public func run(_ times: SurvivalTimes) -> SurvivalCurve {
    let table = RiskTable(times)
    var walk = Walk()
    let points = table.lines.map { line in
      walk.step(line)
      return point(
        walk, time: line.time, atRisk: line.atRisk, events: line.events, censored: line.censored,
        remaining: line.remaining)
    }
    return SurvivalCurve(
      level: level, method: interval.name, start: table.start,
      rows: times.weights.reduce(0, +), points: points, notes: Self.notes(table))
  }

  /// The estimate at one time, observed or not, with the number at risk then.
  /// - Returns: nil before the first entry and after the last time at which anybody was observed.
  public func estimate(_ times: SurvivalTimes, at time: Double) -> SurvivalPoint? {
    let table = RiskTable(times)
    guard time >= table.start, let last = table.lines.last else { return nil }
    var walk = Walk()
    for line in table.lines where line.time <= time { walk.step(line) }
    // Once nobody is left the curve stays at 0; a curve that ends above it says nothing later.
    guard time <= last.time || walk.survival == 0 else { return nil }
    let line = table.lines.first { $0.time == time }
    return point(
      walk, time: time, atRisk: table.atRisk(time), events: line?.events ?? 0,
      censored: line?.censored ?? 0, remaining: table.remaining(time))
  }

  /// What intervals at one time are made from; nil where `estimate(_:at:)` is.
  static func state(_ times: SurvivalTimes, at time: Double) -> SurvivalState? {
    let table = RiskTable(times)
    guard time >= table.start, let last = table.lines.last else { return nil }
    var walk = Walk()
    for line in table.lines where line.time <= time { walk.step(line) }
    guard time <= last.time || walk.survival == 0 else { return nil }
    return walk.state(remaining: table.remaining(time))
  }

  private func point(
    _ walk: Walk, time: Double, atRisk: Double, events: Double, censored: Double,
    remaining: Double
  ) -> SurvivalPoint {
    let limits = interval.interval(walk.state(remaining: remaining), level: level)
    let error = walk.survival > 0 ? walk.survival * walk.greenwood.squareRoot() : nil
    return SurvivalPoint(
      time: time, atRisk: atRisk, events: events, censored: censored, survival: walk.survival,
      standardError: error, lower: limits?.lower, upper: limits?.upper,
      cumulativeHazard: walk.hazard, cumulativeHazardVariance: walk.hazardVariance)
  }

  private static func notes(_ table: RiskTable) -> [Note] {
    var notes: [Note] = []
    if table.start > 0 {
      notes.append(
        Note(
          code: "conditional_curve",
          sentence:
            "Nobody was observed before \(shortest(table.start)), so the curve starts there "
            + "and holds for those who got that far."))
    }
    if let emptied = table.lines.dropLast().first(where: { $0.events > 0 && $0.events == $0.atRisk }
    ) {
      notes.append(
        Note(
          code: "risk_set_emptied",
          sentence: "At \(shortest(emptied.time)) everyone then at risk "
            + "(\(shortest(emptied.atRisk))) had the event, which puts the curve at 0 although "
            + "others were observed later: few had entered by then. Start the curve later."))
    }
    return notes
  }

  private static func shortest(_ value: Double) -> String {
    let rounded = (value * 100).rounded() / 100
    return rounded == rounded.rounded() ? String(Int(rounded)) : String(rounded)
  }

  /// The product and the sums along the event times.
  private struct Walk {
    var survival = 1.0
    var greenwood = 0.0
    var hazard = 0.0
    var hazardVariance = 0.0
    var steps: [SurvivalStep] = []

    func state(remaining: Double) -> SurvivalState {
      SurvivalState(
        survival: survival, greenwoodSum: greenwood, steps: steps[...], remaining: remaining)
    }

    mutating func step(_ line: RiskTable.Line) {
      guard line.events > 0 else { return }
      let (n, d) = (line.atRisk, line.events)
      survival *= (n - d) / n
      greenwood += d < n ? d / (n * (n - d)) : .infinity
      hazard += d / n
      hazardVariance += d / (n * n)
      steps.append(SurvivalStep(atRisk: n, events: d))
    }
  }
}
