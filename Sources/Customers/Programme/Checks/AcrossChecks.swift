import Reports
import Tables

extension FileCheck {
  /// What the files do not share.
  static let across: [FileCheck] = [
    FileCheck("accounts_do_not_match", "Two files without a common account") { context in
      guard let answers = context.file(.responses), answers.column(.account) != nil else {
        return []
      }
      return [ProjectFile.Kind.accounts, .invitations, .alerts].compactMap { kind in
        guard let other = context.file(kind), other.accounts != nil,
          let match = AccountMatch(answers, other), match.shared == 0, match.ownCount > 0,
          match.otherCount > 0
        else { return nil }
        return CheckFinding(
          .blocks, file: other.path, column: match.otherColumn, count: match.otherCount,
          "No account of \(Excerpt.quoted(answers.path, limit: 80)) (such as "
            + "\(Listed.quoted(match.ownNames, limit: 2))) is in \(Excerpt.quoted(other.path, limit: 80)) "
            + "(such as \(Listed.quoted(match.otherNames, limit: 2))).",
          effect: "The files cannot be joined: numbers in one and names in the other, or another "
            + "customer base.",
          remedy: "Give both files the same column of accounts; --account names it in the answers.",
          commands: .outcomes + .programme)
      }
    },
    FileCheck("unknown_accounts", "Answers from accounts that the accounts file does not list") {
      context in
      guard let answers = context.file(.responses), let other = context.file(.accounts),
        let match = AccountMatch(answers, other), match.shared > 0, !match.onlyHere.isEmpty
      else { return [] }
      let names = match.onlyHere.map { match.ownNames[$0] }
      return [
        answers.finding(
          .warns, column: match.ownColumn, rows: match.rows(of: match.onlyHere),
          count: names.count,
          "\(counted(names.count, "account")) with answers \(names.count == 1 ? "is" : "are") not in "
            + "\(Excerpt.quoted(other.path, limit: 80)): \(Listed.quoted(names)).",
          effect: "They are left out wherever something of the account is needed (churn, tier, "
            + "revenue), and stay in the scores.",
          remedy: "Add them, or correct their spelling.", commands: .outcomes + .programme)
      ]
    },
    FileCheck("silent_accounts", "Accounts from which nobody answered") { context in
      guard let answers = context.file(.responses), let other = context.file(.accounts),
        let match = AccountMatch(answers, other), match.shared > 0, !match.onlyThere.isEmpty
      else { return [] }
      let names = match.onlyThere.map { match.otherNames[$0] }
      return [
        other.finding(
          .notes, column: match.otherColumn, rows: match.otherRows(of: match.onlyThere),
          "\(names.count == 1 ? "1 account has" : "\(Format.count(names.count)) accounts have") no "
            + "answer: \(Listed.quoted(names)).",
          effect:
            "They say nothing in any score, and silence may itself go with churn; correlate and "
            + "drivers leave them out.",
          remedy: "nps --invitations shows what the silent could change.",
          commands: ["nps"] + .outcomes + .programme)
      ]
    },
    FileCheck("never_invited", "Accounts that were never invited") { context in
      guard let invited = context.file(.invitations), let other = context.file(.accounts),
        let match = AccountMatch(invited, other), match.shared > 0, !match.onlyThere.isEmpty
      else { return [] }
      let names = match.onlyThere.map { match.otherNames[$0] }
      return [
        other.finding(
          .notes, column: match.otherColumn, rows: match.otherRows(of: match.onlyThere),
          "\(names.count == 1 ? "1 account was" : "\(Format.count(names.count)) accounts were") never "
            + "invited: \(Listed.quoted(names)).",
          effect:
            "Their silence is not a refusal; response rates do not count them, coverage does.",
          remedy: "Invite somebody there.", commands: .programme)
      ]
    },
    FileCheck("answers_without_invitation", "Answers that nobody was invited to give") { context in
      guard let answers = context.file(.responses), let invited = context.file(.invitations),
        let match = InvitationMatch(answers, invited)
      else { return [] }
      let answered = answers.answered
      let rows = (0..<answers.table.rowCount).filter { row in
        (answered?(row) ?? true) && match.invitation(ofAnswer: row) == nil
      }
      guard !rows.isEmpty else { return [] }
      let all = rows.count == answers.table.rowCount
      return [
        answers.finding(
          all ? .blocks : .warns, rows: rows,
          "\(counted(rows.count, "answer")) \(rows.count == 1 ? "has" : "have") no invitation of the same "
            + "person\(match.hasWaves ? " and wave" : "").",
          effect: all
            ? "No answer finds its invitation, so the response rate would be 0."
            : "The response rate is too low by as much, and who is silent is not known for sure.",
          remedy:
            "Use the same numbers of people\(match.hasWaves ? " and names of waves" : "") in both "
            + "files.",
          commands: ["nps"] + .programme)
      ]
    },
    FileCheck("alerts_without_answer", "Alerts whose answer is not there") { context in
      guard let alerts = context.file(.alerts), let answers = context.file(.responses),
        let reference = alerts.labels(.answer), let ids = answers.labels(.answer)
      else { return [] }
      let known = Set(ids.levels)
      let unknown = reference.levels.map { !known.contains($0) }
      let rows = reference.codes.indices.filter {
        reference.codes[$0] >= 0 && unknown[Int(reference.codes[$0])]
      }
      guard !rows.isEmpty else { return [] }
      return [
        alerts.finding(
          .warns, column: alerts.column(.answer)?.name, rows: rows,
          "\(counted(rows.count, "alert")) \(rows.count == 1 ? "refers" : "refer") to an answer that is "
            + "not in \(Excerpt.quoted(answers.path, limit: 80)).",
          effect: "They count as alerts of the account, but not by wave, role or score.",
          remedy: "Check that both files are of the same period.", commands: ["kpis", "accounts"])
      ]
    },
  ]
}

/// The accounts of two files held against each other, by the pair of columns that share most.
struct AccountMatch {
  private let own: AccountKeys
  private let other: AccountKeys
  let shared: Int
  /// Accounts of the first file alone, and of the second alone.
  let onlyHere: [Int]
  let onlyThere: [Int]

  /// Nil when one of the files names no account.
  init?(_ first: CheckFile, _ second: CheckFile) {
    let (left, right) = (Self.keys(first), Self.keys(second))
    var best: (shared: Int, left: AccountKeys, right: AccountKeys)?
    for a in left {
      for b in right {
        let known = Set(b.keys)
        let shared = a.keys.count { known.contains($0) }
        if shared > best?.shared ?? -1 { best = (shared, a, b) }
      }
    }
    guard let best else { return nil }
    (shared, own, other) = (best.shared, best.left, best.right)
    let (here, there) = (Set(best.left.keys), Set(best.right.keys))
    onlyHere = best.left.keys.indices.filter { !there.contains(best.left.keys[$0]) }
    onlyThere = best.right.keys.indices.filter { !here.contains(best.right.keys[$0]) }
  }

  private static func keys(_ file: CheckFile) -> [AccountKeys] {
    guard let choice = file.choices.first(where: { $0.purpose == .account }) else { return [] }
    let others = choice.given ? [] : choice.others
    return (file.accounts.map { [$0] } ?? [])
      + others.compactMap { (try? file.table.column($0)).map(AccountKeys.init) }
  }

  var ownColumn: String { own.column }
  var otherColumn: String { other.column }
  var ownNames: [String] { own.names }
  var otherNames: [String] { other.names }
  var ownCount: Int { own.names.count }
  var otherCount: Int { other.names.count }

  func rows(of accounts: [Int]) -> [Int] { Self.rows(own, accounts) }
  func otherRows(of accounts: [Int]) -> [Int] { Self.rows(other, accounts) }

  /// The place in the second file of each row's account in the first; nil where there is none.
  var places: [Int?] {
    let index = Dictionary(other.keys.enumerated().map { ($1, $0) }) { first, _ in first }
    let own = self.own.keys.map { index[$0] }
    return self.own.codes.map { $0.flatMap { own[$0] } }
  }

  /// The account of each row of the second file.
  var otherCodes: [Int?] { other.codes }

  private static func rows(_ keys: AccountKeys, _ accounts: [Int]) -> [Int] {
    let wanted = Set(accounts)
    return keys.codes.indices.filter { keys.codes[$0].map(wanted.contains) ?? false }
  }
}

/// Which invitation an answer belongs to, by person and, where both files have it, wave.
struct InvitationMatch {
  let hasWaves: Bool
  private let rowOf: [UInt64: Int]
  private let people: Labels
  private let waves: Labels?
  private let personCode: [Int32]
  private let waveCode: [Int32]

  /// Nil when a file names no people.
  init?(_ answers: CheckFile, _ invitations: CheckFile) {
    guard let people = answers.labels(.respondent), let invited = invitations.labels(.respondent)
    else { return nil }
    let (waves, invitedWaves) = (answers.labels(.wave), invitations.labels(.wave))
    hasWaves = waves != nil && invitedWaves != nil
    self.people = people
    self.waves = hasWaves ? waves : nil
    personCode = Self.codes(people.levels, invited.levels)
    waveCode = hasWaves ? Self.codes(waves?.levels ?? [], invitedWaves?.levels ?? []) : []
    var rowOf: [UInt64: Int] = [:]
    for (row, code) in invited.codes.enumerated() where code >= 0 {
      let key = Self.key(code, hasWaves ? invitedWaves?.codes[row] ?? -1 : 0)
      if rowOf[key] == nil { rowOf[key] = row }
    }
    self.rowOf = rowOf
  }

  /// The row of the invitation of an answer; nil when there is none.
  func invitation(ofAnswer row: Int) -> Int? {
    let code = people.codes[row]
    guard code >= 0, personCode[Int(code)] >= 0 else { return nil }
    guard let waves else { return rowOf[Self.key(personCode[Int(code)], 0)] }
    let wave = waves.codes[row]
    return rowOf[Self.key(personCode[Int(code)], wave < 0 ? -1 : waveCode[Int(wave)])]
  }

  private static func key(_ person: Int32, _ wave: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: person)) << 32 | UInt64(UInt32(bitPattern: wave))
  }

  /// The codes that the second file gives to the texts of the first; −2 for none.
  private static func codes(_ first: [String], _ second: [String]) -> [Int32] {
    // Texts that differ only in how an accent is stored are one key.
    let index = Dictionary(second.enumerated().map { ($1, Int32($0)) }) { first, _ in first }
    return first.map { index[$0] ?? -2 }
  }
}
