import Tables

/// Reads the exports of survey tools: which tool's they are, and which rows count.
///
/// A reader of files that can be shown its first rows asks `recognise(rows:)` before it takes any for
/// the header, reads under the layout it gets, and then has the recognised export `read` the table.
/// A table whose reader knows one header row only goes through `read(_:options:)`.
public struct SurveyExportReading: Sendable {
  /// Which tools are looked for.
  public enum Choice: Sendable {
    /// Whichever the headers show.
    case detect
    /// None: the first row is the header, and all rows count.
    case none
    /// This one, whatever the headers show.
    case forced(SurveyExport)
  }

  /// Which tools are looked for.
  public var choice: Choice
  /// The rows that stay although the tool marks them.
  public var keep: Set<SetAside>

  /// By default tools are recognised, and rows that are no answers are left out.
  public init(choice: Choice = .detect, keep: Set<SetAside> = []) {
    self.choice = choice
    self.keep = keep
  }

  /// Judges the first rows of a file as text, the header first, all of one length.
  /// - Returns: nil where the file is no export that is looked for.
  public func recognise(rows: [[String]]) -> RecognisedExport? {
    let first = ExportRows(rows)
    let export: SurveyExport?
    switch choice {
    case .none: export = nil
    case .forced(let forced): export = forced
    case .detect: export = SurveyExport.all.first { $0.isRecognised(first) }
    }
    return export.map {
      RecognisedExport(export: $0, parts: $0.layout(first), isForced: isForced, keep: keep)
    }
  }

  /// The table as the export it is; the table itself where it is none.
  ///
  /// - Parameters:
  ///   - table: one whose first rows may be headers that its reader took for data.
  ///   - options: the missing words, the decimal mark and the order of dates.
  public func read(_ table: Table, options: CSVOptions = CSVOptions()) -> Table {
    guard let found = recognise(rows: table.topRows) else { return table }
    return found.read(table.lifting(found.layout, options: options))
  }

  private var isForced: Bool {
    if case .forced = choice { true } else { false }
  }
}

/// An export whose tool is known.
public struct RecognisedExport: Sendable {
  /// The tool.
  public let export: SurveyExport
  let questions: [String]
  private let isForced: Bool
  private let keep: Set<SetAside>

  /// How many rows are headers, and what the columns are called.
  public let layout: HeaderLayout

  init(export: SurveyExport, parts: ExportLayout, isForced: Bool, keep: Set<SetAside>) {
    self.export = export
    layout = parts.header
    questions = parts.questions
    self.isForced = isForced
    self.keep = keep
  }

  /// The table with the purposes of its columns, without the rows that are no answers, and with notes
  /// of both.
  /// - Parameter table: read under the layout.
  public func read(_ table: Table) -> Table {
    let columns = ExportColumns(table, questions: questions)
    let mapping = export.mapping(columns)
    var roles = ColumnRoles(idle: mapping.idle)
    roles.tool = export.name
    for (purpose, column) in mapping.purposes
    where !purpose.isSurveyDate || Self.holdsDates(column, table) {
      roles.columns[purpose.rawValue] = column
    }
    let score = mapping.purposes[.netPromoter]
    let rows = ExportRowSelection(columns, export.filters, keep: keep, score: score)
    var result = table.with(roles: roles)
    if rows.kept.count < table.rowCount { result = result.selecting(rows: rows.kept) }
    result = Self.renaming(mapping.values, in: result)
    let notes = [note(result)] + mapping.notes + [rows.note].compactMap { $0 }
    return result.adding(notes: notes)
  }

  private static func holdsDates(_ column: String, _ table: Table) -> Bool {
    (try? table.column(column).kind) == .date || table.hasAmbiguousDates(column)
  }

  private static func renaming(_ values: [String: [String: String]], in table: Table) -> Table {
    guard !values.isEmpty else { return table }
    return table.with(
      columns: table.columns.map { column in
        guard let names = values[column.name] else { return column }
        let labels = column.labels
        let texts = labels.levels.map { names[$0] ?? $0 }
        return Column(name: column.name, texts: labels.codes.map { $0 < 0 ? nil : texts[Int($0)] })
      })
  }

  /// What was taken for what, and how to say otherwise.
  private func note(_ table: Table) -> TableNote {
    var taken: [(purpose: ColumnPurpose, column: String)] = []
    let known = [ColumnPurpose.netPromoter, .satisfaction, .effort].filter {
      table.roles.columns[$0.rawValue] != nil
    }
    for purpose in known + [.account, .respondent, .role, .answered] {
      if let column = purpose.candidates(in: table).first { taken.append((purpose, column)) }
    }
    let rows =
      layout.rowCount == 1 ? "" : " with \(layout.rowCount) header rows"
    var sentence =
      "Read as \(Self.article(export.title)) \(export.title) export\(rows)"
      + (isForced ? " as told" : "")
    if taken.isEmpty {
      sentence += "; none of its columns has a known purpose"
    } else {
      sentence += ": "
      sentence += taken.map { purpose, column in
        "\(Excerpt.quoted(column)) is the \(Self.noun(purpose))"
      }.joined(separator: ", ")
    }
    // Every command takes these; roles and dates are named where a command uses them.
    let options = taken.map(\.purpose).filter { $0 != .role && $0 != .answered }.map(\.option)
    let named = ["--score", "--account", "--respondent"].filter(options.contains)
    sentence += ". Name others with "
    sentence += (named.isEmpty ? ["--score", "--account"] : named).joined(separator: ", ")
    sentence += ", or switch this off with --export none."
    return TableNote(code: "survey_export", sentence: sentence)
  }

  private static func noun(_ purpose: ColumnPurpose) -> String {
    switch purpose {
    case .netPromoter: "recommendation score"
    case .satisfaction: "satisfaction score"
    case .effort: "effort score"
    default: purpose.noun
    }
  }

  private static func article(_ title: String) -> String {
    "AEIO".contains(title.prefix(1)) ? "an" : "a"
  }
}
