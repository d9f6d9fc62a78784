import Reports
import Tables

extension FileChecksResult: Reportable {
  /// What blocks, what warns and what is worth knowing, then what was recognised.
  public var report: Report {
    var blocks: [Block] = [.paragraph(summary)]
    for (severity, title, tone) in [
      (CheckSeverity.blocks, "Blocks", Tone.bad), (.warns, "Warnings", .uncertain),
      (.notes, "To know", .neutral),
    ] {
      let found = findings(severity)
      guard !found.isEmpty else { continue }
      blocks.append(.heading(title))
      blocks += found.map { .finding(remark($0), tone: tone) }
    }
    let recognised = files.filter { !$0.choices.isEmpty }
    if !recognised.isEmpty {
      blocks.append(.heading("Columns recognised"))
      blocks += recognised.map { .paragraph(taken($0)) }
    }
    blocks += [.table(tidy), .table(columns), .notes(remarks)]
    return Report(title: "Check", subtitle: subtitle, blocks: blocks)
  }

  /// What a reader must know of how the files were read.
  public var remarks: [Remark] {
    projectFile.map { file in
      [
        Remark(
          code: "project_file",
          sentence: "The project file \(Excerpt.escaped(file, limit: 200)) says what files and "
            + "columns are; --no-project leaves it out.")
      ]
    } ?? []
  }

  /// How many findings of each severity there are, in a sentence.
  public var summary: String {
    let counts = CheckSeverity.allCases.map { findings($0).count }
    if counts.allSatisfy({ $0 == 0 }) { return "Nothing blocks, and nothing stands out." }
    let blocking =
      counts[0] == 0
      ? "Nothing blocks." : "\(counts[0]) \(counts[0] == 1 ? "thing blocks" : "things block")."
    let warning =
      counts[1] == 0
      ? "" : " \(counts[1]) \(counts[1] == 1 ? "thing needs" : "things need") a look."
    let knowing =
      counts[2] == 0 ? "" : " \(counts[2]) \(counts[2] == 1 ? "thing" : "things") to know."
    return blocking + warning + knowing
  }

  private var subtitle: String {
    files.map { file in
      "\(file.path)"
        + (file.rows.map { ": \(counted($0, "row"))" } ?? "")
        + (file.kind.map { " of \($0.rawValue)" } ?? "")
    }.joined(separator: " · ")
  }

  private func remark(_ finding: CheckFinding) -> Remark {
    let file = files.count > 1 ? finding.file.map { "\($0): " } ?? "" : ""
    // Readers' own messages begin with the file.
    let place = finding.file.map(finding.sentence.hasPrefix) ?? false ? "" : file
    var sentence = finding.sentence
    if !finding.lines.isEmpty, sentence.hasSuffix(".") {
      sentence = sentence.dropLast() + "\(finding.place)."
    }
    return Remark(
      code: finding.code,
      sentence: place + sentence + " " + finding.effect + (finding.remedy.map { " → \($0)" } ?? ""))
  }

  /// Which columns of a file were taken for what, in a sentence.
  private func taken(_ file: CheckedFileSummary) -> String {
    let taken = file.choices.map { choice in
      "\(Excerpt.quoted(choice.column)) as \(choice.purpose.taken)"
        + (choice.others.isEmpty ? "" : " (or \(Listed.quoted(choice.others, limit: 3)))")
    }
    let missed = file.notFound.filter { ColumnPurpose.expected.contains($0) }
    return (files.count > 1 ? "\(Excerpt.escaped(file.path, limit: 80)): " : "")
      + taken.joined(separator: ", ") + "."
      + (missed.isEmpty ? "" : " Not found: \(missed.map(\.taken).joined(separator: ", ")).")
  }

  private var columns: ReportTable {
    let rows = files.flatMap { file in file.choices.map { (file, $0) } }
    return ReportTable(
      name: "columns", title: "Columns recognised",
      columns: [
        ReportColumn("File", name: "file", texts: rows.map { $0.0.path }),
        ReportColumn("Column", name: "column", texts: rows.map { $0.1.column }),
        ReportColumn("Taken as", name: "term", texts: rows.map { $0.1.purpose.rawValue }),
        ReportColumn(
          "Would also do", name: "with",
          texts: rows.map { $0.1.others.isEmpty ? nil : $0.1.others.joined(separator: ", ") }),
      ], audience: .machines)
  }

  private var tidy: ReportTable {
    ReportTable(
      name: "findings", title: "Findings",
      columns: [
        ReportColumn("Severity", name: "severity", texts: findings.map(\.severity.rawValue)),
        ReportColumn("Code", name: "code", texts: findings.map(\.code)),
        ReportColumn("File", name: "file", texts: findings.map(\.file)),
        ReportColumn("Column", name: "column", texts: findings.map(\.column)),
        ReportColumn("Count", name: "count", counts: findings.map(\.count)),
        ReportColumn(
          "First row", name: "row", counts: findings.map(\.lines.first)),
        ReportColumn("Finding", name: "sentence", texts: findings.map(\.sentence)),
        ReportColumn("Effect", name: "effect_on", texts: findings.map(\.effect)),
        ReportColumn("Remedy", name: "remedy", texts: findings.map(\.remedy)),
        ReportColumn(
          "Commands", name: "commands", texts: findings.map { $0.commands.joined(separator: " ") }),
      ], audience: .machines, isPrimary: true)
  }
}

extension ColumnPurpose {
  /// What a column was taken as, in words.
  fileprivate var taken: String {
    ColumnPurpose.scores.contains(self) ? rawValue.uppercased() : noun
  }

  /// What a reader would miss; other columns are seldom there.
  fileprivate static let expected: Set<ColumnPurpose> = [
    .account, .respondent, .role, .wave, .answered, .revenue, .start, .churned, .end, .followedUp,
  ]
}
