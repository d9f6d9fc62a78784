import Reports
import Statistics
import Tables

extension FileCheck {
  /// Cells that are not there.
  static let missing: [FileCheck] = [
    .each("missing_values", "Missing cells of the columns used") { file, _ in
      var severity = CheckSeverity.notes
      var parts: [String] = []
      var total = 0
      var isAccountMissing = false
      let rows = file.table.rowCount
      for choice in file.choices where !isBlankByNature(choice.purpose, file) {
        guard let column = file.column(choice.purpose), column.presentCount > 0 else { continue }
        let missing = rows - column.presentCount
        guard missing > 0 else { continue }
        total += missing
        let share = Double(missing) / Double(rows)
        if share >= 0.2 || choice.purpose == .account { severity = .warns }
        if choice.purpose == .account { isAccountMissing = true }
        parts.append(
          "\(Excerpt.quoted(column.name)) in \(Format.count(missing)) (\(Format.percent(share)))")
      }
      guard !parts.isEmpty else { return [] }
      return [
        file.finding(
          severity, column: nil, count: total,
          "Of \(counted(rows, "row")), cells are missing: \(parts.joined(separator: ", ")).",
          effect: isAccountMissing
            ? "A row without an account counts as an account of its own, or is left out of joins; "
              + "other rows are left out where the cell is needed."
            : "Such a row is left out where the cell is needed. That is harmless only if those who "
              + "left it empty answer like the others.",
          commands: .scores + .outcomes)
      ]
    },
    .each(
      "missing_by_group", "Answers missing in some groups more than in others", of: [.responses]
    ) {
      file, _ in
      file.scores.compactMap { choice, column -> CheckFinding? in
        let missing = isMissing(column)
        let total = missing.count { $0 }
        guard total >= 5, total < missing.count else { return nil }
        let groups = [ColumnPurpose.role, .tier, .wave].compactMap { purpose in
          unevenly(missing, file.labels(purpose)).map { "\(purpose.noun) (\($0))" }
        }
        let whole = wholeAccounts(missing, file.accounts)
        guard !groups.isEmpty || whole != nil else { return nil }
        let words = (groups.isEmpty ? [] : ["by \(groups.joined(separator: ", "))"]) + (whole ?? [])
        return file.finding(
          .warns, column: choice.column, count: total,
          "Whether \(Excerpt.quoted(choice.column)) is missing differs more than by chance: "
            + "\(words.joined(separator: "; ")).",
          effect: "The score speaks for those who answered, and they are not like the rest. A row "
            + "per invitation is read as an answer that did not come; then this is who is silent.",
          remedy: "Look at the groups by themselves with --by, or weight them with --aggregate.",
          commands: .scores)
      }
    },
  ]

  /// Whether an empty cell says that something did not happen.
  private static func isBlankByNature(_ purpose: ColumnPurpose, _ file: CheckFile) -> Bool {
    [.reminded, .end, .followedUp, .department].contains(purpose)
      || (purpose == .answered
        && file.scores.allSatisfy { $0.column.presentCount < file.table.rowCount })
  }

  private static func isMissing(_ column: Column) -> [Bool] {
    if column.kind == .number {
      let view = column.numberView
      return view.indices.map { view[$0] == nil }
    }
    return column.labels.codes.map { $0 < 0 }
  }

  /// The group with the largest share missing, where a χ² test at the 0.1 % level finds groups unequal;
  /// nil where it does not.
  private static func unevenly(_ missing: [Bool], _ labels: Labels?) -> String? {
    guard let labels, labels.levels.count >= 2, labels.levels.count <= 50 else { return nil }
    var counts = [[Int]](repeating: [0, 0], count: labels.levels.count)
    for (row, code) in labels.codes.enumerated() where code >= 0 {
      counts[Int(code)][missing[row] ? 1 : 0] += 1
    }
    let total = counts.reduce(0) { $0 + $1[1] }
    let all = counts.reduce(0) { $0 + $1[0] + $1[1] }
    // χ² is rough where fewer than five are expected.
    let used = counts.indices.filter {
      Double(counts[$0][0] + counts[$0][1]) * Double(total) >= 5 * Double(all)
    }
    guard used.count >= 2,
      let p = IndependenceTest(exact: nil).run(ContingencyTable(used.map { counts[$0] })).pearson
        .pValue, p < 0.001
    else { return nil }
    func share(_ group: Int) -> Double {
      Double(counts[group][1]) / Double(counts[group][0] + counts[group][1])
    }
    let worst = used.max { share($0) < share($1) }!
    return "\(Excerpt.escaped(labels.levels[worst])): \(Format.percent(share(worst)))"
  }

  /// Accounts in which every answer is missing, where there are more of them than chance makes.
  private static func wholeAccounts(_ missing: [Bool], _ keys: AccountKeys?) -> [String]? {
    guard let keys else { return nil }
    var (sizes, empty) = (
      [Int](repeating: 0, count: keys.names.count), [Int](repeating: 0, count: keys.names.count)
    )
    for (row, code) in keys.codes.enumerated() {
      guard let code else { continue }
      sizes[code] += 1
      if missing[row] { empty[code] += 1 }
    }
    let share = Double(missing.count { $0 }) / Double(missing.count)
    var expected = 0.0
    var found: [Int] = []
    for account in sizes.indices where sizes[account] >= 2 {
      var chance = 1.0
      for _ in 0..<min(sizes[account], 400) { chance *= share }
      expected += chance
      if empty[account] == sizes[account] { found.append(account) }
    }
    // The number is near Poisson; three standard deviations and two more are no chance.
    guard Double(found.count) > expected + 3 * expected.squareRoot() + 2 else { return nil }
    return [
      "every answer is missing in \(counted(found.count, "account")) "
        + "(\(Listed.quoted(found.map { keys.names[$0] }, limit: 3)))"
    ]
  }
}
