import LinearAlgebra
import Statistics

/// The wild cluster bootstrap test of one coefficient of a linear model, for few clusters.
///
/// Residuals of each cluster are multiplied by a random factor and the t statistic is computed
/// again. By default the residuals are those of the model in which the null hypothesis holds (WCR).
/// Every vector of factors is used, and the result says exact, when there are no more than
/// `replicates`.
/// Source: Cameron, Gelbach & Miller 2008, Review of Economics and Statistics 90:414–427;
/// MacKinnon, Nielsen & Webb 2023, Journal of Econometrics 232:272–299.
public struct WildClusterBootstrap: Codable, Sendable, Equatable {
  /// The number of vectors drawn when there are more than this.
  public var replicates: Int
  /// The seed; recorded in the result.
  public var seed: UInt64
  /// The random factors of the clusters.
  public var weights: WildWeights
  /// Whether the residuals come from the model in which the null hypothesis holds.
  public var imposesNull: Bool
  /// How many threads work at once; nil uses every core. Results do not depend on it.
  public var threads: Int?

  /// |t*| within this share of |t| counts as equal.
  public static let tieTolerance = 1e-9

  /// Chooses how to test.
  public init(
    replicates: Int = 9_999, seed: UInt64 = 1, weights: WildWeights = .rademacher,
    imposesNull: Bool = true, threads: Int? = nil
  ) {
    precondition(replicates >= 1, "\(replicates) replicates; at least 1 is needed")
    self.replicates = replicates
    self.seed = seed
    self.weights = weights
    self.imposesNull = imposesNull
    self.threads = threads
  }

  /// Tests a coefficient of y = Xβ + e and inverts the test into an interval.
  /// - Parameters:
  ///   - x: n × p, the intercept column included.
  ///   - y: the response, n.
  ///   - clusters: the cluster of each row, a code ≥ 0.
  ///   - tested: the column of x whose coefficient is tested.
  ///   - names: the names of the columns, for errors; nil numbers them.
  ///   - nullValue: the coefficient under the null hypothesis.
  ///   - level: the confidence level of the interval; nil makes none, which is faster.
  ///   - progress: told the share that is done, 0…1.
  /// - Throws: `model` with the reason the regression cannot be fitted, `tooFewClusters`,
  ///   `missingLabel`.
  /// - Complexity: O(np²) once and O(Gp) per replicate, whatever n.
  public func run(
    x: Matrix, y: [Double], clusters: [Int], tested: Int, names: [String]? = nil,
    nullValue: Double = 0, level: Double? = 0.95, progress: (@Sendable (Double) -> Void)? = nil
  ) throws(FitError) -> WildClusterResult {
    let scores = try WildClusterScores(
      x: x, y: y, clusters: clusters, tested: tested,
      names: names ?? (0..<x.columns).map { "column \($0)" })
    return run(scores, nullValue: nullValue, level: level, progress: progress)
  }

  /// Tests one coefficient of a fitted model and inverts the test into an interval.
  /// - Parameters:
  ///   - model: the fitted regression; weighted rows are taken times √w.
  ///   - term: the name of the column whose coefficient is tested.
  ///   - clusters: the cluster of each row, a code ≥ 0.
  ///   - nullValue: the coefficient under the null hypothesis.
  ///   - level: the confidence level of the interval; nil makes none, which is faster.
  /// - Throws: `missingCluster`, `tooFewClusters`.
  public func run(
    _ model: LinearModel, term: String, clusters: [Int], nullValue: Double = 0,
    level: Double? = 0.95
  ) throws(FitError) -> WildClusterResult {
    let scores = try WildClusterScores(
      model, clusters: clusters, tested: model.index(of: term))
    return run(scores, nullValue: nullValue, level: level, progress: nil)
  }

  /// Tests every coefficient of a fitted model against zero, in the order of its terms.
  /// - Parameters:
  ///   - model: the fitted regression.
  ///   - clusters: the cluster of each row, a code ≥ 0.
  ///   - level: the confidence level of the intervals; nil makes none.
  /// - Throws: `missingCluster`, `tooFewClusters`.
  public func run(
    _ model: LinearModel, clusters: [Int], level: Double? = 0.95
  ) throws(FitError) -> [WildClusterResult] {
    var results: [WildClusterResult] = []
    for term in model.fit.terms {
      results.append(try run(model, term: term, clusters: clusters, level: level))
    }
    return results
  }

  private func run(
    _ scores: WildClusterScores, nullValue: Double, level: Double?,
    progress: (@Sendable (Double) -> Void)?
  ) -> WildClusterResult {
    precondition(nullValue.isFinite, "a null value of \(nullValue)")
    if let level {
      precondition(level > 0 && level < 1, "the level must lie between 0 and 1, not \(level)")
    }
    let vectors = weights.vectors(clusters: scores.clusters)
    let exact = vectors <= Double(replicates)
    let delta = scores.estimate - nullValue
    guard scores.hasResiduals, scores.variance > 0 else {
      return WildClusterResult(self, scores, nullValue: nullValue, exact: exact, vectors: vectors)
    }
    let replicates = replicates(
      scores, delta: delta, vectors: exact ? Int(vectors) : nil, inverted: level != nil,
      progress: progress)
    let test = WildInversion(scores, replicates, exact: exact, imposed: imposesNull)
    return WildClusterResult(
      self, scores, nullValue: nullValue, exact: exact, vectors: vectors,
      tally: test.tally(squaredStatistic: delta * delta / scores.variance, replicates.tested),
      limits: level.map { ($0, test.limits(level: $0)) })
  }

  /// All vectors of factors, or drawn ones.
  private func replicates(
    _ scores: WildClusterScores, delta: Double, vectors: Int?, inverted: Bool,
    progress: (@Sendable (Double) -> Void)?
  ) -> WildReplicates {
    let count = vectors ?? replicates
    var result = WildReplicates(count: count, inverted: inverted)
    let part = scores.residual(delta: imposesNull ? delta : 0)
    let own = inverted ? Self.half(of: progress, from: 0) : progress
    result.tested.withSlots { tested in
      parallelBlocks(count: count, threads: threads, progress: own) { range in
        var vectors = WildVectors(
          weights, clusters: scores.clusters, seed: vectors == nil ? seed : nil)
        var scratch = Array(repeating: SIMD4<Double>.zero, count: scores.width)
        for first in stride(from: range.lowerBound, to: range.upperBound, by: 4) {
          vectors.load(first)
          let squares = scores.squaredStatistics(vectors.factors, part, &scratch)
          for lane in 0..<min(4, range.upperBound - first) {
            tested.base[first + lane] = squares[lane]
          }
        }
      }
    }
    if inverted { invert(&result, scores, count, enumerated: vectors != nil, progress) }
    if vectors != nil, weights == .mammen {
      let probabilities = weights.probabilities
      result.masses = (0..<count).map { index in
        (0..<scores.clusters).reduce(1.0) { $0 * probabilities[index >> $1 & 1] }
      }
    }
    return result
  }

  /// The numbers of every vector that other null values need; the vectors are drawn again.
  private func invert(
    _ result: inout WildReplicates, _ scores: WildClusterScores, _ count: Int, enumerated: Bool,
    _ progress: (@Sendable (Double) -> Void)?
  ) {
    result.error.withSlots { error in
      result.shift.withSlots { shift in
        result.squares.withSlots { squares in
          result.cross.withSlots { cross in
            result.shiftSquares.withSlots { shiftSquares in
              eachVector(
                scores, count: count, enumerated: enumerated,
                progress: Self.half(of: progress, from: 0.5)
              ) { range, next in
                var scratch = Array(repeating: SIMD2<Double>.zero, count: scores.width)
                scratch.withUnsafeMutableBufferPointer { scratch in
                  for index in range {
                    let line = scores.line(next(index), scratch.baseAddress!)
                    error.base[index] = line.error
                    shift.base[index] = line.shift
                    squares.base[index] = line.squares
                    cross.base[index] = line.cross
                    shiftSquares.base[index] = line.shiftSquares
                  }
                }
              }
            }
          }
        }
      }
    }
  }

  private static func half(
    of progress: (@Sendable (Double) -> Void)?, from start: Double
  ) -> (@Sendable (Double) -> Void)? {
    guard let progress else { return nil }
    return { share in progress(start + share / 2) }
  }

  /// Runs blocks of vectors; `next` gives the factors of a vector until it is asked again.
  private func eachVector(
    _ scores: WildClusterScores, count: Int, enumerated: Bool,
    progress: (@Sendable (Double) -> Void)?,
    _ body: @Sendable (_ range: Range<Int>, _ next: (Int) -> UnsafePointer<Double>) -> Void
  ) {
    parallelBlocks(count: count, threads: threads, progress: progress) { range in
      var factors = Array(repeating: 0.0, count: scores.clusters)
      factors.withUnsafeMutableBufferPointer { factors in
        body(range) { index in
          weights.vector(index, seed: enumerated ? nil : seed, factors)
          return UnsafePointer(factors.baseAddress!)
        }
      }
    }
  }
}

extension Array where Element == Double {
  fileprivate mutating func withSlots(_ body: (UncheckedSlots<Double>) -> Void) {
    withUnsafeMutableBufferPointer { body(UncheckedSlots(base: $0.baseAddress!)) }
  }
}
