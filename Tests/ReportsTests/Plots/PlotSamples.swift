@testable import Reports

/// Charts of every kind, as the commands make them.
enum PlotSamples {
  static let forest = IntervalChart(
    title: "Odds ratio per standard deviation", header: "odds ratio", kind: .number(digits: 2),
    level: 0.95, scale: .ratios([0.19, 0.88, 2.54]),
    rows: [
      IntervalRow("nps", estimate: 0.44, lower: 0.19, upper: 0.88),
      IntervalRow("arr", estimate: 1.24, lower: 0.51, upper: 2.54, tone: .uncertain),
      IntervalRow("seats", estimate: 1.1, lower: 0.01, upper: nil, tone: .uncertain),
    ], references: [Reference("no difference", at: 1)])

  static let waves = CurveChart(
    title: "Score by wave", xLabel: "wave", yLabel: "NPS", kind: .score,
    xScale: Scale(-0.3, 2.3), yScale: .score,
    curves: [
      Curve(
        "NPS",
        points: [
          CurvePoint(x: 0, y: 26, lower: 7, upper: 43),
          CurvePoint(x: 1, y: 27, lower: 9, upper: 44),
          CurvePoint(x: 2, y: -10, lower: -27, upper: 9),
        ], style: .points),
      Curve(
        "control limits",
        points: [
          CurvePoint(x: 1, y: 26, lower: -11, upper: 63),
          CurvePoint(x: 2, y: 27, lower: -9, upper: 62),
        ], style: .band),
    ], references: [Reference("0", at: 0)], xNames: ["2024-H1", "2024-H2", "2025-H1"])

  static let survival = CurveChart(
    title: "Still a customer", xLabel: "months", yLabel: "share of accounts", kind: .percent,
    xScale: Scale(0, 12), yScale: .share,
    curves: [
      Curve(
        "enterprise",
        points: [
          CurvePoint(x: 0, y: 1), CurvePoint(x: 3, y: 0.93, lower: 0.66, upper: 1),
          CurvePoint(x: 12, y: 0.79, lower: 0.49, upper: 0.95),
        ], style: .step, counts: [CurveCount(x: 0, count: 14), CurveCount(x: 6, count: 13)]),
      Curve(
        "small",
        points: [
          CurvePoint(x: 0, y: 1), CurvePoint(x: 2, y: 0.96, lower: 0.79, upper: 1),
          CurvePoint(x: 12, y: 0.8, lower: 0.6, upper: 0.97),
        ], style: .step, counts: [CurveCount(x: 0, count: 24), CurveCount(x: 6, count: 22)]),
    ], countLabel: "at risk", xTicks: [0, 3, 6, 9, 12])

  static let matrix = MatrixChart(
    title: "Correlations", rows: ["nps", "usage"], columns: ["nps", "usage", "churned"],
    kind: .difference(digits: 2),
    cells: [
      [nil, MatrixCell(0.21, lower: -0.05, upper: 0.45), MatrixCell(-0.8)],
      [MatrixCell(0.21, lower: -0.05, upper: 0.45), nil, MatrixCell(0)],
    ])

  static let dumbbells = DumbbellChart(
    title: "Roles within accounts", series: ["decision maker", "end user", "influencer"],
    kind: .number(digits: 1), scale: Scale(0, 10),
    rows: [
      DumbbellRow("Aldermoss Foods", values: [4.5, 8, 6.25]),
      DumbbellRow("Arvenholt Dairy", values: [nil, 7, nil]),
      DumbbellRow("Nobody", values: [nil, nil, nil]),
    ])

  static let caterpillar = IntervalChart(
    title: "Accounts", header: "score", kind: .number(digits: 1), level: 0.9, scale: Scale(0, 10),
    rows: (1...40).map { place in
      let middle = 4 + Double(place) / 10
      return IntervalRow(
        "Account \(place)", estimate: middle, lower: middle - 1.5, upper: middle + 1.5,
        tone: place < 10 ? .bad : place > 30 ? .good : .uncertain)
    }, references: [Reference("at risk below", at: 6)])

  /// The name of a snapshot and the block it shows.
  static let all: [(name: String, block: Block)] = [
    ("intervals", .intervals(Sample.groups)), ("caterpillar", .intervals(caterpillar)),
    ("forest", .intervals(forest)), ("shares", .bars(Sample.roles)),
    ("answers", .bars(Sample.answers)), ("waves", .curves(waves)),
    ("survival", .curves(survival)), ("matrix", .matrix(matrix)),
    ("dumbbells", .dumbbells(dumbbells)), ("headline", .headline(Sample.headline)),
  ]
}
