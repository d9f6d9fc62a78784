import Reports

/// Reports like those that the commands make, to look at every renderer with.
enum Sample {
  static let headline = Headline(
    label: "NPS", value: 23.214285714285715, kind: .score, lower: 4.1, upper: 41.03, level: 0.95,
    method: "score interval, accounts as clusters: 41 accounts, ICC 0.31, design effect 1.84",
    scale: .score, references: [Reference("0", at: 0), Reference("technology", from: 30, to: 50)],
    comparisons: [
      IntervalRow("answers independent", estimate: 23.214285714285715, lower: 8.36, upper: 37.1)
    ],
    finding: Remark(
      code: "increased",
      sentence: "The score is above zero, but the data cannot tell whether it is within the"
        + " technology range of +30 to +50."), tone: .good)

  static let shares = BarChart(
    categories: [
      BarCategory("Promoters", tone: .good), BarCategory("Passives"),
      BarCategory("Detractors", tone: .bad),
    ], rows: [BarRow(counts: [51, 36, 25])])

  static let groups = IntervalChart(
    title: "By segment", header: "NPS", kind: .score, level: 0.95, scale: .score,
    countHeaders: ["n", "accounts"],
    rows: [
      IntervalRow("Enterprise", estimate: 41.2, lower: 12, upper: 63.1, counts: [51, 17]),
      IntervalRow("Mid-market", estimate: 10, lower: -21.4, upper: 38.6, counts: [48, 15]),
      IntervalRow(
        "Public sector and healthcare", estimate: -5.25, lower: -60, upper: 52, counts: [9, 6]),
      IntervalRow(
        "Partners", estimate: 75, counts: [4, 3],
        remark: "3 accounts: described, not estimated; 5 would do"),
    ], references: [Reference("0", at: 0)])

  static let methods = IntervalChart(
    title: "Every method", header: "NPS", kind: .score, level: 0.95, scale: .score,
    rows: [
      IntervalRow("shrunken_design_effect", estimate: 23.2, lower: 4.1, upper: 41.03),
      IntervalRow(
        "score", estimate: 23.2, lower: 8.36, upper: 37.1, detail: "ignores that accounts answer"),
      IntervalRow("bootstrap_bca", estimate: 23.2, remark: "undefined: no resample lies below"),
    ])

  static let table = ReportTable(
    name: "groups", title: "Segments",
    columns: [
      ReportColumn(
        "Segment", name: "segment",
        texts: ["Enterprise", "Mid-market", "Public sector and healthcare", "Partners"]),
      ReportColumn("Answers", name: "n", counts: [51, 48, 9, 4]),
      ReportColumn("Accounts", name: "n_accounts", counts: [17, 15, 6, 3]),
      ReportColumn("NPS", name: "estimate", kind: .score, numbers: [41.2, 10, -5.25, 75]),
      ReportColumn("low", name: "conf_low", kind: .score, numbers: [12, -21.4, -60, nil]),
      ReportColumn("high", name: "conf_high", kind: .score, numbers: [63.1, 38.6, 52, nil]),
      ReportColumn("df", name: "df", kind: .degreesOfFreedom, numbers: [14.73, 13, 5.2, nil]),
      ReportColumn("p", name: "p_value", kind: .pValue, numbers: [0.0004, 0.5115, 0.87, nil]),
    ], audience: .everyone)

  static let tidy = ReportTable(
    name: "nps",
    columns: [
      ReportColumn("term", name: "term", texts: ["nps"]),
      ReportColumn("estimate", name: "estimate", kind: .score, numbers: [23.214285714285715]),
      ReportColumn("conf_low", name: "conf_low", kind: .score, numbers: [4.1]),
      ReportColumn("conf_high", name: "conf_high", kind: .score, numbers: [41.03]),
      ReportColumn("conf_level", name: "conf_level", kind: .probability, numbers: [0.95]),
      ReportColumn("method", name: "method", texts: ["score, accounts as clusters"]),
      ReportColumn("n", name: "n", counts: [112]),
      ReportColumn("n_accounts", name: "n_accounts", counts: [41]),
    ], audience: .machines, isPrimary: true)

  static let roles = BarChart(
    title: "Who answered what",
    categories: shares.categories,
    rows: [
      BarRow("Decision makers", counts: [12, 9, 11]), BarRow("Influencers", counts: [20, 15, 10]),
      BarRow("End users", counts: [19, 12, 4]), BarRow("Unknown", counts: [0, 0, 0]),
    ])

  static let answers = BarChart(
    title: "Answers, 0 to 10",
    categories: (0...10).map {
      BarCategory("\($0)", tone: $0 > 8 ? .good : $0 > 6 ? .neutral : .bad)
    },
    rows: [BarRow(counts: [1, 0, 2, 1, 3, 8, 10, 16, 20, 31, 20])], style: .separate)

  static let survival = CurveChart(
    title: "Accounts retained", xLabel: "months since the contract began",
    yLabel: "share of accounts", kind: .percent, xScale: Scale(0, 36), yScale: .share,
    curves: [
      Curve(
        points: [
          CurvePoint(x: 0, y: 1, lower: 1, upper: 1),
          CurvePoint(x: 5, y: 0.97, lower: 0.86, upper: 0.99),
          CurvePoint(x: 11, y: 0.91, lower: 0.79, upper: 0.97),
          CurvePoint(x: 13, y: 0.84, lower: 0.7, upper: 0.92),
          CurvePoint(x: 20, y: 0.78, lower: 0.63, upper: 0.88),
          CurvePoint(x: 27, y: 0.7, lower: 0.53, upper: 0.82),
          CurvePoint(x: 36, y: 0.7, lower: 0.53, upper: 0.82),
        ], style: .step)
    ])

  static let notes: [Remark] = [
    Remark(
      code: "rows_dropped",
      sentence: "12 of 124 rows have no answer and were left out; 9 of them are end users."),
    Remark(
      code: "large_account",
      sentence: "One account gave 14 of the 112 answers. Without it the score is +20.4."),
  ]

  static let report = Report(
    title: "Net Promoter Score", subtitle: "responses.csv · 112 answers · 41 accounts",
    blocks: [
      .headline(headline), .bars(shares), .intervals(groups), .intervals(methods),
      .finding(
        Remark(
          code: "inconclusive",
          sentence: "Enterprise scores higher than the public sector in these answers; with 9"
            + " answers there, the difference could be nothing at all."), tone: .uncertain),
      .table(table), .table(tidy), .bars(roles), .bars(answers), .curves(survival),
      .heading("How to read this"),
      .paragraph(
        "The line under the figure is its interval: the range of scores that the answers are"
          + " compatible with. Two groups whose intervals overlap may still differ."),
      .notes(notes),
    ])

  /// Text that tries to leave the place where it stands.
  static let hostile = [
    "<script>alert(\"1\")</script>", "a|b`c`*d*_e_[f](g)", "two\nlines\r\nand\ttab",
    "\u{1B}[31mred\u{1B}[0m\u{07}", "=HYPERLINK(\"http://example.com\")", "+1-1", "@SUM(A1)",
    "quote \" and ' and \\", "\u{202E}abc\u{202C}", "&amp; <b>", "日本語株式会社", "e\u{301}té 👩‍👩‍👧 🇩🇪",
    "]]><!-- -->", "--- # heading", "",
  ]

  static let hostileReport = Report(
    title: hostile[0], subtitle: hostile[1],
    blocks: [
      .heading(hostile[3]), .paragraph(hostile[2]),
      .headline(
        Headline(
          label: hostile[0], value: 1, kind: .score, unit: hostile[3], lower: 0, upper: 2,
          method: hostile[9], scale: .score,
          references: [Reference(hostile[0], at: 0), Reference(hostile[3], from: 1, to: 2)],
          comparisons: [IntervalRow(hostile[3], estimate: 1, lower: 0, upper: 2)],
          finding: Remark(code: hostile[7], sentence: hostile[0]))),
      .intervals(
        IntervalChart(
          title: hostile[0], header: hostile[1], kind: .score, scale: .score,
          rows: hostile.map { IntervalRow($0, estimate: 1, detail: $0, remark: $0) })),
      .bars(
        BarChart(
          title: hostile[0], categories: hostile.map { BarCategory($0) },
          rows: hostile.map { BarRow($0, counts: hostile.map { _ in 1 }) })),
      .curves(
        CurveChart(
          title: hostile[0], xLabel: hostile[3], yLabel: hostile[9], kind: .score,
          xScale: .score, yScale: .score,
          curves: [Curve(hostile[0], points: [CurvePoint(x: 0, y: 0)])])),
      .table(
        ReportTable(
          name: "hostile", title: hostile[0],
          columns: [
            ReportColumn(hostile[1], name: "term", texts: hostile),
            ReportColumn(hostile[0], name: hostile[4], texts: hostile),
          ])),
      .finding(Remark(code: hostile[0], sentence: hostile[3])),
      .notes(hostile.map { Remark(code: $0, sentence: $0) }),
    ])
}
