import Tables

extension SurveyExport {
  /// Microsoft Forms: when it was begun and finished, who answered, then the questions as headers.
  static let microsoftForms = SurveyExport(
    name: "microsoft-forms", title: "Microsoft Forms",
    isRecognised: { rows in
      rows.has("starttime", "startzeit", "heuredebut", "heurededébut", "horadeinicio")
        && rows.has(
          "completiontime", "fertigstellungszeit", "heuredefin", "horadefinalización",
          "horadefinalizacion")
    },
    mapping: { columns in
      var mapping = ExportMapping()
      mapping.idle = columns.all(
        "id", "starttime", "startzeit", "heuredebut", "heurededébut", "horadeinicio", "name", "nom",
        "nombre", "lastmodifiedtime")
      mapping.purposes[.answered] = columns.first(
        "completiontime", "fertigstellungszeit", "heuredefin", "horadefinalización",
        "horadefinalizacion")
      if let email = columns.first(
        "email", "emailadresse", "adressedemessagerie", "correoelectrónico")
      {
        // A form for everyone writes "anonymous" in every row, which is no person.
        if columns.levels(email).count > 1 {
          mapping.purposes[.respondent] = email
        } else {
          mapping.idle.insert(email)
        }
      }
      mapping.take(columns.scores(besides: mapping.idle))
      return mapping
    })
}
