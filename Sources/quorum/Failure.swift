import ArgumentParser
import Customers
import Models
import Reports
import Tables

#if Excel
  import ReportsExcel
  import TablesExcel
#endif
#if SPSS
  import TablesSPSS
#endif
#if SQLite
  import ReportsSQLite
  import TablesSQLite
#endif

/// The exit codes of the command, after sysexits.h.
enum Exit: Int32 {
  case dataInvalid = 65
  case cannotRead = 66
  case notEstimable = 69
  case internalError = 70
  case cannotWrite = 73
}

/// An error as the command ends with it: what to say, and with which code.
struct Failure {
  let exit: Exit
  let message: String

  /// The one place where errors of the libraries become exit codes; nil for the argument parser's
  /// own, which say themselves better.
  init?(_ error: any Error) {
    let exit: Exit? =
      switch error {
      case let error as CSVError: error.isUnreadable ? .cannotRead : .dataInvalid
      case let error as AggregationError: error.isTooLittleData ? .notEstimable : .dataInvalid
      case is TableError, is ScoreError, is ComparisonError, is ConditionError, is CSVRendererError,
        is ColumnComparisonError, is AccountLookupError, is SilenceError, is RetentionError,
        is SurvivalError:
        .dataInvalid
      case is CoverageError: .notEstimable
      case let error as DriverStudyError: error.isTooLittleData ? .notEstimable : .dataInvalid
      case is TopicError: .dataInvalid
      case let error as PlotError: if case .noCharts = error { .dataInvalid } else { .cannotWrite }
      case let error as ProjectFileError: error.isUnreadable ? .cannotRead : .dataInvalid
      case is CompanionError: .dataInvalid
      case is BusinessFiguresError: .dataInvalid
      case is SmallGroupsError, is NoRowsError: .notEstimable
      case is GapError: .dataInvalid
      case is AccountTableError, is CorrelationStudyError, is AccountStudyError: .dataInvalid
      case is OutputFileError, is StandardOutputError: .cannotWrite
      case is OrderedJSONError: .internalError
      default: nil
      }
    guard let exit = exit ?? Self.exit(ofFormat: error) else { return nil }
    self.exit = exit
    let option = (error as? CSVError)?.option ?? (error as? TableError)?.option
    message = "\(error)" + (option.map { " (\($0))" } ?? "")
  }

  /// The code of an error of the readers and writers of foreign formats.
  private static func exit(ofFormat error: any Error) -> Exit? {
    #if Excel
      if error is ExcelError { return .dataInvalid }
      if error is WorkbookRendererError { return .cannotWrite }
    #endif
    #if SPSS
      if let error = error as? LabelledFileError {
        return error.isUnreadable ? .cannotRead : .dataInvalid
      }
    #endif
    #if SQLite
      if let error = error as? SQLiteReaderError {
        return error.isUnreadable ? .cannotRead : .dataInvalid
      }
      if error is ResultsDatabaseError { return .cannotWrite }
    #endif
    return switch error {
    case is UnsupportedFormatError, is PipedDatabaseError: .dataInvalid
    case is UnsupportedOutputError: .cannotWrite
    default: nil
    }
  }

  /// Says on standard error why the command ends and what to type next, or prints the help that was
  /// asked for; gives the code to leave with.
  static func report(_ error: any Error, _ call: CommandCall = .current) -> ExitCode {
    let next = NextCommand(after: error, call)?.line(call)
    if let failure = Failure(error) {
      Terminal.standardError("quorum: \(failure.message)")
      // A file that is not what its name says explains what follows from reading it.
      if let file = call.file, let remark = FileFormat.misnamed(file) {
        Terminal.standardError(remark)
      }
      if let next { Terminal.standardError(next) }
      return ExitCode(failure.exit.rawValue)
    }
    let (code, message) = (Quorum.exitCode(for: error), Quorum.fullMessage(for: error))
    if code.isSuccess {
      // A reader that has gone away is no failure, and nothing can be said of another one.
      try? Terminal.standardOutput((HelpText(message, width: 80)?.text ?? message) + "\n")
      return code
    }
    // What a command refuses while it runs, the parser takes for a fault of the whole line.
    let isLate = !call.command.isEmpty && message.contains("\nUsage: quorum <subcommand>")
    if !message.isEmpty {
      Terminal.standardError(isLate ? "Error: \(Quorum.message(for: error))" : message)
    }
    if let next, !call.isQuiet { Terminal.standardError(next) }
    return code
  }
}

extension CSVError {
  /// The option of the command that the remedy speaks of.
  var option: String? {
    switch reason {
    case .invalidUTF8(_, .some): "--encoding windows1252"
    case .ragged(let expected, let found) where found < expected: "--ragged pad"
    default: nil
    }
  }
}

extension TableError {
  /// The option of the command that the remedy speaks of.
  fileprivate var option: String? {
    switch self {
    case .ambiguousDates: "--dates dmy or --dates mdy"
    default: nil
    }
  }
}
