/// The shares of detractors and promoters that answers are drawn from.
public struct NetScoreTruth: Codable, Sendable, Equatable {
  /// The probability that an answer counts −1.
  public let detractors: Double
  /// The probability that an answer counts +1.
  public let promoters: Double

  /// Makes a truth; the rest are passives.
  public init(detractors: Double, promoters: Double) {
    precondition(
      detractors >= 0 && promoters >= 0 && detractors + promoters <= 1 + 1e-12,
      "shares of detractors \(detractors) and promoters \(promoters)")
    self.detractors = detractors
    self.promoters = promoters
  }

  /// The true net score on −1…1.
  public var score: Double { promoters - detractors }

  /// Every truth whose three shares are multiples of `1/parts` and at least one such part.
  public static func lattice(parts: Int = 20) -> [NetScoreTruth] {
    precondition(parts >= 3, "a lattice of \(parts) parts has no inner point")
    return (1...(parts - 2)).flatMap { minus in
      (1...(parts - 1 - minus)).map { plus in
        NetScoreTruth(
          detractors: Double(minus) / Double(parts), promoters: Double(plus) / Double(parts))
      }
    }
  }
}

/// How often an interval method covers the truth, and how wide it is.
public struct CoverageSummary: Codable, Sendable, Equatable {
  /// The name of the interval method.
  public let method: String
  /// The smallest coverage over the truths.
  public let worst: Double
  /// The truth at which coverage is smallest.
  public let worstTruth: NetScoreTruth
  /// The mean coverage over the truths.
  public let mean: Double
  /// The mean width on −1…1 over samples and truths.
  public let meanWidth: Double
  /// How many samples were drawn at each truth; nil when coverage was computed exactly.
  public let runs: Int?
  /// The standard error of `worst` from simulation; nil when coverage was computed exactly.
  public let monteCarloError: Double?
}

/// The exact coverage of interval methods for n independent answers, by enumeration.
///
/// An answer without an interval (a method that is undefined when all agree) counts as the point
/// at its estimate, which is what a calculator that prints ±0 claims.
public struct NetScoreCoverage: Sendable {
  /// The number of answers.
  public var size: Int
  /// The confidence level.
  public var level: Double
  /// The truths at which coverage is computed.
  public var truths: [NetScoreTruth]

  /// Makes the configuration.
  public init(size: Int, level: Double = 0.95, truths: [NetScoreTruth] = NetScoreTruth.lattice()) {
    precondition(size >= 1, "coverage for \(size) answers")
    precondition(!truths.isEmpty, "coverage needs at least one truth")
    self.size = size
    self.level = level
    self.truths = truths
  }

  /// Computes the coverage of one method.
  /// - Complexity: one interval per outcome, (n + 1)(n + 2)/2 of them, and a sum per truth.
  public func run(_ method: NetScoreInterval, threads: Int? = nil) -> CoverageSummary {
    let outcomes = TrinomialOutcomes(size: size)
    let limits = parallelMap(count: outcomes.counts.count, threads: threads) { index in
      let counts = outcomes.counts[index]
      let interval = method.interval(counts, level: level).0
      let point = counts.score ?? 0
      return (lower: interval?.lower ?? point, upper: interval?.upper ?? point)
    }
    let results = truths.map { truth -> (coverage: Double, width: Double) in
      let masses = outcomes.masses(detractors: truth.detractors, promoters: truth.promoters)
      var (coverage, width) = (0.0, 0.0)
      for (mass, limit) in zip(masses, limits) {
        width += mass * (limit.upper - limit.lower)
        // Limits that touch the truth up to rounding contain it.
        if limit.lower <= truth.score + 1e-9, truth.score - 1e-9 <= limit.upper {
          coverage += mass
        }
      }
      return (coverage, width)
    }
    return CoverageSummary(
      method: method.name, results: results, truths: truths, runs: nil)
  }
}

extension CoverageSummary {
  init(
    method: String, results: [(coverage: Double, width: Double)], truths: [NetScoreTruth],
    runs: Int?
  ) {
    let worst = results.indices.min { results[$0].coverage < results[$1].coverage }!
    let count = Double(results.count)
    self.init(
      method: method, worst: results[worst].coverage, worstTruth: truths[worst],
      mean: results.reduce(0) { $0 + $1.coverage } / count,
      meanWidth: results.reduce(0) { $0 + $1.width } / count, runs: runs,
      monteCarloError: runs.map {
        (results[worst].coverage * (1 - results[worst].coverage) / Double($0)).squareRoot()
      })
  }
}
