#if SPSS
  import CReadStat

  /// Writes SPSS and Stata files for tests, with ReadStat's own writer.
  package struct LabelledFileWriter {
    /// The forms that can be written.
    package enum Form: Sendable, Equatable {
      case sav, compressedSav, zsav, por
      case dta(version: UInt8)
    }

    /// A cell.
    package enum Cell: Sendable, Equatable {
      case number(Double)
      case text(String)
      case missing
      /// Stata's `.a` to `.z`.
      case tag(Character)
    }

    /// A variable.
    package struct Variable: Sendable {
      package var name: String
      /// The bytes that a text may have; nil for numbers.
      package var width: Int?
      package var label: String?
      package var format: String?
      package var valueLabels: [Double: String] = [:]
      package var textLabels: [String: String] = [:]
      package var tagLabels: [Character: String] = [:]
      package var missing: [ClosedRange<Double>] = []
      package var missingTexts: [String] = []
      package var isMeasured = false
      /// Whether its texts stand behind the cases, as Stata 13 and later can write them (`strL`).
      package var isStored = false

      package init(_ name: String, width: Int? = nil, label: String? = nil, format: String? = nil) {
        self.name = name
        self.width = width
        self.label = label
        self.format = format
      }
    }

    /// What the library refuses to write.
    package struct Refusal: Error, CustomStringConvertible {
      package let description: String
    }

    package var form: Form
    /// The variable that weights the cases.
    package var weight: String?

    package init(_ form: Form) { self.form = form }

    /// The file as bytes.
    package func bytes(_ variables: [Variable], _ rows: [[Cell]]) throws -> [UInt8] {
      guard let writer = readstat_writer_init() else { throw Refusal(description: "no memory") }
      defer { readstat_writer_free(writer) }
      let sink = Sink()
      let kept = KeptTexts()
      defer { withExtendedLifetime(kept) {} }
      readstat_set_data_writer(writer) { data, count, context in
        guard let data, let context else { return -1 }
        let sink = Unmanaged<Sink>.fromOpaque(context).takeUnretainedValue()
        sink.bytes.append(contentsOf: UnsafeRawBufferPointer(start: data, count: count))
        return count
      }
      let handles = try variables.enumerated().map {
        try add($1, number: $0, to: writer, keeping: kept)
      }
      if let weight, let index = variables.firstIndex(where: { $0.name == weight }) {
        readstat_writer_set_fweight_variable(writer, handles[index])
      }
      let context = Unmanaged.passUnretained(sink).toOpaque()
      // Texts that stand behind the cases are known before the first case, each once.
      var stored: [String: UnsafeMutablePointer<readstat_string_ref_t>] = [:]
      for row in rows {
        for case (.text(let text), true) in zip(row, variables.map(\.isStored))
        where stored[text] == nil {
          stored[text] = readstat_add_string_ref(writer, text)
        }
      }
      try check(begin(writer, context, rows.count))
      for row in rows {
        try check(readstat_begin_row(writer))
        for (index, (cell, handle)) in zip(row, handles).enumerated() {
          if variables[index].isStored, case .text(let text) = cell {
            try check(readstat_insert_string_ref(writer, handle, stored[text]))
          } else {
            try check(insert(cell, handle, writer))
          }
        }
        try check(readstat_end_row(writer))
      }
      try check(readstat_end_writing(writer))
      return sink.bytes
    }

    private final class Sink {
      var bytes: [UInt8] = []
    }

    /// Texts that stay where they are until the file is written: ReadStat keeps the address of a missing
    /// text, not the text.
    private final class KeptTexts {
      private var texts: [UnsafeMutablePointer<CChar>] = []

      func keep(_ text: String) -> UnsafePointer<CChar> {
        let bytes = text.utf8CString
        let copy = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count)
        for (offset, byte) in bytes.enumerated() { copy[offset] = byte }
        texts.append(copy)
        return UnsafePointer(copy)
      }

      deinit { for text in texts { text.deallocate() } }
    }

    private typealias Writer = UnsafeMutablePointer<readstat_writer_t>
    private typealias Handle = UnsafeMutablePointer<readstat_variable_t>

    private func begin(
      _ writer: Writer, _ context: UnsafeMutableRawPointer, _ rows: Int
    ) -> readstat_error_t {
      switch form {
      case .sav: return readstat_begin_writing_sav(writer, context, rows)
      case .compressedSav:
        readstat_writer_set_compression(writer, READSTAT_COMPRESS_ROWS)
        return readstat_begin_writing_sav(writer, context, rows)
      case .zsav:
        readstat_writer_set_compression(writer, READSTAT_COMPRESS_BINARY)
        return readstat_begin_writing_sav(writer, context, rows)
      case .por: return readstat_begin_writing_por(writer, context, rows)
      case .dta(let version):
        readstat_writer_set_file_format_version(writer, version)
        return readstat_begin_writing_dta(writer, context, rows)
      }
    }

    private func add(
      _ variable: Variable, number: Int, to writer: Writer, keeping kept: KeptTexts
    ) throws -> Handle {
      let type =
        variable.isStored
        ? READSTAT_TYPE_STRING_REF
        : variable.width == nil ? READSTAT_TYPE_DOUBLE : READSTAT_TYPE_STRING
      let hasLabels =
        !variable.valueLabels.isEmpty || !variable.textLabels.isEmpty
        || !variable.tagLabels.isEmpty
      guard let handle = readstat_add_variable(writer, variable.name, type, variable.width ?? 0)
      else { throw Refusal(description: "no memory") }
      if let label = variable.label { readstat_variable_set_label(handle, label) }
      if let format = variable.format { readstat_variable_set_format(handle, format) }
      if hasLabels {
        let isStata = if case .dta = form { true } else { false }
        let setType =
          variable.width != nil
          ? READSTAT_TYPE_STRING : isStata ? READSTAT_TYPE_INT32 : READSTAT_TYPE_DOUBLE
        let set = readstat_add_label_set(writer, setType, "set\(number)")
        for (value, label) in variable.valueLabels.sorted(by: { $0.key < $1.key }) {
          if isStata {
            readstat_label_int32_value(set, Int32(value), label)
          } else {
            readstat_label_double_value(set, value, label)
          }
        }
        for (value, label) in variable.textLabels.sorted(by: { $0.key < $1.key }) {
          readstat_label_string_value(set, value, label)
        }
        for (tag, label) in variable.tagLabels {
          readstat_label_tagged_value(set, CChar(bitPattern: tag.asciiValue ?? 97), label)
        }
        readstat_variable_set_label_set(handle, set)
      }
      for range in variable.missing {
        try check(
          range.lowerBound == range.upperBound
            ? readstat_variable_add_missing_double_value(handle, range.lowerBound)
            : readstat_variable_add_missing_double_range(
              handle, range.lowerBound, range.upperBound))
      }
      for text in variable.missingTexts {
        try check(readstat_variable_add_missing_string_value(handle, kept.keep(text)))
      }
      readstat_variable_set_measure(
        handle, variable.isMeasured ? READSTAT_MEASURE_SCALE : READSTAT_MEASURE_UNKNOWN)
      return handle
    }

    private func insert(_ cell: Cell, _ handle: Handle, _ writer: Writer) -> readstat_error_t {
      switch cell {
      case .number(let number): readstat_insert_double_value(writer, handle, number)
      case .text(let text): readstat_insert_string_value(writer, handle, text)
      case .missing: readstat_insert_missing_value(writer, handle)
      case .tag(let tag):
        readstat_insert_tagged_missing_value(
          writer, handle, CChar(bitPattern: tag.asciiValue ?? 97))
      }
    }

    private func check(_ code: readstat_error_t) throws {
      guard code != READSTAT_OK else { return }
      throw Refusal(description: String(cString: readstat_error_message(code)))
    }
  }
#endif
