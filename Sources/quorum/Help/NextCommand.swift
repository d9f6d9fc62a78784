import ArgumentParser
import Customers
import Models
import Reports
import Tables

#if Excel
  import TablesExcel
#endif
#if SPSS
  import TablesSPSS
#endif
#if SQLite
  import ReportsSQLite
  import TablesSQLite
#endif

/// What to type after an error: the one place that decides it, by the kind of error and the command
/// as it was given.
enum NextCommand: Equatable {
  /// The same command with more, such as `--ragged pad`.
  case again(String)
  /// The same command with the right name of a file.
  case corrected(String)
  /// Look at the files first.
  case check
  /// Write a project file.
  case initialise
  /// See what there is of something: `quorum accounts FILE`.
  case list(String)
  /// Read how it works.
  case explain(String)
  /// See how many answers it takes.
  case plan
  /// See examples.
  case help

  /// - Returns: nil where nothing that could be typed helps.
  init?(after error: any Error, _ call: CommandCall) {
    switch error {
    case let error as CSVError: self = Self.after(error, call)
    case TableError.ambiguousDates: self = .again("--dates dmy")
    case is TableError, is ScoreError, is ConditionError, is AccountTableError,
      is AccountLookupError, is CompanionError, is ColumnComparisonError, is ComparisonError:
      self = .check
    case AccountStudyError.unknownAccount, AccountStudyError.ambiguousAccount:
      self = .list("accounts")
    case is AccountStudyError: self = .explain("accounts")
    case is SilenceError: self = .explain("silence")
    case is RetentionError, is SurvivalError: self = .explain("retention")
    case is DriverStudyError: self = .explain("drivers")
    case is CorrelationStudyError: self = .explain("correlation")
    case is AggregationError: self = .explain("estimands")
    case is BusinessFiguresError: self = .explain("business-figures")
    case is SmallGroupsError: self = .explain("small-groups")
    case is CoverageError: self = .explain("coverage")
    case is GapError: self = .explain(Self.gapPages[call.command] ?? "staff-against-customer")
    case CSVRendererError.noSuchTable(let name, let available):
      guard let near = NearNames.near(name, among: available, limit: 1).first,
        let line = call.replacing(name, with: near)
      else { return nil }
      self = .corrected(line)
    case is TopicError: self = .list("explain")
    case is PlotError: self = .explain("charts")
    case let error as ProjectFileError:
      self = error.isUnreadable && error.path.isEmpty ? .initialise : .explain("project-file")
    case let error as ExitCode where error.rawValue == Exit.notEstimable.rawValue:
      guard let next = Self.tooLittle[call.command] else { return nil }
      self = next
    default:
      guard let next = Self.after(format: error) ?? Self.after(usage: error, call) else {
        return nil
      }
      self = next
    }
  }

  private static let gapPages = [
    "gaps composite": "composite-satisfaction", "gaps staff": "staff-against-customer",
    "gaps partners": "partner-survey", "gaps roles": "role-benchmarks",
  ]

  /// Where a result says that the data are too few.
  private static let tooLittle: [String: NextCommand] = [
    "nps": .plan, "csat": .explain("scale-means"), "ces": .explain("scale-means"),
    "compare": .plan, "accounts": .explain("accounts"), "correlate": .explain("correlation"),
    "drivers": .explain("drivers"), "retention": .explain("retention"),
    "kpis": .explain("programme-figures"), "plan": .explain("planning"),
    "gaps composite": .explain("composite-satisfaction"),
    "gaps staff": .explain("staff-against-customer"), "gaps partners": .explain("partner-survey"),
    "gaps roles": .explain("role-benchmarks"),
  ]

  private static func after(_ error: CSVError, _ call: CommandCall) -> NextCommand {
    if let option = error.option { return .again(option) }
    guard error.isUnreadable else { return .explain("tables") }
    if case .notFound = error.reason, let near = call.corrected(error.source) {
      return .corrected(near)
    }
    return .help
  }

  private static func after(format error: any Error) -> NextCommand? {
    #if Excel
      if error is ExcelError { return .explain("excel") }
    #endif
    #if SPSS
      if error is LabelledFileError { return .explain("spss-and-stata") }
    #endif
    #if SQLite
      if error is SQLiteReaderError || error is ResultsDatabaseError { return .explain("sqlite") }
    #endif
    return nil
  }

  /// After what the argument parser refuses: where it is about a method, the page on it.
  private static func after(usage error: any Error, _ call: CommandCall) -> NextCommand? {
    guard Quorum.exitCode(for: error) == .validationFailure else { return nil }
    let message = Quorum.message(for: error)
    if message.contains("\(OpenedProject.usualName) here") { return .initialise }
    if call.command.isEmpty, let first = call.arguments.first {
      if FilePaths.isFile(first) { return .check }
      let names = Quorum.configuration.subcommands.compactMap {
        $0.configuration.commandName
      }
      guard let near = NearNames.near(first, among: names, limit: 1).first,
        let line = call.replacing(first, with: near)
      else { return .help }
      return .corrected(line)
    }
    let option = methodPages.first { message.contains($0.option) }
    return option.map { .explain($0.page) } ?? .help
  }

  /// Options that name a method, and the page on their methods.
  private static let methodPages = [
    (option: "--interval", page: "score-intervals"), (option: "--method", page: "correlation"),
    (option: "--adjust", page: "multiple-comparisons"), (option: "--model", page: "drivers"),
    (option: "--aggregate", page: "estimands"), (option: "--export", page: "survey-exports"),
  ]

  /// The line for people: what to type, and what for.
  func line(_ call: CommandCall) -> String {
    let file = call.file.map { " " + Terminal.quoted($0) } ?? ""
    return switch self {
    case .again(let more): "Next: \(call.line) \(more)"
    case .corrected(let line): "Next: \(line)"
    case .check: "Next: quorum check\(file)  (what the columns hold, and what is wrong with them)"
    case .initialise: "Next: quorum init *.csv  (writes a project file for the files here)"
    case .list("explain"): "Next: quorum explain  (lists the topics)"
    case .list(let command): "Next: quorum \(command)\(file)  (lists them)"
    case .explain(let topic): "Next: quorum explain \(topic)"
    case .plan: "Next: quorum plan\(file) --margin 10  (how many answers it would take)"
    case .help: "Next: quorum help\(call.command.isEmpty ? "" : " " + call.command)  (examples)"
    }
  }
}

/// The command as it was typed.
struct CommandCall {
  /// What followed the program's name.
  let arguments: [String]

  static var current: CommandCall {
    CommandCall(arguments: Array(CommandLine.arguments.dropFirst()))
  }

  /// Whether notes on standard error are unwanted.
  var isQuiet: Bool { arguments.contains("--quiet") || arguments.contains("-q") }

  /// The whole line, with quotes where a shell needs them.
  var line: String { (["quorum"] + arguments.map(Terminal.quoted)).joined(separator: " ") }

  /// The command and its subcommand: "nps", "gaps staff".
  var command: String {
    var names: [String] = []
    var command: any ParsableCommand.Type = Quorum.self
    for word in arguments {
      guard
        let next = command.configuration.subcommands.first(where: {
          $0.configuration.commandName == word
        })
      else { break }
      names.append(word)
      command = next
    }
    return names.joined(separator: " ")
  }

  /// The file of data: the first argument that is one and is not the value of an option, or else the
  /// first that is one.
  var file: String? {
    let files = arguments.indices.filter { FilePaths.isFile(arguments[$0]) }
    let first = files.first { $0 == 0 || !arguments[$0 - 1].hasPrefix("-") } ?? files.first
    return first.map { arguments[$0] }
  }

  /// The line with a file that is there in place of one that is not, where one has nearly its name.
  func corrected(_ missing: String) -> String? {
    let folder = FilePaths.folder(missing)
    let near = NearNames.near(FilePaths.name(missing), among: FilePaths.files(in: folder), limit: 1)
    return near.first.flatMap { replacing(missing, with: FilePaths.joined(folder, $0)) }
  }

  /// The line with another word in place of one; nil where that does not stand in it alone.
  func replacing(_ word: String, with other: String) -> String? {
    guard let place = arguments.firstIndex(of: word) else { return nil }
    var arguments = arguments
    arguments[place] = other
    return CommandCall(arguments: arguments).line
  }
}
