#if Excel
  import Tables
  import TablesExcel
  import TestSupport
  import Testing

  @Suite struct HeaderSearchTests {
    private func names(_ grid: [[String?]], merged: [String] = [], row: Int? = nil) throws
      -> [String]
    {
      try table(grid, merged: merged, row: row).columnNames
    }

    private func table(_ grid: [[String?]], merged: [String] = [], row: Int? = nil) throws -> Table
    {
      let cells = merged.map { "<mergeCell ref=\"\($0)\"/>" }.joined()
      return try Book(grid: grid, after: "<mergeCells>\(cells)</mergeCells>").table(
        ExcelOptions(headerRow: row))
    }

    @Test func titlesAndRemarksAboveAreLeftOut() throws {
      let table = try table([
        ["Customer survey 2025"], ["Exported by", "Anna"], [], ["account", "nps", "tier"],
        ["Acme", "9", "a"],
      ])
      #expect(table.columnNames == ["account", "nps", "tier"])
      #expect(try table.numbers("nps") == [9])
      #expect(
        table.notes.map(\.sentence) == [
          "Row 4 was taken as the header; 2 rows above were left out (“Customer survey 2025”, "
            + "“Exported by”, …)."
        ])
    }

    @Test func titlesDirectlyAboveAreLeftOut() throws {
      #expect(
        try names([["Survey"], ["account", "nps", "tier"], ["Acme", "9", "a"]])
          == ["account", "nps", "tier"])
    }

    @Test func mergedTitlesAreNoHeader() throws {
      #expect(
        try names(
          [["Survey"], ["account", "nps", "tier"], ["Acme", "9", "a"]], merged: ["A1:C1"])
          == ["account", "nps", "tier"])
      #expect(
        try names(
          [["Survey"], ["account", "nps", "tier"], ["Acme", "9", "a"]], merged: ["A1:B1"])
          == ["account", "nps", "tier"])
    }

    @Test func titlesCentredOverTheTableAreNoGroup() throws {
      #expect(
        try names(
          [[nil, "Survey 2025"], ["a", "b", "c", "d"], ["1", "2", "3", "4"]], merged: ["B1:D1"])
          == ["a", "b", "c", "d"])
    }

    @Test func listsOfRemarksAreNoHeader() throws {
      #expect(
        try names([
          ["Exported", "45931"], ["Rows", "2"], [], ["nps", "tier"], ["9", "a"], ["8", "b"],
        ]) == ["nps", "tier"])
    }

    @Test func tablesMayBeginAnywhere() throws {
      let table = try table([
        [], [], [nil, nil, "account", "nps", nil, "tier"], [nil, nil, "Acme", "9", nil, "a"],
      ])
      #expect(table.columnNames == ["account", "nps", "tier"])
      #expect(table.notes.isEmpty)
    }

    @Test func groupsOfColumnsAreJoined() throws {
      let grid: [[String?]] = [
        ["Account", "Satisfaction", nil, "Usage", nil, "Tier"], [nil, "Q1", "Q2", "Q1", "Q2", nil],
        ["Acme", "9", "8", "7", "6", "a"],
      ]
      #expect(
        try names(grid, merged: ["A1:A2", "B1:C1", "D1:E1", "F1:F2"]) == [
          "Account", "Satisfaction Q1", "Satisfaction Q2", "Usage Q1", "Usage Q2", "Tier",
        ])
    }

    @Test func groupNamesOverAFullHeaderAreJoined() throws {
      let grid: [[String?]] = [
        ["Survey 2025"], [nil, "Satisfaction", nil, nil], ["Account", "Q1", "Q2", "Tier"],
        ["Acme", "9", "8", "a"],
      ]
      let table = try table(grid, merged: ["B2:C2"])
      #expect(table.columnNames == ["Account", "Satisfaction Q1", "Satisfaction Q2", "Tier"])
      #expect(
        table.notes.map(\.sentence) == [
          "Rows 2 to 3 were joined into one header; 1 row above was left out (“Survey 2025”)."
        ])
    }

    @Test func repeatedNamesAreToldApartByTheRowAbove() throws {
      let grid: [[String?]] = [
        [nil, "Sales", nil, "Service"], ["Account", "Q1", "Q2", "Q1", "Q2"],
        ["Acme", "9", "8", "7", "6"],
      ]
      #expect(
        try names(grid) == ["Account", "Sales Q1", "Sales Q2", "Service Q1", "Service Q2"])
    }

    @Test func lineBreaksInHeadersAreSpaces() throws {
      #expect(try names([["NPS\n (0-10) ", "a"], ["1", "x"]]) == ["NPS (0-10)", "a"])
    }

    @Test func duplicateAndMissingNames() throws {
      let table = try table([
        ["nps", "nps", nil, "t"], ["1", "2", "3", "x"], ["4", "5", "6", "y"],
      ])
      #expect(table.columnNames == ["nps", "nps (2)", "column C", "t"])
      #expect(
        table.notes.map(\.sentence) == [
          "Column B repeats the header “nps” and is called “nps (2)”.",
          "Column C has no header and is called “column C”.",
        ])
    }

    @Test func headersWithGapsAboveFullRows() throws {
      #expect(
        try names([["a", "b", nil, nil], ["1", "2", "3", "4"], ["1", "2", "3", "4"]])
          == ["a", "b", "column C", "column D"])
    }

    @Test func yearsMayBeHeaders() throws {
      let table = try table([
        ["account", "2023", "2024"], ["Acme", "1", "2"], ["Beta", "x", "n"],
      ])
      #expect(table.columnNames == ["account", "2023", "2024"])
      #expect(table.rowCount == 2)
    }

    @Test func filterButtonsShowTheHeader() throws {
      let grid: [[String?]] = [
        ["a", "b", "c"], ["1", "2", "3"], ["x", "y", "z"], ["4", "5", "6"],
      ]
      let book = Book(grid: grid, after: "<autoFilter ref=\"A3:C4\"/>")
      #expect(try book.table().columnNames == ["x", "y", "z"])
    }

    @Test func theHeaderRowCanBeTold() throws {
      let grid: [[String?]] = [["a", "b"], ["1", "2"], ["c", "d"], ["3", "4"]]
      let table = try table(grid, row: 3)
      #expect(table.columnNames == ["c", "d"])
      #expect(try table.numbers("c") == [3])
      #expect(table.lineNumber(ofRow: 0) == 4)
      #expect(
        table.notes.map(\.sentence) == [
          "Row 3 was taken as the header; 2 rows above were left out (“a”, “b”)."
        ])
      for row in [5, 99] {
        #expect(
          #expect(throws: ExcelError.self) { try self.table(grid, row: row) }?.reason
            == .noHeaderRow(row))
      }
    }

    @Test func aHeaderAloneIsATableWithoutRows() throws {
      let table = try table([["a", "b"]])
      #expect(table.columnNames == ["a", "b"])
      #expect(table.rowCount == 0)
    }
  }
#endif
