/// A method that puts a confidence interval around one proportion, with its name and its source.
///
/// A new method is one file that extends this type with a static member, and its name in `all`.
/// Counts may be fractional, as weighted answers and effective sample sizes make them.
public struct ProportionInterval: Sendable {
  /// The name used on the command line and in results, such as "wilson".
  public let name: String
  /// The name for people, such as "Wilson score interval".
  public let title: String
  /// The source: paper, year, journal.
  public let reference: String
  /// Whether the formula's own limits hold the estimate at every level.
  ///
  /// The methods whose limits need not are centred elsewhere than at the estimate. With whole
  /// counts other than 0 and n they hold it too at levels from 0.5 upwards.
  public let boundsHoldEstimate: Bool
  /// The limits as the formula gives them, which may leave 0…1; nil without trials.
  public let bounds:
    @Sendable (_ successes: Double, _ trials: Double, _ level: Double) -> (
      lower: Double, upper: Double
    )?

  /// Makes a method from its formula.
  ///
  /// - Parameters:
  ///   - name: a snake_case identifier
  ///   - title: the name for people
  ///   - reference: the source
  ///   - boundsHoldEstimate: whether the limits hold the estimate at every level
  ///   - formula: limits from successes in 0…trials, trials above 0 and a level inside 0…1
  public init(
    name: String, title: String, reference: String, boundsHoldEstimate: Bool,
    formula:
      @escaping @Sendable (_ successes: Double, _ trials: Double, _ level: Double) -> (
        lower: Double, upper: Double
      )
  ) {
    self.name = name
    self.title = title
    self.reference = reference
    self.boundsHoldEstimate = boundsHoldEstimate
    bounds = { successes, trials, level in
      precondition(level > 0 && level < 1, "the level must lie between 0 and 1, not \(level)")
      precondition(
        trials.isFinite && successes >= 0 && successes <= trials,
        "successes must lie in 0…trials, not \(successes) of \(trials)")
      return trials > 0 ? formula(successes, trials, level) : nil
    }
  }

  /// The interval for use: clipped to 0…1, and widened to the estimate where it leaves it out.
  ///
  /// An interval of zero width, which `wald` gives when nobody or everybody succeeds, claims a
  /// certainty that no sample gives: it is nil.
  ///
  /// - Parameters:
  ///   - successes: the number of successes, 0…trials
  ///   - trials: the number of trials, 0 or more
  ///   - level: the confidence level, between 0 and 1
  /// - Returns: the interval; nil without trials and for zero width
  public func interval(successes: Double, trials: Double, level: Double = 0.95) -> Interval? {
    guard let raw = bounds(successes, trials, level), raw.lower < raw.upper else { return nil }
    let estimate = successes / trials
    return Interval(
      lower: min(estimate, max(0, raw.lower)), upper: max(estimate, min(1, raw.upper)),
      level: level, method: name)
  }

  /// Every method, the default first.
  public static let all: [ProportionInterval] = [
    .wilson, .wilsonContinuityCorrected, .clopperPearson, .midP, .jeffreys, .agrestiCoull, .wald,
  ]

  /// The method of that name; nil when there is none.
  public static func named(_ name: String) -> ProportionInterval? {
    all.first { $0.name == name }
  }
}
