import Reports
import Statistics

/// Who was asked, who answered, and what the silent could change; scores on −100…100.
public struct SilenceResult: Codable, Sendable, Equatable {
  /// The file of invitations.
  public let source: String
  /// How an answer was found to belong to an invitation.
  public let matchedBy: [String]
  /// The number of invitations, each counted once.
  public let invited: Int
  /// The invitations that were answered.
  public let answered: Int
  /// Answered over invited, 0…1; nil without invitations.
  public let responseRate: Double?
  /// Answers to which no invitation belongs.
  public let answersWithoutInvitation: Int
  /// The accounts that were invited; nil where accounts are not known.
  public let accountsInvited: Int?
  /// The invited accounts from which nobody answered, in natural order.
  public let silentAccounts: [SilentAccount]
  /// The response by role, wave, and the columns that were asked for.
  public let groups: [ResponseGroup]
  /// The lowest score that everyone invited could have.
  public let lowerBound: Double?
  /// The highest score that everyone invited could have.
  public let upperBound: Double?
  /// The bounds with the uncertainty about those who answered.
  public let boundsWithUncertainty: Interval?
  /// The score of the silent at which the finding about those who answered is lost; nil without a
  /// finding, or when nobody is silent.
  public let tippingPoint: SilentScore?
  /// What the score of everyone would be for scores of the silent from −100 to 100.
  public let sweep: [SilentScenario]
  /// Churn of silent against responding accounts, where a column says which have left.
  public let churn: SilentChurnResult?
  /// What follows.
  public let findings: [Remark]
  /// What the reader must know.
  public let notes: [Remark]
}

/// An account from which nobody answered.
public struct SilentAccount: Codable, Sendable, Equatable {
  /// The account, as the invitations name it.
  public let account: String
  /// Its name in the file of accounts, where that names it otherwise.
  public let name: String?
  /// How many invitations its people got.
  public let invited: Int
}

/// The response of one group.
public struct ResponseGroup: Codable, Sendable, Equatable {
  /// The column that the group is of.
  public let column: String
  /// Its value; nil where the cell is empty.
  public let value: String?
  /// The number of invitations.
  public let invited: Int
  /// The invitations that were answered.
  public let answered: Int
}

/// A score that the silent would have to have.
public struct SilentScore: Codable, Sendable, Equatable {
  /// The score, which may lie outside −100…100.
  public let score: Double
  /// How far it is from the score of those who answered.
  public let shift: Double
  /// Whether the silent can have it.
  public let isPossible: Bool
}

/// An assumption about the silent and what follows from it.
public struct SilentScenario: Codable, Sendable, Equatable {
  /// The assumed score of the silent.
  public let silentScore: Double
  /// The score of everyone.
  public let score: Double
  /// Its interval; nil without an interval of those who answered.
  public let interval: Interval?
}
