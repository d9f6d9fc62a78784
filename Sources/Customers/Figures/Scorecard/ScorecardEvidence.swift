import Probability
import Reports
import Statistics
import Tables

/// What one row of a scorecard rests on: counts, a mean with its spread, or a bare number.
struct ScorecardEvidence {
  /// A period as it can be judged.
  private enum Kind {
    case share(successes: Double, trials: Double)
    case mean(value: Double, error: Double, degreesOfFreedom: Double)
    case quotient(Double, Double)
    case bare(Double)
    case nothing(String)

    var value: Double? {
      switch self {
      case .share(let successes, let trials): trials > 0 ? successes / trials : nil
      case .mean(let value, _, _), .bare(let value): value
      case .quotient(let a, let b): b > 0 ? a / b : nil
      case .nothing: nil
      }
    }
  }

  private let entry: ScorecardRows.Entry
  private let level: Double
  private let current: Kind
  private let previous: Kind?
  private(set) var notes: [Note] = []

  init(_ entry: ScorecardRows.Entry, table: Table, level: Double) throws {
    self.entry = entry
    self.level = level
    func impossible(_ what: String) -> BusinessFiguresError {
      .impossible(
        what: "\(Excerpt.escaped(entry.name)): \(what)", line: table.lineNumber(ofRow: entry.row),
        source: table.source)
    }
    var rounded = false
    func kind(_ numbers: ScorecardRows.Numbers) throws -> Kind {
      for (value, what) in [
        (numbers.n, "n"), (numbers.denominator, "denominator"), (numbers.deviation, "std_dev"),
        (numbers.error, "std_error"),
      ] {
        if let value, !(value.isFinite && value >= 0) { throw impossible("\(what) is below zero") }
      }
      if let a = numbers.numerator, let b = numbers.denominator {
        if b == 0 { return .nothing("The denominator is zero.") }
        let isShare =
          entry.unit == .share
          || entry.unit == nil
            && a >= 0 && a <= b && a == a.rounded() && b == b.rounded()
        if isShare, !(a >= 0 && a <= b) { throw impossible("a share of \(a) of \(b)") }
        return isShare ? .share(successes: a, trials: b) : .quotient(a, b)
      }
      guard let value = numbers.value else { return .nothing("The file gives no value.") }
      if let error = numbers.error, error > 0 {
        return .mean(
          value: value, error: error,
          degreesOfFreedom: numbers.n.map { max(1, $0 - 1) } ?? .infinity)
      }
      if let deviation = numbers.deviation, deviation > 0, let n = numbers.n, n > 1 {
        return .mean(value: value, error: deviation / n.squareRoot(), degreesOfFreedom: n - 1)
      }
      guard let n = numbers.n, entry.unit == .share || entry.unit == nil && value >= 0 && value <= 1
      else { return .bare(value) }
      if n == 0 { return .nothing("Nobody was counted.") }
      guard value >= 0, value <= 1 else { throw impossible("a share of \(value) is not on 0…1") }
      let whole = (value * n).rounded()
      if abs(whole - value * n) > 1e-9 * n { rounded = true }
      return .share(successes: min(n, whole), trials: n)
    }
    current = try kind(entry.current)
    let before = try kind(entry.previous)
    previous = if case .nothing = before { nil } else { before }
    if rounded {
      notes.append(
        Note(
          code: "rounded_share",
          sentence: "\(Excerpt.escaped(entry.name)): the share times n is no whole number; the "
            + "nearest was taken."))
    }
  }

  func figure(_ goals: FigureGoals) -> Figure {
    var (basis, interval, reason) = (FigureBasis.count, Interval?.none, String?.none)
    var counts: (Double, Double)?
    switch current {
    case .share(let successes, let trials):
      basis = .estimate
      counts = (successes, trials)
      interval = ProportionInterval.wilson.interval(
        successes: successes, trials: trials, level: level)
    case .mean(let value, let error, let degrees):
      basis = .estimate
      let half = StudentT(degreesOfFreedom: degrees).quantile(0.5 + level / 2) * error
      interval = Interval(lower: value - half, upper: value + half, level: level, method: "t")
    case .quotient(let a, let b): counts = (a, b)
    case .bare: break
    case .nothing(let why): reason = why
    }
    let isShare = if case .share = current { true } else { false }
    var figure = Figure(
      entry.name, entry.name, unit: entry.unit ?? (isShare ? .share : .number), basis: basis,
      value: current.value, numerator: counts?.0, denominator: counts?.1, interval: interval,
      source: nil, reason: reason, change: change
    ).judged(goals)
    if let goal = entry.goal { figure.target = FigureVerdict(figure, goal) }
    return figure
  }

  private var change: FigureChange? {
    guard let previous, let now = current.value, let then = previous.value else { return nil }
    switch (current, previous) {
    case (.share(let a, let n), .share(let b, let m)):
      let data = TwoProportions(a, of: n, versus: b, of: m)
      return FigureChange(
        period: nil, previous: then, current: now,
        interval: ProportionDifference.miettinenNurminen.interval(data, level: level).0,
        pValue: ProportionDifference.scoreTest(data).pValue, method: "miettinen_nurminen_score")
    case (.mean(_, let e1, let d1), .mean(_, let e2, let d2)):
      // Welch's statistic with Satterthwaite's degrees of freedom.
      let (v1, v2) = (e1 * e1, e2 * e2)
      let degrees = (v1 + v2) * (v1 + v2) / (v1 * v1 / d1 + v2 * v2 / d2)
      let error = (v1 + v2).squareRoot()
      let law = StudentT(degreesOfFreedom: degrees)
      let half = law.quantile(0.5 + level / 2) * error
      return FigureChange(
        period: nil, previous: then, current: now,
        interval: Interval(
          lower: now - then - half, upper: now - then + half, level: level, method: "welch"),
        pValue: 2 * law.survival(abs(now - then) / error), method: "welch")
    default:
      return FigureChange(
        period: nil, previous: then, current: now,
        remark: "Without n and spread, or counts, of both periods nothing can be tested.")
    }
  }
}
