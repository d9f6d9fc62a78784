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
      case is SmallGroupsError: .notEstimable
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

  /// Says the message on standard error and gives the code to leave with.
  func report() -> ExitCode {
    Terminal.standardError("quorum: \(message)")
    return ExitCode(exit.rawValue)
  }
}

extension CSVError {
  /// The option of the command that the remedy speaks of.
  fileprivate var option: String? {
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
