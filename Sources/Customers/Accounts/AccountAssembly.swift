import Statistics
import Tables

/// The columns of an account table while they are put together.
struct AccountAssembly {
  /// The accounts: those listed, then others in order of appearance.
  let names: [String]
  /// The rows of the answers file that are answers, by account.
  private(set) var answerRows: [[Int]]
  /// All rows of the answers file, by account: answers, and invitations without one.
  let rows: [[Int]]
  /// The row of the accounts file; nil for an account that it does not list.
  let listed: [Int?]
  /// Listed accounts without an answer.
  private(set) var unheard: [String] = []
  /// Accounts with answers that are not listed.
  let unknown: [String]
  /// The day of the latest answer.
  private(set) var latest: [Double?]
  /// The waves of the answers, the earliest first.
  private(set) var waves: [String] = []
  private(set) var columns: [Column]
  private(set) var origins: [AccountTable.Origin]
  private let unnamed: Int
  private let keyOfName: [String: Int]
  private let hasList: Bool
  private let listColumn: String?

  init(_ answers: Table, matching: AccountMatching, accounts: Table?) throws {
    let keys = matching.answers
    var names: [String] = []
    var listed: [Int?] = []
    var place: [String: Int] = [:]
    if let list = matching.accounts {
      for (index, rows) in list.rows.enumerated() {
        place[list.keys[index]] = names.count
        names.append(list.names[index])
        listed.append(rows[0])
      }
    }
    var unknown: [String] = []
    for (index, key) in keys.keys.enumerated() where place[key] == nil {
      place[key] = names.count
      names.append(keys.names[index])
      listed.append(nil)
      if matching.accounts != nil { unknown.append(keys.names[index]) }
    }
    var rows = [[Int]](repeating: [], count: names.count)
    for (index, own) in keys.rows.enumerated() {
      if let position = place[keys.keys[index]] { rows[position] = own }
    }
    self.names = names
    self.listed = listed
    self.unknown = unknown
    self.rows = rows
    answerRows = rows
    latest = names.map { _ in nil }
    columns = [Column(name: matching.accounts?.column ?? keys.column, texts: names)]
    origins = [.account]
    unnamed = keys.codes.count { $0 == nil }
    keyOfName = place
    hasList = matching.accounts != nil
    listColumn = matching.accounts?.column
  }

  /// The answers of accounts that are not listed.
  var answersOfUnknown: Int {
    zip(rows, listed).reduce(0) { $1.1 == nil ? $0 + $1.0.count : $0 }
  }

  /// Says which accounts the two files do not share.
  func noteUnmatched(answers: Table) -> [Note] {
    var notes: [Note] = []
    if unnamed > 0 {
      notes.append(
        Note(
          code: "answers_without_account",
          sentence: "\(counted(unnamed, "row")) of \(Excerpt.escaped(answers.source, limit: 200)) "
            + "\(unnamed == 1 ? "names" : "name") no account and cannot be used here."))
    }
    if !unknown.isEmpty {
      notes.append(
        Note(
          code: "unknown_accounts",
          sentence: "\(counted(unknown.count, "account")) with answers "
            + "\(unknown.count == 1 ? "is" : "are") not in the accounts file: "
            + "\(AccountTableError.named(unknown))."))
    }
    let silent = zip(names, rows).filter { $0.1.isEmpty }.map(\.0)
    if !silent.isEmpty {
      notes.append(
        Note(
          code: "unheard_accounts",
          sentence: "\(counted(silent.count, "account")) of the accounts file "
            + "\(silent.count == 1 ? "has" : "have") no answer: "
            + "\(AccountTableError.named(silent))."))
    }
    return notes
  }

  /// Appends a column under a name that is not yet taken.
  mutating func append(_ column: Column, _ origin: AccountTable.Origin) {
    var name = column.name
    let taken = Set(columns.map(\.name))
    while taken.contains(name) { name += "_2" }
    columns.append(name == column.name ? column : column.renamed(name))
    origins.append(origin)
  }

  /// Numbers of answers, mean scores and net scores.
  mutating func summarize(_ scores: ScoreColumns, scale: ScoreScale) {
    answerRows = rows.map { $0.filter(scores.answered) }
    unheard = zip(names, answerRows).enumerated().filter { listed[$0] != nil && $1.1.isEmpty }
      .map(\.element.0)
    append(Column(name: "answers", numbers: answerRows.map { Double($0.count) }), .answers)
    for (choice, values) in zip(scores.choices, scores.values) {
      let given = answerRows.map { rows in rows.compactMap { values[$0] } }
      append(Column(name: choice.column, numbers: given.map(Self.mean)), .score)
      guard choice.purpose == .netPromoter else { continue }
      let net = given.map { answers in
        Self.mean(answers.map { Double(scale.classify(Int($0))) * 100 })
      }
      append(Column(name: choice.column + "_score", numbers: net), .score)
    }
  }

  /// People, waves and dates of the answers.
  mutating func summarize(
    _ answers: Table, respondent: String?, wave: String?, dates: AnswerDates?
  ) throws {
    if let dates {
      latest = answerRows.map { rows in rows.compactMap { dates.days[$0] }.max() }
      append(
        Column(name: "last_answer", days: latest.map { $0?.rounded(.down) }), .answers)
    }
    if let respondent {
      let labels = try answers.labels(respondent)
      append(
        Column(
          name: "respondents",
          numbers: answerRows.map { rows in
            Double(Set(rows.map { labels.codes[$0] }.filter { $0 >= 0 }).count)
          }), .answers)
    }
    if let wave {
      let labels = try answers.labels(wave)
      let order = try WaveOrder(of: wave, in: answers)
      waves = order.names
      let places = order.places
      append(
        Column(
          name: "last_wave",
          texts: answerRows.map { rows in
            rows.compactMap { labels[$0].flatMap { places[$0] } }.max().map { order.names[$0] }
          }), .answers)
    }
  }

  /// The share of invitations that were answered, from a file of them or from rows without an answer.
  /// - Parameter late: the accounts of invitations whose answer came too late to count.
  mutating func summarize(invitations: Table?, late: [String]) throws {
    var invited: [Int]?
    if let invitations {
      let matching = try AccountMatching(answers: invitations, accounts: nil, given: nil)
      var counts = [Int](repeating: 0, count: names.count)
      for (index, rows) in matching.answers.rows.enumerated() {
        if let place = keyOfName[matching.answers.keys[index]] { counts[place] = rows.count }
      }
      invited = counts
    } else if !late.isEmpty || zip(rows, answerRows).contains(where: { $0.count > $1.count }) {
      var counts = rows.map(\.count)
      for key in late { if let place = keyOfName[key] { counts[place] += 1 } }
      invited = counts
    }
    guard let invited else { return }
    append(
      Column(
        name: "answered_share",
        numbers: zip(answerRows, invited).map { answered, invited in
          // More answers than invitations: the list of invitations is not of these answers.
          invited > 0 && answered.count <= invited
            ? Double(answered.count) / Double(invited) : nil
        }), .answers)
  }

  static func mean(_ values: [Double]) -> Double? {
    values.isEmpty ? nil : CompensatedSum(values).value / Double(values.count)
  }

  /// Adds the columns of the accounts file.
  mutating func addAccounts(_ accounts: Table?) -> [Note] {
    guard let accounts else { return [] }
    var notes: [Note] = []
    for column in accounts.columns where column.name != listColumn {
      let values = spread(column)
      if let index = columns.firstIndex(where: { $0.name == column.name }) {
        if origins[index] == .carried || origins[index] == .summarized {
          // The accounts file knows best what belongs to the account.
          columns[index] = values
          origins[index] = .accounts
          continue
        }
        notes.append(
          Note(
            code: "renamed_column",
            sentence: "Column \(Excerpt.quoted(column.name)) of the accounts file is called "
              + "\(Excerpt.quoted("accounts_" + column.name)) here, because the answers have one of "
              + "that name."))
        append(values.renamed("accounts_" + column.name), .accounts)
        continue
      }
      append(values, .accounts)
    }
    return notes
  }

  /// A column of the accounts file in the order of the accounts, missing where they are not listed.
  private func spread(_ column: Column) -> Column {
    switch column.kind {
    case .number:
      return Column(
        name: column.name, numbers: listed.map { $0.flatMap { column.number(row: $0) } },
        valueLabels: column.valueLabels)
    case .date:
      return Column(
        name: column.name, days: listed.map { $0.flatMap { column.number(row: $0) } })
    case .text, .empty:
      return Column(
        name: column.name, texts: listed.map { $0.flatMap { column.text(row: $0) } })
    }
  }

  func table(source: String) -> Table { Table(source: source, columns: columns) }
}
