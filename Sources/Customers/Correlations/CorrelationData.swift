import Reports
import Statistics
import Tables

/// The table that is correlated, a row per account, and its variables.
struct CorrelationData {
  let table: Table
  let isByAccount: Bool
  let answers: Int
  let asOf: String?
  private let accounts: AccountTable?
  private let baseNotes: [Note]
  private(set) var binary: [String: CorrelationVariable] = [:]
  private var skipped: [String] = []
  private var mirrors: [(String, String)] = []

  init(_ answers: Table, accounts: Table?, study: CorrelationStudy) throws {
    var join = study.join
    switch study.pairs {
    case .each(let of, let with): join.summarizing += of + with + study.controls
    case .matrix(let names): join.summarizing += names + study.controls
    }
    let hasAccounts =
      try ColumnChoice.find(.account, given: join.account, in: answers) != nil
    guard hasAccounts || accounts != nil || join.asOf != nil else {
      // No account is known: each row stands for itself.
      table = answers
      isByAccount = false
      self.answers = answers.rowCount
      asOf = nil
      self.accounts = nil
      baseNotes =
        answers.notes(using: []) + [
          Note(
            code: "no_account_column",
            sentence:
              "No account column was found, so each row of the file is taken for an account of "
              + "its own. Where several come from one customer p-values are too small: name the "
              + "column with --account.")
        ]
      return
    }
    let joined = try join.run(answers: answers, accounts: accounts)
    self.accounts = joined
    table = joined.table
    isByAccount = true
    self.answers = joined.answers
    asOf = joined.asOf
    var notes: [Note] = []
    if joined.isAggregated {
      let heard = joined.table.rowCount - joined.unheard.count
      notes.append(
        Note(
          code: "answers_to_accounts",
          sentence: "\(counted(joined.answers, "answer")) were brought to one value for each of "
            + "\(counted(heard, "account")): scores are the mean of an account's answers, other "
            + "numbers that vary too."))
    }
    baseNotes = notes + joined.notes
  }

  /// A column that was named, as a variable.
  func variable(_ name: String) throws -> CorrelationVariable {
    let column = try table.column(name)
    do {
      return try CorrelationVariable(column)
    } catch {
      switch error {
      case .manyLevels(let levels):
        throw CorrelationStudyError.manyLevels(column: column.name, levels: levels)
      case .date: throw CorrelationStudyError.dates(column: column.name)
      case .empty: return CorrelationVariable(missing: column)
      }
    }
  }

  /// The pairs that are wanted.
  mutating func pairs(
    _ wanted: CorrelationStudy.Pairs
  ) throws -> [(CorrelationVariable, CorrelationVariable)] {
    var pairs: [(CorrelationVariable, CorrelationVariable)] = []
    switch wanted {
    case .matrix(let names):
      var variables: [CorrelationVariable] = []
      for name in names {
        let variable = try variable(name)
        if !variables.contains(where: { $0.name == variable.name }) { variables.append(variable) }
      }
      for (index, first) in variables.enumerated() {
        for second in variables.dropFirst(index + 1) { pairs.append((first, second)) }
      }
    case .each(let of, let with):
      let first = of.isEmpty ? try scores() : try of.map { try variable($0) }
      let names = Set(first.map(\.name))
      let second =
        with.isEmpty ? recognised(besides: names) : try with.map { try variable($0) }
      for x in first { for y in second where x.name != y.name { pairs.append((x, y)) } }
    }
    guard !pairs.isEmpty else {
      throw CorrelationStudyError.nothingToCorrelate(
        source: table.source, columns: table.columnNames)
    }
    for variable in pairs.flatMap({ [$0.0, $0.1] }) where variable.kind == .binary {
      binary[variable.name] = variable
    }
    return pairs
  }

  /// The score that is correlated when none is named: the first one recognised.
  private func scores() throws -> [CorrelationVariable] {
    if let name = accounts?.scores.first?.column { return [try variable(name)] }
    for purpose in [ColumnPurpose.netPromoter, .satisfaction, .effort] {
      if let choice = try ColumnChoice.find(purpose, given: nil, in: table) {
        return [try variable(choice.column)]
      }
    }
    return []
  }

  /// The columns that a score is correlated with when none is named: numbers and yes/no of the
  /// accounts, not those made of the answers.
  private mutating func recognised(besides names: Set<String>) -> [CorrelationVariable] {
    let columns =
      accounts?.columns(.accounts, .carried)
      ?? table.columns.filter { column in
        !table.roles.idle.contains(column.name)
          && !ColumnPurpose.allCases.contains { $0.candidates(in: table).contains(column.name) }
      }
    var found: [CorrelationVariable] = []
    for column in columns where !names.contains(column.name) {
      if let variable = try? CorrelationVariable(column) {
        // "Renewed" where "churned" is there too would count the same thing twice.
        if let other = found.first(where: { $0.says(theSameAs: variable) }) {
          mirrors.append((variable.name, other.name))
        } else {
          found.append(variable)
        }
      } else if column.kind == .text {
        skipped.append(column.name)
      }
    }
    return found
  }

  /// The notes of the data, with what was passed over and what the pairs say together.
  func notes(_ rows: [CorrelationRow]) -> [Note] {
    var notes = baseNotes
    let used = Set(rows.flatMap { [$0.first, $0.second] })
    for variable in binary.values.sorted(by: { $0.name < $1.name }) {
      guard let one = variable.one, one != "1", used.contains(variable.name) else { continue }
      notes.append(
        Note(
          code: "two_values",
          sentence: "Column \(Excerpt.quoted(variable.name)) has two values; "
            + "\(Excerpt.quoted(one)) counts as the higher."))
    }
    for (mirror, other) in mirrors {
      notes.append(
        Note(
          code: "same_column",
          sentence: "Column \(Excerpt.quoted(mirror)) was passed over: it says the same as "
            + "\(Excerpt.quoted(other))."))
    }
    if !skipped.isEmpty {
      notes.append(
        Note(
          code: "texts_passed_over",
          sentence: "Columns of texts were passed over: "
            + skipped.prefix(12).map { Excerpt.escaped($0) }.joined(separator: ", ")
            + (skipped.count > 12 ? " and \(skipped.count - 12) more." : ".")))
    }
    if rows.contains(where: { $0.finding.code == "positive" || $0.finding.code == "negative" }) {
      notes.append(
        Note(
          code: "not_cause",
          sentence: "Correlation is not cause: a third thing may move both."))
    }
    return notes
  }
}

extension CorrelationVariable {
  /// Whether a yes/no column is another or its opposite, for every account.
  func says(theSameAs other: CorrelationVariable) -> Bool {
    guard kind == .binary, other.kind == .binary else { return false }
    let pairs = zip(values, other.values)
    guard pairs.allSatisfy({ ($0 == nil) == ($1 == nil) }) else { return false }
    return pairs.allSatisfy { $0 == $1 } || pairs.allSatisfy { $0 == $1.map { 1 - $0 } }
  }

  /// A column without a value.
  init(missing column: Column) {
    name = column.name
    kind = .number
    values = [Double?](repeating: nil, count: column.count)
    one = nil
  }
}
