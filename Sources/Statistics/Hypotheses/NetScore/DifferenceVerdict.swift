import Probability

/// What a comparison of two scores shows.
public enum DifferenceVerdict: String, Codable, Sendable, CaseIterable {
  /// The score is higher than before.
  case increased
  /// The score is lower than before.
  case decreased
  /// The scores of two groups differ.
  case different
  /// Any difference is smaller than the smallest that matters.
  case equivalent
  /// The answers fit no difference and a difference that matters alike.
  case inconclusive
  /// The answers could hardly have shown a difference that matters, had there been one.
  case underpowered
  /// The answers allow no statement.
  case notEstimable = "not_estimable"
}

/// A verdict with what it rests on.
public struct DifferenceFinding: Codable, Sendable, Equatable {
  /// The verdict.
  public let verdict: DifferenceVerdict
  /// The verdict in one sentence.
  public let sentence: String
  /// The posterior probability that the first score is the higher; nil when nothing is estimated.
  public let probabilityFirstHigher: Double?
  /// The test against the margin; nil without a margin.
  public let equivalence: Equivalence?
  /// The approximate probability of detecting a true difference of one margin; nil without one.
  public let powerAtMargin: Double?
  /// What the reader must know.
  public let notes: [Note]
}

/// Turns a comparison into a verdict.
public struct DifferenceJudge: Codable, Sendable, Equatable {
  /// The confidence level.
  public var level: Double
  /// The smallest difference that matters, on 0…2; without it nothing is called equivalent.
  public var margin: Double?
  /// Whether the first score is the later of two: increased and decreased, instead of different.
  public var isOrdered: Bool

  /// Below this power at the margin, a comparison that shows nothing is called underpowered.
  public static let wantedPower = 0.8

  /// Makes the configuration.
  public init(level: Double = 0.95, margin: Double? = nil, isOrdered: Bool) {
    precondition(level > 0 && level < 1, "the level must lie between 0 and 1, not \(level)")
    if let margin {
      precondition(margin > 0 && margin < 2, "a margin of \(margin) on a scale of −2…2")
    }
    self.level = level
    self.margin = margin
    self.isOrdered = isOrdered
  }

  /// The verdict alone.
  /// - Parameter comparison: nil where the difference is described, not estimated
  public func verdict(_ comparison: ScoreDifference?) -> DifferenceVerdict {
    guard let comparison else { return .notEstimable }
    if isSignificant(comparison.pValue(), level: level) {
      guard isOrdered else { return .different }
      return comparison.estimate > 0 ? .increased : .decreased
    }
    guard let margin else { return .inconclusive }
    if Equivalence(comparison, margin: margin, level: level).isEstablished { return .equivalent }
    return power(comparison, margin) < Self.wantedPower ? .underpowered : .inconclusive
  }

  /// The verdict with its reasons.
  /// - Parameter comparison: nil where the difference is described, not estimated
  public func finding(_ comparison: ScoreDifference?) -> DifferenceFinding {
    let verdict = verdict(comparison)
    let equivalence = comparison.flatMap { comparison in
      margin.map { Equivalence(comparison, margin: $0, level: level) }
    }
    let reached = comparison.flatMap { comparison in margin.map { power(comparison, $0) } }
    var notes: [Note] = []
    if equivalence?.isEstablished == true, verdict != .equivalent {
      notes.append(
        Note(
          code: "smaller_than_margin",
          sentence: "The difference is real and smaller than the smallest that was said to matter.")
      )
    }
    return DifferenceFinding(
      verdict: verdict, sentence: sentence(verdict, comparison, reached),
      probabilityFirstHigher: comparison.flatMap {
        DirectionProbability.firstHigher($0.first, $0.second)
      }, equivalence: equivalence, powerAtMargin: reached, notes: notes)
  }

  /// The approximate power at a true difference of one margin, from the largest of the standard
  /// errors between the margins: where all answers agree, that at zero is itself zero.
  private func power(_ comparison: ScoreDifference, _ margin: Double) -> Double {
    let error = [-margin, 0, margin].map(comparison.standardError).max() ?? 0
    let reference = comparison.reference
    let critical = reference.upperQuantile((1 - level) / 2)
    return error > 0 ? reference.cdf(margin / error - critical) : 1
  }

  private func sentence(
    _ verdict: DifferenceVerdict, _ comparison: ScoreDifference?, _ power: Double?
  ) -> String {
    let percent = wholePercent(level)
    switch verdict {
    case .increased:
      return "The score increased: no change lies outside the \(percent) interval."
    case .decreased:
      return "The score decreased: no change lies outside the \(percent) interval."
    case .different:
      let which = (comparison?.estimate ?? 0) > 0 ? "first" : "second"
      return "The scores differ, the \(which) is higher: zero lies outside the \(percent) interval."
    case .equivalent:
      return "Any difference is smaller than the smallest that matters."
    case .inconclusive:
      return margin == nil
        ? "The answers fit no difference, which does not show that there is none."
        : "The answers fit no difference and a difference that matters alike."
    case .underpowered:
      return "Too few answers: a difference that matters would have been detected with a "
        + "probability of \(wholePercent(power ?? 0))."
    case .notEstimable:
      return "The answers allow no statement about the difference."
    }
  }
}
