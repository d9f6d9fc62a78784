import Reports
import Tables

extension FileCheck {
  /// Which columns were recognised, and which were nearly.
  static let columns: [FileCheck] = [
    .each("unknown_kind", "A file whose columns tell nothing") { file, _ in
      guard file.kind == nil else { return [] }
      return [
        file.finding(
          .notes,
          "Its columns do not tell whether it holds answers, invitations, accounts or alerts.",
          effect: "Only its structure, texts and types were checked, and nothing across files.",
          remedy: "Name it by its option: --accounts, --invitations, --alerts.",
          commands: .programme)
      ]
    },
    .each("no_score", "Answers without a score column", of: [.responses]) { file, _ in
      guard file.scores.isEmpty else { return [] }
      let near = ColumnPurpose.scores.sorted { $0.rawValue < $1.rawValue }
        .flatMap { $0.nearMisses(among: file.table.columnNames) }
      let numbers = file.table.columns.filter { $0.kind == .number }.map(\.name)
      let hint =
        !near.isEmpty
        ? " \(Listed.quoted(near)) comes near."
        : numbers.isEmpty ? "" : " The columns of numbers are \(Listed.quoted(numbers))."
      return [
        file.finding(
          .blocks,
          "No column was recognised as a likelihood to recommend, satisfaction or effort.\(hint)",
          effect: "No score can be computed until its column is named.",
          remedy: "Name it with --score.", commands: .scores + .programme)
      ]
    },
    .each("no_account", "A file that names no account") { file, _ in
      guard let kind = file.kind, [.responses, .invitations, .accounts].contains(kind),
        file.column(.account) == nil
      else { return [] }
      let near = ColumnPurpose.account.nearMisses(among: file.table.columnNames)
      let hint = near.isEmpty ? "" : " \(Listed.quoted(near)) comes near."
      let isAnswers = kind == .responses
      return [
        file.finding(
          kind == .accounts ? .blocks : .warns, "No column was recognised as the account.\(hint)",
          effect: isAnswers
            ? "Answers are taken for independent: where several come from one customer, every "
              + "interval is too narrow. Nothing can be joined to accounts."
            : "It cannot be joined to the answers.",
          remedy: "Name it with --account, or add it to the file.",
          commands: isAnswers ? .scores + .outcomes : .outcomes + .programme)
      ]
    },
    .each(
      "near_header", "Headers that come near a known one",
      of: [.responses, .invitations, .accounts, .alerts]
    ) {
      file, _ in
      let taken = Set(file.choices.flatMap { [$0.column] + $0.others })
      let free = file.table.columnNames.filter { !taken.contains($0) }
      let found = Set(file.choices.map(\.purpose))
      return CheckFile.purposes(file.kind).filter { !found.contains($0) && $0 != .account }
        .compactMap { purpose -> CheckFinding? in
          let near = purpose.nearMisses(among: free)
          guard !near.isEmpty else { return nil }
          return file.finding(
            .notes, column: near.count == 1 ? near[0] : nil, count: near.count,
            "\(Listed.quoted(near)) comes near a header for the \(purpose.noun), but was not taken "
              + "for it.",
            effect: "Nothing is computed by \(purpose.noun).",
            remedy: "Correct the header, or declare the column in a project file.",
            commands: .programme)
        }
    },
    .each("several_scores", "Several columns that could be one score", of: [.responses]) {
      file, _ in
      file.scores.compactMap { choice, _ in
        let others = choice.others.filter { other in
          !file.choices.contains { $0.column == other }
        }
        guard !choice.given, !others.isEmpty else { return nil }
        return file.finding(
          .warns, column: choice.column, count: others.count + 1,
          "\(Excerpt.quoted(choice.column)) was taken as the answer to "
            + "\(choice.purpose.rawValue.uppercased()); \(Listed.quoted(others)) would also do.",
          effect: "The score may be that of another question.",
          remedy: "Name the right one with --score.", commands: .scores)
      }
    },
  ]
}
