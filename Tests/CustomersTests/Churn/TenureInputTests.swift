import Reports
import Statistics
import Tables
import Testing

@testable import Customers

@Suite struct TenureInputTests {
  static func table(_ starts: [Double], _ ends: [Double?], groups: [String]? = nil) -> Table {
    Table(
      source: "t.csv",
      columns: [
        Column(name: "account", texts: starts.indices.map { "a\($0)" }),
        Column(name: "start", days: starts), Column(name: "churn_date", days: ends),
      ] + (groups.map { [Column(name: "tier", texts: $0)] } ?? []))
  }

  private static func codes(_ table: Table, _ selection: TenureSelection) throws -> [String] {
    try Retention(selection: selection).run(table).notes.map(\.code)
  }

  /// A list of the survivors of day 1000 warns, with an account that came later too.
  @Test func oneNewCustomerDoesNotSilenceTheWarning() throws {
    let starts = [0.0, 50, 100, 150, 200, 250]
    let ends: [Double?] = [1_010, 1_100, nil, nil, nil, nil]
    let until = TenureSelection(until: 1_300)
    #expect(try Self.codes(Self.table(starts, ends), until) == ["survivor_bias"])
    #expect(
      try Self.codes(Self.table(starts + [1_050], ends + [nil]), until) == ["survivor_bias"])
    let landmark = TenureSelection(asOf: 1_000, until: 1_300)
    #expect(
      try Self.codes(Self.table(starts + [1_050], ends + [nil]), landmark)
        .allSatisfy { $0 != "survivor_bias" })
    // Losses all along: 360 of 5,060 account-days lie before the first.
    let complete = try Self.codes(
      Self.table([0, 0, 0, 0, 0, 0], [60, 400, 700, nil, nil, nil]), until)
    #expect(complete.isEmpty)
  }

  @Test func aListWithoutLossesSaysSo() throws {
    let table = Self.table([0, 50, 100, 150, 200], [nil, nil, nil, nil, nil])
    let list = try Retention(selection: TenureSelection(until: 1_300)).run(table)
    #expect(list.notes.map(\.code) == ["no_losses"])
    #expect(list.findings[0].sentence.contains("cannot show losses"))
    #expect(!list.findings[0].sentence.contains("lost a year"))
    let watched = try Retention(
      selection: TenureSelection(asOf: 1_000, until: 1_300), level: 0.9
    ).run(table)
    #expect(!watched.notes.contains { $0.code == "no_losses" })
    #expect(
      watched.findings[0].sentence.contains("upper limit of the \(Format.level(0.9)) interval"))
  }

  /// Left on the first day: half a day, whether it lies after the landmark or there is none.
  @Test func leavingOnTheFirstDay() throws {
    let table = Self.table(
      [0, 0, 0, 0, 0, 1_100], [nil, nil, nil, nil, 1_200, 1_100],
      groups: ["x", "y", "x", "y", "x", "y"])
    for asOf in [nil, 1_000.0] {
      let input = try TenureInput(table, TenureSelection(asOf: asOf, until: 1_300))
      let spell = try #require(input.spells.first { $0.row == 5 })
      #expect(spell.event && abs((spell.exit - spell.entry) * 30.4375 - 0.5) < 1e-12)
      #expect(
        input.notes.contains { $0.code == "same_day" && $0.sentence.contains("1 account left") })
      let result = try Retention(
        selection: TenureSelection(asOf: asOf, until: 1_300, by: "tier"), drivers: []
      ).run(table)
      #expect(result.overall.lost == 2)
    }
  }

  @Test func oneIsLeftOut() throws {
    let table = Self.table([0, 0, 0, 0, 0, 0, 0], [900, nil, nil, nil, nil, nil, 1_100])
    let input = try TenureInput(table, TenureSelection(asOf: 1_000, until: 1_300))
    let note = try #require(input.notes.first { $0.code == "left_before_entry" })
    #expect(note.sentence.hasPrefix("1 account that had left by 1972-09-27"))
    #expect(note.sentence.hasSuffix("was left out."))
  }
}
