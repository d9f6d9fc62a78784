#if SPSS
  import Tables

  /// Makes columns of variables whose cells have all been read.
  struct VariableAssembly {
    let dialect: DateFormat.Dialect
    let options: CSVOptions
    private let words: MissingTokens
    private(set) var notes: [TableNote] = []

    init(dialect: DateFormat.Dialect, options: CSVOptions) {
      self.dialect = dialect
      self.options = options
      words = MissingTokens(options.missing)
    }

    mutating func column(
      _ variable: Variable, named name: String, cells: Cells, labels: ValueLabels, rowCount: Int
    ) -> Column {
      var column =
        variable.isText
        ? texts(variable, name, cells, labels) : numbers(variable, name, cells, labels)
      if column.count != rowCount || column.presentCount == 0 {
        // No cell holds anything: what kind of value it would be does not matter.
        column = Column(name: name, missingRows: rowCount)
      }
      return column.described(as: variable.label)
    }

    private mutating func numbers(
      _ variable: Variable, _ name: String, _ cells: Cells, _ labels: ValueLabels
    ) -> Column {
      var missing = MissingTally()
      for (tag, count) in cells.tags {
        missing.add(".\(tag)", label: labels.tags[tag], count: count)
      }
      let ranges = variable.missing.compactMap { range -> ClosedRange<Double>? in
        if case .numbers(let numbers) = range { numbers } else { nil }
      }
      let wordless = labels.numbers.filter { words.contains($0.value) }
      var values = cells.numbers
      if !ranges.isEmpty || !wordless.isEmpty {
        var counts: [Double: Int] = [:]
        for row in values.indices where !values[row].isNaN {
          let value = values[row]
          guard ranges.contains(where: { $0.contains(value) }) || wordless[value] != nil else {
            continue
          }
          counts[value, default: 0] += 1
          values[row] = .nan
        }
        for (value, count) in counts {
          missing.add(numberText(value), label: labels.numbers[value], count: count)
        }
      }
      notes += missing.notes(of: name)
      if let format = DateFormat(variable.format, dialect) {
        if format == .duration {
          note(
            "durations_in_seconds",
            "Column \(Excerpt.quoted(name)) holds durations or times of day, read as seconds.", name
          )
        } else {
          return dates(values, format, name)
        }
      }
      let kept = labels.numbers.filter { label in
        wordless[label.key] == nil && !ranges.contains { $0.contains(label.key) }
      }
      return labelled(values, kept, name, isMeasured: variable.isMeasured)
    }

    private mutating func dates(
      _ values: [Double], _ format: DateFormat, _ name: String
    ) -> Column {
      var outside = 0
      var hasTime = false
      let days = values.map { value -> Double in
        if value.isNaN { return .nan }
        guard let day = format.days(value) else {
          outside += 1
          return .nan
        }
        if day != day.rounded(.down) { hasTime = true }
        return day
      }
      if outside > 0 {
        note(
          "dates_out_of_range",
          "Column \(Excerpt.quoted(name)): \(outside) "
            + (outside == 1 ? "date lies" : "dates lie")
            + " outside the years 1 to 9999 and \(outside == 1 ? "was" : "were") read as missing.",
          name)
      }
      return Column(name: name, dayNumbers: days, hasTime: hasTime)
    }

    /// A column of numbers with their labels, or of the labels.
    private mutating func labelled(
      _ values: [Double], _ labels: [Double: String], _ name: String, isMeasured: Bool
    ) -> Column {
      guard !labels.isEmpty else { return Column(name: name, doubles: finite(values)) }
      let distinct = DistinctNumbers(values)
      let occurring = distinct.numbers
      if ValueLabels.areScale(labels, occurring: occurring, isMeasured: isMeasured) {
        if let highest = labels.max(by: { $0.key < $1.key }) {
          note(
            "labelled_scale",
            "Column \(Excerpt.quoted(name)) holds scale points with their wording, read as numbers:"
              + " \(numberText(highest.key)) is \(Excerpt.quoted(highest.value)).", name)
        }
        return Column(name: name, doubles: finite(values), valueLabels: labels)
      }
      let bare = occurring.filter { labels[$0] == nil }.sorted()
      let example = labels.min { $0.key < $1.key }
      note(
        "labelled_category",
        "Column \(Excerpt.quoted(name)) holds codes, read as their labels"
          + (example.map { ": \(numberText($0.key)) is \(Excerpt.quoted($0.value))" } ?? "") + "."
          + (bare.isEmpty
            ? ""
            : " Without a label, and kept as \(bare.count == 1 ? "it is" : "they are"): "
              + bare.prefix(5).map(numberText).joined(separator: ", ")
              + (bare.count > 5 ? " and \(bare.count - 5) more." : ".")),
        name)
      let texts = Labels(
        codes: distinct.codes, renamed: occurring.map { labels[$0] ?? numberText($0) })
      return Column(name: name, labels: texts, codes: labels)
    }

    /// The values, those that are no number missing.
    private func finite(_ values: [Double]) -> [Double] {
      values.contains { $0.isInfinite } ? values.map { $0.isInfinite ? .nan : $0 } : values
    }

    private mutating func texts(
      _ variable: Variable, _ name: String, _ cells: Cells, _ labels: ValueLabels
    ) -> Column {
      let stored = cells.texts.labels
      guard !stored.levels.isEmpty else { return Column(name: name, missingRows: cells.count) }
      var missing = MissingTally()
      let counts = stored.counts
      let levels = stored.levels.indices.map { index -> String? in
        let level = trimmed(stored.levels[index])
        let isMissing = variable.missing.contains { range in
          if case .texts(let texts) = range { texts.contains(level) } else { false }
        }
        guard isMissing else { return labels.texts[level] ?? stored.levels[index] }
        missing.add(level, label: labels.texts[level], count: counts[index])
        return nil
      }
      notes += missing.notes(of: name)
      let (column, decided) = Column.inferring(
        name: name, labels: Labels(codes: stored.codes, renamed: levels), options: options)
      notes += decided
      return column
    }

    private mutating func note(_ code: String, _ sentence: String, _ column: String) {
      notes.append(TableNote(code: code, sentence: sentence, column: column))
    }
  }

  /// The numbers of a column, each once, in the order in which they appear.
  private struct DistinctNumbers {
    private(set) var numbers: [Double] = []
    /// Of each row an index into the numbers, −1 where missing.
    private(set) var codes: [Int32] = []

    init(_ values: [Double]) {
      var index: [Double: Int32] = [:]
      codes.reserveCapacity(values.count)
      for value in values {
        if value.isNaN {
          codes.append(-1)
        } else if let code = index[value] {
          codes.append(code)
        } else {
          codes.append(Int32(numbers.count))
          index[value] = Int32(numbers.count)
          numbers.append(value)
        }
      }
    }
  }

  extension Labels {
    /// Codes of a file with a text for each; those that share a text become one, those without missing.
    fileprivate init(codes: [Int32], renamed texts: [String?]) {
      let renamed = Labels(texts)
      let isSame = renamed.levels.count == texts.count
      self.init(
        trusted: isSame ? codes : codes.map { $0 < 0 ? -1 : renamed.codes[Int($0)] },
        levels: renamed.levels)
    }
  }

  /// Values that were read as missing, with how often each occurs.
  struct MissingTally {
    private var values: [(text: String, label: String?, count: Int)] = []

    mutating func add(_ text: String, label: String?, count: Int) {
      if count > 0 { values.append((text, label, count)) }
    }

    func notes(of column: String) -> [TableNote] {
      guard !values.isEmpty else { return [] }
      let total = values.reduce(0) { $0 + $1.count }
      let sorted = values.sorted { ($1.count, $0.text) < ($0.count, $1.text) }
      let listed = sorted.prefix(5).map { value in
        Excerpt.escaped(value.text) + (value.label.map { " \(Excerpt.quoted($0))" } ?? "")
          + " (\(value.count))"
      }
      return [
        TableNote(
          code: "user_missing",
          sentence: "Column \(Excerpt.quoted(column)): \(total) "
            + "\(total == 1 ? "cell" : "cells") that the file declares missing "
            + "\(total == 1 ? "was" : "were") read so: " + listed.joined(separator: ", ")
            + (sorted.count > 5 ? " and \(sorted.count - 5) more." : "."),
          column: column)
      ]
    }
  }
#endif
