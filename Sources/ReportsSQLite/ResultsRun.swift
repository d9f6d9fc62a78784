#if SQLite
  public import Reports
  import SQLiteAccess

  #if canImport(Glibc)
    import Glibc
  #elseif canImport(Musl)
    import Musl
  #else
    import Darwin
  #endif

  /// A run of a command as a database keeps it.
  public struct ResultsRun: Sendable, Equatable {
    /// When it was, in universal time as ISO 8601.
    public var at: String
    /// The command line after the program's name.
    public var arguments: [String]
    /// The command, e.g. "nps".
    public var command: String
    /// The name and version of the result's form.
    public var schema: String
    /// The version of the program.
    public var version: String
    /// The options in force, as JSON.
    public var options: String
    /// The seed of random draws.
    public var seed: UInt64?
    /// The files read.
    public var inputs: [EnvelopeInput]
    /// The figures: the tables that the result has for machines.
    public var tables: [ReportTable]
    /// What follows from the result.
    public var findings: [Remark]
    /// What the reader must know.
    public var notes: [Remark]
    /// The whole result as JSON.
    public var envelope: String

    /// The run that a result came of.
    ///
    /// - Parameters:
    ///   - envelope: the result.
    ///   - arguments: the command line after the program's name.
    ///   - at: when it was, in universal time as ISO 8601; nil for now.
    /// - Throws: `OrderedJSONError` where the result cannot be written as JSON.
    public init<Result: Reportable & Encodable>(
      _ envelope: Envelope<Result>, arguments: [String], at: String? = nil
    ) throws(OrderedJSONError) {
      self.at = at ?? Self.now
      self.arguments = arguments
      command = envelope.command
      schema = envelope.schema
      version = envelope.version
      let compact = OrderedJSON(isPretty: false)
      options = try compact.text(of: JSONValue.object(envelope.options))
      seed = envelope.seed
      inputs = envelope.inputs
      tables = envelope.result.report.tidyTables
      findings = envelope.findings
      notes = envelope.notes
      self.envelope = try compact.text(of: envelope)
    }

    private static var now: String {
      var seconds = time(nil)
      var parts = tm()
      gmtime_r(&seconds, &parts)
      var text = [CChar](repeating: 0, count: 32)
      let count = strftime(&text, text.count, "%Y-%m-%dT%H:%M:%SZ", &parts)
      return String(decoding: text.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Adds the run to a database; the caller has begun a transaction.
    func insert(into connection: SQLiteConnection) throws(SQLiteError) {
      let arguments =
        (try? OrderedJSON(isPretty: false).text(
          of: JSONValue.array(self.arguments.map { .string($0) }))) ?? "[]"
      try connection.prepare(
        "INSERT INTO runs (at, command, schema, version, arguments, options, seed, envelope) "
          + "VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
      ).run([
        .text(at), .text(command), .text(schema), .text(version), .text(arguments), .text(options),
        seed.map { Int64(exactly: $0).map { .integer($0) } ?? .text(String($0)) } ?? .null,
        .text(envelope),
      ])
      let run = SQLiteValue.integer(connection.lastRow)
      let input = try connection.prepare("INSERT INTO inputs VALUES (?, ?, ?, ?, ?, ?)")
      for (position, file) in inputs.enumerated() {
        try input.run([
          run, .integer(Int64(position + 1)), .text(file.path), .integer(Int64(file.rows)),
          .integer(Int64(file.used)), .text(file.digest),
        ])
      }
      for (remarks, table) in [(findings, "findings"), (notes, "notes")] {
        let statement = try connection.prepare("INSERT INTO \(table) VALUES (?, ?, ?, ?)")
        for (position, remark) in remarks.enumerated() {
          try statement.run([
            run, .integer(Int64(position + 1)), .text(remark.code), .text(remark.sentence),
          ])
        }
      }
      let figure = try connection.prepare("INSERT INTO figures VALUES (?, ?, ?, ?, ?, ?, ?)")
      for table in tables {
        try insert(table, run, with: figure)
        try ResultsSchema.makeView(of: table.name, connection)
      }
    }

    private func insert(
      _ table: ReportTable, _ run: SQLiteValue, with statement: SQLiteStatement
    ) throws(SQLiteError) {
      for (position, column) in table.columns.enumerated() {
        for row in 0..<table.rowCount {
          let value: [SQLiteValue] =
            switch column.values {
            case .numbers(let numbers): [SQLiteValue(numbers[row]), .null]
            case .texts(let texts): [.null, SQLiteValue(texts[row])]
            }
          let place: [SQLiteValue] = [
            run, .text(table.name), .integer(Int64(row + 1)), .integer(Int64(position + 1)),
            .text(column.name),
          ]
          try statement.run(place + value)
        }
      }
    }
  }
#endif
