import Reports
import Statistics

/// Would these interval methods keep their promise on data of this shape?
public enum CoverageStudy {
  /// Independent answers: exact coverage over the lattice of truths, one row per size and method.
  /// - Parameters:
  ///   - sizes: numbers of answers
  ///   - methods: the interval methods
  ///   - level: the confidence level
  ///   - truths: the shares that answers are drawn from
  ///   - threads: how many threads; nil uses every core
  ///   - progress: told how many of how many rows are done
  public static func independent(
    sizes: [Int], methods: [NetScoreInterval], level: Double,
    truths: [NetScoreTruth] = NetScoreTruth.lattice(), threads: Int? = nil,
    progress: (Int, Int) -> Void = { _, _ in }
  ) -> CoverageResult {
    let cells = sizes.flatMap { size in
      methods.filter { $0.enumerates(size) }.map { (size, $0) }
    }
    let rows = cells.enumerated().map { index, cell in
      progress(index, cells.count)
      return CoverageRow(
        answers: cell.0,
        NetScoreCoverage(size: cell.0, level: level, truths: truths).run(cell.1, threads: threads))
    }
    return CoverageResult(level: level, truths: truths.count, seed: nil, rows: rows)
  }

  /// Answers of a finite set of customers: exact coverage of the finite-population interval over
  /// every population in which each class occurs, or in one.
  /// - Parameters:
  ///   - population: the customers there are
  ///   - sizes: numbers of answers, none larger than the population
  ///   - methods: the interval methods, narrowed for the population
  ///   - level: the confidence level
  ///   - truth: shares, rounded to whole customers; nil visits every population
  ///   - threads: how many threads; nil uses every core
  ///   - progress: told how many of how many rows are done
  /// - Throws: `CoverageError` where a size exceeds the population, or the sum is too long.
  public static func finite(
    population: Int, sizes: [Int], methods: [NetScoreInterval], level: Double,
    truth: NetScoreTruth? = nil, threads: Int? = nil, progress: (Int, Int) -> Void = { _, _ in }
  ) throws(CoverageError) -> CoverageResult {
    var rows: [CoverageRow] = []
    var truths = 0
    let chosen = truth.map { truth -> [(detractors: Int, promoters: Int)] in
      let minus = Int((truth.detractors * Double(population)).rounded())
      let plus = Int((truth.promoters * Double(population)).rounded())
      return [(minus, min(plus, population - minus))]
    }
    for (index, size) in sizes.enumerated() {
      progress(index, sizes.count)
      guard size <= population else {
        throw .tooManyAnswers(answers: size, population: population)
      }
      let study = FinitePopulationCoverage(population: population, size: size, level: level)
      guard chosen != nil || study.populations.count > 0 else {
        throw .tooFewCustomers(population)
      }
      guard chosen != nil || study.work <= mostWork else {
        throw .tooLong(what: "\(population) customers and \(size) answers")
      }
      let summaries = study.run(
        methods.filter { $0.enumerates(size) }, in: chosen, threads: threads)
      truths = chosen?.count ?? study.populations.count
      rows += summaries.map { CoverageRow(answers: size, population: population, $0) }
    }
    return CoverageResult(level: level, truths: truths, seed: nil, rows: rows)
  }

  /// The most products of masses that one method may take: about ten seconds.
  static let mostWork = 4e8

  /// Answers that share accounts: simulated coverage, one row per shape and method.
  /// - Parameters:
  ///   - accounts: numbers of accounts
  ///   - correlations: intraclass correlations
  ///   - sizes: how answers are spread over accounts
  ///   - methods: the interval methods
  ///   - level: the confidence level
  ///   - runs: simulated programmes for each truth
  ///   - seed: of the simulation
  ///   - truths: the shares that answers are drawn from
  ///   - threads: how many threads; nil uses every core
  ///   - progress: told how many of how many shapes are done
  public static func clustered(
    accounts: [Int], correlations: [Double], sizes: [AccountSizes], methods: [ClusteredInterval],
    level: Double, runs: Int, seed: UInt64,
    truths: [NetScoreTruth] = ClusteredCoverage.sixTruths, threads: Int? = nil,
    progress: (Int, Int) -> Void = { _, _ in }
  ) -> CoverageResult {
    let shapes = sizes.flatMap { size in
      accounts.flatMap { count in correlations.map { (size, count, $0) } }
    }
    let rows = shapes.enumerated().flatMap { index, shape -> [CoverageRow] in
      progress(index, shapes.count)
      let study = ClusteredCoverage(
        accounts: shape.1, intraclassCorrelation: shape.2, sizes: shape.0, level: level,
        truths: truths, runs: runs, seed: seed)
      return study.run(methods, threads: threads).map {
        CoverageRow(
          accounts: shape.1, intraclassCorrelation: shape.2, sizes: shape.0.rawValue, $0)
      }
    }
    return CoverageResult(level: level, truths: truths.count, seed: seed, rows: rows)
  }

  /// Accounts of known sizes: simulated coverage, one row per correlation and method.
  /// - Parameters:
  ///   - ownSizes: the answers of each account
  ///   - correlations: intraclass correlations
  ///   - methods: the interval methods
  ///   - level: the confidence level
  ///   - runs: simulated programmes for each truth
  ///   - seed: of the simulation
  ///   - truths: the shares that answers are drawn from
  ///   - threads: how many threads; nil uses every core
  ///   - progress: told how many of how many shapes are done
  public static func clustered(
    ownSizes: [Int], correlations: [Double], methods: [ClusteredInterval], level: Double, runs: Int,
    seed: UInt64, truths: [NetScoreTruth] = ClusteredCoverage.sixTruths, threads: Int? = nil,
    progress: (Int, Int) -> Void = { _, _ in }
  ) -> CoverageResult {
    let rows = correlations.enumerated().flatMap { index, correlation -> [CoverageRow] in
      progress(index, correlations.count)
      let study = ClusteredCoverage(
        accounts: ownSizes.count, intraclassCorrelation: correlation, sizes: .equal,
        ownSizes: ownSizes, level: level, truths: truths, runs: runs, seed: seed)
      return study.run(methods, threads: threads).map {
        CoverageRow(
          answers: ownSizes.reduce(0, +), accounts: ownSizes.count,
          intraclassCorrelation: correlation, sizes: "own", $0)
      }
    }
    return CoverageResult(level: level, truths: truths.count, seed: seed, rows: rows)
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
  /// The number of answers; nil where it differs between simulated programmes.
  public let answers: Int?
  /// The number of accounts; nil where answers are independent.
  public let accounts: Int?
  /// The correlation of answers within an account.
  public let intraclassCorrelation: Double?
  /// How answers are spread over accounts: `equal`, `skewed`, `giant`, or `own`, those of the file.
  public let sizes: String?
  /// The customers there are; nil for the process behind them.
  public let population: Int?
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
    answers: Int? = nil, accounts: Int? = nil, intraclassCorrelation: Double? = nil,
    sizes: String? = nil, population: Int? = nil, _ summary: CoverageSummary
  ) {
    self.population = population
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
