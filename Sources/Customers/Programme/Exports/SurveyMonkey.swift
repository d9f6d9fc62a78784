import Tables

extension SurveyExport {
  /// SurveyMonkey: questions in the first row; "Response", "Open-Ended Response", or the choice, in
  /// the second. Questions with a column for each choice stand above the first of them alone.
  static let surveyMonkey = SurveyExport(
    name: "surveymonkey", title: "SurveyMonkey",
    isRecognised: { $0.has("respondentid") && $0.has("collectorid") },
    layout: SurveyMonkeyRows.layout, mapping: SurveyMonkeyRows.mapping)
}

/// The header rows and columns of a SurveyMonkey export.
enum SurveyMonkeyRows {
  /// Second headers that say nothing of the question.
  private static let answers: Set<String> = ["", "response", "openendedresponse"]

  static func layout(_ rows: ExportRows) -> ExportLayout {
    guard rows.rows.count > 1, let id = rows.plain.firstIndex(of: "respondentid"),
      rows.rows[1][id].allSatisfy(\.isWhitespace)
    else { return ExportLayout(rows: rows) }
    var headers: [String] = []
    var question = ""
    for (first, second) in zip(rows.rows[0], rows.rows[1]) {
      let isNew = !first.allSatisfy(\.isWhitespace)
      if isNew { question = first }
      let isAnswer = answers.contains(ColumnPurpose.plain(second))
      headers.append(isAnswer ? (isNew ? first : "") : "\(question): \(second)")
    }
    return ExportLayout(rowCount: 2, headers: headers, questions: headers)
  }

  static func mapping(_ columns: ExportColumns) -> ExportMapping {
    var mapping = ExportMapping()
    mapping.idle = columns.all(
      "respondentid", "collectorid", "datecreated", "datemodified", "startdate", "enddate",
      "ipaddress", "firstname", "lastname", "emailaddress")
    mapping.purposes[.answered] = columns.first(
      "datemodified", "enddate", "datecreated", "startdate")
    // Without addresses every answer is a person of its own, and its number says no more.
    if let email = columns.first("emailaddress"), !columns.levels(email).isEmpty {
      mapping.purposes[.respondent] = email
    }
    for column in mapping.purposes.values { mapping.idle.remove(column) }
    mapping.take(columns.scores(besides: mapping.idle))
    return mapping
  }
}
