import Statistics
import Tables

/// Brings answers, and what is known of the accounts, to one row per account.
public struct AccountJoin: Sendable, Equatable {
  /// What happens to answers of accounts that the accounts file does not list.
  public enum UnknownAccountRule: String, Codable, Sendable, Equatable, CaseIterable {
    /// They are rows of their own, without what the accounts file would say, and are named.
    case keep
    /// They are named and nothing is computed.
    case fail
  }

  /// The column of the account in the answers file; nil to recognise it.
  public var account: String?
  /// The columns of the scores; nil to recognise the usual ones.
  public var scores: [ColumnPurpose: String]
  /// The column of the person who answered; nil to recognise it.
  public var respondent: String?
  /// The column of the answer's date; nil to recognise it.
  public var date: String?
  /// Only answers given on or before this date (YYYY-MM-DD) count; nil for all.
  public var asOf: String?
  /// Columns of the answers file that are wanted although they vary within accounts.
  public var summarizing: [String]
  /// What happens to answers off the 0…10 scale.
  public var invalid: InvalidAnswerRule
  /// What happens to answers of accounts that are not listed.
  public var unknown: UnknownAccountRule
  /// The scale of the likelihood to recommend, for its breaks.
  public var scale: ScoreScale

  /// Makes a join; by default columns are recognised by their headers.
  public init(
    account: String? = nil, scores: [ColumnPurpose: String] = [:], respondent: String? = nil,
    date: String? = nil, asOf: String? = nil, summarizing: [String] = [],
    invalid: InvalidAnswerRule = .fail, unknown: UnknownAccountRule = .keep,
    scale: ScoreScale = .netPromoter
  ) {
    self.account = account
    self.scores = scores
    self.respondent = respondent
    self.date = date
    self.asOf = asOf
    self.summarizing = summarizing
    self.invalid = invalid
    self.unknown = unknown
    self.scale = scale
  }

  /// Joins.
  /// - Parameters:
  ///   - answers: one row per answer; rows without an answer to the score count as invitations.
  ///   - accounts: one row per account; nil takes what the answers file says of them.
  ///   - invitations: one row per invitation, with the account; nil where they are not known.
  /// - Throws: `AccountTableError`; `TableError` for columns that are not there; `ScoreError` for
  ///   answers off the scale.
  public func run(
    answers whole: Table, accounts: Table? = nil, invitations: Table? = nil
  ) throws -> AccountTable {
    var notes = whole.fileNotes(named: accounts != nil)
    if let accounts { notes += accounts.fileNotes(named: true) }
    if let invitations { notes += invitations.fileNotes(named: true) }
    let landmark = try AnswerLandmark(
      whole, asOf: asOf, date: date, scores: self.scores)
    notes += landmark.notes
    let answers = landmark.table
    let matching = try AccountMatching(answers: answers, accounts: accounts, given: account)
    var assembly = try AccountAssembly(answers, matching: matching, accounts: accounts)
    notes += assembly.noteUnmatched(answers: answers)
    notes += TotalRows.notes(
      [(answers, [matching.answers.column])]
        + [accounts].compactMap { $0 }.map { ($0, [matching.accounts?.column].compactMap { $0 }) })
    if unknown == .fail, !assembly.unknown.isEmpty, let accounts {
      throw AccountTableError.unknownAccounts(
        source: accounts.source,
        accounts: Array(assembly.unknown.prefix(AccountTableError.listed)),
        count: assembly.unknown.count, answers: assembly.answersOfUnknown)
    }
    let scores = try ScoreColumns(answers, given: self.scores, invalid: invalid)
    notes += scores.notes
    assembly.summarize(scores, scale: scale)
    let person = try ColumnChoice.find(.respondent, given: respondent, in: answers)?.column
    let wave = try ColumnChoice.find(.wave, given: nil, in: answers)?.column
    try assembly.summarize(answers, respondent: person, wave: wave, dates: landmark.dates)
    let invited = try landmark.cut(invitations: invitations)
    notes += invited.notes
    if !invited.isUnknown {
      try assembly.summarize(invitations: invited.table, late: landmark.late(whole, in: matching))
    }
    let spent = Set(
      scores.choices.map(\.column) + [person, wave, landmark.dates?.column].compactMap { $0 }
        + ColumnPurpose.account.candidates(in: answers))
    // Dates that nobody can tell stop nothing here, but somebody should know.
    let unclear = ColumnPurpose.answered.candidates(in: answers).first {
      landmark.dates == nil && answers.hasAmbiguousDates($0)
    }
    let read = spent.union([unclear].compactMap { $0 })
    notes.insert(contentsOf: answers.notes(using: read, ofFile: false), at: 0)
    try assembly.carry(answers, except: spent, asked: summarizing)
    notes += assembly.addAccounts(accounts)
    let table = assembly.table(source: accounts?.source ?? answers.source)
    if let note = AnswerDates.leakage(
      in: table, latest: assembly.latest, accounts: assembly.names)
    {
      notes.append(note)
    }
    return AccountTable(
      table: table, origins: assembly.origins, scores: scores.choices,
      answers: assembly.answerRows.reduce(0) { $0 + $1.count },
      isAggregated: assembly.answerRows.contains { $0.count > 1 }, unheard: assembly.unheard,
      unknown: assembly.unknown, waves: assembly.waves, asOf: landmark.text, notes: notes)
  }
}
