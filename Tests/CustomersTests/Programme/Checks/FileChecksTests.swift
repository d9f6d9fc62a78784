import Reports
import Tables
import Testing

@testable import Customers

@Suite struct FileChecksTests {
  @Test(arguments: [
    "", "\n\n", "nps", "nps\n", "nps\n9\n", "account,nps\na,\n", "account,nps\n,\n,\n", "a\nb\n",
    "account,nps\na,9\n", "x,y\n1,2\n", ",\n,\n", "nps,nps,nps\n1,2,3\n",
    "account,churned,churn_date,customer_since\na,yes,,\n", "wave,role\n,\n",
    "\u{FEFF}nps\n\u{301}\n",
  ])
  func degenerateFilesAreCheckedToo(_ text: String) {
    for kind in [nil] + ProjectFile.Kind.allCases.map(Optional.init) {
      let file = CheckFixture.file(text, "f.csv", kind: kind)
      let result = FileChecks(today: CheckFixture.today).run([
        file, CheckFixture.file(CheckFixture.answers),
        CheckFixture.file(CheckFixture.accounts, "a.csv"),
        CheckFixture.file(CheckFixture.invitations, "i.csv"),
        CheckFixture.file(CheckFixture.alerts, "l.csv"),
      ])
      #expect(result.files.count == 5)
      #expect(!result.report.blocks.isEmpty)
    }
  }

  @Test func nothingAtAll() {
    let result = FileChecks(today: 0).run([])
    #expect(result.findings.isEmpty && !result.blocks && !result.isUnreadable)
    #expect(result.summary == "Nothing blocks, and nothing stands out.")
  }

  @Test func whatCannotBeReadIsSaidAndTheRestIsChecked() {
    let gone = CheckedFile(path: "gone.csv", error: CSVError(.notFound, source: "gone.csv"))
    let result = FileChecks(today: CheckFixture.today).run([
      gone, CheckFixture.file(CheckFixture.answers.with("02,9,4", "02,19,4")),
    ])
    #expect(result.isUnreadable && result.blocks)
    #expect(result.findings(.blocks).map(\.code) == ["unreadable", "off_scale"])
    #expect(result.findings[0].sentence.contains("no such file"))
    #expect(result.files.map(\.rows) == [nil, 16])
  }

  @Test func theMostSeriousComeFirst() {
    let result = CheckFixture.run(
      CheckFixture.answers.with("02,9,4", "02,19,4").with("R16,", "R15,").with("05,8,4", "05,8,"))
    let ranks = result.findings.map { CheckSeverity.allCases.firstIndex(of: $0.severity)! }
    #expect(ranks == ranks.sorted() && Set(ranks).count == 3)
    #expect(result.summary.hasPrefix("1 thing blocks. 1 thing needs a look."))
  }

  @Test func linesAreThoseOfTheFile() {
    // A blank line and a line break inside quotes move what follows.
    let result = CheckFixture.run("account,nps,why\na,9,\"x\ny\"\n\nb,11,z\n")
    #expect(result.findings.first { $0.code == "off_scale" }?.lines == [5])
  }

  @Test func rowOrderChangesNothingButLines() {
    let lines = CheckFixture.answers.split(separator: "\n").map(String.init)
    let turned = ([lines[0]] + lines.dropFirst().reversed()).joined(separator: "\n") + "\n"
    let (a, b) = (CheckFixture.run(CheckFixture.answers), CheckFixture.run(turned))
    #expect(a.findings == b.findings)
  }

  @Test func theReportHoldsEveryFinding() {
    let result = CheckFixture.run(
      CheckFixture.answers.with("02,9,4", "02,19,4"), CheckFixture.accounts, "x,y\n")
    let told = result.report.blocks.compactMap { block -> Remark? in
      if case .finding(let remark, _) = block { remark } else { nil }
    }
    #expect(told.map(\.code) == result.findings.map(\.code))
    for table in result.report.tidyTables { #expect(ColumnNames.problems(in: table) == []) }
    #expect(result.report.tidyTables.first?.rowCount == result.findings.count)
    #expect(told.first { $0.code == "off_scale" }?.sentence.contains("(line 2).") == true)
  }

  /// Acme in three spellings is three accounts to nps, and so to the check; one to joins of files.
  @Test func accountsAreCountedAsTheScoreCountsThem() throws {
    let text =
      "account,nps\n"
      + ["Acme", "acme", "ACME", "Beta", "Beta", "C", "D", "E"].enumerated()
      .map { "\($1),\([10, 3, 9, 8, 0, 7, 10, 2][$0])\n" }.joined()
    let table = try CSVReader().read(bytes: Array(text.utf8), source: "a.csv")
    let score = try NetPromoterScore().run(table)
    let found = CheckFixture.run(text).findings.first { $0.code == "clusters" }
    let finding = try #require(found)
    #expect(finding.count == score.overall.accounts && finding.count == 7)
    // Two of eight answers come from Beta; joined, three come from Acme.
    #expect(finding.sentence.contains("from 7 accounts; the largest gives 25.0"))
    #expect(finding.sentence.contains("would be 5, the largest with 37.5"))
    let effect = try #require(score.overall.designEffect)
    #expect(finding.effect.contains("design effect \(Format.number(effect, digits: 2))"))
  }

  /// A customer called Total with rows elsewhere is a customer.
  @Test func aCustomerCalledTotalIsNone() {
    let rows = "account,nps\nTotal,9\nb,8\nTotal,10\n"
    #expect(!CheckFixture.run(rows).findings.contains { $0.code == "total_row" })
    #expect(
      !CheckFixture.run("account,nps\nTotal,9\n").findings.contains { $0.code == "total_row" })
  }

  @Test func aListOfLinesIsShort() {
    #expect(CheckFinding.listed([3]) == "line 3")
    #expect(CheckFinding.listed([3, 5]) == "lines 3 and 5")
    #expect(CheckFinding.listed(Array(1...7)) == "lines 1, 2, 3, 4, 5 and 2 more")
  }

  @Test func kindsAreGuessed() {
    func kind(_ header: String, _ row: String) -> ProjectFile.Kind? {
      CheckContext(
        [CheckFixture.file(CheckFixture.answers), CheckFixture.file("\(header)\n\(row)\n")],
        project: Project(), today: 0
      ).files[1].kind
    }
    #expect(kind("Company,How likely are you to recommend us?", "a,9") == .responses)
    #expect(kind("Company,ARR,Churned", "a,9,no") == .accounts)
    #expect(kind("Company,Email,Sent at", "a,a@b.c,2025-01-01") == .invitations)
    #expect(kind("Alert,Response ID,Raised at,Closed at", "1,2,2025-01-01,") == .alerts)
    #expect(kind("Colour,Size", "red,3") == nil)
  }

  @Test func sampleDataRaiseNoFalseAlarm() throws {
    let folder = Sample.folder + "/meridian/"
    let files = try ["responses", "accounts", "contacts", "alerts"].map {
      CheckedFile(path: "\($0).csv", table: try CSVReader().read("\(folder)\($0).csv"))
    }
    let result = FileChecks(today: CheckFixture.today).run(files)
    #expect(
      result.findings.map(\.code) == [
        "missing_values", "silent_accounts", "tells_outcome", "clusters",
      ])
    #expect(result.findings.allSatisfy { $0.severity == .notes })
    #expect(result.findings[1].lines == [7, 61])
    let first = FileChecks(today: CheckFixture.today).run([
      CheckedFile(path: "f", table: try CSVReader().read("\(Sample.folder)/first-survey.csv"))
    ])
    #expect(first.findings.allSatisfy { $0.severity == .notes })
  }
}

private enum Sample {
  static let folder: String = {
    var parts = "\(#filePath)".split(separator: "/")
    while let last = parts.last, last != "Tests" { parts.removeLast() }
    return "/" + parts.dropLast().joined(separator: "/") + "/notebooks-data"
  }()
}
