import Tables

/// Rows of an export that are no answers of customers.
struct ExportFilter: Sendable {
  let reason: SetAside
  /// The headers of the column that tells, letters and digits only, in the order of preference.
  let columns: [String]
  /// Whether a cell tells that the row is to be left out.
  let leavesOut: @Sendable (String) -> Bool
}

/// Why a row of an export was left out.
public enum SetAside: String, Codable, Sendable, CaseIterable {
  /// Previews and tests of the people who made the survey.
  case tests
  /// Answers that the tool takes for spam.
  case spam
  /// Answers that were begun and not finished.
  case unfinished
  /// Answers that someone has excluded in the tool.
  case excluded

  /// "3 previews and tests", "1 preview or test".
  func counted(_ count: Int) -> String {
    switch self {
    case .tests: count == 1 ? "1 preview or test" : "\(count) previews and tests"
    case .spam: "\(count) taken for spam"
    case .unfinished: "\(count) unfinished"
    case .excluded: "\(count) excluded from calculations"
    }
  }
}

/// The rows of a table that an export's filters leave out.
struct ExportRowSelection {
  /// The rows that stay.
  private(set) var kept: [Int] = []
  private var counts: [SetAside: Int] = [:]
  private var columns: [SetAside: String] = [:]
  /// How many of the unfinished have a score all the same.
  private var unfinishedWithScore = 0
  private let rowCount: Int

  init(_ columns: ExportColumns, _ filters: [ExportFilter], keep: Set<SetAside>, score: String?) {
    let table = columns.table
    rowCount = table.rowCount
    var tests: [(reason: SetAside, codes: [Int32], leavesOut: [Bool])] = []
    for filter in filters where !keep.contains(filter.reason) {
      guard let name = columns.first(filter.columns), let labels = try? table.labels(name) else {
        continue
      }
      // Of two columns that tell the same, the surer one is asked.
      guard !tests.contains(where: { $0.reason == filter.reason }) else { continue }
      tests.append((filter.reason, labels.codes, labels.levels.map(filter.leavesOut)))
      self.columns[filter.reason] = name
    }
    let scores = score.flatMap { try? table.labels($0).codes }
    for row in 0..<rowCount {
      let reason = tests.first { test in
        let code = test.codes[row]
        return code >= 0 && test.leavesOut[Int(code)]
      }?.reason
      guard let reason else {
        kept.append(row)
        continue
      }
      counts[reason, default: 0] += 1
      if reason == .unfinished, (scores?[row] ?? -1) >= 0 { unfinishedWithScore += 1 }
    }
  }

  /// What was left out and how to keep it; nil where nothing was.
  var note: TableNote? {
    let reasons = SetAside.allCases.filter { counts[$0] != nil }
    guard !reasons.isEmpty else { return nil }
    let left = rowCount - kept.count
    let parts = reasons.map { reason in
      var text = reason.counted(counts[reason] ?? 0)
      if let column = columns[reason] { text += " (\(Excerpt.escaped(column)))" }
      if reason == .unfinished, unfinishedWithScore > 0 {
        text += ", \(unfinishedWithScore) of them with a score"
      }
      return text
    }
    return TableNote(
      code: "export_rows_left_out",
      sentence: "\(left) of \(counted(rowCount, "row")) \(left == 1 ? "was" : "were") left out: "
        + parts.joined(separator: "; ") + ". "
        + "Keep them with " + reasons.map { "--keep \($0.rawValue)" }.joined(separator: " ") + ".")
  }
}
