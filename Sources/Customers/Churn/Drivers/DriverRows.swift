import Models
import Statistics
import Tables

/// Decides what a row stands for, and brings answers to accounts where they are to be.
struct DriverRows {
  let table: Table
  /// The column of the account; nil where there is none.
  let account: String?
  let isByAccount: Bool
  let isAggregated: Bool
  let answers: Int
  let asOf: String?
  /// The accounts table, where answers were joined.
  let joined: AccountTable?
  private(set) var notes: [Note] = []

  init(_ answers: Table, accounts: Table?, study: DriverStudy) throws {
    var join = study.join
    let account = try ColumnChoice.find(.account, given: join.account, in: answers)?.column
    if study.unit == .answer {
      guard accounts == nil, let account else { throw DriverStudyError.answersNeedOneFile }
      try self.init(answers: answers, account: account, study: study)
      return
    }
    guard let account else {
      if accounts != nil || join.asOf != nil || study.unit == .account {
        // The join says which column it misses.
        _ = try join.run(answers: answers, accounts: accounts)
      }
      self.init(
        table: answers, account: nil, isByAccount: false, answers: answers.rowCount, joined: nil)
      notes.append(
        Note(
          code: "no_account_column",
          sentence:
            "No account column was found, so each row of the file is taken for an account of "
            + "its own. Where several come from one customer p-values are too small: name the "
            + "column with --account."))
      return
    }
    if accounts == nil, study.unit == .automatic {
      let sharing = DriverSharing(answers, account: account, outcome: study.formula.outcome.column)
      if sharing.repeats {
        if sharing.outcomeVaries {
          try self.init(answers: answers, account: account, study: study)
          return
        }
        if sharing.hasOutcome {
          throw DriverStudyError.outcomeBelongsToAccount(
            outcome: study.formula.outcome.column, rows: sharing.rows, accounts: sharing.accounts)
        }
      } else if join.asOf == nil {
        self.init(
          table: answers, account: account, isByAccount: true, answers: answers.rowCount,
          joined: nil)
        return
      }
    }
    join.summarizing += study.formula.columns + [study.time, study.entry].compactMap { $0 }
    let joined = try join.run(answers: answers, accounts: accounts)
    self.init(
      table: joined.table, account: joined.accountColumn, isByAccount: true,
      answers: joined.answers, joined: joined)
    if joined.isAggregated {
      let heard = joined.table.rowCount - joined.unheard.count
      notes.append(
        Note(
          code: "answers_to_accounts",
          sentence: "\(counted(joined.answers, "answer")) were brought to one value for each of "
            + "\(counted(heard, "account")): scores are the mean of an account's answers, other "
            + "numbers that vary too."))
    }
    notes += joined.notes
  }

  /// Rows that are answers, their accounts being clusters.
  private init(answers: Table, account: String, study: DriverStudy) throws {
    let sharing = DriverSharing(answers, account: account, outcome: study.formula.outcome.column)
    if sharing.repeats, sharing.hasOutcome, !sharing.outcomeVaries {
      throw DriverStudyError.outcomeBelongsToAccount(
        outcome: study.formula.outcome.column, rows: sharing.rows, accounts: sharing.accounts)
    }
    var table = answers
    var notes: [Note] = []
    if let asOf = study.join.asOf {
      guard let day = AnswerDates.day(asOf) else { throw AccountTableError.notADate(asOf) }
      guard let dates = try AnswerDates(answers, given: study.join.date) else {
        throw AccountTableError.noDateColumn(source: answers.source, columns: answers.columnNames)
      }
      let kept = dates.days.indices.filter {
        dates.days[$0].map { $0.rounded(.down) <= day } ?? false
      }
      if kept.isEmpty {
        throw AccountTableError.noAnswersBefore(
          date: AnswerDates.text(day), source: answers.source,
          earliest: dates.days.compactMap { $0 }.min().map(AnswerDates.text))
      }
      if kept.count < answers.rowCount {
        notes.append(
          Note(
            code: "after_landmark",
            sentence: "\(counted(answers.rowCount - kept.count, "row")) dated after "
              + "\(AnswerDates.text(day)), or without a date, were left out."))
      }
      table = answers.selecting(rows: kept)
    }
    self.init(
      table: table, account: account, isByAccount: !sharing.repeats, answers: table.rowCount,
      joined: nil, asOf: study.join.asOf)
    self.notes = notes
    if sharing.repeats {
      self.notes.append(
        Note(
          code: "accounts_are_clusters",
          sentence:
            "\(Excerpt.quoted(study.formula.outcome.column)) varies within accounts, so a row "
            + "is an answer and answers of one account count as a cluster. To explain the "
            + "accounts' means instead use --unit account."))
    }
  }

  private init(
    table: Table, account: String?, isByAccount: Bool, answers: Int, joined: AccountTable?,
    asOf: String? = nil
  ) {
    self.table = table
    self.account = account
    self.isByAccount = isByAccount
    self.answers = answers
    self.joined = joined
    self.asOf = asOf ?? joined?.asOf
    isAggregated = joined?.isAggregated ?? false
  }
}

/// How rows and an outcome lie in accounts.
struct DriverSharing {
  /// Rows that name an account.
  let rows: Int
  let accounts: Int
  /// Whether some account has several rows.
  let repeats: Bool
  let hasOutcome: Bool
  /// Whether the outcome differs between rows of one account.
  let outcomeVaries: Bool

  init(_ table: Table, account: String, outcome: String) {
    let groups = (try? table.labels(account).rowsByLevel.filter { !$0.isEmpty }) ?? []
    rows = groups.reduce(0) { $0 + $1.count }
    accounts = groups.count
    repeats = groups.contains { $0.count > 1 }
    let column = try? table.column(outcome)
    hasOutcome = column != nil
    outcomeVaries =
      column.map { column in
        groups.contains { Set($0.compactMap { column.text(row: $0) }).count > 1 }
      } ?? false
  }
}
