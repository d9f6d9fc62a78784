import Foundation

/// Runs reference cases against this package's libraries and reports how well the numbers agree.
public struct Certification: Sendable {
  /// The methods that can be run.
  public let runners: [Runner]
  /// Families, methods or ids to keep; empty keeps every case.
  public let only: [String]

  /// Makes a certification.
  ///
  /// - Parameters:
  ///   - runners: the methods that can be run, each family and method once
  ///   - only: families, methods or ids to keep; empty keeps every case
  public init(runners: [Runner] = Runner.all, only: [String] = []) {
    let names = runners.map { Key(family: $0.family, method: $0.method) }
    precondition(
      Set(names).count == names.count, "two of \(names.count) runners have the same name")
    self.runners = runners
    self.only = only
  }

  private struct Key: Hashable {
    let family: String
    let method: String
  }

  /// Runs every case of a directory that the filter lets through.
  public func run(_ directory: CaseDirectory) -> CertificationReport {
    let byKey = Dictionary(
      uniqueKeysWithValues: runners.map { (Key(family: $0.family, method: $0.method), $0) })
    let results = directory.files.flatMap { file in
      file.entries.filter(isWanted).map { entry in
        result(
          of: entry, in: file.name,
          runner: byKey[Key(family: entry.family, method: entry.method)], root: directory.path)
      }
    }
    return CertificationReport(cases: results, problems: directory.problems)
  }

  private func isWanted(_ entry: CaseFile.Entry) -> Bool {
    only.isEmpty || only.contains { [entry.family, entry.method, entry.id].contains($0) }
  }

  private func result(
    of entry: CaseFile.Entry, in file: String, runner: Runner?, root: String
  ) -> CaseResult {
    func finish(
      _ outcome: CaseResult.Outcome, reason: String? = nil, _ comparison: Comparison? = nil
    ) -> CaseResult {
      CaseResult(
        id: entry.id, file: file, family: entry.family, method: entry.method, outcome: outcome,
        reason: reason, values: comparison?.values ?? 0, worstDigits: comparison?.worstDigits,
        unrated: comparison?.unrated ?? 0, discrepancies: comparison?.discrepancies ?? [])
    }
    do {
      let item = try entry.content.get()
      guard let runner else { return finish(.skipped) }
      // Some data may be read where they are but not copied: a copy of the cases lacks them.
      if let data = item.data, !FileManager.default.fileExists(atPath: "\(root)/\(data)") {
        return finish(.skipped, reason: "its data file \(data) is not in the directory")
      }
      let computed = try runner.run(CaseContext(item, root: root))
      let comparison = Comparison(
        expected: item.expected, computed: computed, tolerance: item.tolerance)
      guard comparison.values > 0 || !comparison.discrepancies.isEmpty else {
        return finish(.failed, reason: "`expected` holds nothing to compare")
      }
      return finish(comparison.discrepancies.isEmpty ? .passed : .failed, comparison)
    } catch {
      return finish(.failed, reason: "\(error)")
    }
  }
}
