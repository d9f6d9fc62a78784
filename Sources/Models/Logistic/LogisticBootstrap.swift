import LinearAlgebra
import Probability
import Statistics

/// The bootstrap of a logistic model: rows, or whole accounts, are drawn and the model is refitted.
///
/// Drawing k times is counting k times, so that a refit changes frequencies only and starts from the
/// estimate. Replicate r draws from stream r of the seed: results do not depend on the threads.
public struct LogisticBootstrap: Codable, Sendable, Equatable {
  /// The number of resamples.
  public var replicates: Int
  /// The seed.
  public var seed: UInt64
  /// How many refits run at once; nil uses every core.
  public var threads: Int?

  /// Chooses how to resample.
  public init(replicates: Int = 9_999, seed: UInt64 = 1, threads: Int? = nil) {
    precondition(replicates >= 1, "\(replicates) replicates; at least 1 is needed")
    self.replicates = replicates
    self.seed = seed
    self.threads = threads
  }

  /// Refits a model to resamples of its rows or clusters.
  /// - Parameters:
  ///   - fit: the model.
  ///   - clusters: the cluster of each row, a code ≥ 0, drawn whole; nil draws rows.
  ///   - level: of the percentile intervals.
  /// - Throws: `design` with `missingCluster` or `tooFewClusters`.
  public func run(
    _ fit: LogisticFit, by clusters: [Int]? = nil, level: Double = 0.95
  ) throws(LogisticError) -> LogisticBootstrapResult {
    precondition(level > 0 && level < 1, "a level of \(level) is not in 0..<1")
    let groups = try fit.rowGroups(clusters ?? Array(0..<fit.data.rows))
    guard groups.count >= 2 else { throw .design(.tooFewClusters(groups.count)) }
    let (seed, weights) = (seed, fit.data.weights)
    let draws = fit.refits(
      count: replicates, threads: threads, tolerance: 1e-9,
      weights: { replicate, frequencies in
        var generator = Philox(seed: seed, stream: UInt64(replicate))
        for i in frequencies.indices { frequencies[i] = 0 }
        for _ in groups.indices {
          for i in groups[generator.below(groups.count)] { frequencies[i] += weights[i] }
        }
      }
    ) { _, kernel, basis -> [Double]? in
      guard let kernel else { return nil }
      return basis.m.times((0..<kernel.columns).map { kernel.coordinates[$0] })
    }
    let found = draws.compactMap { $0 }
    return LogisticBootstrapResult(fit, found, failed: draws.count - found.count, level: level)
  }
}

/// The refits of a bootstrap.
public struct LogisticBootstrapResult: Codable, Sendable, Equatable {
  /// The names of the columns.
  public let terms: [String]
  /// The coefficients of the refits that have finite estimates, one array per refit.
  public let coefficients: [[Double]]
  /// How many resamples had no finite estimate: one outcome only, separated, or dependent columns.
  public let failed: Int
  /// Percentile intervals (type 7 quantiles), one per term; nil where fewer than 95 % of the
  /// resamples could be fitted, for then they describe the resamples that happened to overlap.
  public let intervals: [Interval]?
  /// What the reader must know: `bootstrap_not_estimable`.
  public let notes: [Note]

  init(_ fit: LogisticFit, _ found: [[Double]], failed: Int, level: Double) {
    terms = fit.terms
    coefficients = found
    self.failed = failed
    let enough = Double(failed) <= 0.05 * Double(found.count + failed) && !found.isEmpty
    intervals =
      !enough
      ? nil
      : fit.terms.indices.map { j in
        let sorted = found.map { $0[j] }.sorted()
        return Interval(
          lower: sampleQuantile((1 - level) / 2, ofSorted: sorted),
          upper: sampleQuantile((1 + level) / 2, ofSorted: sorted), level: level,
          method: "bootstrap_percentile")
      }
    notes =
      failed == 0
      ? []
      : [
        Note(
          code: "bootstrap_not_estimable",
          sentence: "\(failed) of \(found.count + failed) resamples have no finite estimate and "
            + (enough ? "are left out" : "leave too few for an interval"))
      ]
  }
}
