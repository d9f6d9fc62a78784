/// Decides what a column of dictionary-coded texts is, from its distinct texts.
struct TypeInference {
  /// A column whose cells are codes into distinct texts, not all of which are values.
  struct Texts {
    let levelCount: Int
    let level: (Int) -> ByteText
  }

  /// A decided column without its name.
  struct Decision {
    enum Kind {
      case empty
      case text
      /// The number of each level, NaN for missing ones.
      case numbers([Double], StyleReader?)
      /// The days of each level, NaN for missing ones.
      case dates([Double], Column.Clock)
      /// Dates that are not in ISO 8601, one level as an example, and the order it was read in.
      case writtenDates([Double], Column.Clock, example: Int, order: DateOrder)
      /// Numbers that mean different things with a decimal point and a decimal comma.
      case ambiguous
      /// Dates that mean different things day first and month first, and a level that shows it.
      case ambiguousDates(example: Int)
      /// Texts that have numbers one by one but are none together.
      case contradictory(StyleReader.Contradiction)
    }
    var kind: Kind
    /// Whether each level stands for a missing cell.
    var isMissing: [Bool]
  }

  /// How a column reads with each decimal mark.
  struct Readings {
    fileprivate(set) var isMissing: [Bool] = []
    fileprivate(set) var presentCount = 0
    fileprivate var point: (values: [Double], reader: StyleReader)?
    fileprivate var comma: (values: [Double], reader: StyleReader)?
    fileprivate var contradiction: StyleReader.Contradiction?

    /// The one mark the column can be read with, nil where both or none will do.
    var onlyMark: DecimalMark? {
      if point != nil, comma == nil { return .point }
      if comma != nil, point == nil { return .comma }
      return nil
    }
  }

  let missing: MissingTokens
  /// Which of day and month is written first, nil to find it out.
  var dateOrder: DateOrder?

  /// Tries both decimal marks on a column.
  ///
  /// - Parameters:
  ///   - candidates: the marks to try.
  ///   - reluctant: a mark to try where these fail, for numbers that no other mark can give.
  func readings(
    _ texts: Texts, candidates: [DecimalMark], reluctant: DecimalMark? = nil
  ) -> Readings {
    var readings = Readings()
    readings.isMissing = (0..<texts.levelCount).map {
      missing.contains(texts.level($0).trimmed())
    }
    readings.presentCount = readings.isMissing.count { !$0 }
    guard readings.presentCount > 0 else { return readings }
    for mark in candidates + [reluctant].compactMap({ $0 }) {
      let isReluctant = mark == reluctant
      if isReluctant, readings.point != nil || readings.comma != nil { continue }
      var reader = StyleReader(.written(mark))
      let values = values(texts, readings.isMissing) { reader.read($0) }
      guard let values else { continue }
      if isReluctant {
        guard reader.isGrouped || !reader.currencies.isEmpty, !hasGroups(texts, mark.other) else {
          continue
        }
      }
      if let contradiction = reader.contradiction() {
        readings.contradiction = contradiction
        continue
      }
      switch mark {
      case .point: readings.point = (values, reader)
      case .comma: readings.comma = (values, reader)
      }
    }
    return readings
  }

  /// Whether some text is grouped by a mark where the other is decimal: "1,234" is no 1.234 then.
  private func hasGroups(_ texts: Texts, _ decimal: DecimalMark) -> Bool {
    (0..<texts.levelCount).contains { index in
      let text = texts.level(index).trimmed()
      let reading =
        GroupedNumber.read(text, decimal: decimal)
        ?? DecoratedNumber.read(text, decimal: decimal)?.number
      return reading?.separator == .comma || reading?.separator == .point
    }
  }

  /// Decides, knowing which mark is decimal in the file.
  func decide(_ texts: Texts, _ readings: Readings, _ evidence: DecimalEvidence) -> Decision {
    Decision(kind: kind(texts, readings, evidence), isMissing: readings.isMissing)
  }

  private func kind(
    _ texts: Texts, _ readings: Readings, _ evidence: DecimalEvidence
  ) -> Decision.Kind {
    guard readings.presentCount > 0 else { return .empty }
    switch (readings.point, readings.comma) {
    case (let point?, let comma?):
      if zip(point.values, comma.values).allSatisfy({ $0 == $1 || ($0.isNaN && $1.isNaN) }) {
        return .numbers(point.values, point.reader)
      }
      let mark = evidence.mark { ($0 == .point ? point : comma).reader.isGroupedByMark }
      switch mark {
      case .point?: return .numbers(point.values, point.reader)
      case .comma?: return .numbers(comma.values, comma.reader)
      case nil: return .ambiguous
      }
    case (let point?, nil): return .numbers(point.values, point.reader)
    case (nil, let comma?): return .numbers(comma.values, comma.reader)
    case (nil, nil): break
    }
    if let contradiction = readings.contradiction { return .contradictory(contradiction) }
    var labelled = StyleReader(.labelled)
    if let values = values(texts, readings.isMissing, { labelled.read($0) }),
      labelled.contradiction() == nil
    {
      return .numbers(values, labelled)
    }
    var clock = Column.Clock()
    let days = values(texts, readings.isMissing) { text in
      guard let reading = DateParser.read(text) else { return nil }
      if reading.hasTime { clock.hasTime = true }
      if reading.isUniversal { clock.isUniversal = true }
      return reading.days
    }
    if let days { return .dates(days, clock) }
    let written = WrittenDates.read(
      count: texts.levelCount, level: { texts.level($0).trimmed() },
      isMissing: { readings.isMissing[$0] }, told: dateOrder)
    switch written {
    case .dates(let days, let clock, let example, let order):
      return .writtenDates(days, clock, example: example, order: order)
    case .ambiguous(let example): return .ambiguousDates(example: example)
    case .none: return .text
    }
  }

  /// The value of each level, NaN for missing ones, nil as soon as a level has none.
  private func values(
    _ texts: Texts, _ isMissing: [Bool], _ read: (ByteText) -> Double?
  ) -> [Double]? {
    var values: [Double] = []
    for index in 0..<texts.levelCount {
      if isMissing[index] {
        values.append(NumberView.missing)
      } else if let value = read(texts.level(index).trimmed()) {
        values.append(value)
      } else {
        return nil
      }
    }
    return values
  }
}
