import Tables

/// The kinds of surveys that one file holds, where a column tells.
struct SurveyTypes {
  private let column: String?
  private let kinds: [String]

  init(_ columns: ExportColumns, in names: String...) {
    column = columns.first(names)
    kinds = column.map(columns.levels) ?? []
  }

  private static func purpose(_ kind: String) -> ColumnPurpose? {
    let plain = ColumnPurpose.plain(kind)
    if plain.hasPrefix("nps") || plain.contains("loyalty") || plain.contains("netpromoter") {
      return .netPromoter
    }
    if plain.hasPrefix("csat") || plain.contains("satisfaction") { return .satisfaction }
    if plain.hasPrefix("ces") || plain.contains("effort") || plain.contains("support") {
      return .effort
    }
    return nil
  }

  /// What the one score column answers: the question of every kind of survey there is, a
  /// recommendation where no column tells.
  func purposes(of score: String) -> [ColumnPurpose: [String]] {
    let found = kinds.compactMap(Self.purpose)
    return Dictionary(
      (found.isEmpty ? [.netPromoter] : found).map { ($0, [score]) },
      uniquingKeysWith: { a, _ in a })
  }

  /// That answers of several kinds stand in one column.
  var notes: [TableNote] {
    guard let column, kinds.count > 1 else { return [] }
    return [
      TableNote(
        code: "several_surveys",
        sentence: "Column \(Excerpt.quoted(column)) holds several kinds of surveys ("
          + kinds.prefix(5).map { Excerpt.quoted($0) }.joined(separator: ", ")
          + "), whose scores stand in one column: keep one of them with --where \(quotedForShell(column, kinds[0]))."
      )
    ]
  }

  private func quotedForShell(_ column: String, _ value: String) -> String {
    "\"\(Excerpt.escaped(column))=\(Excerpt.escaped(value))\""
  }
}
