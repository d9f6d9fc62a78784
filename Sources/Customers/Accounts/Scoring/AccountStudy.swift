import Models
import Statistics

/// The accounts of a programme: how each scores, how sure that is, who is silent, and which class
/// follows.
public struct AccountStudy: Sendable, Equatable {
  /// The wave that is scored; nil for the last, `all` for every answer together.
  public var wave: String?
  /// The confidence level of intervals; tests are held to 1 − level.
  public var level: Double
  /// An account whose standardised score is below this is at risk, on 0–10.
  public var threshold: Double
  /// The probability that makes an account at risk, or healthy.
  public var certainty: Double
  /// The largest change of each weight in the sensitivity.
  public var weightFactor: Double
  /// The protection of small groups; nil shows every account.
  public var smallGroups: SmallGroups?
  /// The draws of ranks.
  public var rankDraws: Int
  /// The seed of draws.
  public var seed: UInt64
  /// How many threads work at once; nil uses every core. Results do not depend on it.
  public var threads: Int?

  /// Chooses how to score.
  ///
  /// The threshold 6.5 lies between the last detractor answer and the first passive one: an account
  /// below it stands nearer the detractors. The certainty .8 means that of five accounts called at risk
  /// one is expected not to be, which a telephone call is worth.
  public init(
    wave: String? = nil, level: Double = 0.9, threshold: Double = 6.5, certainty: Double = 0.8,
    weightFactor: Double = 2, smallGroups: SmallGroups? = nil, rankDraws: Int = 2_000,
    seed: UInt64 = 1, threads: Int? = nil
  ) {
    precondition(level > 0 && level < 1, "a level of \(level)")
    precondition(threshold > 0 && threshold < 10, "a threshold of \(threshold) on 0–10")
    precondition(certainty > 0.5 && certainty < 1, "a certainty of \(certainty)")
    precondition(weightFactor >= 1 && weightFactor.isFinite, "a factor of \(weightFactor)")
    precondition(rankDraws >= 0, "\(rankDraws) draws")
    self.wave = wave
    self.level = level
    self.threshold = threshold
    self.certainty = certainty
    self.weightFactor = weightFactor
    self.smallGroups = smallGroups
    self.rankDraws = rankDraws
    self.seed = seed
    self.threads = threads
  }

  /// Scores.
  /// - Parameters:
  ///   - programme: answers and what is known of accounts, invitations, alerts
  ///   - project: role weights, seniority, breaks, guidelines; an empty one declares nothing
  /// - Throws: `AccountStudyError`. A model that refuses is no error: its accounts are `unknown`.
  public func run(
    _ programme: Programme, project: Project = Project()
  ) throws(AccountStudyError) -> AccountStudyResult {
    try AccountList(programme, project: project, study: self).result()
  }

  var score: StandardizedScore {
    StandardizedScore(
      level: level, threshold: threshold, rankDraws: rankDraws, seed: seed, threads: threads)
  }
}
