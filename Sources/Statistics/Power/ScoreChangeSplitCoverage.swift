import Probability

/// The simulated coverage of the intervals of `ScoreChangeSplit` when nothing changes, so that every
/// part is zero in truth.
///
/// Each account has some people, in two roles by turns, all drawing from one Pólya urn of latent
/// satisfactions. A person answers a wave with probability `participation`, and gives the answer of
/// the first wave again with probability `loyalty`; otherwise the second is drawn anew from the urn.
public struct ScoreChangeSplitCoverage: Sendable {
  /// What was found for one part.
  public struct Part: Codable, Sendable, Equatable {
    /// What the part of the change is due to.
    public let cause: ChangePart.Cause
    /// How often the interval held zero, among the programmes that had one.
    public let covered: Double
    /// How often there was an interval.
    public let estimated: Double
  }

  /// The number of accounts.
  public var accounts: Int
  /// The people of each account.
  public var people: Int
  /// The intraclass correlation of the −1, 0, +1 answers of one account.
  public var intraclassCorrelation: Double
  /// The probability that a person answers in a given wave.
  public var participation: Double
  /// The probability that a person repeats the first answer.
  public var loyalty: Double
  /// The truth, of both waves and both roles.
  public var truth: NetScoreTruth
  /// Simulated programmes.
  public var runs: Int
  /// The seed; run r draws from stream r.
  public var seed: UInt64

  /// Makes the configuration.
  public init(
    accounts: Int, people: Int = 5, intraclassCorrelation: Double, participation: Double = 0.7,
    loyalty: Double = 0.5, truth: NetScoreTruth = NetScoreTruth(detractors: 0.2, promoters: 0.5),
    runs: Int = 4_000, seed: UInt64 = 1
  ) {
    precondition(accounts >= 1 && people >= 1, "\(accounts) accounts of \(people) people")
    precondition(runs >= 1, "\(runs) runs")
    precondition((0...1).contains(intraclassCorrelation), "an ICC of \(intraclassCorrelation)")
    precondition((0...1).contains(participation), "a participation of \(participation)")
    precondition((0...1).contains(loyalty), "a loyalty of \(loyalty)")
    self.accounts = accounts
    self.people = people
    self.intraclassCorrelation = intraclassCorrelation
    self.participation = participation
    self.loyalty = loyalty
    self.truth = truth
    self.runs = runs
    self.seed = seed
  }

  /// One simulated programme.
  func programme(_ generator: inout Philox) -> [PersonAnswer] {
    var answers: [PersonAnswer] = []
    for account in 0..<accounts {
      var urn = AccountUrn(correlation: intraclassCorrelation)
      func draw(_ generator: inout Philox) -> Int {
        let drawn = urn.draw(1, truth, &generator)
        return Int(drawn.promoters - drawn.detractors)
      }
      for member in 0..<people {
        let first = draw(&generator)
        let second = generator.uniform() < loyalty ? first : draw(&generator)
        for (later, value) in [(false, first), (true, second)]
        where generator.uniform() < participation {
          answers.append(
            PersonAnswer(
              cluster: account, person: people * account + member, role: member % 2,
              isLater: later, value: value))
        }
      }
    }
    return answers
  }

  /// Simulates, one entry per cause.
  public func run(threads: Int? = nil) -> [Part] {
    let causes = ChangePart.Cause.allCases
    let outcomes = parallelMap(count: runs, threads: threads) { run -> [Bool?] in
      var generator = Philox(seed: seed, stream: UInt64(run))
      let parts = ScoreChangeSplit().run(programme(&generator))?.parts ?? []
      return causes.map { cause in
        parts.first { $0.cause == cause }?.interval?.contains(0)
      }
    }
    return causes.indices.map { index in
      let known = outcomes.compactMap { $0[index] }
      return Part(
        cause: causes[index],
        covered: Double(known.count { $0 }) / Double(max(known.count, 1)),
        estimated: Double(known.count) / Double(runs))
    }
  }
}
