import Models
import Reports
import Statistics
import Tables

/// What goes with churn, usage, tenure or revenue: correlations over accounts.
public struct CorrelationStudy: Sendable {
  /// Which pairs are looked at.
  public enum Pairs: Sendable, Equatable {
    /// Each of some columns with each of others; an empty list takes what is recognised.
    case each(of: [String], with: [String])
    /// Every pair of some columns.
    case matrix([String])
  }

  /// Which coefficient is taken.
  public enum Method: String, Codable, Sendable, CaseIterable {
    /// Spearman for numbers, rank-biserial for a number and two values, φ for two of those.
    case automatic = "auto"
    /// Pearson's r, with yes as 1 and no as 0.
    case pearson
    /// Spearman's ρ.
    case spearman
    /// Kendall's τ-b.
    case kendall
    /// The polychoric correlation of ordered columns.
    case polychoric
    /// The distance correlation.
    case distance
  }

  /// How answers are brought to accounts.
  public var join: AccountJoin
  /// Which pairs are looked at.
  public var pairs: Pairs
  /// Which coefficient is taken.
  public var method: Method
  /// The columns held fixed.
  public var controls: [String]
  /// The confidence level.
  public var level: Double
  /// How p-values are corrected for the number of pairs; nil leaves them.
  public var adjustment: PValueAdjustment?
  /// The random arrangements of a permutation test that cannot count all.
  public var resamples: Int
  /// The seed of those arrangements.
  public var seed: UInt64
  /// How many threads work at once; nil uses every core. Results do not depend on it.
  public var threads: Int?

  /// The most pairs of one study.
  public static let mostPairs = 1_000
  /// Fewer complete accounts than this are not correlated.
  public static let fewest = 4

  /// Makes the configuration.
  public init(
    join: AccountJoin = AccountJoin(), pairs: Pairs = .each(of: [], with: []),
    method: Method = .automatic, controls: [String] = [], level: Double = 0.95,
    adjustment: PValueAdjustment? = .holm, resamples: Int = 9_999, seed: UInt64 = 1,
    threads: Int? = nil
  ) {
    precondition(level > 0 && level < 1, "the level must lie between 0 and 1, not \(level)")
    precondition(resamples >= 1, "\(resamples) resamples; at least 1 is needed")
    self.join = join
    self.pairs = pairs
    self.method = method
    self.controls = controls
    self.level = level
    self.adjustment = adjustment
    self.resamples = resamples
    self.seed = seed
    self.threads = threads
  }

  /// Correlates.
  /// - Parameters:
  ///   - answers: one row per answer, or one row per account.
  ///   - accounts: one row per account; nil takes what the answers file says of them.
  /// - Throws: `CorrelationStudyError`, `AccountTableError`, `TableError`, `ScoreError`.
  public func run(_ answers: Table, accounts: Table? = nil) throws -> CorrelationStudyResult {
    var data = try CorrelationData(answers, accounts: accounts, study: self)
    let wanted = try data.pairs(pairs)
    guard wanted.count <= Self.mostPairs else {
      throw CorrelationStudyError.tooManyPairs(count: wanted.count, limit: Self.mostPairs)
    }
    let held = try controls.map { try data.variable($0) }
    for pair in wanted {
      for control in held where [pair.0.name, pair.1.name].contains(control.name) {
        throw CorrelationStudyError.controlIsVariable(column: control.name)
      }
    }
    let measure = PairMeasure(study: self, controls: held)
    var rows = wanted.map { measure.row($0.0, $0.1) }
    let several = rows.count { $0.pValue != nil } > 1
    if let adjustment, several {
      for (index, value) in adjustment.adjusted(rows.map(\.pValue)).enumerated() {
        rows[index].adjustedPValue = value
      }
    }
    for index in rows.indices {
      rows[index].finding = CorrelationSentence(level: level, byAccount: data.isByAccount)
        .finding(rows[index], binary: data.binary, held: held.map { $0.name })
    }
    var matrix: [String] = []
    if case .matrix(let names) = pairs {
      // A name given twice is one column.
      for name in try names.map({ try data.variable($0).name }) where !matrix.contains(name) {
        matrix.append(name)
      }
    }
    return CorrelationStudyResult(
      source: answers.source, isByAccount: data.isByAccount, rows: data.table.rowCount,
      answers: data.answers, asOf: data.asOf, level: level, matrix: matrix,
      controls: held.map { $0.name }, adjustment: several ? adjustment?.name : nil, seed: seed,
      resamples: resamples, pairs: rows, notes: data.notes(rows))
  }
}
