/// What the score of everyone could be when only a part has answered, on −1…1.
///
/// Nothing is assumed about the silent: their score is anything from −1 to 1 (Manski 1989, Journal
/// of Human Resources 24:343–360). The score of everyone is r·m + (1 − r)·s, with r the response
/// rate, m the score of those who answered and s that of the silent.
public struct Nonresponse: Codable, Sendable, Equatable {
  /// The score of those who answered.
  public let score: Double
  /// Answers over invitations, on 0…1.
  public let responseRate: Double
  /// The interval of the score of those who answered; nil when there is none.
  public let interval: Interval?

  /// Describes who answered.
  /// - Parameters:
  ///   - score: m, on −1…1
  ///   - responseRate: r, on 0…1
  ///   - interval: of the score, on −1…1
  public init(score: Double, responseRate: Double, interval: Interval? = nil) {
    precondition(abs(score) <= 1, "a score lies on −1…1, not \(score)")
    precondition((0...1).contains(responseRate), "a response rate lies on 0…1, not \(responseRate)")
    self.score = score
    self.responseRate = responseRate
    self.interval = interval
  }

  /// The score of everyone if the silent had this score.
  /// - Parameter silentScore: s, on −1…1
  public func score(ifSilentScore silentScore: Double) -> Double {
    precondition(abs(silentScore) <= 1, "a score lies on −1…1, not \(silentScore)")
    return responseRate * score + (1 - responseRate) * silentScore
  }

  /// The interval for the score of everyone if the silent had exactly this score; nil without an
  /// interval of those who answered.
  public func interval(ifSilentScore silentScore: Double) -> Interval? {
    interval.map { mixed($0, silentScore, silentScore) }
  }

  /// The lowest and the highest score that everyone could have: rm ∓ (1 − r).
  public var bounds: (lower: Double, upper: Double) {
    (score(ifSilentScore: -1), score(ifSilentScore: 1))
  }

  /// The bounds with the uncertainty about those who answered: the lower limit with the silent all
  /// detractors, the upper with the silent all promoters; nil without an interval.
  public var boundsWithUncertainty: Interval? { interval.map { mixed($0, -1, 1) } }

  private func mixed(_ interval: Interval, _ low: Double, _ high: Double) -> Interval {
    Interval(
      lower: interval.lower.map { responseRate * $0 + (1 - responseRate) * low },
      upper: interval.upper.map { responseRate * $0 + (1 - responseRate) * high },
      level: interval.level, method: interval.method + "_with_silent")
  }

  /// What the silent must score for something to happen.
  public struct TippingPoint: Codable, Sendable, Equatable {
    /// The score of the silent at which it happens, which may lie outside −1…1.
    public let silentScore: Double
    /// How far that is from the score of those who answered.
    public let shift: Double
    /// Whether the silent can have that score.
    public let isPossible: Bool

    init(_ silentScore: Double, from score: Double) {
      self.silentScore = silentScore
      shift = silentScore - score
      // A point that misses the end of the scale by rounding alone lies on it.
      isPossible = abs(silentScore) <= 1 + 1e-12
    }
  }

  /// The score that the silent must have for the score of everyone to be exactly this; nil when
  /// nobody is silent.
  /// - Parameter target: on −1…1
  public func tippingPoint(reaching target: Double) -> TippingPoint? {
    tippingPoint(from: score, to: target)
  }

  /// The score of the silent at which the finding "the score is above (below) this" is lost,
  /// because the interval of everyone reaches it.
  /// - Parameter reference: the score that the interval leaves out, on −1…1
  /// - Returns: nil when nobody is silent, without an interval, and when the interval contains the
  ///   reference, so that there is no finding.
  public func tippingPoint(losing reference: Double) -> TippingPoint? {
    if let lower = interval?.lower, lower > reference {
      return tippingPoint(from: lower, to: reference)
    }
    if let upper = interval?.upper, upper < reference {
      return tippingPoint(from: upper, to: reference)
    }
    return nil
  }

  private func tippingPoint(from limit: Double, to target: Double) -> TippingPoint? {
    precondition(abs(target) <= 1, "a score lies on −1…1, not \(target)")
    guard responseRate < 1 else { return nil }
    return TippingPoint((target - responseRate * limit) / (1 - responseRate), from: score)
  }

  /// One assumption about the silent and what follows from it.
  public struct Scenario: Codable, Sendable, Equatable {
    /// The assumed score of the silent.
    public let silentScore: Double
    /// The score of everyone.
    public let score: Double
    /// Its interval; nil without an interval of those who answered.
    public let interval: Interval?
  }

  /// The score of everyone over equally spaced scores of the silent from −1 to 1.
  /// - Parameter steps: the number of steps, at least 1; 20 steps are 0.1 apart
  public func sweep(steps: Int = 20) -> [Scenario] {
    precondition(steps >= 1, "a sweep of \(steps) steps")
    return (0...steps).map {
      let silent = Double(2 * $0 - steps) / Double(steps)
      return Scenario(
        silentScore: silent, score: score(ifSilentScore: silent),
        interval: interval(ifSilentScore: silent))
    }
  }
}
