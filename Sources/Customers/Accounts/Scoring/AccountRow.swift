import Models
import Statistics

/// What an account is taken for, decided by probability.
public enum AccountClass: String, Codable, Sendable, CaseIterable {
  /// The score is below the threshold with the certainty that was asked for.
  case atRisk = "at_risk"
  /// More likely below than not, or a sign of trouble, or silent after having answered.
  case watch
  /// The score is above the threshold with the certainty that was asked for, and nothing warns.
  case healthy
  /// Never heard, or the answers cannot tell.
  case unknown

  /// The name for people.
  public var title: String {
    switch self {
    case .atRisk: "at risk"
    case .watch: "watch"
    case .healthy: "healthy"
    case .unknown: "unknown"
    }
  }
}

/// One account of the list.
public struct AccountRow: Codable, Sendable, Equatable {
  /// The account as it is identified.
  public let id: String
  /// What people call it.
  public let name: String
  /// Its tier; nil where unknown.
  public let tier: String?
  /// What it pays a year; nil where unknown.
  public let revenue: Double?
  /// How long it has been a customer, in months; nil where unknown.
  public let tenure: Double?
  /// What it is taken for.
  public let status: AccountClass
  /// Why, in words.
  public let reason: String
  /// The signs of trouble behind the class, as codes.
  public let signs: [AccountSign]
  /// The answers to the likelihood to recommend in this wave.
  public let answers: Int
  /// The people who gave them; nil where nobody is named.
  public let people: Int?
  /// The roles that answered.
  public let rolesHeard: [String]
  /// The roles that should have and did not; nil where it is not known who should.
  public let rolesMissing: [String]?
  /// Every answer counts once; nil without answers.
  public let plain: AccountScore?
  /// Means within roles, then the declared weights; nil when no role with weight answered.
  public let weighted: AccountScore?
  /// The most senior role that answered; nil without an order of roles.
  public let senior: AccountScore?
  /// The rank by weighted score, and what other weights would make of it.
  public let weightedRank: WeightedRank?
  /// Standardised to the declared roles and shrunken; nil when the model refuses, or without answers.
  public let standardized: StandardizedAccount?
  /// What is known of an account without answers in this wave: where accounts like these lie.
  public let prior: StandardizedAccount?
  /// How far its roles are apart; nil when fewer than two answered.
  public let roleGap: RoleGap?
  /// How far this wave is from what the last one let expect; nil where it did not answer in both.
  public let shift: ShiftOfAccount?
  /// The p-value of the shift after Holm's correction over the accounts.
  public let shiftPAdjusted: Double?
  /// People who were promoters when they last answered and are not now.
  public let fallen: [FallenPerson]
  /// Who was asked and who answered.
  public let silence: AccountSilence
  /// Alerts, and how many of them are still open; nil where no alerts are known.
  public let alerts: AlertCount?
}

/// A sign of trouble.
public enum AccountSign: String, Codable, Sendable, CaseIterable {
  /// The account fell below what was to be expected, after correction for all accounts.
  case fell
  /// A promoter is none any more.
  case lostPromoter = "lost_promoter"
  /// Everyone of the most important role was asked and nobody answered.
  case leadersSilent = "leaders_silent"
  /// Its roles are apart by more than chance, after correction for all accounts.
  case divided
  /// An alert is open.
  case openAlert = "open_alert"
  /// It answered before and is silent now.
  case silentNow = "silent_now"
}

/// A standardised score as the list gives it.
public struct StandardizedAccount: Codable, Sendable, Equatable {
  /// The score, 0–10.
  public let score: Double
  /// Its standard error.
  public let standardError: Double
  /// Its interval.
  public let interval: Interval
  /// P(score < threshold).
  public let probabilityBelow: Double
  /// The rank with its interval; nil for an account that was not heard.
  public let rank: StandardizedScoreResult.Rank?
  /// The smallest and the largest P(score < threshold) when each weight changes by up to the factor.
  public let probabilityRange: [Double]?
}

/// Somebody who was a promoter and is none any more.
public struct FallenPerson: Codable, Sendable, Equatable {
  /// The person.
  public let person: String
  /// The role; nil where unknown.
  public let role: String?
  /// The answer before.
  public let before: Double
  /// The answer now.
  public let now: Double
}

/// Who of an account was asked and who answered.
public struct AccountSilence: Codable, Sendable, Equatable {
  /// The invitations of this wave; nil where it is not known who was invited.
  public let invited: Int?
  /// How many of them were answered.
  public let answered: Int?
  /// The wave of the last answer; nil when it never answered or waves are not known.
  public let lastHeard: String?
  /// Whether anybody of it ever answered.
  public let everHeard: Bool
  /// People who answered before and not in this wave; nil where nobody is named.
  public let silentPeople: Int?
  /// Whether one contact is all there is.
  public let singleThreaded: Bool
  /// The standardised score when it last answered; nil where it answered now or the model refused.
  public let lastScore: StandardizedAccount?

  /// The share of the invitations that was answered; nil without invitations.
  public var share: Double? {
    guard let invited, let answered, invited > 0 else { return nil }
    return Double(answered) / Double(invited)
  }
}

/// Alerts of an account.
public struct AlertCount: Codable, Sendable, Equatable {
  /// All alerts.
  public let raised: Int
  /// Those that nobody has followed up.
  public let open: Int
}
