import Statistics
import Tables

/// The yes and no of each group within each stratum.
struct YesNoStrata {
  /// How many values lie in no stratum.
  let missing: Int
  /// Strata × groups × (yes, all).
  private let counts: [[(yes: Int, all: Int)]]

  /// - Throws: `TableError` for a column that is not there; `ColumnComparisonError` where rows of an
  ///   account lie in different strata.
  init(_ column: String, _ table: Table, _ values: ColumnValues, _ groups: [ValueGroup]) throws {
    let labels = try table.labels(column)
    var counts = labels.levels.map { _ in groups.map { _ in (yes: 0, all: 0) } }
    var missing = 0
    for (place, group) in groups.enumerated() {
      try Self.requireAgreement(column, labels, values, group.rows)
      for account in group.accounts {
        let stratum = Int(labels.codes[account.row])
        guard stratum >= 0 else {
          missing += account.values.count
          continue
        }
        counts[stratum][place].all += account.values.count
        counts[stratum][place].yes += Int(account.values.reduce(0, +))
      }
    }
    self.counts = counts
    self.missing = missing
  }

  private static func requireAgreement(
    _ column: String, _ labels: Labels, _ values: ColumnValues, _ rows: [Int]
  ) throws {
    guard let units = values.units else { return }
    var seen: [Int32: Int32] = [:]
    var disagreeing: [String] = []
    for row in rows where units.codes[row] >= 0 {
      let known = seen[units.codes[row]] ?? labels.codes[row]
      seen[units.codes[row]] = known
      let name = units.levels[Int(units.codes[row])]
      if known != labels.codes[row], !disagreeing.contains(name) { disagreeing.append(name) }
    }
    guard disagreeing.isEmpty else {
      throw ColumnComparisonError.inconsistentAccounts(
        column: column, accounts: Array(disagreeing.prefix(12)), count: disagreeing.count)
    }
  }

  /// The two groups at these places, stratum by stratum.
  func tables(_ first: Int, _ second: Int) -> [TwoProportions] {
    counts.map {
      TwoProportions($0[first].yes, of: $0[first].all, versus: $0[second].yes, of: $0[second].all)
    }
  }
}

extension Note {
  static func withoutStratum(_ count: Int) -> Note {
    Note(
      code: "missing_strata",
      sentence:
        "\(counted(count, "value")) without a stratum \(count == 1 ? "is" : "are") left out "
        + "of the comparison within strata.")
  }
}
