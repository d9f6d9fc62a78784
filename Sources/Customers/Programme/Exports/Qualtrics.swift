import Tables

extension SurveyExport {
  /// Qualtrics: short names, question texts and `{"ImportId":"QID1"}` in three header rows; in two
  /// where the last was removed, or in the older form with `V1` … above the names of its own columns.
  static let qualtrics = SurveyExport(
    name: "qualtrics", title: "Qualtrics", isRecognised: QualtricsRows.isRecognised,
    layout: { QualtricsRows($0).layout }, mapping: QualtricsColumns.mapping,
    filters: [
      ExportFilter(reason: .tests, columns: ["status", "responsetype"]) {
        QualtricsColumns.isTest($0)
      },
      ExportFilter(reason: .spam, columns: ["status", "responsetype"]) {
        QualtricsColumns.isSpam($0)
      },
      ExportFilter(reason: .unfinished, columns: ["finished"]) { YesNo.reading($0) == false },
      ExportFilter(reason: .unfinished, columns: ["progress"]) { (Double($0) ?? 100) < 100 },
    ])
}

/// The header rows of a Qualtrics export.
struct QualtricsRows {
  private let rows: ExportRows

  init(_ rows: ExportRows) { self.rows = rows }

  static func isRecognised(_ rows: ExportRows) -> Bool {
    if rows.has("responseid"), rows.has("recordeddate", "startdate"),
      rows.has("finished", "progress")
    {
      return true
    }
    let others = rows.rows.dropFirst().prefix(2)
    if others.contains(where: { row in row.contains { isImportID($0) } }) { return true }
    return isOlder(rows)
  }

  /// The older form calls its own columns V1, V2 … and names them in the second row.
  private static func isOlder(_ rows: ExportRows) -> Bool {
    guard rows.plain.first == "v1", rows.rows.count > 1 else { return false }
    let second = rows.rows[1].map(ColumnPurpose.plain)
    return second.first == "responseid" && second.contains("finished")
  }

  private static func isImportID(_ cell: String) -> Bool {
    cell.hasPrefix("{") && cell.contains("\"ImportId\"")
  }

  var layout: ExportLayout {
    let older = Self.isOlder(rows)
    var count = 1
    var questions = rows.header
    while count < min(rows.rows.count, 3), older ? count == 1 : isHeader(rows.rows[count]) {
      if !rows.rows[count].contains(where: Self.isImportID) { questions = rows.rows[count] }
      count += 1
    }
    var headers = rows.header
    if older {
      for (index, name) in rows.plain.enumerated()
      where name.first == "v" && Int(name.dropFirst()) != nil {
        headers[index] = questions[index]
      }
    }
    return ExportLayout(rowCount: count, headers: headers, questions: questions)
  }

  /// Whether a row names columns instead of holding an answer: no digits under dates and progress,
  /// which every answer has.
  private func isHeader(_ row: [String]) -> Bool {
    if row.contains(where: Self.isImportID) { return true }
    let dated = ["startdate", "enddate", "recordeddate", "progress"].compactMap {
      rows.plain.firstIndex(of: $0)
    }
    guard !dated.isEmpty else { return false }
    return dated.allSatisfy { index in
      !row[index].isEmpty && !row[index].contains { ("0"..."9").contains($0) }
    }
  }
}

/// What the columns of a Qualtrics export are for.
enum QualtricsColumns {
  /// Status codes are bits: 1 a preview, 2 a test, 8 possible spam.
  static func isTest(_ status: String) -> Bool {
    if let code = Int(status) { return code & 3 != 0 }
    let words = status.lowercased()
    return words.contains("preview") || words.contains("test")
  }

  static func isSpam(_ status: String) -> Bool {
    if let code = Int(status) { return code & 8 != 0 }
    return status.lowercased().contains("spam")
  }

  static func mapping(_ columns: ExportColumns) -> ExportMapping {
    var mapping = ExportMapping()
    let groups = columns.table.columnNames.filter { $0.uppercased().hasSuffix("_NPS_GROUP") }
    mapping.idle = columns.all(
      "startdate", "enddate", "status", "responsetype", "ipaddress", "progress",
      "durationinseconds", "finished", "recordeddate", "responseid", "responseset",
      "recipientlastname", "recipientfirstname", "locationlatitude", "locationlongitude",
      "locationaccuracy", "distributionchannel", "userlanguage", "qrecaptchascore",
      "qrelevantidduplicate", "qballotboxstuffing", "name")
    mapping.idle.formUnion(groups)
    var scores = columns.scores(besides: mapping.idle)
    // The tool makes groups of answers to its own kind of question alone, so their columns are sure.
    let grouped = groups.map { String($0.dropLast("_NPS_GROUP".count)) }
      .filter { columns.table.columnNames.contains($0) }
    if !grouped.isEmpty {
      scores[.netPromoter] = grouped + (scores[.netPromoter] ?? []).filter { !grouped.contains($0) }
    }
    mapping.take(scores)
    for (column, group) in zip(grouped, groups.filter { grouped.contains(String($0.dropLast(10))) })
    {
      if let note = QualtricsGroups.note(columns.table, answers: column, groups: group) {
        mapping.notes.append(note)
      }
    }
    mapping.purposes[.answered] = columns.first("recordeddate", "enddate", "startdate")
    mapping.purposes[.respondent] = [
      columns.first("recipientemail", "email"),
      columns.first("externalreference", "externaldatareference"),
    ].compactMap { $0 }.first { (try? columns.table.column($0).presentCount) ?? 0 > 0 }
    for column in mapping.purposes.values { mapping.idle.remove(column) }
    return mapping
  }
}

/// The groups that Qualtrics makes of the answers, checked against them.
enum QualtricsGroups {
  /// The group of a cell: 1 detractor, 2 passive, 3 promoter, or the words; nil for other texts.
  private static func group(_ text: String) -> Int? {
    switch text.lowercased() {
    case "1", "detractor", "detractors": 1
    case "2", "passive", "passives": 2
    case "3", "promoter", "promoters": 3
    default: nil
    }
  }

  /// What is wrong with the groups; nil where they agree with the answers.
  static func note(_ table: Table, answers: String, groups: String) -> TableNote? {
    guard let numbers = try? table.column(answers).numberView,
      let labels = try? table.labels(groups)
    else { return nil }
    let meanings = labels.levels.map(group)
    var wrong: [(line: Int, answer: Double, group: String)] = []
    for row in 0..<table.rowCount {
      let code = labels.codes[row]
      guard code >= 0, let group = meanings[Int(code)], let answer = numbers[row] else { continue }
      if group != (answer >= 9 ? 3 : answer >= 7 ? 2 : 1) {
        wrong.append((table.lineNumber(ofRow: row), answer, labels.levels[Int(code)]))
      }
    }
    guard let first = wrong.first else { return nil }
    return TableNote(
      code: "export_groups_disagree",
      sentence:
        "In \(counted(wrong.count, "row")) the group in \(Excerpt.quoted(groups)) is not that of "
        + "the answer in \(Excerpt.quoted(answers)) (line \(first.line): \(first.answer.formatted) is "
        + "\(Excerpt.quoted(first.group))). The answers were used; check that they are coded 0 to 10.",
      column: answers)
  }
}

extension Double {
  /// Whole numbers without a point.
  fileprivate var formatted: String {
    self == rounded() && magnitude < 1e15 ? String(Int(self)) : "\(self)"
  }
}
