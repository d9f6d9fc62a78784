import Statistics

/// What `ProgrammeFigures` returns.
public struct ProgrammeFiguresResult: Codable, Sendable, Equatable {
  /// The confidence level.
  public let level: Double
  /// The file of the answers.
  public let source: String
  /// The accounts of the programme.
  public let accounts: Int
  /// The answers.
  public let answers: Int
  /// The invitations; nil when nothing says who was invited.
  public let invitations: Int?
  /// The waves, in order.
  public let waves: [String]
  /// The last day that counts for follow-ups, YYYY-MM-DD.
  public let asOf: String?
  /// The six figures of everything, of each wave, and of each group.
  public let groups: [GroupFigures]
  /// The accounts behind the figures of the latest wave.
  public let toAct: [AccountTask]
  /// How long alerts wait; nil without a file of alerts.
  public let followUp: FollowUpTimes?
  /// The alerts that nobody has followed up, the oldest first.
  public let openAlerts: [OpenAlert]
  /// When answers come; nil where no answer can be dated against its invitation.
  public let timing: ResponseTiming?
  /// What did not match, and what else the reader must know.
  public let notes: [Note]

  /// The figures of everything, in the whole period.
  public var overall: GroupFigures? { groups.first { $0.dimension == "overall" } }

  /// The figures of the latest wave; those of everything where there are no waves.
  public var latest: GroupFigures? { groups.last { $0.dimension == "wave" } ?? overall }

  /// Whether any figure could be computed.
  public var isEstimable: Bool { groups.contains { $0.figures.contains { $0.value != nil } } }
}
