extension Column {
  /// A column from texts of another source, its type found out as in a CSV file.
  ///
  /// - Parameters:
  ///   - name: the header.
  ///   - texts: one per row, nil where missing.
  ///   - options: the missing words and the decimal mark.
  /// - Returns: the column, and what was decided.
  public static func inferring(
    name: String, texts: some Sequence<String?>, options: CSVOptions = CSVOptions()
  ) -> (column: Column, notes: [TableNote]) {
    inferring(name: name, labels: Labels(texts), options: options)
  }

  /// A column from texts of another source that are coded already; see
  /// `inferring(name:texts:options:)`.
  package static func inferring(
    name: String, labels: Labels, options: CSVOptions
  ) -> (column: Column, notes: [TableNote]) {
    let buffer = LevelBytes(labels.levels)
    let distinct = TypeInference.Texts(levelCount: labels.levels.count) { buffer.level($0) }
    let inference = TypeInference(
      missing: MissingTokens(options.missing), dateOrder: options.dates.order)
    // No delimiter speaks for a comma here, so the point is presumed.
    var evidence = DecimalEvidence(options.decimal, delimiter: Ascii.tab)
    let readings = inference.readings(distinct, candidates: evidence.candidates)
    if let mark = readings.onlyMark { evidence.add(mark) }
    var assembly = ColumnAssembly(inference: inference, rowCount: labels.count)
    let column = labels.codes.withUnsafeBufferPointer { codes in
      withExtendedLifetime(buffer) {
        assembly.column(
          distinct, codes, name: name, inference.decide(distinct, readings, evidence))
      }
    }
    return (column, assembly.notes)
  }
}
