import Testing

@testable import Tables

/// No bytes may crash the reader; what it reads must be what a slow reader reads.
struct FuzzTests {
  static let files: [String] = [
    "id,nps,account,note,on\n00123,10 - Likely,Acme,\"He said \"\"hi\"\"\nthere\",2024-01-02\n"
      + "00124,3,Beta,NA,2024-01-03\n\n00125,,\"Ga, mma\",x y z,\n",
    "a;b;c;\r\n1,5;1.234,5;x;\r\n2;\"3\";\"y\"\"\";\r\n",
    "sep=|\na|b\n'=1|2\n-3.25e2|1'000\n",
    "\u{FEFF}größe\tname\n1\t満足\n2\t🙂\n",
    "x\r1\r\r\"2\"\r3",
  ]

  private static let special: [UInt8] =
    Array(",;|\t\"\n\r\0 -.+eE0123456789=()':TZ".utf8) + [
      0xFF, 0xFE, 0xEF, 0xBB, 0xBF, 0xC3, 0xE2, 0x80, 0xA0, 0xED,
    ]

  @Test func truncationsAtEveryByte() {
    for file in Self.files {
      let bytes = Array(file.utf8)
      for end in 0...bytes.count { check(Array(bytes[..<end])) }
    }
  }

  @Test(arguments: 0..<8)
  func mutations(batch: UInt64) {
    var random = Seeded(100 + batch)
    for _ in 0..<600 {
      var bytes = Array(Self.files[Int.random(in: 0..<Self.files.count, using: &random)].utf8)
      for _ in 0..<Int.random(in: 1...6, using: &random) { mutate(&bytes, &random) }
      check(bytes)
    }
  }

  @Test func randomBytes() {
    var random = Seeded(9)
    for _ in 0..<1000 {
      let length = Int.random(in: 0...60, using: &random)
      check((0..<length).map { _ in UInt8(truncatingIfNeeded: random.next()) })
      check(
        (0..<length).map { _ in Self.special[Int.random(in: 0..<Self.special.count, using: &random)]
        })
    }
  }

  private func mutate(_ bytes: inout [UInt8], _ random: inout Seeded) {
    let place = Int.random(in: 0...bytes.count, using: &random)
    let byte = Self.special[Int.random(in: 0..<Self.special.count, using: &random)]
    switch Int.random(in: 0...3, using: &random) {
    case 0: bytes.insert(byte, at: place)
    case 1 where place < bytes.count: bytes[place] = byte
    case 2 where place < bytes.count: bytes.remove(at: place)
    default:
      let end = min(bytes.count, place + Int.random(in: 0...12, using: &random))
      bytes.insert(
        contentsOf: bytes[place..<end], at: Int.random(in: 0...bytes.count, using: &random))
    }
  }

  private func check(_ bytes: [UInt8]) {
    let options = CSVOptions(ragged: bytes.count % 2 == 0 ? .fail : .pad, maximumFieldLength: 64)
    do throws(CSVError) {
      let table = try CSVReader(options).read(bytes: bytes, source: "f")
      compare(table, bytes, options)
      // Whatever can be read can be asked for, written, and read again.
      for column in table.columns {
        _ = try? table.numbers(column.name)
        _ = try? table.days(column.name)
      }
      let written = CSVWriter.forMachines.bytes(table)
      #expect(throws: Never.self) {
        try CSVReader(CSVOptions(delimiter: .comma)).read(bytes: written, source: "g")
      }
    } catch {
      #expect(error.description.hasPrefix("f"))
    }
  }

  /// Texts, missing cells and lines against the field walker, for UTF-8 files.
  private func compare(_ table: Table, _ bytes: [UInt8], _ options: CSVOptions) {
    guard bytes.withUnsafeBufferPointer({ Transcoding.detect($0) }) == .utf8 else { return }
    if table.noteCodes.contains("windows_1252") {
      let buffer = ByteBuffer(capacity: bytes.count)
      let isWhole: Void? = bytes.withUnsafeBufferPointer { raw in
        try? Transcoding.windows1252(raw, into: buffer)
      }
      #expect(isWhole != nil, "\(bytes)")
      buffer.seal()
      compare(table, utf8: Array(buffer.bytes), options)
    } else {
      compare(table, utf8: bytes, options)
    }
  }

  private func compare(_ table: Table, utf8 bytes: [UInt8], _ options: CSVOptions) {
    bytes.withUnsafeBufferPointer { file in
      var walker = CSVHeader.walker(file, options: options)
      while !walker.next().endsRecord {}
      var row = 0
      while true {
        walker.skipBlankLines()
        if walker.isAtEnd { break }
        var record: [String] = []
        let line = walker.line
        let start = walker.position
        var field = walker.next()
        record.append(field.text)
        while !field.endsRecord {
          field = walker.next()
          record.append(field.text)
        }
        // Lines of delimiters, and of spaces where there are several columns, are no rows.
        let raw = file.part(start, walker.position)
        if raw.allSatisfy({ $0 == walker.delimiter || $0 == 10 || $0 == 13 }) { continue }
        if record.count == 1, table.columns.count > 1,
          raw.allSatisfy({ $0 == 32 || $0 == 9 || $0 == 10 || $0 == 13 })
        {
          continue
        }
        guard row < table.rowCount else {
          Issue.record("more rows than \(table.rowCount) in \(bytes)")
          return
        }
        #expect(table.lineNumber(ofRow: row) == line, "\(bytes)")
        for (index, column) in table.columns.enumerated() where column.kind == .text {
          let text = index < record.count ? record[index] : ""
          if let read = column.text(row: row) {
            #expect(read == text, "\(bytes)")
          } else {
            let isMissing = text.withByteText {
              MissingTokens(options.missing).contains($0.trimmed())
            }
            #expect(isMissing, "\(bytes)")
          }
        }
        row += 1
      }
      #expect(row == table.rowCount, "\(bytes)")
    }
  }
}
