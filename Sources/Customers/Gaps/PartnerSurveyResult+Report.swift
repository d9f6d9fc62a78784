import Models
import Reports
import Statistics

extension PartnerSurveyResult: Reportable {
  /// The result for people: each dimension, how reliably each side answers, each partnership.
  public var report: Report {
    let tables = GapTables(firstHeader: "We", secondHeader: "Partners", digits: 2)
    let gaps = dimensions + [overall]
    var blocks: [Block] = [
      .intervals(sides),
      .intervals(
        tables.chart(
          "Our view less the partners’", gaps, noun: "partners", level: level, name: Self.label)),
      .table(
        tables.reasons(
          "dimensions", "What this rests on, partners rated by both sides", term: "Dimension", gaps,
          label: Self.label)),
      .table(reliability),
    ]
    if !strengths.isEmpty { blocks.append(.intervals(strengthChart)) }
    let marked = partners.filter { $0.verdict == "we_higher" || $0.verdict == "they_higher" }
    if !marked.isEmpty {
      blocks.append(
        .table(
          tables.units(
            "Partnerships that the sides see differently", marked, noun: "Partner",
            verdicts: ["we_higher": "we see more", "they_higher": "they see more"])))
    }
    blocks += [
      .table(tables.tidy("gaps", "Gaps", gaps, isPrimary: true)),
      .table(tables.tidyUnits("partners", "Partners", partners, isPrimary: false)),
      .table(tables.tidyUnits("strengths", "Strength", strengths, isPrimary: false)),
      .table(tidyMeans),
    ]
    blocks += findings.map { .finding($0, tone: Self.tone($0.code)) }
    if !remarks.isEmpty { blocks.append(.notes(remarks)) }
    return Report(
      title: "Partner survey, both sides",
      subtitle: "\(String(source.split(separator: "/").last ?? "")) · \(us.people) of us · "
        + "\(them.people) of \(counted(partners.count, "partner"))", blocks: blocks)
  }

  private static func tone(_ code: String) -> Tone {
    switch code {
    case "we_higher": .bad
    case "inconclusive", "not_estimable": .uncertain
    default: .neutral
    }
  }

  private static func label(_ gap: MeanGap) -> String {
    gap.name == "all" ? "All dimensions" : PartnerSentences.title(gap.name)
  }

  private var ends: Scale { Scale(scale.minimum, scale.maximum) }

  private var sides: IntervalChart {
    IntervalChart(
      title: "How each side sees it", header: "mean", kind: .number(digits: 2), level: level,
      scale: ends, countHeaders: ["partners"],
      rows: means.map { row in
        IntervalRow(
          "\(PartnerSentences.title(row.dimension)), \(row.side)", estimate: row.mean,
          lower: row.interval?.lower, upper: row.interval?.upper, counts: [Double(row.partners)],
          remark: row.interval == nil ? "described only" : nil)
      })
  }

  private var reliability: ReportTable {
    let both = [us, them]
    func limits(_ interval: Interval?) -> String? {
      interval.map { Format.interval($0.lower, $0.upper, as: .number(digits: 2)) }
    }
    return ReportTable(
      name: "reliability", title: "How reliably each side answers, over the dimensions",
      columns: [
        ReportColumn("Side", name: "group", texts: both.map(\.name)),
        ReportColumn(
          "α", name: "estimate", kind: .number(digits: 2), numbers: both.map { $0.alpha?.estimate }),
        ReportColumn("Interval", name: "interval", texts: both.map { limits($0.alphaInterval) }),
        ReportColumn(
          "ω", name: "value", kind: .number(digits: 2), numbers: both.map { $0.omega?.estimate }),
        ReportColumn("People", name: "n", counts: both.map(\.people)),
        ReportColumn("Complete", name: "count", counts: both.map { $0.alpha?.count }),
      ], audience: .readers)
  }

  private var strengthChart: IntervalChart {
    IntervalChart(
      title: "Strength of each relationship, the mean of both sides", header: "strength",
      kind: .number(digits: 2), level: level, scale: ends, countHeaders: ["we", "they"],
      rows: strengths.map { row in
        IntervalRow(
          row.name, estimate: row.strength, lower: row.interval?.lower,
          upper: row.interval?.upper, counts: [Double(row.firstCount), Double(row.secondCount)],
          remark: row.strength == nil ? "one side only" : "not judged")
      })
  }

  private var tidyMeans: ReportTable {
    ReportTable(
      name: "sides", title: "Sides",
      columns: [
        ReportColumn("Dimension", name: "term", texts: means.map(\.dimension)),
        ReportColumn("Side", name: "group", texts: means.map(\.side)),
        ReportColumn(
          "Mean", name: "estimate", kind: .number(digits: 4), numbers: means.map(\.mean)),
        ReportColumn(
          "Lower", name: "conf_low", kind: .number(digits: 4),
          numbers: means.map { $0.interval?.lower }),
        ReportColumn(
          "Upper", name: "conf_high", kind: .number(digits: 4),
          numbers: means.map { $0.interval?.upper }),
        ReportColumn("Partners", name: "n_accounts", counts: means.map(\.partners)),
      ], audience: .machines)
  }
}
