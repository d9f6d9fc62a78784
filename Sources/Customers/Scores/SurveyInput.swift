import Reports
import Statistics
import Tables

/// Which columns and rows of a file a score is computed from.
public struct SurveySelection: Codable, Sendable, Equatable {
  /// The column of the answers; nil to recognise it.
  public var score: String?
  /// The column of the account; nil to recognise it.
  public var account: String?
  /// The column of the person; nil to recognise it.
  public var respondent: String?
  /// The columns to group by.
  public var by: [String]
  /// What happens to answers that are not on the scale.
  public var invalid: InvalidAnswerRule
  /// The protection of small groups; nil shows every group.
  public var smallGroups: SmallGroups?

  /// Makes a selection; by default columns are recognised by their headers.
  public init(
    score: String? = nil, account: String? = nil, respondent: String? = nil, by: [String] = [],
    invalid: InvalidAnswerRule = .fail, smallGroups: SmallGroups? = nil
  ) {
    self.score = score
    self.account = account
    self.respondent = respondent
    self.by = by
    self.invalid = invalid
    self.smallGroups = smallGroups
  }
}

/// A file read for one question: the columns taken, and the answers counted by group and account.
struct SurveyInput {
  let columns: [ColumnChoice]
  let groupColumns: [String]
  let scale: ScoreScale
  /// The answer of each row.
  let answers: ScoreAnswers
  let rows: Int
  let missing: Int
  let invalid: [InvalidAnswer]
  let invalidCount: Int
  /// What answers are clustered by; nil when neither accounts nor people are known.
  let clusterUnit: ClusterUnit?
  /// The names of the accounts (or people) by their code.
  let clusterNames: [String]
  let overall: AnswerGroup
  let groups: [AnswerGroup]
  let order: GroupOrder
  let notes: [Note]

  init(
    _ table: Table, scale: ScoreScale, selection: SurveySelection
  ) throws {
    guard
      let score = try ColumnChoice.find(scale.metric, given: selection.score, in: table)
    else {
      throw ScoreError.noScoreColumn(
        scale.metric, columns: table.columnNames, source: table.source)
    }
    let account = try ColumnChoice.find(.account, given: selection.account, in: table)
    let respondent = try ColumnChoice.find(.respondent, given: selection.respondent, in: table)
    let answers = try ScoreAnswers(
      try table.column(score.column), table: table, scale: scale, rule: selection.invalid)
    let respondents = try respondent.map { try table.labels($0.column) }
    let accounts = try account.map { try table.labels($0.column) }
    let unit: ClusterUnit? = account != nil ? .account : respondent != nil ? .respondent : nil
    var counter = AnswerCounter(
      answers: answers, accounts: accounts ?? respondents, respondents: respondents)
    overall = counter.count(0..<table.rowCount, keys: [])
    var seen: Set<String> = []
    let grouping = try table.grouping(by: selection.by.filter { seen.insert($0).inserted })
    order = GroupOrder(grouping.columns, in: table)
    let every =
      selection.by.isEmpty
      ? []
      : zip(grouping.keys, grouping.rows).map { (group: counter.count($1, keys: $0), rows: $1) }
        .sorted { [order] in order.precedes($0.group.keys, $1.group.keys) }
    let shown = try ShownGroups(
      every.map { (keys: $0.group.keys, rows: $0.rows) }, rule: selection.smallGroups,
      all: 0..<table.rowCount, answered: { answers[$0] != nil }, respondents: respondents)
    groups = zip(every, shown.isShown).compactMap { $1 ? $0.group : nil }
    groupColumns = grouping.columns
    columns = [score, account, respondent].compactMap { $0 }
    self.scale = scale
    self.answers = answers
    rows = table.rowCount
    missing = answers.missing
    invalid = answers.invalid
    invalidCount = answers.invalidCount
    clusterUnit = unit
    clusterNames = (accounts ?? respondents)?.levels ?? []
    notes =
      try Self.notes(
        table, columns: columns, answers: answers, overall: overall, unit: unit,
        groupColumns: grouping.columns) + shown.notes
  }

  /// The notes of a result that lists the groups: with what the order of waves rests on.
  var listingNotes: [Note] { notes + [order.note].compactMap { $0 } }

  private static func notes(
    _ table: Table, columns: [ColumnChoice], answers: ScoreAnswers, overall: AnswerGroup,
    unit: ClusterUnit?, groupColumns: [String]
  ) throws -> [Note] {
    let used = Set(columns.map(\.column) + groupColumns)
    // How a column was read matters only where it is used.
    var notes = table.notes(using: used)
    for choice in columns
    where !choice.given && choice.purpose.knowsByLabel(choice.column, in: table) {
      let label = (try? table.column(choice.column))?.label ?? ""
      notes.append(
        Note(
          code: "column_by_label",
          sentence: "Column \(Excerpt.quoted(choice.column)) was taken as the "
            + "\(choice.purpose.noun) for its label, \(Excerpt.quoted(label, limit: 100))."))
    }
    // Several names of an account are one thing said twice; several scores are different questions.
    for choice in columns
    where choice.purpose == answers.scale.metric && !choice.given && !choice.others.isEmpty {
      notes.append(
        Note(
          code: "column_choice",
          sentence: "Column \(Excerpt.quoted(choice.column)) was taken as the "
            + "\(choice.purpose.noun); \(choice.others.map { Excerpt.quoted($0) }.joined(separator: ", ")) "
            + "would also do (\(choice.purpose.option))."))
    }
    if let account = columns.first(where: { $0.purpose == .account }),
      let note = AccountKeys.spellingsNote(try table.column(account.column))
    {
      notes.append(note)
    }
    let named = columns.filter { $0.purpose == .account || $0.purpose == .respondent }
    if let totals = TotalRows(in: table, columns: named.flatMap { [$0.column] + $0.others }),
      totals.rows.contains(where: { answers[$0] != nil })
    {
      notes.append(totals.note(table))
    }
    if unit != .account {
      notes.append(
        Note(
          code: "no_account_column",
          sentence: "No account column was found, so answers are taken for independent"
            + (unit == .respondent ? " but for those of one person" : "")
            + ". Where several come from one customer the interval is too narrow: name the "
            + "column with --account."))
    }
    if let highest = overall.highestAnswer(answers.scale), overall.counts.total >= 5,
      Double(highest - answers.scale.minimum)
        <= 2.0 / 3 * Double(answers.scale.maximum - answers.scale.minimum)
    {
      notes.append(
        Note(
          code: "scale_unused",
          sentence: "No answer is above \(highest), although the scale goes to "
            + "\(answers.scale.maximum): check that the column holds this question."))
    }
    if answers.missing > 0 {
      notes.append(
        Note(
          code: "missing_answers",
          sentence: "\(counted(answers.missing, "row")) of \(table.rowCount) without an answer "
            + "\(answers.missing == 1 ? "was" : "were") left out."))
    }
    if answers.invalidCount > 0 {
      let lines = answers.invalid.map { "line \($0.line) (\(Excerpt.escaped($0.text)))" }
      let more = answers.invalidCount - answers.invalid.count
      notes.append(
        Note(
          code: "invalid_answers",
          sentence: "\(counted(answers.invalidCount, "answer")) off the scale "
            + "\(answers.scale.minimum)…\(answers.scale.maximum) "
            + "\(answers.invalidCount == 1 ? "was" : "were") left out: "
            + lines.joined(separator: ", ") + (more > 0 ? " and \(more) more." : ".")))
    }
    if overall.withoutAccount > 0, let unit {
      notes.append(
        Note(
          code: "answers_without_account",
          sentence: "\(counted(overall.withoutAccount, "answer")) name no \(unit.rawValue); each "
            + "counts as \(unit == .account ? "an account" : "a person") of its own."))
    }
    if overall.repeatedRespondents > 0 {
      let waves = try ColumnChoice.find(.wave, given: nil, in: table)
      let advice =
        waves.flatMap { wave in
          groupColumns.contains(wave.column)
            ? nil
            : " The file has a column \(Excerpt.quoted(wave.column)): "
              + "group by it, or keep one value with --where."
        } ?? ""
      notes.append(
        Note(
          code: "repeated_respondents",
          sentence: "\(counted(overall.repeatedRespondents, "answer")) come from people who had "
            + "already answered.\(advice)"))
    }
    return notes
  }
}

/// What the answers that hang together have in common.
public enum ClusterUnit: String, Codable, Sendable {
  /// The customer.
  case account
  /// The person.
  case respondent
}

extension ColumnPurpose {
  var noun: String {
    switch self {
    case .netPromoter, .satisfaction, .effort: "score"
    case .account: "account"
    case .respondent: "person"
    case .role: "role"
    case .wave: "wave"
    case .revenue: "revenue"
    case .start: "first day as a customer"
    case .end: "day of leaving"
    case .churned: "outcome"
    case .tenure: "tenure"
    case .tier: "tier"
    case .answered: "day of the answer"
    case .invited: "day of the invitation"
    case .reminded: "day of the reminder"
    case .answer: "answer's number"
    case .raised: "day of the alert"
    case .followedUp: "day of the follow-up"
    case .department: "department"
    case .owner: "owner"
    }
  }

  var option: String {
    switch self {
    case .netPromoter, .satisfaction, .effort: "--score"
    case .account: "--account"
    case .respondent: "--respondent"
    case .role: "--role"
    case .wave: "--wave"
    case .revenue: "--revenue"
    case .start: "--start"
    case .end: "--end"
    case .churned: "--churned"
    case .tenure: "--tenure"
    case .answered: "--date"
    // These are named in a project file only.
    case .tier, .invited, .reminded, .answer, .raised, .followedUp, .department, .owner:
      "quorum.yml"
    }
  }
}

extension Table {
  /// What the reader decided about the columns that are used.
  /// - Parameter ofFile: whether to add what it decided about the file as a whole.
  func notes(using columns: Set<String>, ofFile: Bool = true) -> [Note] {
    notes.filter { $0.column.map(columns.contains) ?? ofFile }
      .map { Note(code: $0.code, sentence: $0.sentence) }
  }
}

/// "1 answer", "12 answers".
func counted(_ count: Int, _ noun: String) -> String {
  "\(Format.count(count)) \(noun)\(count == 1 ? "" : "s")"
}
