import Statistics
import Tables

extension AccountAssembly {
  /// Takes over columns of the answers file that are the same in all rows of every account, and
  /// summarises those that vary and were asked for.
  mutating func carry(
    _ answers: Table, except spent: Set<String>, asked: [String]
  ) throws {
    let wanted = Set(asked.compactMap { try? answers.column($0).name })
    let idle = answers.roles.idle.subtracting(wanted)
    for column in answers.columns where !spent.contains(column.name) && !idle.contains(column.name)
    {
      let texts = rows.map { rows in rows.compactMap { column.text(row: $0) } }
      let isConstant = texts.allSatisfy { values in values.allSatisfy { $0 == values[0] } }
      if isConstant {
        append(first(column), .carried)
      } else if wanted.contains(column.name) {
        append(summary(column), .summarized)
      }
    }
  }

  /// The value of each account's first row that has one.
  private func first(_ column: Column) -> Column {
    let place = rows.map { rows in rows.first { column.text(row: $0) != nil } }
    switch column.kind {
    case .number:
      return Column(
        name: column.name, numbers: place.map { $0.flatMap { column.number(row: $0) } },
        valueLabels: column.valueLabels)
    case .date:
      return Column(
        name: column.name, days: place.map { $0.flatMap { column.number(row: $0) } })
    case .text, .empty:
      return Column(
        name: column.name, texts: place.map { $0.flatMap { column.text(row: $0) } })
    }
  }

  /// The mean of numbers, the latest of dates, the share of yes, or the commonest text.
  private func summary(_ column: Column) -> Column {
    let numbers = column.numberView
    switch column.kind {
    case .number:
      return Column(
        name: column.name,
        numbers: rows.map { rows in Self.mean(rows.compactMap { numbers[$0] }) })
    case .date:
      return Column(
        name: column.name, days: rows.map { rows in rows.compactMap { numbers[$0] }.max() })
    case .text, .empty:
      let labels = column.labels
      if let yes = YesNo.readings(labels.levels) {
        return Column(
          name: column.name,
          numbers: rows.map { rows in
            Self.mean(rows.map { labels.codes[$0] }.filter { $0 >= 0 }.map { yes[Int($0)] ? 1 : 0 })
          })
      }
      return Column(name: column.name, texts: rows.map { Self.commonest($0, labels) })
    }
  }

  /// The commonest text; of several, the one that comes first.
  private static func commonest(_ rows: [Int], _ labels: Labels) -> String? {
    var counts: [Int32: Int] = [:]
    var order: [Int32] = []
    for code in rows.map({ labels.codes[$0] }) where code >= 0 {
      if counts[code] == nil { order.append(code) }
      counts[code, default: 0] += 1
    }
    guard let most = counts.values.max() else { return nil }
    return order.first { counts[$0] == most }.map { labels.levels[Int($0)] }
  }
}
