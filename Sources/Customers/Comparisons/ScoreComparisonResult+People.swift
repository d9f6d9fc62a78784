import Reports
import Statistics

extension ScoreComparisonResult {
  /// All groups at once, before any pair of them.
  var omnibusBlocks: [Block] {
    guard let omnibus else { return [] }
    return [
      .finding(omnibus.finding, tone: Self.tone(omnibus.finding.code)),
      .paragraph(omnibus.summary),
      .table(
        ReportTable(
          name: "omnibus", title: "All groups at once",
          columns: [
            ReportColumn("Groups", name: "count", counts: [omnibus.groups]),
            ReportColumn(
              "W", name: "statistic", kind: .number(digits: 2), numbers: [omnibus.statistic]),
            ReportColumn("p", name: "p_value", kind: .pValue, numbers: [omnibus.pValue]),
            ReportColumn("Exact", name: "exact", texts: [omnibus.exact ? "true" : "false"]),
            ReportColumn("Finding", name: "verdict", texts: [omnibus.finding.code]),
          ], audience: .machines)),
    ]
  }

  /// The people from wave to wave; empty where nothing names them.
  var peopleBlocks: [Block] {
    people.isEmpty
      ? []
      : [
        .table(samePeople), .table(transitions), .table(classTests), .table(changeParts),
      ]
  }

  private func comparisonColumns(_ rows: [PeopleChange]) -> [ReportColumn] {
    [
      ReportColumn("To", name: "group", texts: rows.map(\.first)),
      ReportColumn("From", name: "reference_group", texts: rows.map(\.second)),
    ]
  }

  private var samePeople: ReportTable {
    func numbers(
      _ header: String, _ name: String, _ kind: ValueKind, _ value: (PeopleChange) -> Double?
    ) -> ReportColumn {
      ReportColumn(header, name: name, kind: kind, numbers: people.map(value))
    }
    return ReportTable(
      name: "same_people", title: "People who answered both waves",
      columns: comparisonColumns(people) + [
        ReportColumn("People", name: "n", counts: people.map(\.people)),
        ReportColumn("Fell", name: "n_fell", counts: people.map(\.fell)),
        ReportColumn("Rose", name: "n_rose", counts: people.map(\.rose)),
        numbers("Change", "change", .score) { $0.peopleChange },
        numbers("Lower", "conf_low", .score) { $0.interval?.lower },
        numbers("Upper", "conf_high", .score) { $0.interval?.upper },
        numbers("p", "p_value", .pValue) { $0.pValue },
      ])
  }

  private var transitions: ReportTable {
    let classes = ["detractor", "passive", "promoter"]
    let rows = people.flatMap { change in classes.indices.map { (change, $0) } }
    func counts(_ header: String, _ name: String, _ column: Int) -> ReportColumn {
      ReportColumn(header, name: name, counts: rows.map { $0.0.transitions[$0.1][column] })
    }
    return ReportTable(
      name: "transitions", title: "From class to class, people who answered both waves",
      columns: comparisonColumns(rows.map(\.0)) + [
        ReportColumn("Was", name: "category", texts: rows.map { classes[$0.1] }),
        counts("Detractor", "detractors", 0), counts("Passive", "passives", 1),
        counts("Promoter", "promoters", 2),
      ])
  }

  /// Are the classes as frequent after as before, among those who answered both waves?
  private var classTests: ReportTable {
    ReportTable(
      name: "class_tests", title: "Classes as frequent as before, people who answered both waves",
      columns: comparisonColumns(people + people) + [
        ReportColumn(
          "Test", name: "method",
          texts: people.map { _ in "Stuart–Maxwell" } + people.map { _ in "Bhapkar" }),
        ReportColumn(
          "p", name: "p_value", kind: .pValue,
          numbers: people.map(\.stuartMaxwellPValue) + people.map(\.bhapkarPValue)),
      ])
  }

  private var changeParts: ReportTable {
    let rows = people.flatMap { change in change.parts.map { (change, $0) } }
    func numbers(
      _ header: String, _ name: String, _ value: (ChangePart) -> Double?
    ) -> ReportColumn {
      ReportColumn(header, name: name, kind: .score, numbers: rows.map { value($0.1) })
    }
    return ReportTable(
      name: "change_parts", title: "What the change is made of",
      columns: comparisonColumns(rows.map(\.0)) + [
        ReportColumn("Part", name: "term", texts: rows.map(\.1.cause.title)),
        ReportColumn("People", name: "n", counts: rows.map { Self.people($0.0, $0.1.cause) }),
        numbers("Points", "estimate") { $0.estimate },
        numbers("Lower", "conf_low") { $0.interval?.lower },
        numbers("Upper", "conf_high") { $0.interval?.upper },
      ])
  }

  private static func people(_ change: PeopleChange, _ cause: ChangePart.Cause) -> Int? {
    switch cause {
    case .samePeople: change.stayed
    case .joined: change.joined
    case .left: change.left
    case .roleMix: nil
    }
  }

  /// The score over the waves with its control limits.
  var trendBlocks: [Block] {
    guard let trend else { return [] }
    let names = trend.points.map(\.wave)
    let intervals = Dictionary(groups.map { ($0.label, $0.interval) }) { first, _ in first }
    let scores = trend.points.enumerated().map { index, point in
      let interval = intervals[point.wave] ?? nil
      return CurvePoint(
        x: Double(index), y: point.score, lower: interval?.lower, upper: interval?.upper)
    }
    let limits = trend.points.enumerated().compactMap { index, point in
      point.centre.map {
        CurvePoint(x: Double(index), y: $0, lower: point.lower, upper: point.upper)
      }
    }
    let chart = CurveChart(
      title: "Score by wave, with control limits", xLabel: "wave", yLabel: "NPS", kind: .score,
      xScale: Scale(-0.3, Double(trend.points.count) - 0.7), yScale: .score,
      curves: [
        Curve("NPS", points: scores, style: .points),
        Curve("control limits", points: limits, style: .band),
      ], references: [Reference("0", at: 0)], xNames: names)
    func numbers(
      _ header: String, _ name: String, _ value: (WaveTrend.Point) -> Double?
    ) -> ReportColumn {
      ReportColumn(header, name: name, kind: .score, numbers: trend.points.map(value))
    }
    let limitTable = ReportTable(
      name: "control_limits", title: "Control limits: the mean before ± 3 standard errors",
      columns: [
        ReportColumn("Wave", name: "wave", texts: trend.points.map(\.wave)),
        numbers("NPS", "estimate") { $0.score }, numbers("Before", "mean") { $0.centre },
        numbers("Lower", "limit_low") { $0.lower }, numbers("Upper", "limit_high") { $0.upper },
        ReportColumn(
          "", name: "verdict",
          texts: trend.points.map { $0.lower == nil ? nil : $0.isOutside ? "outside" : "within" }),
      ])
    let slope = ReportTable(
      name: "trend", title: "Trend",
      columns: [
        ReportColumn("Term", name: "term", texts: ["points a wave"]),
        ReportColumn("Slope", name: "estimate", kind: .score, numbers: [trend.slope]),
        ReportColumn(
          "Standard error", name: "std_error", kind: .number(digits: 1),
          numbers: [trend.standardError]),
        ReportColumn(
          "t", name: "statistic", kind: .number(digits: 2), numbers: [trend.statistic]),
        ReportColumn(
          "df", name: "df", kind: .degreesOfFreedom, numbers: [trend.degreesOfFreedom]),
        ReportColumn("p", name: "p_value", kind: .pValue, numbers: [trend.pValue]),
        ReportColumn("Lower", name: "conf_low", kind: .score, numbers: [trend.interval?.lower]),
        ReportColumn("Upper", name: "conf_high", kind: .score, numbers: [trend.interval?.upper]),
      ])
    return [.curves(chart), .table(limitTable), .table(slope)]
  }
}
