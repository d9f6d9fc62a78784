import Tables

extension SurveyExport {
  /// HubSpot feedback submissions (survey responses): one response column for surveys of every kind.
  static let hubSpot = SurveyExport(
    name: "hubspot", title: "HubSpot",
    isRecognised: { rows in
      rows.has("surveytype", "hssurveytype") && rows.has("surveyname", "hssurveyname")
        && rows.has("response", "rating", "hsvalue", "surveyresponse")
    },
    mapping: { columns in
      var mapping = ExportMapping()
      mapping.idle = columns.all(
        "recordid", "hsobjectid", "surveyid", "surveyname", "hssurveyname", "surveytype",
        "hssurveytype", "source", "surveychannel", "hssurveychannel", "sentiment", "hssentiment",
        "surveysubmissionid", "submissionid", "createdate", "lastmodifieddate")
      let answers = ["rating", "response", "hsvalue", "surveyresponse"].flatMap {
        Array(columns.all($0))
      }
      // One of the columns holds the number, another may hold what was written.
      if let score = answers.first(where: { isNumber(columns, $0) }) ?? answers.first {
        let types = SurveyTypes(columns, in: "surveytype", "hssurveytype")
        mapping.take(types.purposes(of: score))
        mapping.notes += types.notes
      }
      mapping.purposes[.answered] = columns.first(
        "date", "submissiondate", "submittedat", "responsedate", "submissiontimestamp",
        "hssubmissiontimestamp", "createdate")
      mapping.purposes[.respondent] = columns.first(
        "contactemail", "originalcontactemail", "email", "hscontactemailrollup",
        "associatedcontactids", "associatedcontact", "contactid")
      mapping.purposes[.account] = columns.first(
        "associatedcompanyids", "associatedcompany", "companyid", "companyname", "company")
      for column in mapping.purposes.values { mapping.idle.remove(column) }
      return mapping
    })

  private static func isNumber(_ columns: ExportColumns, _ name: String) -> Bool {
    (try? columns.table.column(name).kind) == .number
  }
}
