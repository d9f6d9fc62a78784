import Tables

extension SurveyExport {
  /// Typeform: the questions as headers between "#" and the dates of the answer, in universal time.
  static let typeform = SurveyExport(
    name: "typeform", title: "Typeform",
    isRecognised: { $0.has("submitdateutc") && ($0.has("networkid") || $0.header.first == "#") },
    mapping: { columns in
      var mapping = ExportMapping()
      mapping.idle = columns.all(
        "networkid", "startdateutc", "stagedateutc", "responsetype", "tags")
      if columns.table.columnNames.contains("#") { mapping.idle.insert("#") }
      mapping.purposes[.answered] = columns.first("submitdateutc")
      mapping.take(columns.scores(besides: mapping.idle))
      return mapping
    },
    filters: [
      ExportFilter(reason: .unfinished, columns: ["responsetype"]) {
        $0.lowercased() == "partial" || $0.lowercased() == "started"
      }
    ])
}
