/// Makes columns of builders that have read all rows.
struct ColumnAssembly {
  let inference: TypeInference
  let rowCount: Int
  var notes: [TableNote] = []

  init(inference: TypeInference, rowCount: Int) {
    self.inference = inference
    self.rowCount = rowCount
  }

  static func texts(_ builder: ColumnBuilder) -> TypeInference.Texts? {
    guard builder.mode == .text, let dictionary = builder.dictionary else { return nil }
    let levels = dictionary.pointee.levels
    return TypeInference.Texts(levelCount: dictionary.pointee.count) { levels[$0].text }
  }

  /// The column of a builder.
  ///
  /// - Parameter readings: how a text column reads as numbers.
  mutating func column(
    _ builder: ColumnBuilder, name: String, readings: TypeInference.Readings?,
    evidence: DecimalEvidence
  ) -> Column {
    switch builder.mode {
    case .number:
      return Column(name: name, storage: .numbers(array(builder.numbers)))
    case .date:
      return Column(name: name, storage: .dates(array(builder.numbers), builder.clock))
    case .text:
      guard let texts = Self.texts(builder), let readings, let codes = builder.codes else {
        return Column(name: name, storage: .empty(rowCount))
      }
      return column(
        texts, UnsafeBufferPointer(start: codes, count: rowCount), name: name,
        inference.decide(texts, readings, evidence))
    case .undecided, .refused, .skipped:
      return Column(name: name, storage: .empty(rowCount))
    }
  }

  private func array(_ pointer: UnsafeMutablePointer<Double>?) -> [Double] {
    Array(UnsafeBufferPointer(start: pointer, count: rowCount))
  }

  /// The column of codes and a decision about their levels.
  mutating func column(
    _ texts: TypeInference.Texts, _ codes: UnsafeBufferPointer<Int32>, name: String,
    _ decision: TypeInference.Decision
  ) -> Column {
    switch decision.kind {
    case .empty: return Column(name: name, storage: .empty(codes.count))
    case .numbers(let values, let reader):
      noteStyle(name, reader)
      return Column(
        name: name, storage: .numbers(expand(codes, values)), valueLabels: reader?.labels ?? [:])
    case .dates(let values, let clock):
      return Column(name: name, storage: .dates(expand(codes, values), clock))
    case .writtenDates(let values, let clock, let example, let order):
      noteDates(name, texts.level(example).trimmed().string, values[example], clock, order)
      return Column(name: name, storage: .dates(expand(codes, values), clock))
    case .ambiguousDates(let example):
      noteAmbiguousDates(name, texts.level(example).trimmed())
      return Column(name: name, storage: .texts(labels(texts, codes, decision.isMissing, name)))
    case .contradictory(let contradiction):
      noteContradiction(name, contradiction)
      return Column(name: name, storage: .texts(labels(texts, codes, decision.isMissing, name)))
    case .ambiguous:
      notes.append(
        TableNote(
          code: "ambiguous_numbers",
          sentence:
            "Column \(Excerpt.quoted(name)) is kept as text: its numbers mean different things "
            + "with a decimal point and with a decimal comma. Say which mark is decimal (--decimal).",
          column: name))
      return Column(name: name, storage: .texts(labels(texts, codes, decision.isMissing, name)))
    case .text:
      return Column(name: name, storage: .texts(labels(texts, codes, decision.isMissing, name)))
    }
  }

  private func expand(_ codes: UnsafeBufferPointer<Int32>, _ values: [Double]) -> [Double] {
    codes.map { $0 < 0 ? NumberView.missing : values[Int($0)] }
  }

  private mutating func noteStyle(_ name: String, _ reader: StyleReader?) {
    guard let reader else { return }
    if let (number, label) = reader.labels.max(by: { $0.key < $1.key }) {
      notes.append(
        TableNote(
          code: "labelled_scale",
          sentence:
            "Column \(Excerpt.quoted(name)) holds scale points with their wording, read as numbers:"
            + " \(numberText(number)) is \(Excerpt.quoted(label)).",
          column: name))
    }
    noteDecoration(name, reader)
  }

  /// The levels that are values, with the codes renumbered where some are not.
  private mutating func labels(
    _ texts: TypeInference.Texts, _ codes: UnsafeBufferPointer<Int32>, _ isMissing: [Bool],
    _ name: String
  ) -> Labels {
    var levels: [String] = []
    levels.reserveCapacity(texts.levelCount)
    guard isMissing.contains(true) else {
      for index in 0..<texts.levelCount { levels.append(texts.level(index).string) }
      return Labels(trusted: Array(codes), levels: levels)
    }
    var renumbered: [Int32] = []
    var counts: [Int] = []
    for index in 0..<texts.levelCount {
      counts.append(0)
      renumbered.append(isMissing[index] ? -1 : Int32(levels.count))
      if !isMissing[index] { levels.append(texts.level(index).string) }
    }
    let mapped = codes.map { code -> Int32 in
      guard code >= 0 else { return -1 }
      counts[Int(code)] += 1
      return renumbered[Int(code)]
    }
    noteMissing(name, texts, isMissing, counts)
    return Labels(trusted: mapped, levels: levels)
  }

  /// Says which words of a text column were taken as missing: "NA" may be North America.
  private mutating func noteMissing(
    _ name: String, _ texts: TypeInference.Texts, _ isMissing: [Bool], _ counts: [Int]
  ) {
    var words: [String] = []
    for index in 0..<texts.levelCount where isMissing[index] {
      let text = texts.level(index).trimmed()
      if text.count > 0, text.contains(where: { $0 | 32 >= UInt8(ascii: "a") }) {
        words.append("\(Excerpt.quoted(text.string)) (\(counts[index]))")
      }
    }
    guard !words.isEmpty else { return }
    notes.append(
      TableNote(
        code: "missing_words",
        sentence:
          "Column \(Excerpt.quoted(name)): " + words.joined(separator: ", ")
          + " \(words.count == 1 ? "was" : "were") read as missing.",
        column: name))
  }
}
