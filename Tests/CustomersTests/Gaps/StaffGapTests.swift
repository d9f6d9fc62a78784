import Probability
import Reports
import Statistics
import Tables
import Testing

@testable import Customers

@Suite struct StaffGapTests {
  static func table(
    _ source: String, _ rows: [(account: String?, wave: String?, person: String?, score: Double?)],
    person: String = "respondent", waves: Bool = true
  ) -> Table {
    var columns = [
      Column(name: "account", texts: rows.map(\.account)),
      Column(name: person, texts: rows.map(\.person)),
      Column(name: "nps", numbers: rows.map(\.score)),
    ]
    if waves { columns.append(Column(name: "wave", texts: rows.map(\.wave))) }
    return Table(source: source, columns: columns)
  }

  /// Five accounts, two answers each: (4, 6), (7, 9), (6, 6), (8, 10), (8, 8); staff 9, 8, 7, 10, 6.
  static let answers: [(account: String?, wave: String?, person: String?, score: Double?)] = [
    ("a1", "w", nil, 4), ("a1", "w", nil, 6), ("a2", "w", nil, 7), ("a2", "w", nil, 9),
    ("a3", "w", nil, 6), ("a3", "w", nil, 6), ("a4", "w", nil, 8), ("a4", "w", nil, 10),
    ("a5", "w", nil, 8), ("a5", "w", nil, 8),
  ]
  static let ratings: [(account: String?, wave: String?, person: String?, score: Double?)] = [
    ("a1", "w", "s", 9), ("a2", "w", "s", 8), ("a3", "w", "s", 7), ("a4", "w", "s", 10),
    ("a5", "w", "s", 6),
  ]

  private func run(
    _ answers: [(account: String?, wave: String?, person: String?, score: Double?)] = Self.answers,
    _ ratings: [(account: String?, wave: String?, person: String?, score: Double?)] = Self.ratings,
    _ study: StaffGap = StaffGap()
  ) throws -> StaffGapResult {
    try study.run(
      responses: Self.table("r.csv", answers), staff: Self.table("s.csv", ratings, person: "staff"))
  }

  /// Gaps 4, 0, 1, 1, −2: mean .8, variance 18.8/4. Signs: ±4 ±1 ±1 ±2 lie at 4 or beyond in 10 of 16.
  /// Answers scatter by 6 on 5 degrees: an account's mean has variance 1.2/2, and a1's t is 4/√.6.
  @Test func byHand() throws {
    let result = try run()
    #expect(result.overall.units == 5 && result.answers == 10 && result.ratings == 5)
    #expect(abs((result.overall.gap ?? 0) - 0.8) < 1e-12)
    let error = (18.8 / 4 / 5).squareRoot()
    #expect(abs((result.overall.standardError ?? 0) - error) < 1e-12)
    let t = StudentT(degreesOfFreedom: 4)
    #expect(abs((result.overall.pValue ?? 0) - 2 * t.survival(0.8 / error)) < 1e-12)
    #expect(result.overall.signFlipPValue == 10.0 / 16 && result.overall.signFlipIsExact)
    let first = try #require(result.accounts.first)
    #expect(first.unit == "a1" && first.gap == 4)
    let p = 2 * StudentT(degreesOfFreedom: 5).survival(4 / 0.6.squareRoot())
    #expect(abs((first.pValue ?? 0) - p) < 1e-12)
    #expect(abs((first.adjustedPValue ?? 0) - 5 * p) < 1e-12)
    #expect(first.verdict == "blind_spot")
    #expect(result.accounts.last?.unit == "a5")
    #expect(result.notes.map(\.code).contains("staff_noise_unknown"))
    // Customers: two of a1 detract (−100), 0 and 100 of a2, … ; staff 100, 0, 0, 100, −100.
    #expect(abs((result.net.second ?? 1) - (-100 + 50 - 100 + 50 + 0) / 5) < 1e-12)
    #expect(abs((result.net.first ?? 1) - 20) < 1e-12)
    #expect(result.findings.contains { $0.code == "blind_spot" && $0.sentence.contains("a1") })
  }

  /// A change between waves that both sides follow is no gap, and waves weigh alike.
  @Test func pairedByWave() throws {
    let shifted = Self.answers.map {
      ($0.account, Optional("x"), $0.person, $0.score.map { $0 - 3 })
    }
    let rated = Self.ratings.map { ($0.account, Optional("x"), $0.person, $0.score.map { $0 - 3 }) }
    let one = try run()
    let two = try run(
      Self.answers + shifted.map { (account: $0.0, wave: $0.1, person: $0.2, score: $0.3) },
      Self.ratings + rated.map { (account: $0.0, wave: $0.1, person: $0.2, score: $0.3) })
    #expect(two.overall.gap.map { abs($0 - 0.8) < 1e-12 } ?? false)
    #expect(
      two.waves.map(\.name) == ["w", "x"] && two.waves.allSatisfy { abs($0.gap! - 0.8) < 1e-12 })
    #expect(abs(two.overall.pValue! - one.overall.pValue!) < 1e-12)
    // An answer in a wave that staff did not rate leaves.
    let alone = try run(
      Self.answers + [(account: "a1", wave: "z", person: nil, score: 0)], Self.ratings)
    #expect(alone.overall == one.overall && alone.notes.map(\.code).contains("unpaired_left_out"))
  }

  @Test func rowOrderAndSides() throws {
    let one = try run()
    let mixed = try run(Self.answers.reversed(), Self.ratings.reversed())
    #expect(abs(mixed.overall.gap! - one.overall.gap!) < 1e-12)
    #expect(mixed.accounts.map(\.unit) == one.accounts.map(\.unit))
    #expect(zip(mixed.accounts, one.accounts).allSatisfy { abs($0.pValue! - $1.pValue!) < 1e-12 })
    let other = try StaffGap().run(
      responses: Self.table("s.csv", Self.ratings, person: "respondent"),
      staff: Self.table("r.csv", Self.answers, person: "staff"))
    #expect(abs(other.overall.gap! + one.overall.gap!) < 1e-12)
    #expect(abs(other.overall.pValue! - one.overall.pValue!) < 1e-12)
  }

  @Test func missingIsSaid() throws {
    let result = try run(
      Self.answers + [("a6", "w", nil, 5), (nil, "w", nil, 5), ("a1", "w", nil, nil)],
      Self.ratings + [("a7", "w", "s", 9)])
    let codes = result.notes.map(\.code)
    #expect(
      Set(codes).isSuperset(of: [
        "rated_not_heard", "heard_not_rated", "unpaired_left_out", "missing_answers",
        "answers_without_account",
      ]))
    #expect(result.notes.contains { $0.code == "rated_not_heard" && $0.sentence.contains("a7") })
    #expect(result.notes.contains { $0.code == "heard_not_rated" && $0.sentence.contains("a6") })
    #expect(result.overall.units == 5)
  }

  @Test func degenerate() throws {
    // Four accounts: described only.
    let four = try run(Array(Self.answers.prefix(8)), Array(Self.ratings.prefix(4)))
    #expect(four.overall.gap == 1.5 && four.overall.interval == nil && !four.isEstimable)
    #expect(four.overall.notes.map(\.code) == ["few_accounts"])
    // One account, one answer.
    let one = try run(Array(Self.answers.prefix(1)), Array(Self.ratings.prefix(1)))
    #expect(one.overall.gap == 5 && !one.isEstimable && one.accounts.first?.pValue == nil)
    #expect(one.notes.map(\.code).contains("noise_unknown"))
    // No answer, or no rating.
    let none = try run([], Self.ratings)
    #expect(none.overall.units == 0 && none.overall.gap == nil && !none.isEstimable)
    let unrated = try run(Self.answers, [])
    #expect(unrated.overall.gap == nil && unrated.accounts.isEmpty)
    // All say the same: no interval, and no account is judged.
    let flat = try run(
      Self.answers.map { ($0.account, $0.wave, $0.person, 7) },
      Self.ratings.map { ($0.account, $0.wave, $0.person, 7) })
    #expect(flat.overall.gap == 0 && flat.overall.interval == nil)
    #expect(flat.accounts.allSatisfy { $0.pValue == nil && $0.verdict == "unknown" })
    #expect(flat.notes.map(\.code).contains("no_variation"))
    #expect(flat.correlations.allSatisfy { $0.estimate == nil })
    // Accounts that nobody shares.
    #expect(throws: GapError.self) {
      try run(Self.answers, Self.ratings.map { ("z" + ($0.account ?? ""), $0.wave, $0.person, 7) })
    }
    for result in [four, one, none, unrated, flat] { #expect(!result.report.blocks.isEmpty) }
  }

  @Test func wavesOnOneSideOnly() throws {
    let result = try StaffGap().run(
      responses: Self.table("r.csv", Self.answers, waves: true),
      staff: Self.table("s.csv", Self.ratings, person: "staff", waves: false))
    #expect(!result.isByWave && result.waves.isEmpty)
    #expect(result.notes.map(\.code).contains("not_paired_by_wave"))
  }

  @Test func tidyColumnsAreTheVocabulary() throws {
    for table in try run().report.tidyTables { #expect(ColumnNames.problems(in: table) == []) }
  }
}
