#if SPSS
  import CReadStat

  /// Gathers what ReadStat calls back with: variables, their labels, and the cells row by row.
  final class CaseCollector {
    private(set) var variables: [Variable] = []
    private(set) var columns = CellColumns(capacity: 0)
    private(set) var labels: [String: ValueLabels] = [:]
    private(set) var rowCount = 0
    /// The variable that the file weights its cases by.
    private(set) var weight: String?
    /// The encoding that the file declares.
    private(set) var encoding: String?
    /// The version of the file's format.
    private(set) var formatVersion = 0
    /// Whether a text holds anything beyond ASCII.
    private(set) var hasForeignText = false
    /// Why the reading was broken off.
    private(set) var failure: LabelledFileError.Reason?
    /// What the library says of an error.
    private(set) var message: String?

    /// Whether numbers of the file begin with their highest byte.
    private(set) var isBigEndian = false
    /// Asked once all variables are known and before the first cell: why it must not be read, and how many
    /// bytes are gone through before any is in a row.
    var beforeCases: ((CaseCollector) -> (reason: LabelledFileError.Reason?, unpackedBytes: Int))?

    private let limits: CaseLimits
    private let form: LabelledFile.Form
    private var variableCount = 0
    private var textBytes = 0
    private var unpackedBytes = 0
    /// The bytes of a row once it is unpacked.
    private var rowBytes = 0

    init(limits: CaseLimits, form: LabelledFile.Form) {
      self.limits = limits
      self.form = form
    }

    func attach(to parser: UnsafeMutablePointer<readstat_parser_t>) {
      readstat_set_metadata_handler(parser) { metadata, context in
        guard let metadata else { return CaseCollector.proceed }
        return CaseCollector.from(context).take(metadata)
      }
      readstat_set_variable_handler(parser) { index, variable, labelSet, context in
        guard let variable else { return CaseCollector.proceed }
        return CaseCollector.from(context).take(variable, at: Int(index), labelSet)
      }
      readstat_set_fweight_handler(parser) { variable, context in
        CaseCollector.from(context).weight = Variable.text(readstat_variable_get_name(variable))
        return CaseCollector.proceed
      }
      readstat_set_value_label_handler(parser) { name, value, label, context in
        CaseCollector.from(context).take(label, of: value, in: name)
      }
      readstat_set_value_handler(parser) { row, variable, value, context in
        guard let variable else { return CaseCollector.proceed }
        return CaseCollector.from(context).take(value, row: Int(row), of: variable)
      }
      // Of a portable file the library puts into its message a number that it does not end with a zero, and
      // reads on behind it. Without a handler it makes none.
      guard form != .portable else { return }
      readstat_set_error_handler(parser) { message, context in
        CaseCollector.from(context).message = Variable.text(message)
      }
    }

    fileprivate static let proceed = Int32(READSTAT_HANDLER_OK)
    fileprivate static let abort = Int32(READSTAT_HANDLER_ABORT)

    private static func from(_ context: UnsafeMutableRawPointer?) -> CaseCollector {
      guard let context else { preconditionFailure("a handler was called without its context") }
      return Unmanaged<CaseCollector>.fromOpaque(context).takeUnretainedValue()
    }

    /// The name of a set of labels. A damaged file of Stata can leave it without the zero that ends it, and
    /// the library hands it on so: it is read no further than its place in the file reaches.
    private func setName(_ start: UnsafePointer<CChar>?) -> String? {
      guard let start else { return nil }
      let room = form == .stata ? (formatVersion >= 118 ? 129 : formatVersion >= 110 ? 33 : 9) : 256
      let bytes = UnsafeBufferPointer(start: start, count: room).prefix { $0 != 0 }
      return String(validating: bytes.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    func fail(_ reason: LabelledFileError.Reason) -> Int32 {
      failure = failure ?? reason
      return Self.abort
    }

    private func take(_ metadata: UnsafeMutablePointer<readstat_metadata_t>) -> Int32 {
      let rows = max(0, Int(readstat_get_row_count(metadata)))
      let variables = max(0, Int(readstat_get_var_count(metadata)))
      encoding = Variable.text(readstat_get_file_encoding(metadata)).flatMap {
        $0.isEmpty ? nil : $0
      }
      formatVersion = Int(readstat_get_file_format_version(metadata))
      isBigEndian = readstat_get_endianness(metadata) == READSTAT_ENDIAN_BIG
      variableCount = variables
      if variables > limits.variables {
        return fail(.tooManyVariables(found: variables, limit: limits.variables))
      }
      columns = CellColumns(capacity: variables)
      let (count, overflow) = rows.multipliedReportingOverflow(by: variables)
      return overflow || count > limits.cells ? fail(limits.tooManyCells) : Self.proceed
    }

    private func take(
      _ variable: UnsafeMutablePointer<readstat_variable_t>, at index: Int,
      _ labelSet: UnsafePointer<CChar>?
    ) -> Int32 {
      guard index == variables.count, index < variableCount else {
        return fail(.damaged("variables out of order"))
      }
      guard let known = Variable(variable, labelSet: setName(labelSet)) else {
        return fail(.invalidText(variable: nil, row: nil))
      }
      variables.append(known)
      columns.append(Cells(isText: known.isText))
      rowBytes += known.width
      guard variables.count == variableCount, let beforeCases else { return Self.proceed }
      let (reason, bytes) = beforeCases(self)
      unpackedBytes = bytes
      return reason.map(fail) ?? Self.proceed
    }

    private func take(
      _ label: UnsafePointer<CChar>?, of value: readstat_value_t, in set: UnsafePointer<CChar>?
    ) -> Int32 {
      guard let set = setName(set), let label else { return Self.proceed }
      guard let text = Variable.text(label).map(trimmed) else {
        return fail(.invalidText(variable: nil, row: nil))
      }
      guard !text.isEmpty else { return Self.proceed }
      // Labels of Stata may share their bytes: a file of some megabytes can have gigabytes of them.
      textBytes += text.utf8.count
      guard textBytes <= limits.textBytes else { return proceedWithin(limits) }
      if readstat_value_type_class(value) == READSTAT_TYPE_CLASS_STRING {
        if let key = Variable.text(readstat_string_value(value)) {
          labels[set, default: ValueLabels()].texts[trimmed(key)] = text
        }
      } else if readstat_value_is_tagged_missing(value) != 0 {
        labels[set, default: ValueLabels()].tags[Self.tag(value)] = text
      } else {
        let key = readstat_double_value(value)
        if key.isFinite { labels[set, default: ValueLabels()].numbers[key] = text }
      }
      return Self.proceed
    }

    /// Goes on unless the texts are beyond the limits.
    private func proceedWithin(_ limits: CaseLimits) -> Int32 {
      if textBytes > limits.textBytes { return fail(.tooMuchText(bytes: limits.textBytes)) }
      if unpackedBytes > limits.unpackedBytes {
        return fail(.unpacksTooFar(bytes: limits.unpackedBytes))
      }
      return Self.proceed
    }

    private static func tag(_ value: readstat_value_t) -> Character {
      Character(Unicode.Scalar(UInt8(bitPattern: readstat_value_tag(value))))
    }

    /// Counts a row at its first cell.
    private func begin(row: Int) -> Int32 {
      guard row == rowCount else { return fail(.damaged("rows out of order")) }
      rowCount += 1
      unpackedBytes += rowBytes
      guard rowCount <= limits.cells / variableCount else { return fail(limits.tooManyCells) }
      return proceedWithin(limits)
    }

    private func take(
      _ value: readstat_value_t, row: Int, of variable: UnsafeMutablePointer<readstat_variable_t>
    ) -> Int32 {
      let index = Int(readstat_variable_get_index(variable))
      guard let cells = columns.at(index) else { return fail(.damaged("too many variables")) }
      if index == 0 {
        guard begin(row: row) == Self.proceed else { return Self.abort }
      }
      guard cells.pointee.count == row else { return fail(.damaged("rows out of order")) }
      let isString = readstat_value_type_class(value) == READSTAT_TYPE_CLASS_STRING
      guard cells.pointee.isText == isString else {
        return fail(.damaged("numbers and texts in one variable"))
      }
      guard !isString else { return take(text: readstat_string_value(value), row, index, cells) }
      if readstat_value_is_tagged_missing(value) != 0 {
        cells.pointee.append(tag: Self.tag(value))
      } else {
        cells.pointee.append(
          number: readstat_value_is_system_missing(value) != 0
            ? .nan : readstat_double_value(value))
      }
      return Self.proceed
    }

    private func take(
      text bytes: UnsafePointer<CChar>?, _ row: Int, _ index: Int,
      _ cells: UnsafeMutablePointer<Cells>
    ) -> Int32 {
      guard let bytes, bytes.pointee != 0 else {
        cells.pointee.appendMissingText()
        return Self.proceed
      }
      guard let text = Variable.text(bytes) else {
        return fail(.invalidText(variable: variables[index].name, row: row + 1))
      }
      if !hasForeignText { hasForeignText = text.utf8.contains { $0 >= 0x80 } }
      // A long text of Stata stands in the file once and may be the value of every row.
      unpackedBytes += max(0, text.utf8.count - variables[index].width)
      textBytes += cells.pointee.append(text: text)
      return proceedWithin(limits)
    }
  }
#endif
