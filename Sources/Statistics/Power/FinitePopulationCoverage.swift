import Probability

/// The exact coverage of the interval for a finite set of customers, n of whom answer at random.
public struct FinitePopulationCoverage: Sendable {
  /// The number of customers.
  public var population: Int
  /// The number who answer.
  public var size: Int
  /// The confidence level.
  public var level: Double

  /// Makes the configuration; some customers answer, at most all.
  public init(population: Int, size: Int, level: Double = 0.95) {
    precondition(size >= 1 && size <= population, "\(size) answers from \(population) customers")
    self.population = population
    self.size = size
    self.level = level
  }

  /// Worst and mean coverage over every population in which each of the three classes occurs.
  /// - Parameter interval: the interval for the process behind the answers, before it is narrowed
  public func run(_ interval: NetScoreInterval = .score) -> (worst: Double, mean: Double) {
    let fraction = Double(size) / Double(population)
    let outcomes = TrinomialOutcomes(size: size).counts
    let limits = outcomes.map { counts -> (lower: Double, upper: Double) in
      let score = counts.score ?? 0
      let finite = interval.interval(counts, level: level).0?
        .finitePopulation(estimate: score, fraction: fraction)
      return (finite?.lower ?? score, finite?.upper ?? score)
    }
    let logFactorials = (0...population).map { logGamma(Double($0) + 1) }
    func logChoose(_ n: Int, _ k: Int) -> Double {
      logFactorials[n] - logFactorials[k] - logFactorials[n - k]
    }
    var coverages: [Double] = []
    for minus in 1...max(1, population - 2) {
      for plus in 1...max(1, population - minus - 1) where minus + plus < population {
        let zero = population - minus - plus
        let truth = Double(plus - minus) / Double(population)
        var coverage = 0.0
        for (counts, limit) in zip(outcomes, limits) {
          let (d, z, p) = (Int(counts.detractors), Int(counts.passives), Int(counts.promoters))
          guard d <= minus, z <= zero, p <= plus, limit.lower <= truth + 1e-9,
            truth - 1e-9 <= limit.upper
          else { continue }
          coverage += exponential(
            logChoose(minus, d) + logChoose(zero, z) + logChoose(plus, p)
              - logChoose(population, size))
        }
        coverages.append(coverage)
      }
    }
    return (coverages.min() ?? 0, coverages.reduce(0, +) / Double(max(1, coverages.count)))
  }
}
