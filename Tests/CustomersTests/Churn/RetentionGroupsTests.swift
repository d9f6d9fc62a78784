import Models
import Reports
import Statistics
import Tables
import Testing

@testable import Customers

@Suite struct RetentionGroupsTests {
  private static func table(
    _ groups: [(name: String, entry: Double, exits: [Double], left: [Bool])]
  ) -> Table {
    let rows = groups.flatMap { group in
      zip(group.exits, group.left).map { (group.name, group.entry, $0, $1) }
    }
    return Table(
      source: "t.csv",
      columns: [
        Column(name: "account", texts: rows.indices.map { "a\($0)" }),
        Column(name: "tier", texts: rows.map(\.0)), Column(name: "entry", numbers: rows.map(\.1)),
        Column(name: "tenure", numbers: rows.map(\.2)),
        Column(name: "churned", texts: rows.map { $0.3 ? "yes" : "no" }),
      ])
  }

  private static let selection = TenureSelection(
    tenure: "tenure", entry: "entry", by: "tier", clock: .tenure)

  /// Group a from 0 with losses at 5 and 25, b from 20: from 20 on a has six accounts, one lost.
  @Test func curvesStartTogether() throws {
    let table = Self.table([
      ("a", 0, [5, 25, 40, 40, 40, 40, 40], [true, true, false, false, false, false, false]),
      ("b", 20, [30, 40, 40, 40, 40, 40], [true, false, false, false, false, false]),
    ])
    let result = try Retention(selection: Self.selection, months: [12, 28]).run(table)
    #expect(result.groups.map { $0.curve?.start } == [20, 20])
    #expect(abs(result.groups[0].at[1].estimate! - 5.0 / 6) < 1e-14)
    #expect(result.groups[0].at[0].estimate == nil)
    // The rate still counts every month, and so does the curve of all accounts.
    #expect(result.groups[0].rate?.lost == 2 && result.overall.curve?.start == 0)
    #expect(result.notes.contains { $0.code == "common_start" })
  }

  @Test func withoutACommonStretchANoteSaysSo() throws {
    let stays = [Bool](repeating: false, count: 4)
    let table = Self.table([
      ("a", 0, [8, 10, 10, 10, 10], [true] + stays),
      ("b", 20, [30, 40, 40, 40, 40, 40], [true] + stays + [false]),
    ])
    let result = try Retention(selection: Self.selection).run(table)
    #expect(result.groups.map { $0.curve?.start } == [0, 20])
    let note = try #require(result.notes.first { $0.code == "groups_start_apart" })
    #expect(note.sentence.contains("a 0.0, b 20.0"))
  }

  /// Where late entry begins nobody is at risk: 1 by definition, without error or interval.
  @Test func theStartHasNoInterval() throws {
    let exits: [Double] = [30, 35, 40, 40, 40, 40, 40]
    let table = Self.table([("a", 20, exits, [true, true] + [Bool](repeating: false, count: 5))])
    let at = try Retention(selection: Self.selection, months: [20, 25, 30]).run(table).overall.at
    #expect(at[0].estimate == 1 && at[0].atRisk == 0 && at[0].lost == 0)
    #expect(at[0].interval == nil && at[0].standardError == nil)
    #expect(at[0].remark == "the curve starts here: nobody was at risk before")
    #expect(at[1].estimate == 1 && at[1].atRisk == 7 && at[1].interval != nil)
    #expect(at[2].atRisk == 7 && abs((at[2].estimate ?? 0) - 6.0 / 7) < 1e-14)
    #expect(at[2].interval?.lower != nil && at[2].remark == nil)
  }

  /// The number lost by each month, not the group's total.
  @Test func lossesByMonth() throws {
    let table = Self.table([
      ("a", 0, [5, 15, 25, 40, 40, 40], [true, true, true, false, false, false])
    ])
    let result = try Retention(selection: Self.selection, months: [4, 5, 20, 40, 50]).run(table)
    #expect(result.overall.at.map(\.lost) == [0, 1, 2, 3, nil])
  }
}
