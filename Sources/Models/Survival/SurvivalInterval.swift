import Probability
import Statistics

/// What an interval for a survival probability at one time can be made from.
public struct SurvivalState: Sendable {
  /// The Kaplan–Meier estimate.
  public let survival: Double
  /// Greenwood's sum Σ d/(n(n − d)) over the event times so far; infinite once S is 0.
  public let greenwoodSum: Double
  /// The numbers at risk and of events at the event times so far.
  public let steps: ArraySlice<SurvivalStep>
  /// How many are known to be without the event at the time.
  public let remaining: Double
}

/// The numbers at one event time.
public struct SurvivalStep: Sendable, Equatable {
  /// How many are at risk.
  public let atRisk: Double
  /// How many have the event.
  public let events: Double

  /// Pairs the numbers of an event time.
  public init(atRisk: Double, events: Double) {
    self.atRisk = atRisk
    self.events = events
  }
}

/// A pointwise interval for a survival probability: a name, a title, its source and a closure.
public struct SurvivalInterval: Sendable {
  /// The name to ask for the method by.
  public let name: String
  /// What the method is, for people.
  public let title: String
  /// The paper.
  public let source: String
  /// The limits at a confidence level; nil where the method has none.
  let limits: @Sendable (SurvivalState, Double) -> ClosedRange<Double>?

  /// The interval at one time, nil where the method has none.
  public func interval(_ state: SurvivalState, level: Double) -> Interval? {
    precondition(level > 0 && level < 1, "a confidence level of \(level) is not between 0 and 1")
    return limits(state, level).map {
      Interval(lower: $0.lowerBound, upper: $0.upperBound, level: level, method: name)
    }
  }

  /// Every method, the default first.
  public static let all: [SurvivalInterval] = [
    betaProduct, betaProductMidP, likelihoodRatio, logLog, log, plain,
  ]

  /// The method that is used where none is named: see the coverage table in `Guides/KaplanMeier.md`.
  public static let standard = betaProduct

  /// The method of a name; nil when there is none.
  public static func named(_ name: String) -> SurvivalInterval? { all.first { $0.name == name } }

  /// S ± z·se, cut to 0…1; none where S is 1 or 0.
  public static let plain = SurvivalInterval(
    name: "plain", title: "Greenwood", source: "Greenwood 1926"
  ) { state, level in
    guard state.survival > 0, state.survival < 1 else { return nil }
    let half = state.survival * state.greenwoodSum.squareRoot() * quantile(level)
    return max(0, state.survival - half)...min(1, state.survival + half)
  }

  /// S·exp(±z·se(log S)), cut to 1; none where S is 1 or 0.
  public static let log = SurvivalInterval(
    name: "log", title: "logarithmic", source: "Kalbfleisch & Prentice 1980, section 1.3"
  ) { state, level in
    guard state.survival > 0, state.survival < 1 else { return nil }
    let half = state.greenwoodSum.squareRoot() * quantile(level)
    return state.survival * exponential(-half)...min(1, state.survival * exponential(half))
  }

  /// S^exp(±z·se(log(−log S))); none where S is 1 or 0.
  public static let logLog = SurvivalInterval(
    name: "log_log", title: "log-log", source: "Kalbfleisch & Prentice 1980, section 1.3"
  ) { state, level in
    guard state.survival > 0, state.survival < 1 else { return nil }
    let hazard = -logOf(state.survival)
    let half = state.greenwoodSum.squareRoot() / hazard * quantile(level)
    return exponential(-hazard * exponential(half))...exponential(-hazard * exponential(-half))
  }

  private static func quantile(_ level: Double) -> Double {
    Normal().upperQuantile((1 - level) / 2)
  }
}
