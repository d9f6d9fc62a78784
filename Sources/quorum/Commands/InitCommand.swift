import ArgumentParser
import Customers
import Reports
import Statistics
import Tables

/// `quorum init`: looks at files and writes a commented project file for them.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Write a commented quorum.yml for these files.",
    discussion: """
      EXAMPLES
        quorum init responses.csv accounts.csv contacts.csv alerts.csv --output meridian.yml
        quorum init *.csv --output programme.yml

      Each file is taken for what its columns say: answers, invitations, accounts, alerts, staff \
      ratings, partner surveys, events, orders, figures. The project file names the columns, lists \
      roles and tiers, and holds every other key as a comment. Nothing is decided for you: all roles \
      weigh 1 until you change it. Read it, then run: quorum nps quorum.yml
      """)

  @Argument(help: "Files of the programme.")
  var files: [String]

  @OptionGroup var reading: ReadingOptions

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Where to write. (default: quorum.yml beside the first file)", valueName: "file"))
  var output: String?

  @Flag(help: "Write over a file that is there.")
  var force = false

  func validate() throws {
    guard !files.contains("-") else {
      throw ValidationError("A project file names files; standard input has no name.")
    }
    guard reading.conditions.isEmpty, reading.project == nil else {
      throw ValidationError("--where and --project do not go with init.")
    }
  }

  func run() throws {
    let target =
      output ?? FilePaths.joined(FilePaths.folder(files[0]), OpenedProject.usualName)
    guard force || FilePaths.real(target) == nil else {
      throw ValidationError(
        "\(Excerpt.quoted(target, limit: 200)) is there already. Choose another name with --output, "
          + "or write over it with --force.")
    }
    let text = try ProjectInspection(files: files, target: target, reading: reading).text
    try OutputFile.write(text: text.text, to: target)
    try Terminal.standardOutput(
      InitReport(text: text, target: target).lines.joined(separator: "\n") + "\n")
  }
}

/// Looks at files for a project.
struct ProjectInspection {
  let text: ProjectText

  init(files: [String], target: String, reading: ReadingOptions) throws {
    let folder = FilePaths.folder(target)
    var inspected: [ProjectText.Inspected] = []
    var tables: [Table] = []
    for file in files {
      let table = try reading.unknown(file)
      inspected.append(
        ProjectText.Inspected(
          argument: file, path: FilePaths.relative(file, to: folder), guess: FileGuess(table),
          rows: table.rowCount))
      tables.append(table)
    }
    func table(_ kind: ProjectFile.Kind) -> (Table, FileGuess)? {
      inspected.firstIndex { $0.guess.kind == kind }.map { (tables[$0], inspected[$0].guess) }
    }
    let people = [table(.invitations), table(.responses)].compactMap { $0 }
    let roles = try Self.counted(.role, people, by: .respondent)
    let tiers = try Self.counted(
      .tier, [table(.accounts), table(.responses), table(.invitations)].compactMap { $0 },
      by: .account)
    let real = FilePaths.real(folder) ?? folder
    let name = FilePaths.name(real)
    text = ProjectText(
      name: name.isEmpty || name == "." || name == "/" ? "Customer feedback" : name,
      files: inspected, roles: roles.names, roleUnit: roles.unit, tiers: tiers.names)
  }

  /// The values of a column in all files that have it, with the number of people or accounts of each.
  private static func counted(
    _ purpose: ColumnPurpose, _ files: [(Table, FileGuess)], by unit: ColumnPurpose
  ) throws -> (names: [ProjectText.Counted], unit: String) {
    var members: [String: Set<String>] = [:]
    var knowsUnit = true
    for (place, (table, guess)) in files.enumerated() {
      guard let column = guess.columns.first(where: { $0.purpose == purpose })?.column else {
        continue
      }
      let labels = try table.labels(column)
      let owner = try guess.columns.first { $0.purpose == unit }.map { try table.labels($0.column) }
      if owner == nil { knowsUnit = false }
      for row in 0..<table.rowCount {
        guard let name = labels[row] else { continue }
        members[name, default: []].insert(
          owner.flatMap { $0[row] } ?? "row \(row) of file \(place)")
      }
    }
    let names = members.map { ProjectText.Counted(name: $0.key, count: $0.value.count) }
      .sorted { ($1.count, $0.name) < ($0.count, $1.name) }
    return (
      names.count > ProjectText.mostNames ? [] : names, knowsUnit ? "people" : "rows"
    )
  }
}

/// What the command says it did.
struct InitReport {
  let text: ProjectText
  let target: String

  var lines: [String] {
    var lines = ["Wrote \(Excerpt.escaped(target, limit: 200))", ""]
    for file in text.files {
      let isNamed = text.chosen.contains { $0.path == file.path }
      let kind =
        file.guess.kind.map { isNamed ? $0.rawValue : "a second file of \($0.rawValue), left out" }
        ?? "not recognised, left out"
      lines.append(
        "  \(Excerpt.escaped(file.argument, limit: 200)): \(kind) · \(file.rows) \(file.rows == 1 ? "row" : "rows")"
      )
      if isNamed, !file.guess.columns.isEmpty {
        lines += Self.wrapped(
          file.guess.columns.map {
            "\($0.purpose.rawValue) = \(Excerpt.escaped($0.column))"
          })
      }
      if !file.guess.unused.isEmpty {
        let names = file.guess.unused.prefix(20).map { Excerpt.escaped($0) }
        let more = file.guess.unused.count - names.count
        lines += Self.wrapped(
          [
            "for nothing here: "
              + (names + (more > 0 ? ["\(more) more"] : [])).joined(separator: ", ")
          ])
      }
    }
    lines.append("")
    lines += counts("Roles", text.roles, text.roleUnit)
    lines += counts("Tiers", text.tiers, "accounts")
    lines.append(
      "Every role weighs 1 until you give it its weight in the file. Then: quorum nps "
        + Excerpt.escaped(target, limit: 200))
    return lines
  }

  private func counts(_ title: String, _ names: [ProjectText.Counted], _ unit: String) -> [String] {
    guard !names.isEmpty else { return ["\(title): none found"] }
    return [
      "\(title): "
        + names.map { "\(Excerpt.escaped($0.name)) (\($0.count))" }.joined(separator: ", ")
        + " by \(unit)"
    ]
  }

  /// Parts in lines of a bearable width.
  private static func wrapped(_ parts: [String]) -> [String] {
    var lines: [String] = []
    for part in parts {
      if let last = lines.last, last.count + part.count < 90 {
        lines[lines.count - 1] = last + " · " + part
      } else {
        lines.append("      " + part)
      }
    }
    return lines
  }
}
