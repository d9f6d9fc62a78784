import Reports
import Statistics
import Tables

/// What the silent could change: response, bounds, tipping point, who they are, whether they leave.
public struct Silence: Sendable {
  /// Which columns of the answers are used; its groups are shown for the response as well.
  public var selection: SurveySelection
  /// The scale of the answers.
  public var scale: ScoreScale
  /// The column of the accounts that says who has left; nil to recognise it.
  public var churned: String?
  /// The confidence level.
  public var level: Double

  /// Makes the configuration.
  public init(
    selection: SurveySelection = SurveySelection(), scale: ScoreScale = .netPromoter,
    churned: String? = nil, level: Double = 0.95
  ) {
    self.selection = selection
    self.scale = scale
    self.churned = churned
    self.level = level
  }

  /// Joins invitations to answers and draws the consequences.
  /// - Parameters:
  ///   - answers: one row per answer
  ///   - score: of these answers
  ///   - invitations: one row per person invited (and wave)
  ///   - accounts: one row per account, with a column of churn; nil without
  /// - Throws: `SilenceError`, `TableError`, `AccountLookupError`, `ScoreError`.
  public func run(
    _ answers: Table, score: ScoreSummary, invitations table: Table, accounts: Table? = nil
  ) throws -> SilenceResult {
    let choice = try ColumnChoice.find(scale.metric, given: selection.score, in: answers)
    guard let choice else {
      throw ScoreError.noScoreColumn(
        scale.metric, columns: answers.columnNames, source: answers.source)
    }
    let given = try ScoreAnswers(
      try answers.column(choice.column), table: answers, scale: scale, rule: selection.invalid)
    let invitations = try Invitations(
      table, answers: answers, answered: (0..<answers.rowCount).filter { given[$0] != nil },
      selection: selection)
    let lookup = try accounts.map {
      try AccountLookup(
        $0,
        like: ColumnPurpose.account.candidates(in: table).first ?? selection.account ?? "account")
    }
    let answered = invitations.entries.count(where: \.isAnswered)
    let rate =
      invitations.entries.isEmpty
      ? nil : Double(answered) / Double(invitations.entries.count)
    var nonresponse: Nonresponse?
    if let rate, let value = score.score {
      nonresponse = Nonresponse(
        score: value / 100, responseRate: rate, interval: score.interval?.onOne)
    }
    let voices = AccountVoices(invitations)
    let churn = try lookup.flatMap { try self.churn(voices, $0) }
    let tipping = nonresponse?.tippingPoint(losing: 0).map {
      SilentScore(score: $0.silentScore * 100, shift: $0.shift * 100, isPossible: $0.isPossible)
    }
    return SilenceResult(
      source: table.source, matchedBy: invitations.matchedBy,
      invited: invitations.entries.count, answered: answered, responseRate: rate,
      answersWithoutInvitation: invitations.unmatchedLines.count,
      accountsInvited: invitations.knowsAccounts ? voices.names.count : nil,
      silentAccounts: try silent(voices, lookup), groups: try groups(invitations, lookup),
      lowerBound: nonresponse.map { $0.bounds.lower * 100 },
      upperBound: nonresponse.map { $0.bounds.upper * 100 },
      boundsWithUncertainty: nonresponse?.boundsWithUncertainty?.onHundred,
      tippingPoint: tipping,
      sweep: (nonresponse?.sweep(steps: 8) ?? []).map {
        SilentScenario(
          silentScore: $0.silentScore * 100, score: $0.score * 100,
          interval: $0.interval?.onHundred)
      },
      churn: churn,
      findings: SilenceFindings.all(
        score: score.score, interval: score.interval, rate: rate, tipping: tipping, churn: churn),
      notes: notes(invitations, voices, lookup, churn))
  }

  /// The response by wave and role, and by the columns that the score is grouped by.
  private func groups(
    _ invitations: Invitations, _ lookup: AccountLookup?
  ) throws -> [ResponseGroup] {
    let table = invitations.table
    var columns: [String] = []
    if let wave = invitations.waveColumn { columns.append(wave) }
    if let role = try ColumnChoice.find(.role, given: nil, in: table)?.column {
      columns.append(role)
    }
    for name in selection.by where !columns.contains(name) { columns.append(name) }
    var all: [ResponseGroup] = []
    var members: [(grouping: Int, entries: [Int])] = []
    for (place, name) in columns.enumerated() {
      let labels: [String?]
      if let column = try? table.column(name) {
        labels = invitations.entries.map { column.text(row: $0.row) }
      } else if let lookup, lookup.table.hasColumn(name) {
        labels = try lookup.texts(name, of: invitations.entries.map { $0.account ?? "" })
      } else {
        continue
      }
      let groups = invitations.response(by: name, labels: labels)
      guard groups.count > 1 else { continue }
      all += groups
      members += groups.map { group in
        (place, labels.indices.filter { labels[$0] == group.value })
      }
    }
    guard let rule = selection.smallGroups else { return all }
    return zip(all, invitations.shown(members, rule: rule)).compactMap { $1 ? $0 : nil }
  }

  private func silent(_ voices: AccountVoices, _ lookup: AccountLookup?) throws -> [SilentAccount] {
    let silent = voices.names.filter { !voices.hasAnswered($0) }
    // The file of accounts may know them by another column besides the one they are joined by.
    let other = lookup.flatMap { lookup in
      ColumnPurpose.account.candidates(in: lookup.table).first { $0 != lookup.column }
    }
    let names = try other.flatMap { other in try lookup?.texts(other, of: silent) }
    return silent.enumerated().map { index, account in
      SilentAccount(
        account: account, name: names?[index], invited: voices.invited[account] ?? 0)
    }
  }

  private func churn(_ voices: AccountVoices, _ lookup: AccountLookup) throws -> SilentChurnResult?
  {
    guard
      let column = try ColumnChoice.find(.churned, given: churned, in: lookup.table)?.column
    else { return nil }
    var (answered, left): ([Bool], [Bool]) = ([], [])
    for (name, row) in zip(voices.names, lookup.rows(of: voices.names)) {
      guard let row, let text = try lookup.table.column(column).text(row: row) else { continue }
      guard let value = YesNo.reading(text) else {
        throw SilenceError.notYesNo(
          column: column, line: lookup.table.lineNumber(ofRow: row), text: text,
          source: lookup.table.source)
      }
      answered.append(voices.hasAnswered(name))
      left.append(value)
    }
    return answered.isEmpty ? nil : SilentChurn(level: level).run(answered: answered, churned: left)
  }

  private func notes(
    _ invitations: Invitations, _ voices: AccountVoices, _ lookup: AccountLookup?,
    _ churn: SilentChurnResult?
  ) -> [Remark] {
    var notes =
      (invitations.table.fileNotes(named: true) + (lookup?.table.fileNotes(named: true) ?? []))
      .map { Remark(code: $0.code, sentence: $0.sentence) }
    let lines = invitations.unmatchedLines
    if !lines.isEmpty {
      let more = lines.count > 10 ? " and \(lines.count - 10) more" : ""
      notes.append(
        Remark(
          code: "answers_without_invitation",
          sentence:
            "\(counted(lines.count, "answer")) without an invitation "
            + "\(lines.count == 1 ? "does" : "do") not count for the response rate: line \(lines.prefix(10).map(String.init).joined(separator: ", "))"
            + "\(more)."))
    }
    if invitations.repeated > 0 {
      notes.append(
        Remark(
          code: "repeated_invitations",
          sentence:
            "\(counted(invitations.repeated, "row")) with an invitation that was listed before "
            + "(same \(invitations.matchedBy.joined(separator: ", "))) count\(invitations.repeated == 1 ? "s" : "") "
            + "once."))
    }
    if let lookup {
      let unknown = lookup.unknown(voices.names)
      if !unknown.isEmpty {
        notes.append(
          Remark(
            code: "accounts_not_in_file",
            sentence: "\(counted(unknown.count, "invited account")) "
              + "\(unknown.count == 1 ? "is" : "are") not in "
              + "\(Excerpt.escaped(lookup.table.source, limit: 200)): "
              + unknown.prefix(10).map { Excerpt.quoted($0) }.joined(separator: ", ") + "."))
      }
    }
    if churn != nil {
      notes.append(
        Remark(
          code: "churn_after_survey",
          sentence: "Churn must lie after the survey, in one window for all: an account that had "
            + "left before could not answer. Silence that goes with churn need not be its cause."))
    }
    return notes
  }
}

/// Which invited accounts were heard.
struct AccountVoices {
  /// The invited accounts in natural order.
  let names: [String]
  /// How many invitations its people got, by account.
  let invited: [String: Int]
  private let heard: Set<String>

  init(_ invitations: Invitations) {
    invited = invitations.entries.compactMap(\.account).reduce(into: [:]) {
      $0[$1, default: 0] += 1
    }
    names = invited.keys.sorted(by: NaturalOrder.precedes)
    heard = Set(invitations.entries.filter(\.isAnswered).compactMap(\.account))
  }

  func hasAnswered(_ name: String) -> Bool { heard.contains(name) }
}

/// What follows from the response, in sentences.
enum SilenceFindings {
  static func all(
    score: Double?, interval: Interval?, rate: Double?, tipping: SilentScore?,
    churn: SilentChurnResult?
  ) -> [Remark] {
    [score.flatMap { tip($0, interval, rate, tipping) }, churn.flatMap(leaving)].compactMap { $0 }
  }

  private static func tip(
    _ score: Double, _ interval: Interval?, _ rate: Double?, _ tipping: SilentScore?
  ) -> Remark? {
    guard let rate, rate < 1 else {
      return rate == nil
        ? nil : Remark(code: "robust", sentence: "Everyone who was invited has answered.")
    }
    let side = score > 0 ? "above" : "below"
    guard let tipping else {
      return Remark(
        code: "inconclusive",
        sentence: "The answers alone cannot tell the score from zero, so there is no finding that "
          + "the silent could overturn.")
    }
    guard tipping.isPossible else {
      return Remark(
        code: "robust",
        sentence: "Whatever the silent think, the score of everyone invited stays \(side) zero.")
    }
    let worse = score > 0 ? "or lower" : "or higher"
    return Remark(
      code: "fragile",
      sentence: "That the score is \(side) zero would be lost if the silent scored "
        + "\(Format.score(tipping.score)) \(worse), \(Format.number(abs(tipping.shift), digits: 0)) "
        + "points from those who answered.")
  }

  private static func leaving(_ churn: SilentChurnResult) -> Remark? {
    guard let silent = churn.silentShare, let responding = churn.respondingShare,
      let lower = churn.riskRatio.interval?.lower
    else { return nil }
    let shares =
      "\(Format.percent(silent, digits: 0)) of the silent accounts and "
      + "\(Format.percent(responding, digits: 0)) of those that answered have left"
    // The interval and the exact test are two methods; where they part, nothing is claimed.
    let isTold = isSignificant(
      churn.test.pValue, level: churn.riskRatio.interval?.level ?? 0.95)
    if lower > 1, isTold {
      return Remark(
        code: "different", sentence: "Silent accounts leave more often: \(shares).")
    }
    if let upper = churn.riskRatio.interval?.upper, upper < 1, isTold {
      return Remark(code: "different", sentence: "Silent accounts leave less often: \(shares).")
    }
    return Remark(
      code: "inconclusive",
      sentence: "\(shares); the data cannot tell whether the silent leave more often.")
  }
}

extension Interval {
  /// The same interval with limits over 100.
  var onOne: Interval {
    Interval(
      lower: lower.map { $0 / 100 }, upper: upper.map { $0 / 100 }, level: level, method: method)
  }
}
