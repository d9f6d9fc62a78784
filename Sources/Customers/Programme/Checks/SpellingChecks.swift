import Reports
import Tables

extension FileCheck {
  /// One thing under two names.
  static let spellings: [FileCheck] = [
    .each("account_spellings", "Accounts in two spellings") { file, _ in
      guard let column = file.column(.account) else { return [] }
      let names = [column.name] + (file.choices.first { $0.purpose == .account }?.others ?? [])
      return names.compactMap { name in
        (try? file.table.column(name)).flatMap { spellings(of: $0, in: file) }
      }
    },
    .each("account_names", "Account numbers and names that contradict each other") { file, _ in
      guard let choice = file.choices.first(where: { $0.purpose == .account }),
        let other = choice.others.first, let ids = try? file.table.labels(choice.column),
        let names = try? file.table.labels(other)
      else { return [] }
      return contradictions(ids, names, file, choice.column, other)
    },
    .each("person_spellings", "People in two spellings", of: [.responses, .invitations]) {
      file, _ in
      guard let column = file.column(.respondent), column.kind == .text else { return [] }
      let pairs = Spelling.people(column.labels, accounts: file.column(.account)?.labels)
      guard !pairs.isEmpty else { return [] }
      let labels = column.labels
      let seconds = Set(pairs.map { Int32($0.1) })
      let rows = labels.codes.indices.filter { seconds.contains(labels.codes[$0]) }
      return [
        file.finding(
          .warns, column: column.name, rows: rows, count: pairs.count,
          "\(pairs.count == 1 ? "1 person seems" : "\(Format.count(pairs.count)) people seem") "
            + "to be there in two spellings: \(shown(pairs, labels)).",
          effect: "They count as two people: repeated answers are not seen, the change of the same "
            + "people over waves loses them, and their invitations look unanswered.",
          remedy: "Give each person one spelling, best a number.",
          commands: ["compare", "nps"] + .programme)
      ]
    },
    .each("group_spellings", "Roles, waves or tiers in two spellings") { file, _ in
      [ColumnPurpose.role, .wave, .tier, .department].compactMap { purpose -> CheckFinding? in
        guard let column = file.column(purpose), column.kind == .text else { return nil }
        let labels = column.labels
        guard labels.levels.count <= 1000 else { return nil }
        let pairs = Spelling.alike(labels.levels)
        guard !pairs.isEmpty else { return nil }
        let seconds = Set(pairs.map { Int32($0.1) })
        let rows = labels.codes.indices.filter { seconds.contains(labels.codes[$0]) }
        return file.finding(
          .warns, column: column.name, rows: rows, count: pairs.count,
          "\(Excerpt.quoted(column.name)) writes one \(purpose.noun) in two ways: "
            + "\(shown(pairs, labels)).",
          effect: "They are two groups in every table by \(purpose.noun), each smaller than the "
            + "true one, and weights find only one.",
          remedy: "Give each \(purpose.noun) one spelling.", commands: .scores + .programme)
      }
    },
  ]

  /// The first pairs of spellings.
  private static func shown(_ pairs: [(Int, Int)], _ labels: Labels) -> String {
    let first = pairs.prefix(3).map { pair in
      "\(Excerpt.quoted(labels.levels[pair.0])) and \(Excerpt.quoted(labels.levels[pair.1]))"
    }
    return first.joined(separator: "; ") + (pairs.count > 3 ? "; and \(pairs.count - 3) more" : "")
  }

  private static func spellings(of column: Column, in file: CheckFile) -> CheckFinding? {
    guard column.kind == .text else { return nil }
    let labels = column.labels
    let alike = Spelling.alike(labels.levels)
    let near = Spelling.near(labels.levels)
    guard !alike.isEmpty || !near.isEmpty else { return nil }
    let pairs = alike + near
    let seconds = Set(pairs.map { Int32($0.1) })
    let rows = labels.codes.indices.filter { seconds.contains(labels.codes[$0]) }
    return file.finding(
      // A slip is a guess; another case or accent is none.
      alike.isEmpty ? .notes : .warns, column: column.name, rows: rows, count: pairs.count,
      "\(counted(pairs.count, "account")) of \(Excerpt.quoted(column.name)) "
        + "\(pairs.count == 1 ? "seems" : "seem") to be there in two spellings: "
        + "\(shown(pairs, labels)).",
      effect: "One customer counts as two: intervals are too narrow, the number of accounts too "
        + "high, and one of the two finds no partner in the other files.",
      remedy: "Give each account one spelling, or join by its number (--account).",
      commands: .scores + .outcomes + .programme)
  }

  private static func contradictions(
    _ ids: Labels, _ names: Labels, _ file: CheckFile, _ first: String, _ second: String
  ) -> [CheckFinding] {
    var nameOf = [Int32](repeating: -1, count: ids.levels.count)
    var idOf = [Int32](repeating: -1, count: names.levels.count)
    var rows: [Int] = []
    for (row, (id, name)) in zip(ids.codes, names.codes).enumerated() where id >= 0 && name >= 0 {
      let isKnown = nameOf[Int(id)] >= 0 || idOf[Int(name)] >= 0
      if isKnown, nameOf[Int(id)] != name || idOf[Int(name)] != id { rows.append(row) }
      if nameOf[Int(id)] < 0 { nameOf[Int(id)] = name }
      if idOf[Int(name)] < 0 { idOf[Int(name)] = id }
    }
    guard !rows.isEmpty else { return [] }
    return [
      file.finding(
        .warns, column: first, rows: rows,
        "In \(counted(rows.count, "row")) \(Excerpt.quoted(first)) and \(Excerpt.quoted(second)) go "
          + "together in another way than before: an account has two names, or a name two accounts.",
        effect: "Accounts are told apart by \(Excerpt.quoted(first)); by the other column the "
          + "groups would be different ones.",
        remedy: "Correct the rows, or choose the column with --account.",
        commands: .scores + .outcomes + .programme)
    ]
  }
}
