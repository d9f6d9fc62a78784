import Models
import Probability
import Reports
import Statistics
import Tables
import Testing

@testable import Customers

@Suite struct CompositeGapTests {
  /// Six accounts with two answers each: quality, support, stated.
  static let rows: [(String, Double?, Double?, Double?)] = [
    ("a", 5, 4, 5), ("a", 4, 4, 4), ("b", 4, 3, 4), ("b", 3, 3, 3), ("c", 2, 3, 3), ("c", 3, 2, 2),
    ("d", 5, 5, 5), ("d", 4, 5, 5), ("e", 1, 2, 2), ("e", 2, 2, 1), ("f", 1, 1, 5), ("f", 2, 1, 5),
  ]

  static func table(_ rows: [(String, Double?, Double?, Double?)] = Self.rows) -> Table {
    Table(
      source: "r.csv",
      columns: [
        Column(name: "account", texts: rows.map { $0.0 }),
        Column(name: "quality", numbers: rows.map { $0.1 }),
        Column(name: "support", numbers: rows.map { $0.2 }),
        Column(name: "csat", numbers: rows.map { $0.3 }),
      ])
  }

  private func run(
    _ rows: [(String, Double?, Double?, Double?)] = Self.rows,
    weights: [(name: String, weight: Double)] = [], scale: RatingScale? = nil
  ) throws -> CompositeGapResult {
    try CompositeGap(
      items: ["quality", "support"], weights: weights, itemScale: scale, statedScale: scale
    ).run(responses: Self.table(rows))
  }

  /// Composites (4.5, 4), (3.5, 3), (2.5, 2.5), (5, 4.5), (1.5, 2), (1, 1.5) less the stated give mean
  /// gaps −.25, −.25, 0, −.25, .25, −3.75; within accounts the gaps scatter by
  /// 2·(.25² + .25² + .5² + .25² + .75² + .25²) on 6 degrees.
  @Test func byHand() throws {
    let result = try run()
    #expect(result.answers == 12 && result.overall.units == 6 && result.high == 3.5)
    let gaps = [-0.25, -0.25, 0, -0.25, 0.25, -3.75]
    let mean = gaps.reduce(0, +) / 6
    #expect(abs((result.overall.gap ?? 0) - mean) < 1e-12)
    let first = try #require(result.accounts.first)
    #expect(first.unit == "f" && first.gap == -3.75 && first.verdict == "unstated_concern")
    let others = Array(gaps.dropLast())
    let usual = others.reduce(0, +) / 5
    #expect(abs(first.reference - usual) < 1e-12)
    let spread = others.reduce(0) { $0 + ($1 - usual) * ($1 - usual) } / 4
    let within = 2 * (0.0625 + 0.0625 + 0.25 + 0.0625 + 0.5625 + 0.0625) / 6
    let (u, v) = (within / 2, spread / 5)
    let degrees = (u + v) * (u + v) / (u * u / 6 + v * v / 4)
    let t = StudentT(degreesOfFreedom: degrees)
    let p = 2 * t.survival((usual + 3.75) / (u + v).squareRoot())
    #expect(abs((first.pValue ?? 0) - p) < 1e-12)
    #expect(abs((first.adjustedPValue ?? 0) - 6 * p) < 1e-12)
    // α of two items: 2·(1 − (s₁² + s₂²)/s²).
    let (a, b) = (Self.rows.map { $0.1! }, Self.rows.map { $0.2! })
    let sum = zip(a, b).map { $0 + $1 }
    let alpha = 2 * (1 - (variance(a) + variance(b)) / variance(sum))
    #expect(abs((result.alpha?.estimate ?? 0) - alpha) < 1e-12 && result.omega == nil)
    #expect(result.concerns.count == 2 && result.concerns.allSatisfy { $0.unit == "f" })
    #expect(result.findings.contains { $0.code == "unstated_concern" })
  }

  private func variance(_ x: [Double]) -> Double {
    let mean = x.reduce(0, +) / Double(x.count)
    return x.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(x.count - 1)
  }

  /// Values 1, 2, 3, 4 beside a fifth: mean 2.5, variance 5/3 over 4.
  @Test func leaveOneOut() throws {
    let others = try #require(LeaveOneOut([1, 2, 3, 4, 10]).others(of: 4))
    #expect(abs(others.mean - 2.5) < 1e-12 && others.error.degreesOfFreedom == 3)
    #expect(abs(others.error.variance - 5.0 / 12) < 1e-12)
    #expect(LeaveOneOut([1, 2, 3, 4]).others(of: 0) == nil)
  }

  @Test func weights() throws {
    let plain = try run()
    let tripled = try run(weights: [("quality", 3), ("support", 3)])
    #expect(plain.accounts == tripled.accounts && plain.alpha == tripled.alpha)
    let unequal = try run(weights: [("Quality", 3)])
    #expect(unequal.items.map(\.weight) == [0.75, 0.25])
    let d = try #require(unequal.composites.first { $0.unit == "d" })
    #expect(abs((d.gap ?? 0) - (0.75 * 4.5 + 0.25 * 5)) < 1e-12 && d.pValue == nil)
    #expect(
      throws: GapError.unknownItem("qualty", near: ["quality"], items: ["quality", "support"])
    ) { try run(weights: [("qualty", 1)]) }
    #expect(throws: GapError.self) { try run(weights: [("quality", -1)]) }
    #expect(throws: GapError.self) { try run(weights: [("quality", 0)]) }
  }

  @Test func orderShiftAndScale() throws {
    let one = try run(scale: RatingScale(1, 5))
    let mixed = try run(Self.rows.reversed(), scale: RatingScale(1, 5))
    #expect(mixed.accounts.map(\.unit).sorted() == one.accounts.map(\.unit).sorted())
    #expect(abs(mixed.overall.gap! - one.overall.gap!) < 1e-12)
    let moved = try run(
      Self.rows.map { ($0.0, $0.1! * 2 + 3, $0.2! * 2 + 3, $0.3! * 2 + 3) },
      scale: RatingScale(5, 13))
    #expect(abs(moved.overall.gap! - 2 * one.overall.gap!) < 1e-12)
    #expect(abs(moved.overall.pValue! - one.overall.pValue!) < 1e-12)
    #expect(moved.accounts.map(\.verdict) == one.accounts.map(\.verdict))
    #expect(zip(moved.accounts, one.accounts).allSatisfy { abs($0.pValue! - $1.pValue!) < 1e-9 })
    #expect(abs(moved.alpha!.estimate! - one.alpha!.estimate!) < 1e-12)
  }

  /// Items on 0–10 beside a stated score on 1–5 are brought to 1–5.
  @Test func scalesAreJoined() throws {
    let result = try CompositeGap(items: ["quality", "support"]).run(
      responses: Self.table(
        Self.rows.map { ($0.0, ($0.1! - 1) * 2.5, ($0.2! - 1) * 2.5, $0.3) }))
    #expect(result.notes.map(\.code).contains("rescaled"))
    #expect(abs(result.overall.gap! - (try run().overall.gap!)) < 1e-12)
  }

  @Test func itemsOfTheirOwnFile() throws {
    let ids = Self.rows.indices.map { "R\($0)" }
    let responses = Table(
      source: "r.csv",
      columns: [
        Column(name: "response_id", texts: ids),
        Column(name: "account", texts: Self.rows.map { $0.0 }),
        Column(name: "csat", numbers: Self.rows.map { $0.3 }),
      ])
    let items = Table(
      source: "i.csv",
      columns: [
        Column(name: "response_id", texts: ids.reversed() + ["R99"]),
        Column(name: "quality", numbers: Self.rows.reversed().map { $0.1 } + [3]),
        Column(name: "support", numbers: Self.rows.reversed().map { $0.2 } + [3]),
      ])
    let joined = try CompositeGap().run(responses: responses, items: items)
    #expect(joined.accounts == (try run().accounts))
    #expect(joined.notes.map(\.code).contains("items_without_answer"))
    let twice = Table(
      source: "i.csv",
      columns: [
        Column(name: "response_id", texts: ["R1", "R1"]), Column(name: "quality", numbers: [1, 2]),
        Column(name: "support", numbers: [1, 2]),
      ])
    #expect(throws: GapError.repeatedAnswer("R1", lines: [1, 2], source: "i.csv")) {
      try CompositeGap().run(responses: responses, items: twice)
    }
  }

  @Test func missingAndDegenerate() throws {
    let blank = try run(Self.rows + [("a", nil, 3, 4), ("a", 3, 3, nil), ("a", nil, nil, 4)])
    #expect(blank.answers == 12)
    #expect(
      Set(blank.notes.map(\.code)).isSuperset(of: [
        "incomplete_left_out", "no_stated_score", "no_items",
      ]))
    #expect(blank.notes.contains { $0.sentence.contains("quality 1") })
    // A constant item: α exists, its correlation does not.
    let flat = try run(Self.rows.map { ($0.0, $0.1, 3, $0.3) })
    #expect(flat.items[1].itemRestCorrelation == nil && flat.alpha?.estimate != nil)
    // All equal.
    let equal = try run(Self.rows.map { ($0.0, 3, 3, 3) })
    #expect(equal.alpha?.estimate == nil && equal.overall.interval == nil && equal.overall.gap == 0)
    #expect(equal.accounts.allSatisfy { $0.pValue == nil })
    // None, one and two answers; one account.
    let none = try run([])
    #expect(none.overall.gap == nil && !none.isEstimable && none.accounts.isEmpty)
    #expect(none.notes.map(\.code).contains("reliability_unknown"))
    let one = try run(Array(Self.rows.prefix(1)))
    #expect(one.overall.gap == -0.5 && !one.isEstimable)
    let two = try run(Array(Self.rows.prefix(2)))
    #expect(two.accounts.count == 1 && two.accounts[0].pValue == nil)
    for result in [blank, flat, equal, none, one, two] { #expect(!result.report.blocks.isEmpty) }
    #expect(throws: GapError.itemIsScore("csat")) {
      try CompositeGap(items: ["quality", "csat"]).run(responses: Self.table())
    }
    #expect(throws: GapError.self) {
      try CompositeGap(items: ["quality"]).run(responses: Self.table())
    }
  }

  @Test func tidyColumnsAreTheVocabulary() throws {
    for table in try run().report.tidyTables { #expect(ColumnNames.problems(in: table) == []) }
  }
}
