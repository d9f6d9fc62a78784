import Tables

/// The file that a survey tool exports: how it is recognised, and what its columns and rows are for.
public struct SurveyExport: Sendable {
  /// The name by which it is asked for, such as `qualtrics`.
  public let name: String
  /// The name of the tool.
  public let title: String
  /// Whether the first rows of a file are this tool's.
  let isRecognised: @Sendable (ExportRows) -> Bool
  /// How many rows at the top are headers, and what they say of each column.
  let layout: @Sendable (ExportRows) -> ExportLayout
  /// Which columns are for what.
  let mapping: @Sendable (ExportColumns) -> ExportMapping
  /// The rows that are no answers.
  let filters: [ExportFilter]

  init(
    name: String, title: String, isRecognised: @escaping @Sendable (ExportRows) -> Bool,
    layout: @escaping @Sendable (ExportRows) -> ExportLayout = { ExportLayout(rows: $0) },
    mapping: @escaping @Sendable (ExportColumns) -> ExportMapping, filters: [ExportFilter] = []
  ) {
    self.name = name
    self.title = title
    self.isRecognised = isRecognised
    self.layout = layout
    self.mapping = mapping
    self.filters = filters
  }

  /// Every export that is known, the most unmistakable first.
  public static let all: [SurveyExport] = [
    qualtrics, surveyMonkey, wootric, typeform, delighted, customerGauge, hubSpot, microsoftForms,
    googleForms, salesforce,
  ]

  /// The export of a name; nil where none has it.
  public static func named(_ name: String) -> SurveyExport? { all.first { $0.name == name } }
}

/// The first rows of a file as text, the header first.
struct ExportRows {
  let rows: [[String]]
  /// The header, letters and digits only, in lower case.
  let plain: [String]

  init(_ rows: [[String]]) {
    self.rows = rows
    plain = (rows.first ?? []).map(ColumnPurpose.plain)
  }

  var header: [String] { rows.first ?? [] }

  /// Whether the header has one of the names.
  func has(_ names: String...) -> Bool { names.contains(where: plain.contains) }

  /// The cells of the rows below the header under the first of the names that is there.
  func cells(_ names: String...) -> [String] {
    guard let index = names.lazy.compactMap({ plain.firstIndex(of: $0) }).first else { return [] }
    return rows.dropFirst().map { $0[index] }
  }
}

/// The headers of an export, and what was asked under each.
struct ExportLayout {
  let header: HeaderLayout
  /// The text of the question of each column, or its header where there is no other text.
  let questions: [String]

  init(rowCount: Int, headers: [String], questions: [String]) {
    header = HeaderLayout(rowCount: rowCount, headers: headers)
    self.questions = questions
  }

  /// One row of headers.
  init(rows: ExportRows) {
    self.init(rowCount: 1, headers: rows.header, questions: rows.header)
  }
}

/// What the columns of an export are for.
struct ExportMapping {
  /// The column that serves a purpose.
  var purposes: [ColumnPurpose: String] = [:]
  /// Columns that the tool writes about itself, which serve none.
  var idle: Set<String> = []
  /// Other names for the values of a column.
  var values: [String: [String: String]] = [:]
  /// What the reader must know besides.
  var notes: [TableNote] = []
}
