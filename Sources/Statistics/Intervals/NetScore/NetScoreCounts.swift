/// Answers to a net score question, counted: detractors, passives and promoters.
///
/// Counts may be fractional (weighted answers, or an effective sample size); the score is on −1…1.
public struct NetScoreCounts: Codable, Sendable, Equatable {
  /// The number of answers that count −1.
  public let detractors: Double
  /// The number of answers that count 0.
  public let passives: Double
  /// The number of answers that count +1.
  public let promoters: Double

  /// Makes counts; each must be finite and not negative.
  public init(detractors: Double, passives: Double, promoters: Double) {
    precondition(
      [detractors, passives, promoters].allSatisfy { $0.isFinite && $0 >= 0 },
      "counts must be finite and not negative: \(detractors), \(passives), \(promoters)")
    self.detractors = detractors
    self.passives = passives
    self.promoters = promoters
  }

  /// Makes counts from whole numbers.
  public init(detractors: Int, passives: Int, promoters: Int) {
    self.init(
      detractors: Double(detractors), passives: Double(passives), promoters: Double(promoters))
  }

  /// The number of answers.
  public var total: Double { detractors + passives + promoters }

  /// The net score, promoters minus detractors over answers, on −1…1; nil without answers.
  public var score: Double? {
    total > 0 ? (promoters - detractors) / total : nil
  }

  /// The variance of one answer coded −1, 0, +1, with divisor n; nil without answers.
  public var variance: Double? {
    guard let score else { return nil }
    return max(0, (promoters + detractors) / total - score * score)
  }

  /// Whether every answer falls into one of the three classes.
  public var isUnanimous: Bool {
    [detractors, passives, promoters].count { $0 > 0 } <= 1
  }

  /// Whether all three counts are whole numbers, which enumeration needs.
  public var isWhole: Bool {
    [detractors, passives, promoters].allSatisfy { $0 == $0.rounded() }
  }

  /// The same shares on another number of answers.
  public func scaled(by factor: Double) -> NetScoreCounts {
    NetScoreCounts(
      detractors: detractors * factor, passives: passives * factor, promoters: promoters * factor)
  }

  /// Promoters and detractors exchanged.
  public var mirrored: NetScoreCounts {
    NetScoreCounts(detractors: promoters, passives: passives, promoters: detractors)
  }
}
