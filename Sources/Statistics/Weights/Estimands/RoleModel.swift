import Probability

/// A model of who answers in an account and how, from which programmes are simulated.
///
/// Each answer takes a role at random, and then its value from the role's truth at a latent
/// satisfaction drawn from the account's urn (`AccountUrn`): two answers of one role in one account
/// correlate by exactly ρ.
public struct RoleModel: Codable, Sendable, Equatable {
  /// A role of the model, the most senior first.
  public struct Role: Codable, Sendable, Equatable {
    /// The name of the role.
    public let name: String
    /// The probability that an answer comes from it.
    public let share: Double
    /// Its weight in the estimand `roles`.
    public let weight: Double
    /// What its answers are drawn from.
    public let truth: NetScoreTruth

    /// Makes a role.
    public init(_ name: String, share: Double, weight: Double, truth: NetScoreTruth) {
      (self.name, self.share, self.weight, self.truth) = (name, share, weight, truth)
    }
  }

  /// The roles, the most senior first; their shares add up to one.
  public let roles: [Role]

  /// Makes a model.
  public init(_ roles: [Role]) {
    precondition(
      abs(roles.reduce(0) { $0 + $1.share } - 1) < 1e-9, "the shares of the roles add up to one")
    self.roles = roles
  }

  /// Executives, managers and users (shares .2, .3, .5; weights 3, 2, 1), all with one truth.
  public static func alike(_ truth: NetScoreTruth) -> RoleModel {
    three(truth, truth, truth)
  }

  /// The same roles, executives and managers less content than users.
  public static let withRoleEffects = three(
    NetScoreTruth(detractors: 0.4, promoters: 0.2),
    NetScoreTruth(detractors: 0.25, promoters: 0.35),
    NetScoreTruth(detractors: 0.1, promoters: 0.6))

  private static func three(
    _ executive: NetScoreTruth, _ manager: NetScoreTruth, _ user: NetScoreTruth
  ) -> RoleModel {
    RoleModel([
      Role("executive", share: 0.2, weight: 3, truth: executive),
      Role("manager", share: 0.3, weight: 2, truth: manager),
      Role("user", share: 0.5, weight: 1, truth: user),
    ])
  }

  /// The true score of an estimand over many accounts of these sizes.
  /// - Parameter sizes: how many answers an account gives, with probabilities
  func truth(
    of estimand: NetScoreEstimand, sizes: [(answers: Int, probability: Double)]
  ) -> Double {
    switch estimand {
    case .respondents, .accounts, .revenue:
      roles.reduce(0) { $0 + $1.share * $1.truth.score }
    case .population:
      zip(roles, EstimandCoverage.populationShares).reduce(0) { $0 + $1.1 * $1.0.truth.score }
    case .roles, .senior:
      sizes.reduce(0) { sum, size in
        sum + size.probability * vote(estimand, answers: size.answers)
      }
    }
  }

  /// The expected vote of an account of some size, over the sets of roles that can answer in it.
  private func vote(_ estimand: NetScoreEstimand, answers: Int) -> Double {
    (1..<(1 << roles.count)).reduce(0) { sum, set in
      let present = roles.indices.filter { set & (1 << $0) != 0 }
      let score =
        estimand == .senior
        ? roles[present[0]].truth.score
        : present.reduce(0) { $0 + roles[$1].weight * roles[$1].truth.score }
          / present.reduce(0) { $0 + roles[$1].weight }
      return sum + probability(ofExactly: set, answers: answers) * score
    }
  }

  /// The probability that exactly this set of roles answers, by inclusion and exclusion.
  private func probability(ofExactly set: Int, answers: Int) -> Double {
    var total = 0.0
    var subset = set
    while subset > 0 {
      let share = roles.indices.reduce(0) { $0 + (subset & (1 << $1) != 0 ? roles[$1].share : 0) }
      let power = (0..<answers).reduce(1.0) { power, _ in power * share }
      let omitted = set.nonzeroBitCount - subset.nonzeroBitCount
      total += omitted.isMultiple(of: 2) ? power : -power
      subset = (subset - 1) & set
    }
    return total
  }

  /// The role and the answer of everyone in one account.
  func account(
    answers: Int, correlation: Double, _ generator: inout Philox
  ) -> [(role: Int, value: Int)] {
    var urn = AccountUrn(correlation: correlation)
    return (0..<answers).map { _ in
      var pick = generator.uniform()
      var role = 0
      while role < roles.count - 1, pick >= roles[role].share {
        pick -= roles[role].share
        role += 1
      }
      let answer = urn.draw(1, roles[role].truth, &generator)
      return (role, Int(answer.promoters - answer.detractors))
    }
  }
}

extension AccountSizes {
  /// How many answers an account gives, with probabilities.
  func probabilities(accounts: Int) -> [(answers: Int, probability: Double)] {
    switch self {
    case .equal, .giant:
      var generator = Philox(seed: 0)
      let share = 1 / Double(accounts)
      return draw(accounts, &generator).map { ($0, share) }
    case .skewed:
      // Sizes are 2.5·exp(0.9z) rounded, at least one.
      func below(_ size: Double) -> Double { Normal().survival(-logOf(size / 2.5) / 0.9) }
      var list: [(answers: Int, probability: Double)] = []
      var done = 0.0
      var size = 1
      while done < 1 - 1e-9 {
        let reached = below(Double(size) + 0.5)
        list.append((size, reached - done))
        done = reached
        size += 1
      }
      return list
    }
  }
}
