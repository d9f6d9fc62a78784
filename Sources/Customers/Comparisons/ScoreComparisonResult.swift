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
  /// The test of all groups at once; nil for two groups, waves and benchmarks.
  public let omnibus: GroupsTest?
  /// Each comparison of two groups or waves.
  public let pairs: [PairComparison]
  /// What became of the people from wave to wave; empty where nothing names them.
  public let people: [PeopleChange]
  /// The score over three waves or more.
  public let trend: WaveTrend?
  /// Each comparison with a benchmark.
  public let benchmarks: [BenchmarkComparison]
  /// What the reader must know of the file.
  public let notes: [Note]
  /// The other tests of the same comparisons, where they were asked for.
  public internal(set) var tests: [ComparisonTest] = []

  /// The findings: of all groups at once, of each comparison, of the trend.
  public var findings: [Remark] {
    [omnibus?.finding].compactMap { $0 } + pairs.map(\.finding)
      + [trend?.finding].compactMap { $0 }
      + benchmarks.map {
        $0.label.isEmpty
          ? $0.finding
          : Remark(code: $0.finding.code, sentence: "\($0.label): \($0.finding.sentence)")
      }
  }

  /// The notes of the file and of each comparison.
  public var remarks: [Remark] {
    notes.map { Remark(code: $0.code, sentence: $0.sentence) } + (omnibus?.notes ?? [])
      + pairs.flatMap { pair in
        pair.notes.map {
          Remark(code: $0.code, sentence: "\(pair.first) and \(pair.second): \($0.sentence)")
        }
      } + peopleNotes + (trend?.notes ?? [])
  }

  /// What must be known of people from wave to wave; what holds of several changes is said once.
  private var peopleNotes: [Remark] {
    var said: Set<String> = []
    return people.flatMap { change in
      change.notes.compactMap { note -> Remark? in
        switch note.code {
        case "people_as_independent", "last_answer_counts":
          return said.insert(note.code).inserted ? note : nil
        // The comparison itself says so already.
        case "dominant_account": return nil
        default:
          return Remark(
            code: note.code,
            sentence: "Same people, \(change.second) to \(change.first): \(note.sentence)")
        }
      }
    }
  }

  /// Whether anything can be said of any comparison.
  public var isEstimable: Bool {
    pairs.contains { $0.verdict != .notEstimable }
      || benchmarks.contains { $0.finding.code != "not_estimable" }
  }
}
