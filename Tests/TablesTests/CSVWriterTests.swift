import Tables
import Testing

struct CSVWriterTests {
  private func table(_ texts: [String?]) -> Table {
    Table(
      source: "s",
      columns: [
        Column(name: "t", texts: texts), Column(name: "n", numbers: texts.map { _ in 1.5 }),
      ])
  }

  @Test func quotingAsInRFC4180() {
    let text = CSVWriter.forMachines.write(
      table(["plain", "a,b", "say \"hi\"", "two\nlines", " spaced", nil, "a;b"]))
    #expect(
      text == "t,n\nplain,1.5\n\"a,b\",1.5\n\"say \"\"hi\"\"\",1.5\n\"two\nlines\",1.5\n"
        + "\" spaced\",1.5\n,1.5\na;b,1.5\n")
  }

  @Test func formulasAreNeutralisedForPeople() {
    let texts = ["=1+1", "+x", "-y", "@z", "\tq", "-5", "+5.5", "1=1", "-"]
    let people = CSVWriter.forPeople.write(table(texts)).split(separator: "\n")
    #expect(
      people == [
        "t,n", "'=1+1,1.5", "'+x,1.5", "'-y,1.5", "'@z,1.5", "'\tq,1.5", "-5,1.5", "+5.5,1.5",
        "1=1,1.5", "'-,1.5",
      ])
    let machines = CSVWriter.forMachines.write(table(texts))
    #expect(machines.hasPrefix("t,n\n=1+1,1.5\n"))
    let header = Table(source: "s", columns: [Column(name: "=cmd", numbers: [-1])])
    #expect(CSVWriter.forPeople.write(header) == "'=cmd\n-1\n")
    let breaks = CSVWriter.forPeople.write(table(["\r=1"]))
    #expect(breaks == "t,n\n\"'\r=1\",1.5\n")
  }

  @Test func formats() {
    let values = Table(
      source: "s",
      columns: [
        Column(name: "x", numbers: [2024, 0.1, nil, 1e21]),
        Column(name: "d", days: [19_753, nil, 0, 1]),
      ])
    #expect(
      CSVWriter.forMachines.write(values)
        == "x,d\n2024,2024-01-31\n0.1,\n,1970-01-01\n1e+21,1970-01-02\n")
    let writer = CSVWriter(
      delimiter: .semicolon, lineEnding: .carriageReturnLineFeed, writesByteOrderMark: true)
    #expect(Array(writer.bytes(values).prefix(8)) == [0xEF, 0xBB, 0xBF] + Array("x;d\r\n".utf8))
    #expect(CSVWriter().write(Table(source: "s", columns: [])) == "\n")
  }

  @Test func aLoneMissingCellIsARow() throws {
    let lone = Table(source: "s", columns: [Column(name: "t", texts: ["a", nil, "b"])])
    let text = CSVWriter.forMachines.write(lone)
    #expect(text == "t\na\n\"\"\nb\n")
    #expect(try read(text).texts(0) == ["a", nil, "b"])
  }

  /// What is written reads back: texts that need every kind of quoting, and any numbers.
  @Test func aRowWithoutCellsIsARow() throws {
    let table = Table(
      source: "t",
      columns: [Column(name: "a", numbers: [1, nil]), Column(name: "b", texts: ["x", nil])])
    #expect(CSVWriter().write(table) == "a,b\n1,x\n\"\",\n")
    let again = try CSVReader().read(bytes: CSVWriter().bytes(table), source: "t")
    #expect(again.columns == table.columns)
  }

  @Test(arguments: ["sep=|", "PK\u{3}\u{4}", "%PDF-", "<html>", "\u{FEFF}a"])
  func aFirstHeaderThatMisleadsReadersIsQuoted(_ header: String) throws {
    let table = Table(source: "t", columns: [Column(name: header, texts: ["x"])])
    #expect(CSVWriter().write(table) == "\"\(header)\"\nx\n")
    let again = try CSVReader().read(bytes: CSVWriter().bytes(table), source: "t")
    #expect(again.columns == table.columns)
  }

  @Test func roundTrip() throws {
    var random = Seeded(8)
    let pieces = ["a", "\"", ",", "\n", "\r\n", "é", "🙂", " ", ";", "\t", "'", "|", "=", "\r"]
    for _ in 0..<200 {
      let rows = Int.random(in: 1...20, using: &random)
      let texts = (0..<rows).map { _ in
        "x"
          + (0..<Int.random(in: 0...6, using: &random)).map { _ in
            pieces[Int.random(in: 0..<pieces.count, using: &random)]
          }.joined()
      }
      let numbers = (0..<rows).map { _ -> Double? in
        let value = Double(bitPattern: random.next())
        return value.isFinite && value.magnitude < 1e15 ? value : nil
      }
      let table = Table(
        source: "survey.csv",
        columns: [Column(name: "t", texts: texts), Column(name: "n", numbers: numbers)])
      for writer in [
        CSVWriter(), CSVWriter(delimiter: .semicolon, lineEnding: .carriageReturnLineFeed),
        CSVWriter(delimiter: .tab), CSVWriter(delimiter: .pipe),
      ] {
        let options = CSVOptions(delimiter: writer.delimiter, decimal: .point)
        let back = try read(bytes: writer.bytes(table), options)
        #expect(back.texts(0) == texts)
        #expect(back.columns[1].kind == .empty || back.columns[1] == table.columns[1])
      }
    }
  }
}
