import Customers
import Tables

/// The period of a project: rows outside it do not count.
struct ProjectSpan {
  private let document: ProjectDocument
  private let first: Double?
  private let last: Double?

  init(_ document: ProjectDocument) {
    self.document = document
    let period = document.project.period
    func day(_ text: String?) -> Double? {
      text.flatMap { try? TenureSelection.day($0, option: "period") }
    }
    first = day(period?.start)
    last = day(period?.end)
  }

  /// The rows within the period, and those without a day; a note counts the others.
  /// - Throws: `TableError` for a declared column that holds no dates.
  func keep(_ table: Table, _ kind: ProjectFile.Kind) throws -> Table {
    let purposes: [ColumnPurpose] =
      switch kind {
      case .responses: [.answered, .invited]
      case .invitations: [.invited]
      case .alerts: [.raised]
      default: []
      }
    guard first != nil || last != nil, !purposes.isEmpty else { return table }
    let columns = try purposes.compactMap { try $0.date(in: table).map { try table.days($0) } }
    guard !columns.isEmpty else { return table }
    let rows = (0..<table.rowCount).filter { row in
      guard let day = columns.lazy.compactMap({ $0[row] }).first?.rounded(.down) else {
        return true
      }
      return day >= first ?? day && day <= last ?? day
    }
    let left = table.rowCount - rows.count
    guard left > 0 else { return table }
    let period = document.project.period
    let span = [period?.start.map { "from \($0)" }, period?.end.map { "to \($0)" }]
      .compactMap { $0 }.joined(separator: " ")
    return try table.selecting(rows: rows).declaring(
      [:],
      notes: [
        TableNote(
          code: "outside_period",
          sentence: "\(left) \(left == 1 ? "row" : "rows") of "
            + "\(Excerpt.escaped(FilePaths.name(table.source), limit: 200)) outside the period "
            + "\(span) of \(Excerpt.escaped(document.file, limit: 200)) "
            + "\(left == 1 ? "was" : "were") left out.")
      ])
  }
}
