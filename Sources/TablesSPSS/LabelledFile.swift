#if SPSS
  import CReadStat
  import Tables

  /// A file of variables with labels, as ReadStat reads it, made into a table.
  struct LabelledFile {
    /// The forms that ReadStat reads.
    enum Form {
      case systemFile, portable, stata
    }

    let raw: ByteBuffer
    let source: String
    let options: CSVOptions
    let form: Form
    /// What the file may cost; nil is what its size allows.
    var limits: CaseLimits?

    static func bytes(_ path: String) throws(LabelledFileError) -> ByteBuffer {
      do {
        return try FileBytes.read(path)
      } catch {
        throw LabelledFileError(.unreadable(error), source: source(path))
      }
    }

    static func source(_ path: String) -> String {
      path == "-" ? CSVReader.standardInputName : path
    }

    func table() throws(LabelledFileError) -> Table {
      let cases = try read()
      guard !cases.variables.isEmpty else {
        throw LabelledFileError(.noVariables, source: source)
      }
      let names = HeaderNames(headers: cases.variables.map(\.name))
      var assembly = VariableAssembly(dialect: form == .stata ? .stata : .spss, options: options)
      var columns: [Column] = []
      for (index, variable) in cases.variables.enumerated() {
        // The memory of a variable is given back before the next is made.
        columns.append(
          assembly.column(
            variable, named: names.names[index], cells: cases.columns.take(index),
            labels: variable.labelSet.flatMap { cases.labels[$0] } ?? ValueLabels(),
            rowCount: cases.rowCount))
      }
      return Table(
        source: source, columns: columns, digest: Digest.text(raw.bytes),
        notes: names.notes + fileNotes(cases) + assembly.notes)
    }

    private func read() throws(LabelledFileError) -> CaseCollector {
      let dictionary = form == .systemFile ? SystemFileDictionary(raw.bytes) : nil
      let limits =
        limits
        ?? CaseLimits(
          byteCount: raw.count, isPackedTwice: dictionary?.compression == .packedCodes)
      let cases = CaseCollector(limits: limits, form: form)
      let file = MemoryFile(raw.bytes)
      if let dictionary {
        let guarding = SystemFileGuard(bytes: raw.bytes, dictionary: dictionary, limits: limits)
        if let reason = guarding.reasonBeforeReading() {
          throw LabelledFileError(reason, source: source)
        }
        cases.beforeCases = { [unowned file] in
          guarding.reasonBeforeCases(
            $0.variables, position: file.position, encoding: $0.encoding)
        }
      }
      if form == .stata {
        file.mayGo = { [unowned cases, raw] in
          let areEnded = StoredTexts.areEnded(
            raw.bytes, at: $0, isBigEndian: cases.isBigEndian, version: cases.formatVersion)
          if !areEnded { _ = cases.fail(.damaged("a long text has no end")) }
          return areEnded
        }
      }
      guard let parser = readstat_parser_init() else {
        throw LabelledFileError(.outOfMemory, source: source)
      }
      defer { readstat_parser_free(parser) }
      cases.attach(to: parser)
      if let encoding = encodingName { readstat_set_file_character_encoding(parser, encoding) }
      file.attach(to: parser)
      let context = Unmanaged.passUnretained(cases).toOpaque()
      let code =
        withExtendedLifetime((raw, file, cases)) {
          switch form {
          case .systemFile: readstat_parse_sav(parser, "", context)
          case .portable: readstat_parse_por(parser, "", context)
          case .stata: readstat_parse_dta(parser, "", context)
          }
        }
      if let reason = cases.failure ?? reason(code, cases.message) {
        throw LabelledFileError(reason, source: source)
      }
      return cases
    }

    /// The encoding that the caller says the texts are in, by the name that iconv knows.
    private var encodingName: String? {
      switch options.encoding {
      case .windows1252: "WINDOWS-1252"
      case .utf8: "UTF-8"
      default: nil
      }
    }

    private func reason(_ code: readstat_error_t, _ message: String?) -> LabelledFileError.Reason? {
      switch code {
      case READSTAT_OK: nil
      case READSTAT_ERROR_MALLOC: .outOfMemory
      case READSTAT_ERROR_READ, READSTAT_ERROR_ROW_COUNT_MISMATCH: .endsEarly
      case READSTAT_ERROR_UNSUPPORTED_FILE_FORMAT_VERSION: .unknownVersion
      case READSTAT_ERROR_UNSUPPORTED_COMPRESSION: .unknownCompression
      case READSTAT_ERROR_UNSUPPORTED_CHARSET: .unknownEncoding
      case READSTAT_ERROR_CONVERT, READSTAT_ERROR_CONVERT_BAD_STRING,
        READSTAT_ERROR_CONVERT_SHORT_STRING:
        .invalidText(variable: nil, row: nil)
      default:
        .damaged(Excerpt.escaped(trimmed(message ?? Self.says(code)), limit: 120))
      }
    }

    private static func says(_ code: readstat_error_t) -> String {
      Variable.text(readstat_error_message(code)) ?? "error \(code.rawValue)"
    }

    private func fileNotes(_ cases: CaseCollector) -> [TableNote] {
      var notes: [TableNote] = []
      if let weight = cases.weight {
        notes.append(
          TableNote(
            code: "weights_not_applied",
            sentence: "The file says that its cases are weighted by \(Excerpt.quoted(weight)); "
              + "they count equally here unless a command is told to weight them."))
      }
      // Stata 14 and later write UTF-8 without saying so.
      let isUnicode = form == .stata && cases.formatVersion >= 118
      if cases.encoding == nil, !isUnicode, cases.hasForeignText, options.encoding == .detect {
        notes.append(
          TableNote(
            code: "presumed_encoding",
            sentence: "The file does not say how its texts are written as bytes; Windows-1252 was "
              + "presumed. If names look wrong, give the encoding."))
      }
      return notes
    }
  }
#endif
