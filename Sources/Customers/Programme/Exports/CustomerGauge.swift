import Tables

extension SurveyExport {
  /// CustomerGauge: customers by number, contacts with a job level of A, B, C or U.
  static let customerGauge = SurveyExport(
    name: "customergauge", title: "CustomerGauge",
    isRecognised: { rows in
      guard rows.has("joblevel"), rows.has("customernumber", "accountname", "account") else {
        return false
      }
      let levels = rows.cells("joblevel").map { $0.uppercased() }.filter { !$0.isEmpty }
      return !levels.isEmpty && levels.allSatisfy { jobLevels[$0] != nil }
    },
    mapping: { columns in
      var mapping = ExportMapping()
      mapping.idle = columns.all("firstname", "lastname", "phonenumber", "smstelephone", "language")
      mapping.take(
        [.netPromoter: [columns.first("npsscore", "nps", "score")].compactMap { $0 }].filter {
          !$0.value.isEmpty
        })
      mapping.purposes[.account] = columns.first("customernumber", "accountname", "account")
      mapping.purposes[.respondent] = columns.first(
        "contactreference", "email", "emailaddress", "contactid")
      mapping.purposes[.answered] = columns.first(
        "responsedate", "dateofresponse", "dateresponse")
      mapping.purposes[.invited] = columns.first("sentdate", "datesent", "dateofsending")
      guard let level = columns.first("joblevel") else { return mapping }
      mapping.purposes[.role] = level
      let names = columns.levels(level).map { ($0, jobLevels[$0.uppercased()]) }
      if names.allSatisfy({ $0.1 != nil }), !names.isEmpty {
        mapping.values[level] = Dictionary(uniqueKeysWithValues: names.map { ($0.0, $0.1 ?? "") })
        mapping.notes.append(
          TableNote(
            code: "job_levels",
            sentence: "The job levels in \(Excerpt.quoted(level)) were given their names: A is "
              + "strategic, B tactical, C operational, U unknown.", column: level))
      }
      return mapping
    })

  /// The job levels as CustomerGauge documents them.
  private static let jobLevels = [
    "A": "strategic", "B": "tactical", "C": "operational", "U": "unknown",
  ]
}
