import LinearAlgebra
import Probability
import Statistics

/// The score an account would have if its roles were heard by their declared weights, shrunken
/// towards what accounts are like: role effects fixed, account intercept random.
///
/// Nothing rests on one estimate of the intraclass correlation ρ, which is zero too often in small
/// programmes: results are averaged over a grid of ρ with weights ∝ √ρ · restricted likelihood.
/// Source: Harville & Jeske 1992, Journal of the American Statistical Association 87:724, for the
/// error of prediction; Patterson & Thompson 1971, Biometrika 58:545, for the likelihood.
public struct StandardizedScore: Codable, Sendable, Equatable {
  /// The confidence level of the intervals.
  public var level: Double
  /// An account below this is at risk; nil asks for no probabilities.
  public var threshold: Double?
  /// Whether the shares of the roles among an account's answers are covariates, so that a role's
  /// effect within accounts is not mixed with what accounts are like where it answers more.
  public var roleMix: Bool
  /// How many intraclass correlations from .005 to .95 are averaged over; at least 48.
  public var gridPoints: Int
  /// The draws that intervals of ranks are made of; zero makes none.
  public var rankDraws: Int
  /// The seed of the draws; draw r is stream r.
  public var seed: UInt64
  /// How many threads work at once; nil uses every core. Results do not depend on it.
  public var threads: Int?

  /// Chooses how to score.
  public init(
    level: Double = 0.9, threshold: Double? = nil, roleMix: Bool = false, gridPoints: Int = 48,
    rankDraws: Int = 2_000, seed: UInt64 = 1, threads: Int? = nil
  ) {
    requireLevel(level)
    precondition(gridPoints >= 48, "\(gridPoints) grid points; at least 48 are needed")
    precondition(rankDraws >= 0, "\(rankDraws) draws")
    precondition(threshold?.isFinite ?? true, "a threshold of \(threshold ?? 0)")
    self.level = level
    self.threshold = threshold
    self.roleMix = roleMix
    self.gridPoints = gridPoints
    self.rankDraws = rankDraws
    self.seed = seed
    self.threads = threads
  }

  /// Scores every account with answers.
  /// - Parameters:
  ///   - answers: the answers, without missing values.
  ///   - weights: one per role, zero or positive, on any scale. A role of weight 0 leaves the
  ///     target; its answers still tell about their account.
  /// - Throws: `nonFinite`, `outOfRange`; `tooFew` below five accounts, or without an account more
  ///   than columns; `roleInOneAccount`, `roleNotHeard`; `noVariation`; `noReplication` when no
  ///   account has two comparable answers; `rankDeficient` or `groupsConfounded` when the role mix
  ///   cannot be told from roles or accounts.
  /// - Complexity: O(n p² + gridPoints · G p² + rankDraws · G log G) for G accounts, p columns.
  public func run(
    _ answers: RoleAnswers, weights: [Double]
  ) throws(HierarchicalError) -> StandardizedScoreResult {
    precondition(
      weights.count == answers.roleNames.count,
      "\(weights.count) weights for \(answers.roleNames.count) roles")
    precondition(
      weights.allSatisfy { $0 >= 0 && $0.isFinite }, "a weight is negative or not finite")
    // Dividing by the largest first keeps tiny and huge weights from vanishing in the sum.
    let largest = weights.max() ?? 0
    precondition(largest > 0, "no role has a positive weight")
    let total = weights.reduce(0) { $0 + $1 / largest }
    let shares = weights.map { $0 / largest / total }
    let design = try RoleDesign(answers, weights: shares, roleMix: roleMix)
    let mixture = try ScoreMixture(design, gridPoints: gridPoints)
    let ranks =
      rankDraws > 0
      ? RankDraws(mixture, count: rankDraws, seed: seed, threads: threads).intervals(level) : nil
    return StandardizedScoreResult(design, mixture, score: self, ranks: ranks)
  }
}
