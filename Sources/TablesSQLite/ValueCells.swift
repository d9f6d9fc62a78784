#if SQLite
  import SQLiteAccess
  import Tables

  /// The cells of one column of a result: numbers as long as all are, else texts.
  ///
  /// SQLite has types by value and not by column, so a column is what its values are.
  final class ValueCells {
    private enum Storage {
      /// NaN for NULL.
      case numbers([Double])
      case texts
    }

    private var storage = Storage.numbers([])
    private var texts = LabelBuilder()
    private var binary = 0

    /// Stores the value of a column of the row.
    ///
    /// - Returns: how many bytes of text were kept; nil for a text that is not UTF-8.
    func append(_ statement: SQLiteStatement, _ column: Int) -> Int? {
      switch statement.kind(column) {
      case .null: return appendMissing()
      case .blob:
        binary += 1
        return appendMissing()
      case .integer:
        let value = statement.integer(column)
        // As in a text file: a number beyond what a Double holds exactly is an identifier.
        return value.magnitude <= 1 << 53 ? append(Double(value)) : append(text: String(value))
      case .real:
        let value = statement.real(column)
        return value.isFinite ? append(value) : append(text: numberText(value))
      case .text:
        let text = statement.withText(column) { bytes in
          bytes.flatMap { String(validating: $0, as: UTF8.self) }
        }
        return text.flatMap(append(text:))
      }
    }

    private func appendMissing() -> Int {
      switch storage {
      case .numbers: add(.nan)
      case .texts: texts.appendMissing()
      }
      return 0
    }

    private func append(_ value: Double) -> Int? {
      if case .numbers = storage {
        add(value)
        return 0
      }
      return append(text: numberText(value))
    }

    /// Appends in place: taken out of the enumeration first, so that the array is not copied.
    private func add(_ value: Double) {
      guard case .numbers(var values) = storage else { return }
      storage = .texts
      values.append(value)
      storage = .numbers(values)
    }

    private func append(text: String) -> Int? {
      var kept = 0
      if case .numbers(let values) = storage {
        storage = .texts
        for value in values {
          if value.isNaN { texts.appendMissing() } else { kept += texts.append(numberText(value)) }
        }
      }
      return kept + texts.append(text)
    }

    func column(named name: String, options: CSVOptions) -> (column: Column, notes: [TableNote]) {
      var notes: [TableNote] = []
      if binary > 0 {
        notes.append(
          TableNote(
            code: "binary_cells",
            sentence: "Column \(Excerpt.quoted(name)): \(binary) "
              + "\(binary == 1 ? "cell holds" : "cells hold") binary data and "
              + "\(binary == 1 ? "was" : "were") read as missing.", column: name))
      }
      guard case .numbers(let values) = storage else {
        let (column, decided) = Column.inferring(
          name: name, labels: texts.labels, options: options)
        return (column, notes + decided)
      }
      guard values.contains(where: { !$0.isNaN }) else {
        return (Column(name: name, missingRows: values.count), notes)
      }
      return (Column(name: name, doubles: values), notes)
    }
  }
#endif
