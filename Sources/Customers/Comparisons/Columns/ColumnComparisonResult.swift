import Reports
import Statistics

/// What `ColumnComparison` returns.
public struct ColumnComparisonResult: Codable, Sendable, Equatable {
  /// What kind of column was compared: `csat`, `ces`, `number` or `yes_no`.
  public let kind: String
  /// The column.
  public let column: String
  /// The confidence level.
  public let level: Double
  /// The file, as it was given.
  public let source: String
  /// Which columns were taken for what.
  public let columns: [ColumnChoice]
  /// What answers are clustered by; nil when nothing says which hang together.
  public let clusterUnit: ClusterUnit?
  /// The smallest difference that matters, in the unit of the leading figure; shares on 0…1.
  public let margin: Double?
  /// How p-values of several comparisons were corrected; nil where they were not.
  public let adjustment: String?
  /// The seed of tests that draw arrangements.
  public let seed: UInt64
  /// The column that the groups or waves are made by; nil for all rows together.
  public let groupColumn: String?
  /// The figures that are compared, the leading one first.
  public let figures: [ColumnFigure]
  /// Each group or wave.
  public let groups: [ColumnGroup]
  /// Each comparison of two groups or waves, the leading figure first.
  public let pairs: [ColumnPair]
  /// Each comparison with a benchmark.
  public let benchmarks: [ColumnBenchmark]
  /// The tests of all groups at once, the tests within strata, and the others where asked for.
  public let tests: [ComparisonTest]
  /// What the reader must know of the file.
  public internal(set) var notes: [Note]

  /// The same with more notes of the file.
  func adding(_ notes: [Note]) -> ColumnComparisonResult {
    var result = self
    result.notes += notes
    return result
  }

  /// The findings, one per comparison.
  public var findings: [Remark] {
    pairs.map(\.finding)
      + benchmarks.map {
        $0.label.isEmpty
          ? $0.finding
          : Remark(code: $0.finding.code, sentence: "\($0.label): \($0.finding.sentence)")
      }
  }

  /// The notes of the file and of each comparison, each said once.
  public var remarks: [Remark] {
    var remarks = notes.map { Remark(code: $0.code, sentence: $0.sentence) }
    let ofPairs = pairs.flatMap { pair in
      pair.notes.map {
        Remark(code: $0.code, sentence: "\(pair.first) and \(pair.second): \($0.sentence)")
      }
    }
    for remark in ofPairs where !remarks.contains(remark) { remarks.append(remark) }
    return remarks + ComparisonTest.remarks(tests)
  }

  /// Whether anything can be said of any comparison.
  public var isEstimable: Bool {
    pairs.contains { $0.verdict != .notEstimable }
      || benchmarks.contains { $0.finding.code != "not_estimable" }
  }
}
