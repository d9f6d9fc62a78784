import Statistics
import Tables

/// What all checks look at: the files with their columns recognised, and what was declared.
struct CheckContext: Sendable {
  let files: [CheckFile]
  let failures: [CheckedFile]
  let project: Project
  /// Today, days since 1970-01-01.
  let today: Double

  init(_ given: [CheckedFile], project: Project, today: Double) {
    self.project = project
    self.today = today
    var files: [CheckFile] = []
    for file in given {
      guard case .table(let table) = file.content else { continue }
      files.append(
        CheckFile(
          path: file.path, table: table, kind: file.kind ?? FileKindGuess.kind(of: table),
          isKindGiven: file.kind != nil))
    }
    // Whoever checks one file means the answers, though no column may say so.
    if !files.contains(where: { $0.kind == .responses }), let first = files.first,
      first.kind == nil
    {
      files[0] = CheckFile(
        path: first.path, table: first.table, kind: .responses, isKindGiven: false)
    }
    self.files = files
    failures = given.filter { if case .failure = $0.content { true } else { false } }
  }

  /// The first file of a kind; nil when there is none.
  func file(_ kind: ProjectFile.Kind) -> CheckFile? { files.first { $0.kind == kind } }
}

/// A file with its columns recognised.
struct CheckFile: Sendable {
  let path: String
  let table: Table
  let kind: ProjectFile.Kind?
  let isKindGiven: Bool
  let choices: [ColumnChoice]
  /// The accounts as the joins of the commands see them; nil when there is no column. About ten checks
  /// ask for them.
  let accounts: AccountKeys?

  init(path: String, table: Table, kind: ProjectFile.Kind?, isKindGiven: Bool) {
    self.path = path
    self.table = table
    self.kind = kind
    self.isKindGiven = isKindGiven
    let choices = Self.choices(table, kind)
    self.choices = choices
    accounts = choices.first { $0.purpose == .account }
      .flatMap { try? table.column($0.column) }.map(AccountKeys.init)
  }

  /// The purposes that the columns of a file of a kind may have, besides the scores.
  static func purposes(_ kind: ProjectFile.Kind?) -> [ColumnPurpose] {
    switch kind {
    case .responses:
      [
        .account, .respondent, .role, .wave, .answered, .invited, .reminded, .tier, .department,
        .answer,
      ]
    case .invitations:
      [.account, .respondent, .role, .wave, .invited, .reminded, .tier, .department]
    case .accounts: [.account, .tier, .revenue, .start, .end, .churned, .tenure]
    case .alerts: [.account, .answer, .raised, .followedUp]
    default: [.account]
    }
  }

  /// The purposes whose columns hold dates.
  static let dated: Set<ColumnPurpose> = [
    .answered, .invited, .reminded, .raised, .followedUp, .start, .end,
  ]

  private static func choices(_ table: Table, _ kind: ProjectFile.Kind?) -> [ColumnChoice] {
    var choices = kind == .responses ? FileKindGuess.scoreColumns(of: table) : []
    var taken = Set(choices.map(\.column))
    for purpose in purposes(kind) {
      let candidates = purpose.candidates(in: table).filter { !taken.contains($0) }
      let dates = dated.contains(purpose) ? candidates.filter { isDate($0, in: table) } : []
      guard let column = dates.first ?? candidates.first else { continue }
      taken.insert(column)
      choices.append(
        ColumnChoice(
          purpose: purpose, column: column, given: table.declared[purpose.rawValue] != nil,
          others: candidates.filter { $0 != column }))
    }
    return choices
  }

  private static func isDate(_ name: String, in table: Table) -> Bool {
    (try? table.column(name).kind) == .date
  }

  /// The column of a purpose; nil when there is none.
  func column(_ purpose: ColumnPurpose) -> Column? {
    choices.first { $0.purpose == purpose }.flatMap { try? table.column($0.column) }
  }

  /// The scores with their columns.
  var scores: [(choice: ColumnChoice, column: Column)] {
    choices.filter { ColumnPurpose.scores.contains($0.purpose) }.compactMap { choice in
      (try? table.column(choice.column)).map { (choice, $0) }
    }
  }

  /// The dates of a purpose, without the time of day; nil when no column holds any.
  func days(_ purpose: ColumnPurpose) -> NumberView? {
    column(purpose).flatMap { $0.kind == .date ? $0.numberView : nil }
  }

  /// The texts of a purpose as codes; nil when there is no column.
  func labels(_ purpose: ColumnPurpose) -> Labels? { column(purpose)?.labels }

  /// Whether a row was answered: it holds any score. Nil where there is no score.
  var answered: ((Int) -> Bool)? {
    let columns = scores.map(\.column)
    guard !columns.isEmpty else { return nil }
    let views = columns.map { column -> (Int) -> Bool in
      if column.kind == .number || column.kind == .date {
        let view = column.numberView
        return { view[$0] != nil }
      }
      let labels = column.labels
      return { labels.codes[$0] >= 0 }
    }
    return { row in views.contains { $0(row) } }
  }

  /// The lines of rows.
  func lines(_ rows: [Int]) -> [Int] { rows.map { table.lineNumber(ofRow: $0) } }

  /// A finding about rows of this file.
  func finding(
    _ severity: CheckSeverity, code: String = "", column: String? = nil, rows: [Int] = [],
    count: Int? = nil, _ sentence: String, effect: String, remedy: String? = nil,
    commands: [String]
  ) -> CheckFinding {
    CheckFinding(
      severity, code: code, file: path, column: column, count: count, lines: lines(rows),
      sentence, effect: effect, remedy: remedy, commands: commands)
  }
}
