/// Whose score is meant when customers have several people who answer.
public enum NetScoreEstimand: String, Codable, Sendable, CaseIterable {
  /// Everyone who answered counts once.
  case respondents
  /// Every account has one vote: the mean of its answers.
  case accounts
  /// Every account has one vote: the mean of its roles' means, by declared role weights.
  case roles
  /// Accounts, each with the mean of its answers, count by their revenue.
  case revenue
  /// Every account has one vote: the mean of the most senior role that answered.
  case senior
  /// Everyone, weighted so that the known totals of roles, tiers or the like are met.
  case population

  /// The scores that need no known totals.
  public static let ofAnswers: [NetScoreEstimand] = [
    .respondents, .accounts, .roles, .revenue, .senior,
  ]

  /// The name for people.
  public var title: String {
    switch self {
    case .respondents: "everyone who answered"
    case .accounts: "one vote per account"
    case .roles: "one vote per account, roles weighted"
    case .revenue: "accounts by revenue"
    case .senior: "one vote per account, the most senior role speaks"
    case .population: "everyone, weighted to known totals"
    }
  }
}
