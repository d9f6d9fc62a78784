import Tables
import Testing

@testable import Customers

@Suite struct SurveyExportTests {
  /// Reads CSV text as a command does.
  static func read(
    _ text: String, _ reading: SurveyExportReading = SurveyExportReading()
  ) throws -> (export: String?, table: Table) {
    var found: RecognisedExport?
    let table = try CSVReader().read(bytes: Array(text.utf8), source: "t.csv") { rows in
      found = reading.recognise(rows: rows)
      return found?.layout
    }
    return (found?.export.name, found?.read(table) ?? table)
  }

  static let qualtrics = """
    StartDate,EndDate,Status,Progress,Finished,RecordedDate,ResponseId,Q1_NPS_GROUP,Q1,Company
    Start Date,End Date,Response Type,Progress,Finished,Recorded Date,Response ID,Likely to recommend? - Group,How likely are you to recommend us?,Company
    "{""ImportId"":""startDate""}",{},{},{},{},{},{},{},{},{}
    2026-03-01 09:00:00,2026-03-01 09:05:00,0,100,1,2026-03-01 09:05:01,R_1,3,10,Alder
    2026-03-02 09:00:00,2026-03-02 09:05:00,0,100,1,2026-03-02 09:05:01,R_2,2,9,Birch
    2026-03-03 09:00:00,2026-03-03 09:05:00,9,100,1,2026-03-03 09:05:01,R_3,3,10,Cedar
    2026-03-04 09:00:00,2026-03-04 09:05:00,0,40,0,2026-03-04 09:05:01,R_4,1,2,Dogwood

    """

  @Test func purposesComeFromTheTool() throws {
    let (export, table) = try Self.read(Self.qualtrics)
    #expect(export == "qualtrics" && table.rowCount == 2)
    #expect(table.roles.columns == ["nps": "Q1", "answered": "RecordedDate"])
    #expect(table.roles.idle.contains("StartDate") && table.roles.idle.contains("Q1_NPS_GROUP"))
    // StartDate is not the day on which a customer came.
    #expect(try ColumnChoice.find(.start, given: nil, in: table) == nil)
    #expect(try ColumnChoice.find(.account, given: nil, in: table)?.column == "Company")
  }

  @Test func groupsAreCheckedAgainstTheAnswers() throws {
    let notes = try Self.read(Self.qualtrics).table.notes
    let note = try #require(notes.first { $0.code == "export_groups_disagree" })
    #expect(note.sentence.contains("In 1 row ") && note.sentence.contains("line 5: 9 is “2”"))
  }

  @Test func rowsLeftOutAreCountedAndCanBeKept() throws {
    let note = try #require(
      try Self.read(Self.qualtrics).table.notes.first { $0.code == "export_rows_left_out" })
    #expect(note.sentence.contains("2 of 4 rows were left out"))
    #expect(note.sentence.contains("1 preview or test (Status)"))
    #expect(note.sentence.contains("1 unfinished (Finished), 1 of them with a score"))
    let kept = try Self.read(Self.qualtrics, SurveyExportReading(keep: [.unfinished])).table
    #expect(kept.rowCount == 3)
    // A preview that is spam too stays out until both may stay.
    let all = SurveyExportReading(keep: Set(SetAside.allCases))
    #expect(try Self.read(Self.qualtrics, all).table.rowCount == 4)
  }

  @Test func withoutRecognitionTheFirstRowIsTheHeader() throws {
    let (export, table) = try Self.read(Self.qualtrics, SurveyExportReading(choice: .none))
    #expect(export == nil && table.rowCount == 6 && table.roles == ColumnRoles())
  }

  @Test func aTableOfAnotherReaderIsTheSame() throws {
    let plain = try CSVReader().read(bytes: Array(Self.qualtrics.utf8), source: "t.csv")
    let read = SurveyExportReading().read(plain)
    let direct = try Self.read(Self.qualtrics).table
    #expect(read.columns == direct.columns && read.roles == direct.roles)
    #expect(read.notes.map(\.sentence) == direct.notes.map(\.sentence))
  }

  @Test func answersAloneAreNoExport() throws {
    for text in [
      "account,nps\na,10\n", "account,role,nps,comment,responded_at\na,x,9,y,2026-01-02\n",
      "Customer number,Job level,NPS\n1,Manager,9\n", "Timestamp,nps\n2026-01-02,9\n",
      "Account ID,NPS\n00123,9\n", "score,comment,date\n9,x,2026-01-02\n",
    ] {
      let (export, table) = try Self.read(text)
      #expect(export == nil && table.notes.isEmpty, "\(text)")
    }
  }

  @Test func namesAreDifferentAndFound() {
    let names = SurveyExport.all.map(\.name)
    #expect(Set(names).count == names.count)
    for name in names { #expect(SurveyExport.named(name)?.name == name) }
    #expect(SurveyExport.named("none") == nil && SurveyExport.named("detect") == nil)
  }

  @Test(arguments: SurveyExport.all.map(\.name))
  func forcedOnAnyFileNothingBreaks(_ name: String) throws {
    let forced = SurveyExportReading(choice: .forced(try #require(SurveyExport.named(name))))
    for text in ["a\n", "a,b\n1,2\n", "account,nps\na,10\nb,9\n", "x,,y\n,,\n1,2,3\n"] {
      let (export, table) = try Self.read(text, forced)
      #expect(export == name)
      #expect(
        table.notes.first { $0.code == "survey_export" }?.sentence.contains("as told") == true)
    }
  }

  @Test func aChoiceOfColumnsIsTheSameOnOneLine() throws {
    let monkey = """
      Respondent ID,Collector ID,Date Created,Date Modified,Which do you use?,,How likely would you be to recommend us?
      ,,,,Portal,App,Response
      1,2,2026-01-02,2026-01-02,Portal,,Extremely likely - 10
      2,2,2026-01-03,2026-01-03,,App,9

      """
    let (export, table) = try Self.read(monkey)
    #expect(export == "surveymonkey")
    #expect(
      Array(table.columnNames.suffix(3)) == [
        "Which do you use?: Portal", "Which do you use?: App",
        "How likely would you be to recommend us?",
      ])
    #expect(try table.numbers(table.columnNames[6]) == [10, 9])
    #expect(table.roles.columns["respondent"] == nil && table.roles.idle.contains("Respondent ID"))
  }

  @Test func severalKindsOfSurveysAreNamed() throws {
    let text = """
      Survey Name,Survey Type,Response,Date,Company
      a,NPS,9,2026-01-02,Alder
      b,CSAT,2,2026-01-03,Birch

      """
    let (export, table) = try Self.read(text)
    #expect(export == "hubspot")
    #expect(table.roles.columns["nps"] == "Response" && table.roles.columns["csat"] == "Response")
    let note = table.notes.first { $0.code == "several_surveys" }
    #expect(note?.sentence.contains("--where \"Survey Type=NPS\"") == true)
  }
}
