import Tables

extension SurveyExport {
  /// Google Forms: a timestamp, then the questions as headers.
  static let googleForms = SurveyExport(
    name: "google-forms", title: "Google Forms",
    isRecognised: { rows in
      guard let first = rows.plain.first, timestamps.contains(first) else { return false }
      return rows.header.dropFirst().contains { $0.contains(" ") && $0.count >= 12 }
    },
    mapping: { columns in
      var mapping = ExportMapping()
      mapping.purposes[.answered] = columns.table.columnNames.first
      mapping.purposes[.respondent] = columns.first(
        "emailaddress", "username", "emailadresse", "adresseemail", "direccióndecorreoelectrónico")
      mapping.take(columns.scores(besides: []))
      return mapping
    })

  private static let timestamps: Set<String> = [
    "timestamp", "zeitstempel", "horodateur", "marcatemporal",
  ]
}
