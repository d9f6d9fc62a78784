import Reports
import Statistics

/// Would these interval methods keep their promise on data of this shape?
public enum CoverageStudy {
  /// Independent answers: exact coverage over the lattice of truths, one row per size and method.
  /// - Parameters:
  ///   - sizes: numbers of answers
  ///   - methods: the interval methods
  ///   - level: the confidence level
  ///   - threads: how many threads; nil uses every core
  public static func independent(
    sizes: [Int], methods: [NetScoreInterval], level: Double, threads: Int? = nil
  ) -> CoverageResult {
    let rows = sizes.flatMap { size in
      methods.filter { $0.enumerates(size) }.map { method in
        CoverageRow(
          answers: size, accounts: nil, intraclassCorrelation: nil, sizes: nil,
          NetScoreCoverage(size: size, level: level).run(method, threads: threads))
      }
    }
    return CoverageResult(
      level: level, truths: NetScoreTruth.lattice().count, seed: nil, rows: rows)
  }

  /// Answers that share accounts: simulated coverage, one row per shape and method.
  /// - Parameters:
  ///   - accounts: numbers of accounts
  ///   - correlations: intraclass correlations
  ///   - sizes: how answers are spread over accounts
  ///   - methods: the interval methods
  ///   - level: the confidence level
  ///   - runs: simulated programmes for each truth
  ///   - seed: of the simulation
  ///   - threads: how many threads; nil uses every core
  public static func clustered(
    accounts: [Int], correlations: [Double], sizes: [AccountSizes], methods: [ClusteredInterval],
    level: Double, runs: Int, seed: UInt64, threads: Int? = nil
  ) -> CoverageResult {
    var rows: [CoverageRow] = []
    for size in sizes {
      for count in accounts {
        for correlation in correlations {
          let study = ClusteredCoverage(
            accounts: count, intraclassCorrelation: correlation, sizes: size, level: level,
            runs: runs, seed: seed)
          rows += study.run(methods, threads: threads).map {
            CoverageRow(
              answers: nil, accounts: count, intraclassCorrelation: correlation, sizes: size, $0)
          }
        }
      }
    }
    return CoverageResult(
      level: level, truths: ClusteredCoverage.sixTruths.count, seed: seed, rows: rows)
  }
}

/// Coverage of interval methods over shapes of data.
public struct CoverageResult: Codable, Sendable, Equatable {
  /// The confidence level promised.
  public let level: Double
  /// The number of truths that each row covers.
  public let truths: Int
  /// The seed of the simulation; nil where coverage is exact.
  public let seed: UInt64?
  /// One row per shape and method.
  public let rows: [CoverageRow]
}

/// The coverage of one method on one shape of data; widths on −100…100.
public struct CoverageRow: Codable, Sendable, Equatable {
  /// The number of independent answers; nil where accounts are clusters.
  public let answers: Int?
  /// The number of accounts; nil where answers are independent.
  public let accounts: Int?
  /// The correlation of answers within an account.
  public let intraclassCorrelation: Double?
  /// How answers are spread over accounts.
  public let sizes: AccountSizes?
  /// The name of the method.
  public let method: String
  /// The smallest coverage over the truths.
  public let worst: Double
  /// The share of detractors where coverage is smallest.
  public let worstDetractors: Double
  /// The share of promoters where coverage is smallest.
  public let worstPromoters: Double
  /// The mean coverage over the truths.
  public let mean: Double
  /// The mean width of the interval in points of the score.
  public let meanWidth: Double
  /// Simulated programmes per truth; nil where coverage is exact.
  public let runs: Int?
  /// The standard error of `worst`; nil where coverage is exact.
  public let monteCarloError: Double?

  init(
    answers: Int?, accounts: Int?, intraclassCorrelation: Double?, sizes: AccountSizes?,
    _ summary: CoverageSummary
  ) {
    self.answers = answers
    self.accounts = accounts
    self.intraclassCorrelation = intraclassCorrelation
    self.sizes = sizes
    method = summary.method
    worst = summary.worst
    worstDetractors = summary.worstTruth.detractors
    worstPromoters = summary.worstTruth.promoters
    mean = summary.mean
    meanWidth = summary.meanWidth * 100
    runs = summary.runs
    monteCarloError = summary.monteCarloError
  }
}

extension NetScoreInterval {
  /// Whether listing the intervals of all outcomes of `size` answers ends in reasonable time.
  fileprivate func enumerates(_ size: Int) -> Bool { name != "exact" || size <= 30 }
}
