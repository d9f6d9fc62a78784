import Reports
import Statistics
import Tables

/// How two columns go together.
public struct CorrelationRow: Codable, Sendable, Equatable {
  /// The first column.
  public let first: String
  /// The second column.
  public let second: String
  /// The coefficient: `spearman`, `pearson`, `kendall`, `rank_biserial`, `phi`, `polychoric`,
  /// `distance`, or `partial_` and one of the first two.
  public let method: String
  /// The accounts for which both are known.
  public let accounts: Int
  /// The accounts for which the yes/no column is yes; nil where none is.
  public let positives: Int?
  /// The coefficient; nil where it does not exist.
  public let estimate: Double?
  /// Its interval; nil with a note where there is none.
  public let interval: Interval?
  /// The p-value.
  public let pValue: Double?
  /// Whether every arrangement was counted for it.
  public let exact: Bool
  /// The p-value corrected for the number of pairs; nil where it is not.
  public internal(set) var adjustedPValue: Double?
  /// A second coefficient beside the first: `pearson` or `point_biserial`.
  public let secondMethod: String?
  /// Its value.
  public let secondEstimate: Double?
  /// The area under the curve of a number with a yes/no column.
  public let areaUnderCurve: Double?
  /// What follows.
  public internal(set) var finding: Remark
  /// What the reader must know of this pair.
  public let notes: [Note]
}

/// What `CorrelationStudy` returns.
public struct CorrelationStudyResult: Codable, Sendable, Equatable {
  /// The answers file, as it was given.
  public let source: String
  /// Whether a row is an account; otherwise it is a row of the file.
  public let isByAccount: Bool
  /// The accounts, or rows.
  public let rows: Int
  /// The answers behind them.
  public let answers: Int
  /// The date up to which answers count; nil when all do.
  public let asOf: String?
  /// The confidence level.
  public let level: Double
  /// The columns of a matrix; empty for a list of pairs.
  public let matrix: [String]
  /// The columns held fixed.
  public let controls: [String]
  /// How p-values were corrected; nil where they were not.
  public let adjustment: String?
  /// The seed of random arrangements.
  public let seed: UInt64
  /// The random arrangements of a permutation test.
  public let resamples: Int
  /// Every pair.
  public let pairs: [CorrelationRow]
  /// What the reader must know of the data.
  public let notes: [Note]

  /// The findings, one per pair.
  public var findings: [Remark] { pairs.map(\.finding) }

  /// The notes of the data, and of each pair under its name.
  public var remarks: [Remark] {
    notes.map { Remark(code: $0.code, sentence: $0.sentence) }
      + pairs.flatMap { pair in
        pair.notes.map {
          Remark(code: $0.code, sentence: "\(pair.first) and \(pair.second): \($0.sentence)")
        }
      }
  }

  /// Whether any pair has a coefficient.
  public var isEstimable: Bool { pairs.contains { $0.estimate != nil } }
}
