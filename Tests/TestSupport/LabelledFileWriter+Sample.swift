#if SPSS
  extension LabelledFileWriter {
    /// A small survey with all that a form can hold: numbers, texts, labels, dates, and as many missing
    /// values as it knows.
    package static func sample(_ form: Form) throws -> [UInt8] {
      let stata: UInt8? = if case .dta(let version) = form { version } else { nil }
      let isPortable = form == .por
      let hasTags = stata.map { $0 >= 113 } ?? false
      var role = Variable("ROLE", label: "Job role")
      role.valueLabels = [1: "Decision maker", 2: "End user"]
      // Longer than a text of SPSS can be without being cut into segments.
      let width = isPortable || stata.map { $0 < 117 } ?? false ? 20 : 300
      var account = Variable("ACCOUNT", width: width)
      var score = Variable("NPS", label: "How likely are you to recommend us?")
      if hasTags { role.tagLabels = ["a": "Refused"] }
      if stata == nil {
        account.textLabels = ["Account 1": "The first"]
        account.missingTexts = ["none"]
        score.missing = [97...99]
      }
      var why = Variable("WHY")
      why.isStored = true
      let hasStored = stata.map { $0 >= 117 } ?? false
      let rows = (0..<40).map { row -> [Cell] in
        let name = row % 3 == 0 ? "" : "Account \(row)"
        let cells: [Cell] = [
          row % 7 == 6 ? .missing : .number(Double(row % 11)), .text(name),
          hasTags && row == 5 ? .tag("a") : .number(Double(row % 2 + 1)),
          .number(Double(19_000 + row) * 86_400),
        ]
        return hasStored ? cells + [.text("Reason \(row % 5)")] : cells
      }
      let on = Variable("ON", format: isPortable || stata != nil ? nil : "DATE11")
      return try LabelledFileWriter(form).bytes(
        [score, account, role, on] + (hasStored ? [why] : []), rows)
    }
  }
#endif
