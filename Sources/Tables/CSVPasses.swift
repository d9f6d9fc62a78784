/// The passes over the rows of a file.
///
/// A sample of the first rows tells which columns begin as text and which mark is decimal. The
/// main pass reads everything; a column of numbers or dates that meets another kind of cell gives
/// up, and one more pass reads all such columns again as text. So no file is read more than a
/// fixed number of times, whatever it holds.
struct CSVPasses {
  /// Rows in the sample.
  static let sampleRows = 500

  let file: RowScanner.File
  let options: CSVOptions
  private let missing: MissingTokens
  private let inference: TypeInference
  private let seed: UInt64

  init(file: RowScanner.File, options: CSVOptions) {
    self.file = file
    self.options = options
    missing = MissingTokens(options.missing)
    inference = TypeInference(missing: missing, dateOrder: options.dates.order)
    var generator = SystemRandomNumberGenerator()
    seed = generator.next()
  }

  private var columnCount: Int { file.names.count }

  /// Builders that hold every column, by one pass or two.
  private struct Result {
    var main: RowScanner
    var again: RowScanner?
    var readings: [TypeInference.Readings?]
    var evidence: DecimalEvidence

    /// The builder that holds a column in the end.
    func builder(_ index: Int) -> ColumnBuilder {
      if let again, again.builders.base[index].mode == .text { return again.builders.base[index] }
      return main.builders.base[index]
    }
  }

  func table(digest: String) throws(CSVError) -> Table {
    let undecided = [ColumnBuilder.Mode](repeating: .undecided, count: columnCount)
    var decimal = DecimalMark.point
    var sample = try read(undecided, decimal: decimal, rowLimit: Self.sampleRows)
    if sample.evidence.forScanning != decimal {
      decimal = sample.evidence.forScanning
      sample = try read(undecided, decimal: decimal, rowLimit: Self.sampleRows)
    }
    let modes = (0..<columnCount).map { index -> ColumnBuilder.Mode in
      sample.builder(index).mode == .text ? .text : .undecided
    }
    let result = try read(modes, decimal: decimal, rowLimit: .max)
    return assemble(result, digest: digest)
  }

  private func read(
    _ modes: [ColumnBuilder.Mode], decimal: DecimalMark, rowLimit: Int
  ) throws(CSVError) -> Result {
    let rules = CellRules(decimal: decimal, missing: missing, seed: seed)
    var main = RowScanner(
      file: file, rules: rules, modes: modes, capacity: min(rowLimit, 1024))
    try main.run(rowLimit: rowLimit)
    var result = Result(
      main: main, again: nil, readings: [],
      evidence: DecimalEvidence(options.decimal, delimiter: file.delimiter))
    let refused = (0..<columnCount).map { main.builders.base[$0].mode == .refused }
    try readAgain(refused, into: &result)
    result.evidence = evidence(result)
    // Numbers read with one mark that could be grouped by it: only now is it known whether the
    // file's other columns say so.
    let doubtful = (0..<columnCount).map { index in
      let builder = main.builders.base[index]
      return builder.mode == .number && builder.hasAmbiguousMark && !builder.hasCertainMark
        && result.evidence.mark { $0 != decimal } != decimal
    }
    if doubtful.contains(true) {
      try readAgain(zip(refused, doubtful).map { $0 || $1 }, into: &result)
    }
    return result
  }

  /// Reads some columns again as text.
  private func readAgain(_ wanted: [Bool], into result: inout Result) throws(CSVError) {
    if wanted.contains(true) {
      var again = RowScanner(
        file: file, rules: result.main.rules, modes: wanted.map { $0 ? .text : .skipped },
        capacity: max(1, result.main.rowCount))
      try again.run(rowLimit: result.main.rowCount)
      result.again = again
    }
    let evidence = result.evidence
    result.readings = (0..<columnCount).map { index in
      ColumnAssembly.texts(result.builder(index)).map {
        inference.readings(
          $0, candidates: evidence.candidates, reluctant: evidence.reluctant)
      }
    }
  }

  private func evidence(_ result: Result) -> DecimalEvidence {
    var evidence = result.evidence
    for index in 0..<columnCount {
      let builder = result.builder(index)
      if builder.mode == .number, builder.hasCertainMark {
        evidence.add(result.main.rules.decimal)
      } else if let mark = result.readings[index]?.onlyMark {
        evidence.add(mark)
      }
    }
    return evidence
  }

  private func assemble(_ result: Result, digest: String) -> Table {
    let rowCount = result.main.rowCount
    var assembly = ColumnAssembly(inference: inference, rowCount: rowCount)
    var columns: [Column] = []
    for index in 0..<columnCount {
      columns.append(
        assembly.column(
          result.builder(index), name: file.names[index], readings: result.readings[index],
          evidence: result.evidence))
      // The memory of a column is given back before the next is made.
      result.main.builders.base[index].free()
      result.again?.builders.base[index].free()
    }
    columns.removeLast(emptyAtEnd(columns))
    var notes = HeaderNames.notes(headers: file.headers, names: columns.map(\.name))
    notes += assembly.notes
    notes += shapeNotes(result.main)
    return Table(
      source: file.source, columns: columns, lines: result.main.lines, digest: digest,
      notes: notes)
  }

  /// How many columns at the end are made by delimiters alone: no header and no cell.
  private func emptyAtEnd(_ columns: [Column]) -> Int {
    let empty = columns.suffix(file.emptyHeadersAtEnd).reversed().prefix { $0.kind == .empty }
    return min(empty.count, columns.count - 1)
  }

  private func shapeNotes(_ scanner: RowScanner) -> [TableNote] {
    var notes: [TableNote] = []
    if scanner.emptyRows > 0 {
      notes.append(
        TableNote(
          code: "empty_rows",
          sentence: scanner.emptyRows == 1
            ? "Line \(scanner.firstEmptyRow) holds delimiters but no values and was skipped."
            : "\(scanner.emptyRows) lines hold delimiters but no values and were skipped, "
              + "the first of them line \(scanner.firstEmptyRow)."))
    }
    if scanner.paddedRows > 0 {
      notes.append(
        TableNote(
          code: "padded_rows",
          sentence: scanner.paddedRows == 1
            ? "Line \(scanner.firstPaddedRow) has too few fields and was filled with missing cells."
            : "\(scanner.paddedRows) lines have too few fields and were filled with missing cells, "
              + "the first of them line \(scanner.firstPaddedRow)."))
    }
    return notes
  }
}
