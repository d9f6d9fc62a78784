import Models
import Reports
import Statistics
import Tables

extension RetentionResult: Reportable {
  /// The result for people: the rate, the curves, retention at the months asked for, what follows.
  public var report: Report {
    var blocks: [Block] = [.headline(headline)]
    let curves = self.curves
    if !curves.curves.isEmpty { blocks.append(.curves(curves)) }
    if shown.contains(where: { !$0.at.isEmpty }) { blocks.append(.intervals(atMonths)) }
    blocks.append(.table(summary))
    if !tests.isEmpty { blocks.append(.table(testTable)) }
    if let drivers, !drivers.drivers.isEmpty {
      blocks += [.table(driverTable(drivers)), .paragraph(drivers.reason)]
    }
    blocks += findings.dropFirst().map { .finding($0, tone: Self.tone($0.code)) }
    blocks += [.table(tidyAt), .table(tidyCurve), .table(tidyRates)]
    let remarks = self.remarks
    if !remarks.isEmpty { blocks.append(.notes(remarks)) }
    return Report(title: "Retention", subtitle: subtitle, blocks: blocks)
  }

  private var subtitle: String {
    let name = String(source.split(separator: "/").last ?? "")
    let used = columns.map { Excerpt.quoted($0.column) }.joined(separator: ", ")
    return "\(name) · \(counted(overall.accounts, "account")) · "
      + "\(Format.count(overall.lost)) left · columns \(used)"
  }

  private static func tone(_ code: String) -> Tone {
    switch code {
    case "inconclusive", "not_estimable": .uncertain
    case "decreased": .good
    case "increased": .bad
    default: .neutral
    }
  }

  /// All accounts, then the groups.
  private var everything: [RetentionGroup] { [overall] + groups }

  /// The groups where there are any, else all accounts.
  private var shown: [RetentionGroup] { groups.isEmpty ? [overall] : groups }

  private var headline: Headline {
    let rate = overall.isEstimable ? overall.rate : nil
    return Headline(
      label: "Annual churn", value: rate?.annual, kind: .percent,
      lower: rate?.annualInterval.lower, upper: rate?.annualInterval.upper,
      level: rate == nil ? nil : level,
      method: rate == nil ? nil : "exact Poisson interval, constant rate",
      scale: rate == nil ? nil : .share,
      comparisons: window.map { window in
        [
          IntervalRow(
            "lost by \(window.to)", estimate: window.share, lower: window.interval?.lower,
            upper: window.interval?.upper)
        ]
      } ?? [],
      finding: findings.first, tone: overall.isEstimable ? .neutral : .uncertain)
  }

  private var monthsSince: String {
    clock == .tenure ? "months since the first day" : "months since observation began"
  }

  private var curves: CurveChart {
    let drawn = shown.compactMap { group in group.curve.map { (group, $0) } }
    let end = drawn.map { $0.1.end }.max() ?? 1
    let start = drawn.map { $0.1.start }.min() ?? 0
    let ticks = Self.monthTicks(from: start, to: end)
    return CurveChart(
      title: "Still a customer", xLabel: monthsSince, yLabel: "share still a customer",
      kind: .percent,
      // The axis begins where anybody was observed, so that late entry leaves no empty half.
      xScale: Scale.covering(
        [drawn.map { $0.1.start }.min() ?? 0, end],
        includesZero: (drawn.map { $0.1.start }.min() ?? 0) < end / 3),
      yScale: .share,
      curves: drawn.map { group, curve in
        Curve(
          group.label,
          points: [CurvePoint(x: Self.tenth(curve.start), y: 1)]
            + curve.points.map {
              CurvePoint(x: Self.tenth($0.time), y: $0.survival, lower: $0.lower, upper: $0.upper)
            },
          style: .step,
          counts: ticks.compactMap { month in
            Self.atRisk(curve, at: month).map { CurveCount(x: month, count: $0) }
          })
      }, countLabel: "at risk", xTicks: ticks)
  }

  /// Months that people count in: a quarter, half a year, years.
  private static func monthTicks(from start: Double, to end: Double) -> [Double] {
    let step = [1.0, 2, 3, 6, 12, 24, 60, 120].first { (end - start) / $0 <= 9 } ?? 240
    // A year of days is a hair under twelve months.
    let last = tenth(end) + 0.05
    return Array(stride(from: (start / step).rounded(.up) * step, through: last, by: step))
  }

  /// How many are still watched just before a month; nil where some came in later, because then the
  /// number between two events is not in the curve.
  private static func atRisk(_ curve: SurvivalCurve, at month: Double) -> Int? {
    guard let first = curve.points.first, first.atRisk == curve.rows else { return nil }
    if let next = curve.points.first(where: { $0.time >= month }) { return Int(next.atRisk) }
    return month <= tenth(curve.end) + 0.05
      ? curve.points.last.map { Int($0.atRisk - $0.events - $0.censored) } : nil
  }

  /// A chart shows months to a tenth.
  private static func tenth(_ months: Double) -> Double { (months * 10).rounded() / 10 }

  private func months(_ value: Double) -> String {
    value == value.rounded() ? Format.number(value, digits: 0) : Format.number(value, digits: 1)
  }

  private var atMonths: IntervalChart {
    IntervalChart(
      title: "Retention", header: "still there", kind: .percent, level: level, scale: .share,
      countHeaders: ["at risk"],
      rows: shown.flatMap { group in
        group.at.map { at in
          IntervalRow(
            group.label.isEmpty
              ? "\(months(at.month)) months" : "\(group.label) \(months(at.month)) mo",
            estimate: at.estimate, lower: at.interval?.lower, upper: at.interval?.upper,
            counts: [Double(at.atRisk)], remark: at.remark)
        }
      })
  }

  private var summary: ReportTable {
    func numbers(
      _ header: String, _ name: String, _ kind: ValueKind, _ value: (RetentionGroup) -> Double?
    ) -> ReportColumn {
      ReportColumn(header, name: name, kind: kind, numbers: everything.map(value))
    }
    func limits(_ group: RetentionGroup) -> String? {
      guard let median = group.median, median.estimate != nil || median.lower != nil else {
        return nil
      }
      let upper = median.upper.map { months($0) } ?? "not reached"
      return "\(median.lower.map { months($0) } ?? "not reached") to \(upper)"
    }
    return ReportTable(
      name: "summary", title: "Accounts and months",
      columns: [
        ReportColumn(
          groupColumn ?? "", name: "group",
          texts: everything.map { $0.label.isEmpty ? "all" : $0.label }),
        ReportColumn("Accounts", name: "n_accounts", counts: everything.map(\.accounts)),
        ReportColumn("Left", name: "n_events", counts: everything.map(\.lost)),
        numbers("Account-months", "weight", .number(digits: 0)) { $0.rate?.accountMonths },
        numbers("Monthly churn", "share", .percent) { $0.rate?.monthly },
        numbers("Annual churn", "estimate", .percent) { $0.rate?.annual },
        numbers("Median months", "median", .number(digits: 1)) { $0.median?.estimate },
        ReportColumn(
          "\(Format.level(level)) interval", name: "note", texts: everything.map(limits)),
        numbers("Mean to last month", "mean", .number(digits: 1)) { $0.mean?.estimate },
      ], audience: .readers)
  }

  private var testTable: ReportTable {
    ReportTable(
      name: "tests", title: "Do the groups differ?",
      columns: [
        ReportColumn("Test", name: "method", texts: tests.map(\.method)),
        ReportColumn(
          "Chi-squared", name: "statistic", kind: .number(digits: 2),
          numbers: tests.map(\.statistic)),
        ReportColumn(
          "df", name: "df", kind: .degreesOfFreedom, numbers: tests.map(\.degreesOfFreedom)),
        ReportColumn("p", name: "p_value", kind: .pValue, numbers: tests.map(\.pValue)),
      ])
  }

  private func driverTable(_ found: RetentionDrivers) -> ReportTable {
    func numbers(
      _ header: String, _ name: String, _ kind: ValueKind, _ value: (RetentionDriver) -> Double?
    ) -> ReportColumn {
      ReportColumn(header, name: name, kind: kind, numbers: found.drivers.map(value))
    }
    var columns = [
      ReportColumn("Driver", name: "driver", texts: found.drivers.map(\.name)),
      numbers("Hazard ratio", "estimate", .number(digits: 2)) { $0.hazardRatio },
      numbers("Lower", "conf_low", .number(digits: 2)) { $0.interval.lower },
      numbers("Upper", "conf_high", .number(digits: 2)) { $0.interval.upper },
      numbers("p", "p_value", .pValue) { $0.pValue },
    ]
    if found.drivers.contains(where: { $0.proportionalHazardsPValue != nil }) {
      columns.append(
        numbers("Constant over time, p", "probability", .pValue) { $0.proportionalHazardsPValue })
    }
    columns.append(
      ReportColumn("Method", name: "method", texts: found.drivers.map { _ in found.method }))
    return ReportTable(name: "drivers", title: "What goes with leaving", columns: columns)
  }

  private var tidyAt: ReportTable {
    let rows = everything.flatMap { group in group.at.map { (group, $0) } }
    func numbers(
      _ header: String, _ name: String, _ kind: ValueKind,
      _ value: (RetentionGroup, RetentionAt) -> Double?
    ) -> ReportColumn {
      ReportColumn(header, name: name, kind: kind, numbers: rows.map(value))
    }
    return ReportTable(
      name: "retention", title: "Retention",
      columns: [
        ReportColumn("Group", name: "group", texts: rows.map { Self.label($0.0) }),
        numbers("Months", "time", .number(digits: 1)) { $1.month },
        numbers("Retention", "estimate", .percent) { $1.estimate },
        numbers("Standard error", "std_error", .number(digits: 4)) { $1.standardError },
        numbers("Lower", "conf_low", .percent) { $1.interval?.lower },
        numbers("Upper", "conf_high", .percent) { $1.interval?.upper },
        numbers("Level", "conf_level", .percent) { _, _ in level },
        ReportColumn("Method", name: "method", texts: rows.map { $0.1.interval?.method }),
        ReportColumn("At risk", name: "n_risk", counts: rows.map(\.1.atRisk)),
        numbers("Left", "n_events", .count) { $1.lost.map(Double.init) },
        ReportColumn("Accounts", name: "n_accounts", counts: rows.map(\.0.accounts)),
      ], audience: .machines, isPrimary: true)
  }

  private static func label(_ group: RetentionGroup) -> String? {
    group.label.isEmpty ? nil : group.label
  }

  private var tidyCurve: ReportTable {
    let rows = everything.flatMap { group in (group.curve?.points ?? []).map { (group, $0) } }
    func numbers(
      _ header: String, _ name: String, _ kind: ValueKind, _ value: (SurvivalPoint) -> Double?
    ) -> ReportColumn {
      ReportColumn(header, name: name, kind: kind, numbers: rows.map { value($0.1) })
    }
    return ReportTable(
      name: "curve", title: "Curve",
      columns: [
        ReportColumn("Group", name: "group", texts: rows.map { Self.label($0.0) }),
        numbers("Months", "time", .number(digits: 2)) { $0.time },
        numbers("Retention", "estimate", .percent) { $0.survival },
        numbers("Standard error", "std_error", .number(digits: 4)) { $0.standardError },
        numbers("Lower", "conf_low", .percent) { $0.lower },
        numbers("Upper", "conf_high", .percent) { $0.upper },
        numbers("At risk", "n_risk", .count) { $0.atRisk },
        numbers("Left", "n_events", .count) { $0.events },
        numbers("Censored", "n_censored", .count) { $0.censored },
      ], audience: .machines)
  }

  private var tidyRates: ReportTable {
    let rows = everything.flatMap { group in
      group.rate.map { rate in
        [
          (group, "annual_churn", rate.annual, rate.annualInterval),
          (group, "monthly_churn", rate.monthly, rate.monthlyInterval),
        ]
      } ?? []
    }
    return ReportTable(
      name: "rates", title: "Churn rates",
      columns: [
        ReportColumn("Group", name: "group", texts: rows.map { Self.label($0.0) }),
        ReportColumn("Rate", name: "metric", texts: rows.map(\.1)),
        ReportColumn("Estimate", name: "estimate", kind: .percent, numbers: rows.map(\.2)),
        ReportColumn("Lower", name: "conf_low", kind: .percent, numbers: rows.map(\.3.lower)),
        ReportColumn("Upper", name: "conf_high", kind: .percent, numbers: rows.map(\.3.upper)),
        ReportColumn(
          "Level", name: "conf_level", kind: .percent, numbers: rows.map { _ in level }),
        ReportColumn("Left", name: "n_events", counts: rows.map(\.0.lost)),
        ReportColumn("Accounts", name: "n_accounts", counts: rows.map(\.0.accounts)),
      ], audience: .machines)
  }
}
