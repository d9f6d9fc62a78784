/// A pair of truths that the answers of two groups are drawn from.
public struct NetScoreTruthPair: Codable, Sendable, Equatable {
  /// The truth of the first group.
  public let first: NetScoreTruth
  /// The truth of the second group.
  public let second: NetScoreTruth

  /// Makes a pair.
  public init(_ first: NetScoreTruth, _ second: NetScoreTruth) {
    self.first = first
    self.second = second
  }

  /// The true difference of the scores, on −2…2.
  public var difference: Double { first.score - second.score }
}

/// How often a comparison of two scores rejects what is true, and how often its interval covers.
public struct NetScoreDifferenceCharacteristics: Codable, Sendable, Equatable {
  /// The name of the method.
  public let method: String
  /// The number of answers of the first group.
  public let firstSize: Int
  /// The number of answers of the second group.
  public let secondSize: Int
  /// The largest share of false alarms when both groups answer alike; nil without a test.
  public let sizeAlike: Double?
  /// Where that happens.
  public let sizeAlikeTruth: NetScoreTruth?
  /// The largest share of false alarms when the scores are equal and the shares are free.
  public let sizeEqualScores: Double?
  /// Where that happens.
  public let sizeEqualScoresTruth: NetScoreTruthPair?
  /// The smallest coverage of the interval over all pairs of truths; nil without an interval.
  public let worstCoverage: Double?
  /// Where that happens.
  public let worstCoverageTruth: NetScoreTruthPair?
  /// The mean coverage over all pairs.
  public let meanCoverage: Double?
  /// The mean width of the interval over pairs and answers, on −2…2.
  public let meanWidth: Double?
  /// The number of pairs of truths.
  public let pairs: Int
  /// How often each pair of `powerPairs` is told apart; nil without a test.
  public let power: [Double]?
}

/// The exact size and coverage of comparisons of two net scores with independent answers, by
/// enumeration of every pair of outcomes.
///
/// A pair of outcomes without a p-value counts as not rejected, one without an interval as the
/// point at its estimate, which is what a calculator that prints ±0 claims.
public struct NetScoreDifferenceCoverage: Sendable {
  /// The number of answers of the first group.
  public var firstSize: Int
  /// The number of answers of the second group.
  public var secondSize: Int
  /// The confidence level; the test is made at 1 − level.
  public var level: Double
  /// The truths of each group; all pairs of them are visited.
  public var truths: [NetScoreTruth]
  /// Pairs of truths whose power is wanted besides.
  public var powerPairs: [NetScoreTruthPair]

  /// Makes the configuration.
  public init(
    firstSize: Int, secondSize: Int, level: Double = 0.95,
    truths: [NetScoreTruth] = NetScoreTruth.lattice(), powerPairs: [NetScoreTruthPair] = []
  ) {
    self.powerPairs = powerPairs
    precondition(firstSize >= 1 && secondSize >= 1, "groups of \(firstSize) and \(secondSize)")
    precondition(!truths.isEmpty, "coverage needs at least one truth")
    self.firstSize = firstSize
    self.secondSize = secondSize
    self.level = level
    self.truths = truths
  }

  /// What a method says about one pair of outcomes.
  private struct Verdict: Sendable {
    var rejects: Bool
    var lower: Double
    var upper: Double
  }

  /// Computes size and coverage of one method.
  /// - Complexity: one comparison per pair of outcomes, (n₁ + 1)(n₁ + 2)(n₂ + 1)(n₂ + 2)/4 of
  ///   them, and a matrix product per distinct true difference.
  public func run(
    _ method: NetScoreDifference, threads: Int? = nil
  ) -> NetScoreDifferenceCharacteristics {
    let rows = TrinomialOutcomes(size: firstSize)
    let columns = TrinomialOutcomes(size: secondSize)
    let probe = method.compare(
      NetScoreCounts(detractors: 1, passives: 1, promoters: 1),
      NetScoreCounts(detractors: 1, passives: 1, promoters: 1), level: level)
    let (tests, bounds) = (probe.pValue != nil, probe.interval != nil)
    let verdicts = parallelMap(count: rows.counts.count, threads: threads) { row in
      columns.counts.map { second in
        let result = method.compare(rows.counts[row], second, level: level)
        let point = result.estimate ?? 0
        return Verdict(
          rejects: isSignificant(result.pValue, level: level),
          lower: result.interval?.lower ?? point, upper: result.interval?.upper ?? point)
      }
    }
    let firstMasses = truths.map {
      rows.masses(detractors: $0.detractors, promoters: $0.promoters)
    }
    let secondMasses = truths.map {
      columns.masses(detractors: $0.detractors, promoters: $0.promoters)
    }
    let rejected =
      tests
      ? expectation(firstMasses, secondMasses, threads, where: { abs($0) < 1e-9 }) {
        row, column, _ in
        verdicts[row][column].rejects ? 1 : 0
      } : []
    let covered =
      bounds
      ? expectation(firstMasses, secondMasses, threads, where: { _ in true }) {
        row, column, difference in
        // Limits that touch the truth up to rounding contain it.
        let verdict = verdicts[row][column]
        return verdict.lower <= difference + 1e-9 && difference - 1e-9 <= verdict.upper ? 1 : 0
      } : []
    let width = bounds ? meanWidth(verdicts, firstMasses, secondMasses) : nil
    let power =
      tests
      ? powerPairs.map { pair -> Double in
        let one = rows.masses(detractors: pair.first.detractors, promoters: pair.first.promoters)
        let two = columns.masses(
          detractors: pair.second.detractors, promoters: pair.second.promoters)
        return zip(one, verdicts).reduce(0) { total, row in
          total
            + row.0 * zip(two, row.1).reduce(0) { $0 + ($1.1.rejects ? $1.0 : 0) }
        }
      } : nil
    return summary(method, rejected, covered, width, power)
  }

  /// The expectation of a function of two outcomes and the true difference, for every pair of
  /// truths whose difference is wanted; grouped by difference, so that each costs one matrix product.
  private func expectation(
    _ first: [[Double]], _ second: [[Double]], _ threads: Int?, where wanted: (Double) -> Bool,
    _ value: @Sendable (_ row: Int, _ column: Int, _ difference: Double) -> Double
  ) -> [(pair: NetScoreTruthPair, value: Double)] {
    var groups: [Int: [(Int, Int)]] = [:]
    for i in truths.indices {
      for j in truths.indices where wanted(truths[i].score - truths[j].score) {
        groups[Int(((truths[i].score - truths[j].score) * 1e9).rounded()), default: []]
          .append((i, j))
      }
    }
    let keys = groups.keys.sorted()
    let batches = keys.map { groups[$0]! }
    let values = parallelMap(count: batches.count, threads: threads) { batch in
      let pairs = batches[batch]
      let difference = truths[pairs[0].0].score - truths[pairs[0].1].score
      let (height, breadth) = (first[0].count, second[0].count)
      var cells = [Double](repeating: 0, count: height * breadth)
      for row in 0..<height {
        for column in 0..<breadth {
          cells[row * breadth + column] = value(row, column, difference)
        }
      }
      var results: [Double] = []
      var projected = [Double](repeating: 0, count: breadth)
      var current = -1
      for (i, j) in pairs {
        if i != current {
          current = i
          for column in 0..<breadth { projected[column] = 0 }
          for row in 0..<height where first[i][row] > 1e-18 {
            let mass = first[i][row]
            let start = row * breadth
            for column in 0..<breadth { projected[column] += mass * cells[start + column] }
          }
        }
        var sum = 0.0
        for column in 0..<breadth { sum += projected[column] * second[j][column] }
        results.append(sum)
      }
      return results
    }
    return zip(batches, values).flatMap { pairs, values in
      zip(pairs, values).map { (NetScoreTruthPair(truths[$0.0], truths[$0.1]), $1) }
    }
  }

  /// The mean width: its expectation is linear in each group's masses, so averaging them first
  /// averages over all pairs.
  private func meanWidth(
    _ verdicts: [[Verdict]], _ first: [[Double]], _ second: [[Double]]
  ) -> Double {
    func average(_ masses: [[Double]]) -> [Double] {
      masses[0].indices.map { index in
        masses.reduce(0) { $0 + $1[index] } / Double(masses.count)
      }
    }
    let (rows, columns) = (average(first), average(second))
    return rows.indices.reduce(0) { total, row in
      total
        + rows[row]
        * columns.indices.reduce(0) {
          $0 + columns[$1] * (verdicts[row][$1].upper - verdicts[row][$1].lower)
        }
    }
  }

  private func summary(
    _ method: NetScoreDifference, _ rejected: [(pair: NetScoreTruthPair, value: Double)],
    _ covered: [(pair: NetScoreTruthPair, value: Double)], _ width: Double?, _ power: [Double]?
  ) -> NetScoreDifferenceCharacteristics {
    let alike = rejected.filter { $0.pair.first == $0.pair.second }.max { $0.value < $1.value }
    let equal = rejected.max { $0.value < $1.value }
    let worst = covered.min { $0.value < $1.value }
    return NetScoreDifferenceCharacteristics(
      method: method.name, firstSize: firstSize, secondSize: secondSize,
      sizeAlike: alike?.value, sizeAlikeTruth: alike?.pair.first,
      sizeEqualScores: equal?.value, sizeEqualScoresTruth: equal?.pair,
      worstCoverage: worst?.value, worstCoverageTruth: worst?.pair,
      meanCoverage: covered.isEmpty
        ? nil : covered.reduce(0) { $0 + $1.value } / Double(covered.count),
      meanWidth: width, pairs: truths.count * truths.count, power: power)
  }
}
