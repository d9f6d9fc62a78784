/// A method that puts a confidence interval around the ratio of two independent proportions, first
/// over second.
///
/// A new method is one file that extends this type with a static member, and its name in `all`.
public struct RiskRatioInterval: Sendable {
  /// The name used on the command line and in results, such as "koopman".
  public let name: String
  /// The name for people.
  public let title: String
  /// The source: paper, year, equation.
  public let reference: String
  /// The limits for two groups that hold someone, with a success in at least one; the upper limit
  /// may be infinite, and nil says that the method needs successes in both.
  public let bounds:
    @Sendable (_ data: TwoProportions, _ level: Double) -> (
      lower: Double, upper: Double
    )?

  /// Makes a method from its formula.
  public init(
    name: String, title: String, reference: String,
    bounds:
      @escaping @Sendable (_ data: TwoProportions, _ level: Double) -> (
        lower: Double, upper: Double
      )?
  ) {
    self.name = name
    self.title = title
    self.reference = reference
    self.bounds = bounds
  }

  /// The risk ratio with its interval.
  /// - Parameters:
  ///   - data: the counted answers of two groups
  ///   - level: the confidence level, between 0 and 1
  /// - Returns: nil values with notes where the ratio or its limits do not exist.
  public func estimate(_ data: TwoProportions, level: Double = 0.95) -> RatioEstimate {
    precondition(level > 0 && level < 1, "the level must lie between 0 and 1, not \(level)")
    guard let first = data.firstShare, let second = data.secondShare else {
      return RatioEstimate(estimate: nil, interval: nil, notes: [.emptyGroup])
    }
    guard data.successes > 0 else {
      return RatioEstimate(estimate: nil, interval: nil, notes: [.undefinedRatio])
    }
    var notes = second > 0 ? [] : [Note.unboundedRatio]
    let limits = bounds(data, level)
    if limits == nil { notes.append(.zeroCell) }
    return RatioEstimate(
      estimate: second > 0 ? first / second : nil,
      logStandardError: Self.waldLogStandardError(data),
      interval: limits.map {
        Interval(
          lower: $0.lower, upper: $0.upper.isFinite ? $0.upper : nil, level: level, method: name)
      }, notes: notes)
  }

  /// Every method, the default first.
  public static let all: [RiskRatioInterval] = [.miettinenNurminen, .koopman, .wald]

  /// The method of that name; nil when there is none.
  public static func named(_ name: String) -> RiskRatioInterval? {
    all.first { $0.name == name }
  }
}
