import Tables

extension SurveyExport {
  /// Delighted: one row of headers with the score, the comment and when it was given; then the
  /// properties of the person.
  static let delighted = SurveyExport(
    name: "delighted", title: "Delighted",
    isRecognised: { rows in
      rows.has("score") && rows.has("comment")
        && rows.has("respondedat", "responsedate", "respondedattime")
        && rows.has("responseid", "personid", "permalink", "delightedsource")
    },
    mapping: { columns in
      var mapping = ExportMapping()
      mapping.idle = columns.all(
        "responseid", "permalink", "delightedsource", "surveytype", "sentat")
      if let score = columns.first("score") {
        mapping.take(SurveyTypes(columns, in: "surveytype").purposes(of: score))
        mapping.notes += SurveyTypes(columns, in: "surveytype").notes
      }
      mapping.purposes[.answered] = columns.first(
        "respondedat", "respondedattime", "responsedate")
      mapping.purposes[.respondent] = columns.first(
        "personemail", "email", "emailaddress", "personid")
      if let sent = columns.first("sentat") { mapping.idle.remove(sent) }
      mapping.purposes[.account] = columns.first(
        .account, afterAnyOf: ["", "property", "personproperty", "properties", "personproperties"])
      return mapping
    })
}
