/// The counted answers of one account in two waves; a wave it did not answer has no counts.
public struct WaveAnswers: Codable, Sendable, Equatable {
  /// The answers in the earlier wave.
  public let previous: NetScoreCounts
  /// The answers in the later wave.
  public let current: NetScoreCounts

  /// Makes the answers of one account.
  public init(previous: NetScoreCounts, current: NetScoreCounts) {
    self.previous = previous
    self.current = current
  }

  /// The two waves exchanged.
  public var swapped: WaveAnswers { WaveAnswers(previous: current, current: previous) }
  /// Whether the account answered at all.
  var answered: Bool { previous.total + current.total > 0 }
}
