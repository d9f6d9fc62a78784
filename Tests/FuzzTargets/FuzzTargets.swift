import Certification
import Customers
import Models
import Tables
import TestSupport

/// Every reader of bytes and texts from outside. Another reader puts its target into this list.
package enum FuzzTargets {
  package static let all: [FuzzTarget] =
    [csv, csvOptions, check, json, formula] + workbooks + labelledFiles + databases

  /// The CSV reader finding out everything, and all that can be asked of a table.
  static let csv = FuzzTarget(name: "csv", share: 140, corpus: FuzzCorpus.tables) { bytes in
    guard let table = try? CSVReader().read(bytes: bytes, source: "f") else { return false }
    ask(table)
    // What was read can be written, and what was written can be read.
    let written = CSVWriter.forMachines.bytes(table)
    do {
      let again = try CSVReader(CSVOptions(delimiter: .comma)).read(bytes: written, source: "g")
      require(again.rowCount == table.rowCount, "\(again.rowCount) of \(table.rowCount) rows")
    } catch {
      fatalError("what was written cannot be read: \(error)")
    }
    return true
  }

  /// The CSV reader with every combination of its options, chosen by the bytes themselves.
  static let csvOptions = FuzzTarget(name: "csv_options", share: 110, corpus: FuzzCorpus.tables) {
    bytes in
    var choice = bytes.reduce(5381) { ($0 &* 33 &+ Int($1)) & 0xFFFF_FFFF }
    func pick<Value>(_ values: [Value]) -> Value {
      defer { choice /= values.count }
      return values[choice % values.count]
    }
    let options = CSVOptions(
      delimiter: pick(CSVOptions.Delimiter.allCases), encoding: pick(CSVOptions.Encoding.allCases),
      decimal: pick(CSVOptions.Decimal.allCases), ragged: pick(CSVOptions.Ragged.allCases),
      missing: pick([[], CSVOptions.missingByDefault, [" ", "0", "\u{FEFF}"]]),
      maximumFieldLength: pick([1, 64, 16_777_216]), maximumColumns: pick([1, 5, 16_384]))
    guard let table = try? CSVReader(options).read(bytes: bytes, source: "f") else { return false }
    ask(table)
    return true
  }

  /// What `quorum check` says of a table, alone and beside another.
  static let check = FuzzTarget(name: "check", share: 60, corpus: FuzzCorpus.tables) { bytes in
    let input: CheckedFile
    var isRead = false
    do throws(CSVError) {
      let table = try CSVReader(CSVOptions(ragged: .pad)).read(bytes: bytes, source: "f")
      input = CheckedFile(path: "f", table: table)
      isRead = true
    } catch {
      input = CheckedFile(path: "f", error: error)
    }
    let accounts = try? CSVReader().read(bytes: FuzzCorpus.accounts, source: "accounts")
    let files = [input] + (accounts.map { [CheckedFile(path: "accounts", table: $0)] } ?? [])
    _ = FileChecks(today: 20_000).run(files).report
    return isRead
  }

  /// The parser of JSON reference cases.
  static let json = FuzzTarget(name: "json", share: 60, corpus: FuzzCorpus.json) { bytes in
    (try? JSONParser.parse(bytes)) != nil
  }

  /// The parser of model formulas.
  static let formula = FuzzTarget(name: "formula", share: 60, corpus: FuzzCorpus.formulas) {
    bytes in
    let text = String(decoding: bytes, as: UTF8.self)
    guard let formula = try? Formula(text) else { return false }
    // A formula says itself in the same language.
    _ = try? Formula(formula.description)
    return true
  }

  /// A precondition that says in optimized builds too what is wrong.
  static func require(_ condition: Bool, _ message: @autoclosure () -> String) {
    if !condition { fatalError(message()) }
  }

  /// Asks for whatever can be asked of a table.
  static func ask(_ table: Table) {
    for column in table.columns {
      _ = try? table.numbers(column.name)
      _ = try? table.days(column.name)
      _ = column.labels.counts
      _ = column.numberView.presentCount
    }
    if table.rowCount > 0 {
      _ = table.lineNumber(ofRow: table.rowCount - 1)
      _ = table.columns.map { $0.text(row: table.rowCount - 1) }
    }
  }
}
