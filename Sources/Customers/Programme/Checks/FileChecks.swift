import Tables

/// Looks for what is wrong with the files of a programme before any statistics.
public struct FileChecks: Sendable {
  /// The roles, weights and files that were declared.
  public var project: Project
  /// Today, days since 1970-01-01: no answer can be later.
  public var today: Double

  /// Makes the checks.
  /// - Parameters:
  ///   - project: what was declared; an empty one declares nothing.
  ///   - today: days since 1970-01-01.
  public init(project: Project = Project(), today: Double) {
    self.project = project
    self.today = today
  }

  /// The day of a text such as 2025-12-31, since 1970-01-01; nil when it is none.
  public static func day(_ text: String) -> Double? { AnswerDates.day(text) }

  /// Runs every check over the files.
  public func run(_ files: [CheckedFile]) -> FileChecksResult {
    let context = CheckContext(files, project: project, today: today)
    var findings: [CheckFinding] = []
    for check in FileCheck.all {
      for var finding in check.run(context) {
        if finding.code.isEmpty { finding.code = check.code }
        findings.append(finding)
      }
    }
    let ordered = CheckSeverity.allCases.flatMap { severity in
      findings.filter { $0.severity == severity }
    }
    var read = context.files[...]
    let summaries = files.map { file -> CheckedFileSummary in
      switch file.content {
      case .failure(_, let isUnreadable):
        return CheckedFileSummary(file, isUnreadable: isUnreadable)
      case .table: return CheckedFileSummary(read.removeFirst())
      }
    }
    return FileChecksResult(files: summaries, findings: ordered)
  }
}
