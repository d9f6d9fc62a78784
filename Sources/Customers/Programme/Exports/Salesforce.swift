import Tables

extension SurveyExport {
  /// Salesforce: records that go by ids of 15 or 18 characters, those of accounts beginning with 001
  /// and those of contacts with 003.
  static let salesforce = SurveyExport(
    name: "salesforce", title: "Salesforce",
    isRecognised: { rows in
      let ids = rows.cells("accountid", "accountaccountid", "accountid18", "account18digitid")
        .filter { !$0.isEmpty }
      return !ids.isEmpty && ids.allSatisfy { SalesforceID($0) != nil && $0.hasPrefix("001") }
    },
    mapping: { columns in
      var mapping = ExportMapping()
      mapping.purposes[.account] = columns.first(
        "accountid18", "account18digitid", "accountid", "accountaccountid")
      mapping.purposes[.respondent] = columns.first(
        "contactid18", "contactid", "contactcontactid", "email")
      mapping.take(columns.scores(besides: []))
      return mapping
    })
}
