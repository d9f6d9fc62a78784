import Models
import Probability
import Reports
import Statistics
import Tables
import Testing

@testable import Customers

@Suite struct PartnerSurveyTests {
  typealias Row = (partner: String?, side: String?, person: String, trust: Double?, value: Double?)

  /// Five partners, two people a side; the sides' means of trust differ by 1, 0, 2, 1, 1.
  static let rows: [Row] = [
    ("p1", "us", "u1", 5, 4), ("p1", "us", "u2", 5, 5), ("p1", "partner", "q1", 3, 5),
    ("p1", "partner", "q2", 5, 4), ("p2", "us", "u3", 4, 4), ("p2", "us", "u4", 6, 4),
    ("p2", "partner", "q3", 5, 3), ("p2", "partner", "q4", 5, 5), ("p3", "us", "u5", 6, 3),
    ("p3", "us", "u6", 6, 3), ("p3", "partner", "q5", 4, 2), ("p3", "partner", "q6", 4, 4),
    ("p4", "us", "u7", 3, 2), ("p4", "us", "u8", 5, 4), ("p4", "partner", "q7", 2, 3),
    ("p4", "partner", "q8", 4, 3), ("p5", "us", "u9", 7, 6), ("p5", "us", "u0", 5, 6),
    ("p5", "partner", "q9", 5, 7), ("p5", "partner", "q0", 5, 5),
  ]

  static func wide(_ rows: [Row] = Self.rows) -> Table {
    Table(
      source: "p.csv",
      columns: [
        Column(name: "partner", texts: rows.map(\.partner)),
        Column(name: "side", texts: rows.map(\.side)),
        Column(name: "respondent_id", texts: rows.map(\.person)),
        Column(name: "trust", numbers: rows.map(\.trust)),
        Column(name: "value", numbers: rows.map(\.value)),
      ])
  }

  static func long(_ rows: [Row] = Self.rows) -> Table {
    let each = rows.flatMap { row in
      [("trust", row.trust), ("value", row.value)].map { (row, $0.0, $0.1) }
    }
    return Table(
      source: "p.csv",
      columns: [
        Column(name: "partner", texts: each.map { $0.0.partner }),
        Column(name: "side", texts: each.map { $0.0.side }),
        Column(name: "respondent_id", texts: each.map { $0.0.person }),
        Column(name: "dimension", texts: each.map { $0.1 }),
        Column(name: "rating", numbers: each.map { $0.2 }),
      ])
  }

  private func run(_ rows: [Row] = Self.rows) throws -> PartnerSurveyResult {
    try PartnerSurvey(dimensions: ["trust", "value"], scale: RatingScale(1, 7)).run(Self.wide(rows))
  }

  /// Trust: gaps 1, 0, 2, 1, 1, mean 1, variance 1/2; t = 1/√.1. All positive but one zero: the signs
  /// of four, 2 of 16 patterns as far. Value: 0, 0, 0, 0, 0: no interval.
  @Test func byHand() throws {
    let result = try run()
    let trust = try #require(result.dimensions.first)
    #expect(trust.gap == 1 && trust.units == 5 && trust.signFlipPValue == 2.0 / 16)
    let p = 2 * StudentT(degreesOfFreedom: 4).survival(1 / 0.1.squareRoot())
    #expect(abs((trust.pValue ?? 0) - p) < 1e-12)
    let value = result.dimensions[1]
    #expect(value.gap == 0 && value.interval == nil && value.notes.map(\.code) == ["no_variation"])
    // A p-value that does not exist counts for nothing in the correction.
    #expect(trust.adjustedPValue == trust.pValue)
    // Strength of p1: ((5 + 4.5)/2 + (4 + 4.5)/2)/2.
    let first = try #require(result.strengths.first { $0.unit == "p1" })
    #expect(abs((first.strength ?? 0) - 4.5) < 1e-12 && first.pValue == nil)
    // Two people of a partnership scatter by half the square of their distance.
    let ours: Double = (0.25 + 1 + 0 + 4 + 1) / 2
    let theirs: Double = (0.25 + 1 + 1 + 1 + 1) / 2
    let (u, v) = (ours / 5 / 2 / 4, theirs / 5 / 2 / 4)
    let degrees = (u + v) * (u + v) / (u * u / 5 + v * v / 5)
    let half = (u + v).squareRoot() * StudentT(degreesOfFreedom: degrees).upperQuantile(0.025)
    #expect(abs((first.interval?.width ?? 0) - 2 * half) < 1e-10)
    #expect(result.us.people == 10 && result.us.alpha?.estimate != nil && result.us.omega == nil)
  }

  @Test func longIsWide() throws {
    let wide = try run()
    let long = try PartnerSurvey(scale: RatingScale(1, 7)).run(Self.long())
    #expect(long.dimensions == wide.dimensions && long.strengths == wide.strengths)
    #expect(long.us == wide.us && long.partners == wide.partners)
  }

  @Test func orderScaleAndSides() throws {
    let one = try run()
    let mixed = try run(Self.rows.reversed())
    #expect(mixed.dimensions.map(\.gap) == one.dimensions.map(\.gap))
    #expect(mixed.strengths.map(\.unit) == one.strengths.map(\.unit))
    let scaled = try PartnerSurvey(dimensions: ["trust", "value"], scale: RatingScale(10, 70)).run(
      Self.wide(Self.rows.map { ($0.partner, $0.side, $0.person, $0.trust! * 10, $0.value! * 10) }))
    #expect(abs(scaled.dimensions[0].gap! - 10) < 1e-12)
    #expect(abs(scaled.dimensions[0].pValue! - one.dimensions[0].pValue!) < 1e-12)
    let turned = try PartnerSurvey(
      dimensions: ["trust", "value"], us: "partner", scale: RatingScale(1, 7)
    ).run(Self.wide())
    #expect(turned.dimensions[0].gap == -1)
  }

  @Test func missingIsSaidAndUsed() throws {
    let rows = Self.rows.map { row -> Row in
      row.person == "u1" ? (row.partner, row.side, row.person, row.trust, nil) : row
    }
    let result = try run(
      rows + [
        ("p6", "us", "v1", 4, 4), ("p7", "partner", "v2", 4, 4), (nil, "us", "v3", 1, 1),
        ("p1", nil, "v4", 1, 1), ("p1", "us", "u2", 7, 5),
      ])
    let codes = Set(result.notes.map(\.code))
    #expect(
      codes.isSuperset(of: ["one_side", "missing_ratings", "rows_left_out", "repeated_ratings"]))
    #expect(
      result.notes.contains { $0.sentence.contains("p6, p7") || $0.sentence.contains("p6 and p7") })
    #expect(result.strengths.last?.strength == nil && result.dimensions[0].units == 5)
    // The second rating of u2 counts half: our trust in p1 is (5 + 6)/2.
    #expect(abs(result.dimensions[0].gap! - 1.1) < 1e-12)
  }

  @Test func degenerate() throws {
    let four = try run(Array(Self.rows.prefix(16)))
    #expect(four.dimensions[0].gap == 1 && four.dimensions[0].interval == nil && !four.isEstimable)
    let alone = try run(Self.rows.filter { $0.side == "us" })
    #expect(alone.dimensions.allSatisfy { $0.gap == nil } && !alone.isEstimable)
    #expect(alone.means.contains { $0.side == "us" && $0.interval != nil })
    let none = try run([])
    #expect(none.partners.isEmpty && !none.isEstimable)
    let one = try run(Array(Self.rows.prefix(1)))
    #expect(one.us.people == 1 && one.us.alpha == nil && one.partners.count == 1)
    let single = try run(Self.rows.filter { !["u2", "q2"].contains($0.person) })
    #expect(single.isEstimable)
    let once = try run(
      Self.rows.filter {
        ["u1", "q1", "u3", "q3", "u5", "q5", "u7", "q7", "u9", "q9"].contains($0.person)
      })
    #expect(once.isEstimable && once.partners.allSatisfy { $0.pValue == nil })
    #expect(once.notes.map(\.code).contains("noise_unknown"))
    for result in [four, alone, none, one, single, once] {
      #expect(!result.report.blocks.isEmpty)
    }
  }

  @Test func refusals() throws {
    #expect(throws: GapError.self) {
      try run(Self.rows + [("p1", "somebody", "x", 1, 1)])
    }
    #expect(throws: GapError.unknownSide("them", levels: ["us", "partner"])) {
      try PartnerSurvey(us: "them").run(Self.wide())
    }
    #expect(throws: GapError.self) {
      try PartnerSurvey().run(
        Self.wide(Self.rows.map { ($0.partner, $0.side == "us" ? "x" : "y", $0.person, 1, 1) }))
    }
    #expect(throws: GapError.self) {
      try PartnerSurvey(scale: RatingScale(1, 5)).run(Self.wide())
    }
    let dropped = try PartnerSurvey(
      dimensions: ["trust", "value"], scale: RatingScale(1, 5), invalid: .drop
    ).run(Self.wide())
    #expect(dropped.notes.map(\.code).contains("invalid_answers"))
    #expect(throws: GapError.self) { try PartnerSurvey(dimensions: ["truth"]).run(Self.long()) }
    #expect(throws: TableError.self) { try PartnerSurvey(dimensions: ["truth"]).run(Self.wide()) }
  }

  @Test func tidyColumnsAreTheVocabulary() throws {
    for table in try run().report.tidyTables { #expect(ColumnNames.problems(in: table) == []) }
  }
}
