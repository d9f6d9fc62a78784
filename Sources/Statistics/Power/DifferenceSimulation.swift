import Probability

/// How often a comparison rejects, covers, and refuses at one pair of truths.
public struct SimulatedDifference: Codable, Sendable, Equatable {
  /// The truths of the two groups or waves.
  public let pair: NetScoreTruthPair
  /// How often equal scores were rejected.
  public let rejected: Double
  /// How often the true difference was inside the interval, that is, not rejected.
  public let covered: Double
  /// How often there was a p-value at all; refusals count as neither rejected nor missed.
  public let estimated: Double
}

/// The simulated size, coverage and power of one comparison over pairs of truths.
public struct DifferenceSimulation: Codable, Sendable, Equatable {
  /// The name of the method.
  public let method: String
  /// One entry per pair of truths.
  public let cells: [SimulatedDifference]
  /// Simulated programmes per pair.
  public let runs: Int
  /// The seed; run r of pair k draws from stream k·runs + r.
  public let seed: UInt64

  private var nulls: [SimulatedDifference] { cells.filter { abs($0.pair.difference) < 1e-9 } }

  /// The largest share of false alarms over pairs with equal scores; nil without such pairs.
  public var size: Double? { nulls.map(\.rejected).max() }
  /// The smallest coverage over all pairs.
  public var worstCoverage: Double { cells.map(\.covered).min() ?? 1 }
  /// The mean coverage over all pairs.
  public var meanCoverage: Double {
    cells.reduce(0) { $0 + $1.covered } / Double(max(cells.count, 1))
  }
  /// The smallest share of programmes that were estimated.
  public var worstEstimated: Double { cells.map(\.estimated).min() ?? 0 }

  /// Simulates several methods on the same programmes.
  /// - Parameters:
  ///   - names: of the methods
  ///   - pairs: of truths
  ///   - draw: one programme under a pair of truths
  ///   - pValues: per method, of the hypothesis that the difference is the given one
  static func run<Programme>(
    _ names: [String], pairs: [NetScoreTruthPair], runs: Int, seed: UInt64, level: Double,
    threads: Int?,
    draw: @Sendable (NetScoreTruthPair, inout Philox) -> Programme,
    pValues: @Sendable (Programme, _ difference: Double) -> [Double?]
  ) -> [DifferenceSimulation] {
    var cells = names.map { _ in [SimulatedDifference]() }
    for (index, pair) in pairs.enumerated() {
      let outcomes = parallelMap(count: runs, threads: threads) { run in
        var generator = Philox(seed: seed, stream: UInt64(index * runs + run))
        let programme = draw(pair, &generator)
        let null = pValues(programme, 0)
        let truth = abs(pair.difference) < 1e-12 ? null : pValues(programme, pair.difference)
        return zip(null, truth).map { null, truth in
          (
            rejected: isSignificant(null, level: level),
            covered: !isSignificant(truth, level: level),
            estimated: null != nil
          )
        }
      }
      for method in names.indices {
        func share(_ holds: ((rejected: Bool, covered: Bool, estimated: Bool)) -> Bool) -> Double {
          Double(outcomes.count { holds($0[method]) }) / Double(runs)
        }
        cells[method].append(
          SimulatedDifference(
            pair: pair, rejected: share(\.rejected), covered: share(\.covered),
            estimated: share(\.estimated)))
      }
    }
    return names.indices.map {
      DifferenceSimulation(method: names[$0], cells: cells[$0], runs: runs, seed: seed)
    }
  }
}

extension NetScoreTruthPair {
  /// Every ordered pair of these truths.
  public static func all(of truths: [NetScoreTruth]) -> [NetScoreTruthPair] {
    truths.flatMap { first in truths.map { NetScoreTruthPair(first, $0) } }
  }

  /// Each truth with itself, and each with the next.
  public static func neighbours(of truths: [NetScoreTruth]) -> [NetScoreTruthPair] {
    truths.map { NetScoreTruthPair($0, $0) }
      + truths.indices.map { NetScoreTruthPair(truths[$0], truths[($0 + 1) % truths.count]) }
  }
}

extension NetScoreTruth {
  /// Another truth with the same score and half the passives.
  public var withFewerPassives: NetScoreTruth {
    let quarter = max(0, 1 - detractors - promoters) / 4
    return NetScoreTruth(detractors: detractors + quarter, promoters: promoters + quarter)
  }
}

extension NetScoreTruthPair {
  /// Each truth with itself.
  public static func alike(_ truths: [NetScoreTruth]) -> [NetScoreTruthPair] {
    truths.map { NetScoreTruthPair($0, $0) }
  }

  /// Each truth with another one of the same score, in both orders: scores are equal, answers are not.
  public static func equalScores(_ truths: [NetScoreTruth]) -> [NetScoreTruthPair] {
    truths.flatMap {
      [
        NetScoreTruthPair($0, $0.withFewerPassives), NetScoreTruthPair($0.withFewerPassives, $0),
      ]
    }
  }
}
