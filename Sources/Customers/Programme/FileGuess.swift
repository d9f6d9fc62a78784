import Statistics
import Tables

/// What a file of a programme seems to hold, by its columns.
public struct FileGuess: Sendable, Equatable {
  /// The kind of file; nil when nothing fits.
  public let kind: ProjectFile.Kind?
  /// The column of each purpose, in the order of `ColumnPurpose`.
  public let columns: [ColumnChoice]
  /// The columns that serve no purpose here.
  public let unused: [String]
  /// The first and last day of the survey that the file holds, YYYY-MM-DD; nil without dates.
  public let span: ClosedRange<String>?

  /// Looks at the columns of a file.
  public init(_ table: Table) {
    let columns = GuessedColumns(table)
    kind = columns.kind
    let purposes = kind.map(Self.purposes) ?? []
    self.columns = purposes.compactMap(columns.choice)
    let used = Set(self.columns.map(\.column))
    unused = table.columnNames.filter { !used.contains($0) }
    let days = self.columns.filter { Self.surveyDays.contains($0.purpose) }.flatMap {
      ((try? table.days($0.column)) ?? []).compactMap { $0 }
    }
    if let first = days.min(), let last = days.max() {
      span = TenureSelection.text(first)...TenureSelection.text(last)
    } else {
      span = nil
    }
  }

  private static let surveyDays: Set<ColumnPurpose> = [.answered, .invited, .raised]

  /// What a file of a kind may tell.
  private static func purposes(_ kind: ProjectFile.Kind) -> [ColumnPurpose] {
    switch kind {
    case .responses:
      [
        .netPromoter, .satisfaction, .effort, .account, .respondent, .role, .department, .tier,
        .wave, .answered, .invited, .reminded, .answer,
      ]
    case .invitations:
      [.account, .respondent, .role, .department, .tier, .wave, .invited, .reminded]
    case .accounts: [.account, .tier, .revenue, .start, .end, .churned, .tenure]
    case .alerts: [.account, .answer, .raised, .followedUp]
    case .staff: [.netPromoter, .satisfaction, .account, .wave]
    case .partners: [.account, .wave]
    case .items: [.account, .answer]
    case .events, .orders: [.account]
    case .figures: []
    }
  }
}

/// The columns of a file that its guess rests on.
private struct GuessedColumns {
  let table: Table
  private let headers: [String]
  private var choices: [ColumnPurpose: ColumnChoice] = [:]

  init(_ table: Table) {
    self.table = table
    headers = table.columnNames.map { NearNames.normalized($0) }
    var taken: Set<String> = []
    for purpose in ColumnPurpose.allCases {
      let fitting = purpose.candidates(in: table).filter { name in
        !taken.contains(name) && Self.fits(table, name, purpose)
      }
      guard let first = fitting.first else { continue }
      choices[purpose] = ColumnChoice(
        purpose: purpose, column: first, given: false, others: Array(fitting.dropFirst()))
      // One number is one score; one day may be that of an answer and of its alert.
      if ColumnPurpose.scores.contains(purpose) { taken.insert(first) }
    }
  }

  func choice(_ purpose: ColumnPurpose) -> ColumnChoice? { choices[purpose] }

  /// Whether the cells of a column are what a purpose needs.
  private static func fits(_ table: Table, _ name: String, _ purpose: ColumnPurpose) -> Bool {
    guard let column = try? table.column(name), column.presentCount > 0 else { return false }
    switch purpose {
    case .netPromoter: return whole(table, name, 0...10)
    case .satisfaction, .effort: return whole(table, name, 0...100)
    case .revenue, .tenure: return column.kind == .number
    case _ where purpose.isDate: return column.kind == .date
    case .churned: return column.labels.levels.allSatisfy { YesNo.reading($0) != nil }
    case .role, .tier, .department:
      // A different text in every row is a description, not a group.
      return column.kind == .text && column.labels.levels.count <= max(2, column.presentCount / 2)
    default: return true
    }
  }

  private static func whole(_ table: Table, _ name: String, _ range: ClosedRange<Double>) -> Bool {
    guard let numbers = try? table.numbers(name) else { return false }
    return numbers.allSatisfy { number in
      number.map { range.contains($0) && $0 == $0.rounded() } ?? true
    }
  }

  private func has(_ purpose: ColumnPurpose) -> Bool { choices[purpose] != nil }

  private func mentions(_ words: String...) -> Bool {
    headers.contains { header in words.contains { header.contains($0) } }
  }

  /// Whether every row names another account.
  private var isListOfAccounts: Bool {
    guard let choice = choices[.account], let labels = try? table.labels(choice.column) else {
      return false
    }
    return table.rowCount > 0 && labels.levels.count == table.rowCount
  }

  private var numberColumns: Int { table.columns.count { $0.kind == .number } }

  var kind: ProjectFile.Kind? {
    let scored = has(.netPromoter) || has(.satisfaction) || has(.effort)
    let facts = [.tier, .revenue, .start, .end, .churned, .tenure].contains(where: has)
    let people = [.respondent, .answered, .wave].contains(where: has)
    if has(.raised), has(.followedUp) || mentions("alert") { return .alerts }
    if mentions("ratedby", "raterside", "side", "party"), numberColumns >= 1, !has(.answered) {
      return .partners
    }
    if has(.account), scored, mentions("staff", "employee", "rater", "accountmanager") {
      return .staff
    }
    if isListOfAccounts, facts, !(scored && people) { return .accounts }
    if scored { return .responses }
    if has(.account), mentions("order", "invoice", "amount"), !has(.respondent) { return .orders }
    if has(.account), mentions("event", "ticket", "incident", "outage"), !has(.respondent) {
      return .events
    }
    if has(.account), has(.invited) || has(.respondent) { return .invitations }
    if has(.account) { return isListOfAccounts ? .accounts : nil }
    if mentions("month", "period", "quarter", "year"), numberColumns >= 2 { return .figures }
    return nil
  }
}
