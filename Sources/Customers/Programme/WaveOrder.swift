import Statistics
import Tables

/// Waves as they followed each other: by their names where these tell, such as quarters or "Wave 2", else
/// by the days of their answers.
struct WaveOrder {
  /// The names, the earliest first.
  let names: [String]
  /// What the order rests on, where that is not plain.
  let note: Note?

  /// - Parameters:
  ///   - names: the waves, in any order
  ///   - days: the middle day of the answers of each wave, as far as known
  init(_ names: some Sequence<String>, days: @autoclosure () -> [String: Double]) {
    let sorted = names.sorted(by: NaturalOrder.precedes)
    guard sorted.count > 1, !Self.tell(sorted) else {
      (self.names, note) = (sorted, nil)
      return
    }
    let days = days()
    let known = sorted.compactMap { days[$0] }
    if known.count == sorted.count, Set(known).count == known.count {
      self.names = sorted.sorted { (days[$0] ?? 0) < (days[$1] ?? 0) }
      note = Note(
        code: "waves_by_day",
        sentence: "The names of the waves do not say which came first, so they are in the order of "
          + "their answers' days: \(Self.list(self.names)).")
    } else {
      self.names = sorted
      note = Note(
        code: "waves_by_name",
        sentence: "Nothing says which wave came first, so they are in the order of their names: "
          + "\(Self.list(sorted)). If that is wrong, name them by period (2025-Q1), or give the answers "
          + "a column of dates.")
    }
  }

  /// The waves that a column of a file holds, by the days of that file.
  /// - Throws: `TableError` when the column is unknown
  init(of column: String, in table: Table) throws(TableError) {
    let labels = try table.labels(column)
    self.init(
      zip(labels.levels, labels.counts).filter { $0.1 > 0 }.map(\.0),
      days: Self.days(column, in: table))
  }

  /// The place of each wave, from 0.
  var places: [String: Int] {
    Dictionary(uniqueKeysWithValues: zip(names, names.indices))
  }

  /// Whether names say their order: all are periods, or differ in their numbers alone.
  private static func tell(_ names: [String]) -> Bool {
    if names.allSatisfy({ PeriodName($0) != nil }) { return true }
    let stems = Set(names.map { $0.filter { !$0.isNumber && $0 != "." } })
    return stems.count == 1 && names.allSatisfy { $0.contains(where: \.isNumber) }
  }

  private static func list(_ names: [String]) -> String {
    names.prefix(8).map { Excerpt.quoted($0) }.joined(separator: ", ")
      + (names.count > 8 ? ", …" : "")
  }

  /// The middle day of the answers of each wave of a file; empty where no column says it.
  static func days(_ column: String, in table: Table) -> [String: Double] {
    guard let labels = try? table.labels(column),
      let dates = try? AnswerDates(table, given: nil, isNeeded: false)
    else { return [:] }
    var found: [String: [Double]] = [:]
    for row in 0..<table.rowCount {
      if let name = labels[row], let day = dates.days[row] { found[name, default: []].append(day) }
    }
    return found.mapValues(middle)
  }

  /// The middle of days; of two in the middle the later.
  static func middle(_ days: [Double]) -> Double { days.sorted()[days.count / 2] }
}

extension Array {
  /// The groups of a column in the order of a list of their names.
  /// - Parameter listed: the names as an error lists them
  /// - Throws: `unknownGroups` unless the list names each group once.
  func inOrder(
    _ names: [String], of column: String, listed: [String], _ label: (Element) -> String
  ) throws(ColumnComparisonError) -> [Element] {
    guard Set(names) == Set(map(label)), names.count == count else {
      throw .unknownGroups(column: column, names: names, groups: listed)
    }
    return names.compactMap { name in first { label($0) == name } }
  }
}
