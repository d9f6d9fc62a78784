/// The ends of a satisfaction or effort scale and where positive begins.
public struct ProjectScale: Codable, Sendable, Equatable {
  /// The lowest answer.
  public var from: Int
  /// The highest answer.
  public var to: Int
  /// The lowest answer that counts as positive.
  public var positive: Int

  /// Makes a scale.
  public init(from: Int, to: Int, positive: Int) {
    self.from = from
    self.to = to
    self.positive = positive
  }
}
