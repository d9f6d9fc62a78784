import Reports
import Statistics

/// What `ScoreComparison` returns.
public struct ScoreComparisonResult: Codable, Sendable, Equatable {
  /// The scale and its breaks.
  public let scale: ScoreScale
  /// The confidence level.
  public let level: Double
  /// The file, as it was given.
  public let source: String
  /// Which columns were taken for what.
  public let columns: [ColumnChoice]
  /// What answers are clustered by; nil when nothing says which answers hang together.
  public let clusterUnit: ClusterUnit?
  /// The smallest difference that matters, in points; nil when none was declared.
  public let margin: Double?
  /// How p-values of several comparisons were corrected; nil where they were not.
  public let adjustment: String?
  /// The seed of tests that draw arrangements; nil where none was drawn.
  public let seed: UInt64?
  /// The column that the groups or waves are made by; nil for all answers together.
  public let groupColumn: String?
  /// The score of each group or wave.
  public let groups: [ScoreSummary]
  /// Each comparison of two groups or waves.
  public let pairs: [PairComparison]
  /// Each comparison with a benchmark.
  public let benchmarks: [BenchmarkComparison]
  /// What the reader must know of the file.
  public let notes: [Note]
  /// The other tests of the same comparisons, where they were asked for.
  public internal(set) var tests: [ComparisonTest] = []

  /// The findings, one per comparison.
  public var findings: [Remark] {
    pairs.map(\.finding)
      + benchmarks.map {
        $0.label.isEmpty
          ? $0.finding
          : Remark(code: $0.finding.code, sentence: "\($0.label): \($0.finding.sentence)")
      }
  }

  /// The notes of the file and of each comparison.
  public var remarks: [Remark] {
    notes.map { Remark(code: $0.code, sentence: $0.sentence) }
      + pairs.flatMap { pair in
        pair.notes.map {
          Remark(code: $0.code, sentence: "\(pair.first) and \(pair.second): \($0.sentence)")
        }
      }
  }

  /// Whether anything can be said of any comparison.
  public var isEstimable: Bool {
    pairs.contains { $0.verdict != .notEstimable }
      || benchmarks.contains { $0.finding.code != "not_estimable" }
  }
}
