import Tables

/// Guesses from its columns what a file holds.
enum FileKindGuess {
  /// What a table holds; nil when its columns tell nothing.
  static func kind(of table: Table) -> ProjectFile.Kind? {
    func has(_ purposes: ColumnPurpose...) -> Bool {
      purposes.contains { !$0.candidates(in: table).isEmpty }
    }
    let hasScore = !scoreColumns(of: table).isEmpty
    let isAlert = table.columnNames.contains { $0.lowercased().contains("alert") }
    if !hasScore, has(.followedUp), isAlert || has(.answer) { return .alerts }
    if !hasScore, isAlert, has(.raised) { return .alerts }
    let hasFacts = has(.revenue, .churned, .start, .end, .tenure)
    if hasFacts, has(.account), isUnique(.account, in: table), !has(.respondent) {
      return .accounts
    }
    if hasScore || has(.answer) || isAnswered(table) { return .responses }
    if has(.respondent), has(.invited, .reminded, .wave, .role) { return .invitations }
    if has(.invited), has(.account) { return .invitations }
    if hasFacts || has(.tier), has(.account) { return .accounts }
    return nil
  }

  /// The columns taken for the scores, as the commands take them.
  static func scoreColumns(of table: Table) -> [ColumnChoice] {
    var choices: [ColumnChoice] = []
    for purpose in [ColumnPurpose.netPromoter, .satisfaction, .effort] {
      guard let choice = (try? ColumnChoice.find(purpose, given: nil, in: table)) ?? nil,
        let column = try? table.column(choice.column), column.kind != .date,
        !choices.contains(where: { $0.column == choice.column }),
        purpose == .netPromoter || column.kind == .number || column.kind == .empty
      else { continue }
      choices.append(choice)
    }
    return choices
  }

  /// Whether headers speak of answers, or come near a score's, although no score was recognised.
  private static func isAnswered(_ table: Table) -> Bool {
    let words = ["submi", "answer", "complet", "responded", "response"]
    return ColumnPurpose.answered.candidates(in: table).contains { name in
      words.contains { name.lowercased().contains($0) }
    } || ColumnPurpose.scores.contains { !$0.nearMisses(among: table.columnNames).isEmpty }
  }

  private static func isUnique(_ purpose: ColumnPurpose, in table: Table) -> Bool {
    guard let name = purpose.candidates(in: table).first, let column = try? table.column(name)
    else { return false }
    // Some accounts may be there twice by mistake: that is for a check to say.
    let present = column.presentCount
    return present > 0 && column.labels.levels.count * 10 >= present * 8
  }
}
