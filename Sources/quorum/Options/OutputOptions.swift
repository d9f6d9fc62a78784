import ArgumentParser
import Reports

#if Excel
  import ReportsExcel
#endif

/// In which form a result is written, and where.
struct OutputOptions: ParsableArguments {
  /// The forms that a result can take.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json, csv, markdown, html
    #if Excel
      case xlsx
    #endif
  }

  @Option(help: "The form of the result.")
  var format: Format = .text

  @Option(
    name: .shortAndLong,
    help: "Write to this file, whole or not at all; to one called .sqlite, add the run.")
  var output: String?

  @Option(
    help: ArgumentHelp(
      "Also draw the charts, into a file that ends in .svg or .png.", valueName: "file"))
  var plot: PlotFile?

  @Option(help: "Which table CSV prints, where a result has several.")
  var table: String?

  @Flag(help: "Leave cells that a spreadsheet would take for a formula as they are (CSV).")
  var raw = false

  @Flag(name: .shortAndLong, help: "No notes on standard error.")
  var quiet = false

  mutating func validate() throws {
    if let output, DatabaseOutput.isPath(output), format != .text || table != nil {
      throw ValidationError(
        "A database of results holds every table and the JSON: leave --format and --table out.")
    }
    #if Excel
      if format == .xlsx, output == nil, Terminal.isInteractive {
        throw ValidationError("A workbook is no text to look at: name a file with --output.")
      }
    #endif
  }

  /// Writes a result in the form that was asked for.
  func write<Result: Reportable & Encodable>(_ envelope: Envelope<Result>) throws {
    // The picture first: a result that cannot be drawn should not look like a success.
    try plot?.write(envelope.result.report)
    if let output, DatabaseOutput.isPath(output) {
      return try DatabaseOutput.append(envelope, to: output)
    }
    let text: String
    switch format {
    #if Excel
      case .xlsx: return try writeWorkbook(envelope)
    #endif
    case .text:
      text = Terminal.renderer(toFile: output != nil).render(envelope.result.report)
    case .json: text = try OrderedJSON().text(of: envelope)
    case .csv:
      text = try CSVRenderer(table: table, neutralizesFormulas: !raw).render(envelope.result.report)
    case .markdown: text = MarkdownRenderer().render(envelope.result.report)
    case .html: text = HTMLRenderer().render(envelope.result.report)
    }
    if let output {
      try OutputFile.write(text: text, to: output)
    } else {
      try Terminal.standardOutput(text)
    }
    // A table for a machine has no place for notes; a person at the keyboard still needs them.
    if format == .csv, !quiet {
      for note in envelope.notes { Terminal.standardError("note: \(note.sentence)") }
    }
  }

  #if Excel
    /// Writes all tables of a result as a workbook.
    private func writeWorkbook<Result: Reportable & Encodable>(
      _ envelope: Envelope<Result>
    ) throws {
      var lines = [
        (label: "Command", text: CommandCall.current.line),
        (label: "Version", text: "quorum \(envelope.version)"),
      ]
      for input in envelope.inputs {
        lines.append((label: "File", text: "\(input.path), \(input.rows) rows, \(input.digest)"))
      }
      if let seed = envelope.seed { lines.append((label: "Seed", text: "\(seed)")) }
      let bytes = try WorkbookRenderer(
        about: WorkbookRenderer.About(
          lines: lines, findings: envelope.findings, notes: envelope.notes)
      ).render(envelope.result.report)
      if let output {
        try OutputFile.write(bytes, to: output)
      } else {
        try Terminal.standardOutput(bytes: bytes)
      }
    }
  #endif
}
