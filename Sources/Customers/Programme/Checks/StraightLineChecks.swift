import Reports
import Tables

extension FileCheck {
  /// Answers that were not thought about.
  static let straightLines: [FileCheck] = [
    .each("straight_liners", "One value for every item of a battery", of: [.responses]) { file, _ in
      batteries(file).compactMap { battery -> CheckFinding? in
        let views = battery.map(\.numberView)
        var complete = 0
        var rows: [Int] = []
        for row in 0..<file.table.rowCount {
          guard let first = views[0][row] else { continue }
          var (isComplete, isStraight) = (true, true)
          for view in views.dropFirst() {
            guard let value = view[row] else {
              isComplete = false
              break
            }
            if value != first { isStraight = false }
          }
          guard isComplete else { continue }
          complete += 1
          if isStraight { rows.append(row) }
        }
        guard !rows.isEmpty else { return nil }
        let share = Double(rows.count) / Double(complete)
        return file.finding(
          share > 0.2 && complete >= 5 ? .warns : .notes, rows: rows,
          "\(Format.count(rows.count)) of \(counted(complete, "complete row")) "
            + "\(rows.count == 1 ? "gives" : "give") one value to all of "
            + "\(Listed.quoted(battery.map(\.name), limit: 6)) (\(Format.percent(share))).",
          effect:
            "Such answers make items look alike: reliability (α) and correlations come out too "
            + "high, drivers cannot be told apart.",
          remedy: "Compute once with and once without these rows.",
          commands: ["correlate", "drivers", "gaps"])
      }
    }
  ]

  /// Rating items of one scale, four or more: whole numbers from 0 or 1 to 5, 7 or 10.
  private static func batteries(_ file: CheckFile) -> [[Column]] {
    let notItems = Set(
      file.choices.filter { !ColumnPurpose.scores.contains($0.purpose) }
        .flatMap { [$0.column] + $0.others })
    var byTop: [Int: [Column]] = [:]
    for column in file.table.columns where column.kind == .number {
      guard !notItems.contains(column.name), let top = top(of: column) else { continue }
      byTop[top, default: []].append(column)
    }
    return byTop.keys.sorted().compactMap { byTop[$0] }.filter { $0.count >= 4 }
  }

  /// The top of the scale of a column of ratings; nil when it holds something else.
  private static func top(of column: Column) -> Int? {
    var isRating = true
    var (highest, lowest) = (-Double.infinity, Double.infinity)
    column.numberView.forEachPresent { _, value in
      if value != value.rounded() || value < 0 || value > 10 { isRating = false }
      highest = max(highest, value)
      lowest = min(lowest, value)
    }
    guard isRating, highest >= 2 else { return nil }
    return highest <= 5 ? 5 : highest <= 7 ? 7 : 10
  }
}
