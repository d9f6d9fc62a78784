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

  /// Every population in which each of the three classes occurs: detractors and promoters.
  public var populations: [(detractors: Int, promoters: Int)] {
    guard population >= 3 else { return [] }
    return (1...(population - 2)).flatMap { minus in
      (1...(population - minus - 1)).map { (minus, $0) }
    }
  }

  /// How many products of masses one method takes: populations times outcomes.
  public var work: Double {
    let (people, answers) = (Double(population), Double(size))
    return (people - 1) * (people - 2) / 2 * (answers + 1) * (answers + 2) / 2
  }

  /// Worst and mean coverage over every population in which each of the three classes occurs.
  /// - Parameter interval: the interval for the process behind the answers, before it is narrowed
  public func run(_ interval: NetScoreInterval = .score) -> (worst: Double, mean: Double) {
    let summary = run([interval]).first
    return (summary?.worst ?? 0, summary?.mean ?? 0)
  }

  /// Coverage and width of several methods, narrowed for the finite population.
  /// - Parameters:
  ///   - methods: intervals for the process behind the answers, before they are narrowed
  ///   - chosen: the populations; nil takes every one in which each class occurs
  ///   - threads: how many threads; nil uses every core
  /// - Returns: nothing where no population is visited.
  public func run(
    _ methods: [NetScoreInterval], in chosen: [(detractors: Int, promoters: Int)]? = nil,
    threads: Int? = nil
  ) -> [CoverageSummary] {
    let visited = chosen ?? populations
    precondition(
      visited.allSatisfy {
        $0.detractors >= 0 && $0.promoters >= 0 && $0.detractors + $0.promoters <= population
      }, "a population of \(population) customers cannot hold these classes")
    guard !visited.isEmpty else { return [] }
    let fraction = Double(size) / Double(population)
    let outcomes = TrinomialOutcomes(size: size).counts
    let limits = methods.map { method in
      parallelMap(count: outcomes.count, threads: threads) { index -> (Double, Double) in
        let score = outcomes[index].score ?? 0
        let finite = method.interval(outcomes[index], level: level).0?
          .finitePopulation(estimate: score, fraction: fraction)
        return (finite?.lower ?? score, finite?.upper ?? score)
      }
    }
    let logFactorials = (0...population).map { logGamma(Double($0) + 1) }
    let results = parallelMap(count: visited.count, threads: threads) { index in
      cells(
        visited[index], outcomes: outcomes, limits: limits, logFactorials: logFactorials)
    }
    let truths = visited.map {
      NetScoreTruth(
        detractors: Double($0.detractors) / Double(population),
        promoters: Double($0.promoters) / Double(population))
    }
    return methods.indices.map { method in
      CoverageSummary(
        method: methods[method].name, results: results.map { $0[method] }, truths: truths, runs: nil
      )
    }
  }

  /// Coverage and mean width of each method in one population.
  private func cells(
    _ people: (detractors: Int, promoters: Int), outcomes: [NetScoreCounts],
    limits: [[(Double, Double)]], logFactorials: [Double]
  ) -> [(coverage: Double, width: Double)] {
    func logChoose(_ n: Int, _ k: Int) -> Double {
      logFactorials[n] - logFactorials[k] - logFactorials[n - k]
    }
    let (minus, plus) = people
    let zero = population - minus - plus
    let truth = Double(plus - minus) / Double(population)
    var cells = limits.map { _ in (coverage: 0.0, width: 0.0) }
    for (index, counts) in outcomes.enumerated() {
      let (d, z, p) = (Int(counts.detractors), Int(counts.passives), Int(counts.promoters))
      guard d <= minus, z <= zero, p <= plus else { continue }
      let mass = exponential(
        logChoose(minus, d) + logChoose(zero, z) + logChoose(plus, p) - logChoose(population, size))
      for method in limits.indices {
        let (lower, upper) = limits[method][index]
        cells[method].width += mass * (upper - lower)
        if lower <= truth + 1e-9, truth - 1e-9 <= upper { cells[method].coverage += mass }
      }
    }
    return cells
  }
}
