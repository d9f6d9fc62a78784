import ArgumentParser
import LinearAlgebra

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The command: parses, runs, and turns every error into a sentence and an exit code.
@main
struct Quorum: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quorum",
    abstract: "What a small set of B2B customer answers can and cannot tell.",
    discussion: """
      Every command reads one file (CSV, Excel, SPSS, Stata, SQLite; - is standard input) or a project \
      file (quorum.yml, written by quorum init), finds its columns by their headers, treats accounts as \
      clusters, and says so when the data cannot tell.

      EXAMPLES
        quorum nps responses.csv
        quorum nps responses.csv --by tier --where wave=2025-H2
        quorum csat responses.csv --format json

      EXIT CODES
        0 done · 64 usage · 65 the data are invalid · 66 a file cannot be read
        69 not estimable · 70 internal · 73 the output cannot be written
      """,
    version: Version.current,
    subcommands: [
      NPSCommand.self,
      CSATCommand.self,
      CESCommand.self,
      CompareCommand.self,
      AccountsCommand.self,
      GapsCommand.self,
      CorrelateCommand.self,
      DriversCommand.self,
      RetentionCommand.self,
      KPIsCommand.self,
      PlanCommand.self,
      CoverageCommand.self,
      CheckCommand.self,
      ReportCommand.self,
      InitCommand.self,
      ExplainCommand.self,
    ])

  static func main() {
    // A reader that stops early, such as head, must not end the process with a signal.
    signal(SIGPIPE, SIG_IGN)
    // Nor a limit on the size of files: the write fails, and is reported and cleared up.
    signal(SIGXFSZ, SIG_IGN)
    Terminal.acceptInterrupts()
    BLAS.useOneThread()
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      exit(withError: Failure.report(error))
    }
  }
}

/// The version of the program, as JSON output and `--version` give it.
enum Version {
  static let current = "0.1.0"
}
