#if Excel
  import Reports
  import Tables
  import TablesExcel
  import Testing

  @testable import ReportsExcel

  @Suite struct WorkbookRendererTests {
    private func read(
      _ report: Report, sheet: String? = nil, about: WorkbookRenderer.About = .init()
    )
      throws -> Table
    {
      let bytes = try WorkbookRenderer(about: about).render(report)
      return try ExcelReader(ExcelOptions(sheet: sheet)).read(bytes: bytes, source: "out.xlsx")
    }

    private let report = Report(
      title: "Score", subtitle: "a.csv",
      blocks: [
        .table(
          ReportTable(
            name: "extra", columns: [ReportColumn("n", name: "n", counts: [1, 2])],
            audience: .machines)),
        .table(
          ReportTable(
            name: "score_by_tier",
            columns: [
              ReportColumn(
                "Tier", name: "tier", texts: ["=1+1", "+a", "@x", nil, "-2", "_x0041_"]),
              ReportColumn(
                "Estimate", name: "estimate", kind: .score,
                numbers: [12.25, -7.5, .nan, 4, 1.0 / 3, 0]),
            ], isPrimary: true)),
        .table(
          ReportTable(
            name: "for_people", columns: [ReportColumn("x", name: "x", counts: [1])],
            audience: .readers)),
      ])

    @Test func tidyTablesAreSheets() throws {
      let first = try read(report)
      #expect(first.source == "out.xlsx, sheet “Score by tier”")
      #expect(first.columnNames == ["tier", "estimate"])
      #expect(
        (0..<6).map { first.columns[0][$0] } == ["=1+1", "+a", "@x", nil, "-2", "_x0041_"])
      #expect(first.columns[1].numbers == [12.25, -7.5, nil, 4, 0.3333333333333333, 0])
      #expect(try read(report, sheet: "Extra").columns[0].numbers == [1, 2])
      #expect(throws: ExcelError.self) { try read(report, sheet: "For people") }
    }

    @Test func theAboutSheetSaysWhatTheReaderMustKnow() throws {
      let about = WorkbookRenderer.About(
        lines: [("Command", "quorum nps a.csv"), ("Version", "quorum 1")],
        findings: [Remark(code: "f", sentence: "It rose.")],
        notes: [Remark(code: "n", sentence: "=A row was left out.")])
      let table = try read(report, sheet: "About", about: about)
      #expect(table.columnNames == ["Title", "Score"])
      #expect(
        (0..<table.rowCount).map { "\(table.columns[0][$0] ?? ""): \(table.columns[1][$0] ?? "")" }
          == [
            "Data: a.csv", "Finding: It rose.", "Note: =A row was left out.",
            "Command: quorum nps a.csv", "Version: quorum 1",
          ])
    }

    @Test func numbersAreShownByTheirKind() {
      func code(_ kind: ValueKind, _ numbers: [Double?] = [1], of value: Double = 1) -> String? {
        CellFormat(kind, numbers).code(value)
      }
      #expect(code(.percent) == "0.0%")
      #expect(code(.score) == "+0.0;-0.0;0.0")
      #expect(code(.count, [1, nil, 2]) == "#,##0")
      #expect(code(.count, [1, 2.5]) == "#,##0.0")
      #expect(code(.number(digits: 0)) == "#,##0")
      #expect(code(.number(digits: 2)) == "#,##0.00")
      #expect(code(.difference(digits: 2)) == "+#,##0.00;-#,##0.00;#,##0.00")
      #expect(code(.degreesOfFreedom, [3]) == "0")
      #expect(code(.degreesOfFreedom, [3.5]) == "0.0")
      #expect(code(.pValue, of: 0.0001) == "[<0.001]\"< .001\";[>0.999]\"> .999\";.000")
      #expect(code(.pValue, of: 1) == "0.000")
      #expect(code(.text) == nil)
    }

    @Test func namesOfSheetsAreValidAndUnique() {
      var names = SheetNames()
      #expect(names.name("Scores") == "Scores")
      #expect(names.name("scores") == "scores (2)")
      #expect(names.name("a/b:c*d?[e]\\") == "a b c d  e")
      #expect(names.name("'quoted'") == "quoted")
      #expect(names.name("") == "Table")
      #expect(names.name("''") == "Table (2)")
      #expect(names.name("History") == "History (2)")
      let long = String(repeating: "x", count: 40)
      #expect(names.name(long) == String(repeating: "x", count: 31))
      #expect(names.name(long) == String(repeating: "x", count: 27) + " (2)")
      #expect(names.name(String(repeating: "👍", count: 20)).utf16.count == 30)
    }

    @Test func textsThatNoCellHoldsAreMadeFit() throws {
      let long = String(repeating: "y", count: 40_000)
      let report = Report(
        title: "t",
        blocks: [
          .table(
            ReportTable(
              name: "t",
              columns: [
                ReportColumn("a", name: "a", texts: [long, "a\u{0}b", "tab\tand\u{1}bell", " x "]),
                ReportColumn("b", name: "b", counts: [1, 2, 3, 4]),
              ]))
        ])
      let table = try read(report)
      #expect(table.columns[0][0]?.unicodeScalars.count == 32_767)
      #expect(table.columns[0][0]?.hasSuffix("y…") == true)
      #expect(table.columns[0][1] == "ab")
      #expect(table.columns[0][2] == "tab\tand\u{1}bell")
      #expect(table.columns[0][3] == " x ")
    }

    @Test func aReportWithoutTablesIsItsAboutSheet() throws {
      let table = try read(Report(title: "Nothing"))
      #expect(table.source == "out.xlsx")
      #expect(table.columnNames == ["Title", "Nothing"])
    }
  }
#endif
