/// One thing that can be wrong with files.
///
/// Another check is another value in `FileCheck.all`.
public struct FileCheck: Sendable {
  /// What its findings are called.
  public let code: String
  /// What it looks for.
  public let title: String
  let run: @Sendable (CheckContext) -> [CheckFinding]

  /// A check over all files.
  init(
    _ code: String, _ title: String, run: @escaping @Sendable (CheckContext) -> [CheckFinding]
  ) {
    self.code = code
    self.title = title
    self.run = run
  }

  /// A check of each file of some kinds by itself; of every file where no kind is given.
  static func each(
    _ code: String, _ title: String, of kinds: Set<ProjectFile.Kind>? = nil,
    run: @escaping @Sendable (CheckFile, CheckContext) -> [CheckFinding]
  ) -> FileCheck {
    FileCheck(code, title) { context in
      context.files.filter { file in kinds.map { file.kind.map($0.contains) ?? false } ?? true }
        .flatMap { run($0, context) }
    }
  }

  /// Every check, in the order in which findings of one severity are told.
  public static let all: [FileCheck] =
    structure + texts + types + columns + missing + duplicates + spellings + values + straightLines
    + dates + across + roles + churn + leakage + groups
}
