import Tables

extension SurveyExport {
  /// Wootric (InMoment): a score, the end user and their properties; answers may be excluded from
  /// calculations in the tool.
  static let wootric = SurveyExport(
    name: "wootric", title: "Wootric",
    isRecognised: { rows in
      rows.has("score", "nps")
        && (rows.has("excludedfromcalculations") || rows.has("enduseremail", "enduserid"))
    },
    mapping: { columns in
      var mapping = ExportMapping()
      mapping.idle = columns.all(
        "id", "excludedfromcalculations", "ipaddress", "originurl", "completed", "updatedat",
        "priority")
      mapping.take(
        [.netPromoter: [columns.first("nps", "score", "npsscore")].compactMap { $0 }].filter {
          !$0.value.isEmpty
        })
      mapping.purposes[.respondent] = columns.first(
        "enduseremail", "enduserexternalid", "enduserid", "email")
      mapping.purposes[.answered] = columns.first("createdat", "responsecreatedat", "date")
      mapping.purposes[.account] = columns.first(
        .account,
        afterAnyOf: [
          "", "properties", "property", "enduserproperties", "enduserproperty", "enduser",
        ])
      return mapping
    },
    filters: [
      ExportFilter(reason: .excluded, columns: ["excludedfromcalculations"]) {
        YesNo.reading($0) == true
      }
    ])
}
