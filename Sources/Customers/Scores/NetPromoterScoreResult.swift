import Statistics

/// What `NetPromoterScore` returns; scores on −100…100.
public struct NetPromoterScoreResult: Codable, Sendable, Equatable {
  /// The scale and its breaks.
  public let scale: ScoreScale
  /// The confidence level.
  public let level: Double
  /// The file, as it was given.
  public let source: String
  /// The rows of the file.
  public let rows: Int
  /// Rows without an answer.
  public let missing: Int
  /// Answers off the scale that were left out.
  public let invalid: Int
  /// Which columns were taken for what.
  public let columns: [ColumnChoice]
  /// What answers are clustered by; nil when nothing says which answers hang together.
  public let clusterUnit: ClusterUnit?
  /// All answers together.
  public let overall: ScoreSummary
  /// The columns that the groups are made by.
  public let groupColumns: [String]
  /// Each group in order of its key.
  public let groups: [ScoreSummary]
  /// Every interval method side by side, when asked for.
  public let methods: [MethodInterval]
  /// What the silent could change, where invitations are known.
  public internal(set) var silence: SilenceResult?
  /// What the reader must know of the file.
  public let notes: [Note]

  /// Whether any score can be estimated.
  public var isEstimable: Bool {
    overall.interval != nil || groups.contains { $0.interval != nil }
  }
}
