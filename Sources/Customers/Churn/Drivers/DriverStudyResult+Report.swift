import Models
import Reports
import Statistics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension DriverStudyResult: Reportable {
  /// The result for people: what goes with the outcome, what it rests on, what follows.
  public var report: Report {
    var blocks: [Block] = [.finding(overall, tone: Self.tone(overall.code))]
    blocks.append(.intervals(chart))
    blocks += [.table(coefficientTable), .table(tidyCoefficients)]
    blocks += terms.map { .finding($0.finding, tone: Self.tone($0.finding.code)) }
    if importance != nil {
      blocks += [.intervals(importanceChart), .table(importanceTable)]
    }
    blocks += [.table(basis), .table(summaryTable)]
    if let sensitivity { blocks.append(.table(sensitivityTable(sensitivity))) }
    if let predictions { blocks.append(.table(predictionTable(predictions))) }
    let remarks = self.remarks
    if !remarks.isEmpty { blocks.append(.notes(remarks)) }
    return Report(title: "What goes with \(outcomeText)", subtitle: subtitle, blocks: blocks)
  }

  private var subtitle: String {
    var parts = [String(source.split(separator: "/").last ?? "")]
    let rows = feasibility.rows
    if unit == "account", answers > rows { parts.append(counted(answers, "answer")) }
    parts.append(counted(rows, unit))
    if unit == "answer", let accounts = feasibility.accounts {
      parts.append(counted(accounts, "account"))
    }
    if let events = feasibility.events { parts.append(counted(events, "event")) }
    if let asOf { parts.append("answers up to \(asOf)") }
    parts.append(modelTitle)
    return parts.joined(separator: " · ")
  }

  /// The model in a few words.
  var modelTitle: String {
    switch model {
    case "firth": "Firth logistic regression"
    case "ml": "logistic regression"
    case "ols": "least squares"
    case "ordinal": "proportional odds regression"
    case "cox": method.hasPrefix("Firth") ? "Cox regression with Firth's penalty" : "Cox regression"
    case "ridge": "ridge regression"
    default: "exact test"
    }
  }

  static func tone(_ code: String) -> Tone {
    code == "inconclusive" || code == "not_estimable" ? .uncertain : .neutral
  }

  /// "Odds ratio", "Hazard ratio", "Slope".
  var effectHeader: String {
    switch model {
    case "cox": "Hazard ratio"
    case "ols", "ridge": "Change"
    default: "Odds ratio"
    }
  }

  private var logHeader: String {
    switch model {
    case "cox": "log hazard"
    case "ols", "ridge": outcome
    default: "log odds"
    }
  }

  /// Decimals of changes per standard deviation, from the smallest standard error.
  private var changeDigits: Int {
    if terms.first?.isRatio ?? true { return 2 }
    let sizes = terms.compactMap { term in
      term.standardError.map { $0 * scale(of: term) }
        ?? term.estimate.map { abs($0) * scale(of: term) }
    }.filter { $0 > 0 }
    return min(6, sizes.min().map { max(0, DriverSentence.digits(for: $0) - 1) } ?? 2)
  }

  /// The term as people read it: "tier small" for the level of a column.
  static func label(_ term: DriverTerm) -> String {
    guard term.isIndicator, term.term.hasPrefix(term.driver + "["), term.term.hasSuffix("]") else {
      return term.term
    }
    return "\(term.driver) \(term.term.dropFirst(term.driver.count + 1).dropLast())"
  }

  /// What a row of the chart is measured by: a standard deviation, or yes against no.
  private func scale(of term: DriverTerm) -> Double {
    term.isIndicator ? 1 : term.standardDeviation
  }

  /// Ratios for odds and hazards, on a scale where a half and a double are equally far from one.
  private var chart: IntervalChart {
    guard terms.first?.isRatio ?? false else { return changes }
    var chart = changes
    chart.rows = chart.rows.map { row in
      var row = row
      row.estimate = row.estimate.map(exp)
      row.lower = row.lower.map(exp)
      row.upper = row.upper.map(exp)
      return row
    }
    let ends = chart.rows.flatMap { [$0.estimate, $0.lower, $0.upper].compactMap { $0 } }
    let numeric = terms.contains { !$0.isIndicator }
    return IntervalChart(
      title: "\(effectHeader)\(numeric ? " per standard deviation of the driver" : "")",
      header: effectHeader.lowercased(), kind: .number(digits: 2), level: level,
      scale: .ratios(ends, farthest: 100), rows: chart.rows,
      references: [Reference("no difference", at: 1)])
  }

  private var changes: IntervalChart {
    let rows = terms.map { term in
      let scale = scale(of: term)
      return IntervalRow(
        Self.label(term), estimate: term.estimate.map { $0 * scale },
        lower: term.interval?.lower.map { $0 * scale },
        upper: term.interval?.upper.map { $0 * scale },
        detail: term.isIndicator ? nil : "SD \(Self.amount(term.standardDeviation))",
        remark: term.interval == nil ? "no interval" : nil, tone: Self.tone(term.finding.code))
    }
    let ends = rows.flatMap { [$0.estimate, $0.lower, $0.upper].compactMap { $0 } }
    let numeric = terms.contains { !$0.isIndicator }
    return IntervalChart(
      title:
        "\(Self.capitalised(logHeader))\(numeric ? " per standard deviation of the driver" : "")",
      header: logHeader, kind: .difference(digits: changeDigits), level: level,
      scale: .covering(ends), rows: rows, references: [Reference("0", at: 0)])
  }

  private var importanceChart: IntervalChart {
    let ranked = importance?.ranked ?? []
    return IntervalChart(
      title: "Share of what is explained"
        + (importance.map {
          " (\(Format.percent($0.total)) of the "
            + ($0.measure == .rSquared ? "variance)" : "deviance)")
        } ?? ""),
      header: "share", kind: .percent, level: importance?.resampling?.level, scale: .share,
      rows: ranked.map { driver in
        IntervalRow(
          driver.name, estimate: driver.shareOfExplained,
          lower: driver.shareOfExplainedInterval?.lower,
          upper: driver.shareOfExplainedInterval?.upper,
          remark: driver.shareOfExplainedInterval == nil ? "no interval" : nil)
      })
  }

  /// "32.1", "104,000": three figures.
  static func amount(_ value: Double) -> String {
    // Amounts that nobody reads as digits are written as machines write them.
    guard value < 1e15 else { return Format.raw(value) }
    var unit = 1.0
    while value >= 1_000 * unit { unit *= 10 }
    let rounded = (value / unit).rounded() * unit
    return Format.number(
      value >= 1_000 ? rounded : value, digits: DriverSentence.digits(for: value))
  }

  private static func capitalised(_ text: String) -> String {
    text.hasPrefix("log ") ? "Log" + text.dropFirst(3) : "Change of \(text)"
  }

  // For readers

  private func column(
    _ header: String, _ name: String, _ kind: ValueKind, _ value: (DriverTerm) -> Double?
  ) -> ReportColumn? {
    let numbers = terms.map(value)
    return numbers.contains { $0 != nil }
      ? ReportColumn(header, name: name, kind: kind, numbers: numbers) : nil
  }

  private func texts(_ effect: (DriverTerm) -> Double?) -> [String] {
    terms.map { term in
      guard let value = effect(term) else { return Format.missing }
      return term.isRatio
        ? DriverSentence.ratio(value)
        : Format.difference(value, digits: DriverSentence.decimals(of: term))
    }
  }

  private var coefficientTable: ReportTable {
    let limits = terms.map { term -> String in
      let (lower, upper) = term.limits(of: term.step)
      guard lower != nil || upper != nil else { return Format.missing }
      if term.isRatio {
        return
          "\(DriverSentence.ratio(lower))\u{A0}…\u{A0}\(upper.map { DriverSentence.ratio($0) } ?? "∞")"
      }
      let digits = DriverSentence.decimals(of: term)
      return Format.interval(lower, upper, as: .difference(digits: digits))
    }
    let columns: [ReportColumn?] = [
      ReportColumn("Driver", name: "term", texts: terms.map(Self.label)),
      ReportColumn(
        "Per", name: "unit",
        texts: terms.map { $0.isIndicator ? "yes/no" : DriverSentence.step($0.step) }),
      ReportColumn(effectHeader, name: "estimate", texts: texts { $0.effect(of: $0.step) }),
      ReportColumn("\(Format.level(level)) interval", name: "conf_low", texts: limits),
      column("p", "p_value", .pValue) { $0.pValue },
      column("Corrected p", "p_adjusted", .pValue) { $0.adjustedPValue },
      terms.contains { !$0.isIndicator }
        ? ReportColumn(
          "Per SD", name: "per_sd",
          texts: texts { $0.isIndicator ? nil : $0.effect(of: $0.standardDeviation) })
        : nil,
      column("Risk, points", "marginal_effect", .difference(digits: 1)) { term in
        term.marginalEffect.map { effect in
          100 * effect.effect * (effect.change == .difference ? 1 : term.step)
        }
      },
    ]
    return ReportTable(
      name: "effects", title: "How much goes with a driver, the others held",
      columns: columns.compactMap { $0 }, audience: .readers)
  }

  /// What the result rests on, for people.
  private var basis: ReportTable {
    var rows: [(String, String)] = [("Model", "\(modelTitle): \(modelReason)"), ("Method", method)]
    let f = feasibility
    if let events = f.events, let others = f.others {
      rows.append(("Events", "\(events), \(others) without"))
      if let per = f.eventsPerCoefficient {
        rows.append(
          (
            "Events per coefficient",
            "\(Format.number(per, digits: 1)); supported: \(DriverFeasibility.supportText(f.supported))"
          ))
      }
    }
    if let test = overallTest, test.statistic != nil {
      rows.append(("All drivers", "p \(DriverSentence.pValue(test.pValue))"))
    }
    if let exact {
      rows.append(
        (
          "Exact tests",
          "Fisher p \(DriverSentence.pValue(exact.fisher.pValue)), "
            + "Boschloo p \(DriverSentence.pValue(exact.boschloo.pValue))"
        ))
    }
    rows += figureRows
    return ReportTable(
      name: "basis", title: "What this rests on",
      columns: [
        ReportColumn("What", name: "term", texts: rows.map(\.0)),
        ReportColumn("Figure", name: "value", texts: rows.map(\.1)),
      ], audience: .readers)
  }

  private var figureRows: [(String, String)] {
    var rows: [(String, String)] = []
    func pair(_ seen: String?, _ unseen: String?) -> String? {
      seen.map { $0 + " on these accounts" + (unseen.map { "; \($0) on accounts left out" } ?? "") }
    }
    func two(_ value: Double?) -> String? { value.map { Format.number($0, digits: 2) } }
    func area(_ value: Double?, _ interval: Interval?) -> String? {
      two(value).map { text in
        guard let interval else { return text }
        return text + " (\(Format.number(interval.lower, digits: 2)) to "
          + "\(Format.number(interval.upper, digits: 2)))"
      }
    }
    if let text = pair(
      area(figures.areaUnderCurve, figures.areaInterval), two(figures.areaLeftOut))
    {
      rows.append(("AUC", text))
    }
    func three(_ value: Double?) -> String? { value.map { Format.number($0, digits: 3) } }
    if let text = pair(three(figures.brier), three(figures.brierLeftOut)) {
      rows.append(
        (
          "Brier score",
          text + (three(figures.brierOfShare).map { "; \($0) by the share alone" } ?? "")
        ))
    }
    if let slope = two(figures.calibrationSlope), let intercept = two(figures.calibrationIntercept)
    {
      rows.append(
        ("Calibration, left out", "slope \(slope) (1 is right), intercept \(intercept) (0)"))
    }
    if let r = two(figures.rSquared), let adjusted = two(figures.adjustedRSquared) {
      rows.append(
        (
          "R²",
          "\(r), adjusted \(adjusted)"
            + (two(figures.rSquaredLeftOut).map { "; \($0) on accounts left out" } ?? "")
        ))
    } else if let left = two(figures.rSquaredLeftOut) {
      rows.append(("R², left out", left))
    }
    if let value = two(figures.concordance) { rows.append(("Concordance", value)) }
    return rows
  }
}
