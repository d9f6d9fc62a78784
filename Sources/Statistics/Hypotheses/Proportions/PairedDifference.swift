/// A method that puts a confidence interval around the difference of two paired proportions.
///
/// A new method is one file that extends this type with a static member, and its name in `all`.
public struct PairedDifference: Sendable {
  /// The limits as the method's formula gives them, before they are clipped to −1…1.
  public typealias Limits = NetScoreInterval.Limits

  /// The name used on the command line and in results, such as "tango".
  public let name: String
  /// The name for people.
  public let title: String
  /// The source: paper, year, equation.
  public let reference: String
  /// The unclipped limits of first minus second, from at least one pair and a level.
  public let limits: @Sendable (_ data: PairedProportions, _ level: Double) -> Limits

  /// Makes a method from its formula.
  public init(
    name: String, title: String, reference: String,
    limits: @escaping @Sendable (_ data: PairedProportions, _ level: Double) -> Limits
  ) {
    self.name = name
    self.title = title
    self.reference = reference
    self.limits = limits
  }

  /// The interval of first minus second: clipped to −1…1 and never without its own estimate.
  /// - Parameters:
  ///   - data: the counted pairs
  ///   - level: the confidence level, between 0 and 1
  /// - Returns: the interval, or nil with a note that says why there is none.
  public func interval(
    _ data: PairedProportions, level: Double = 0.95
  ) -> (Interval?, notes: [Note]) {
    precondition(level > 0 && level < 1, "the level must lie between 0 and 1, not \(level)")
    guard let difference = data.difference else { return (nil, [.noPairs]) }
    return limits(data, level).interval(
      around: difference, level: level, method: name, title: title)
  }

  /// Every method, the default first.
  public static let all: [PairedDifference] = [.tango, .squareAndAdd, .bonettPrice, .wald]

  /// The method of that name; nil when there is none.
  public static func named(_ name: String) -> PairedDifference? {
    all.first { $0.name == name }
  }
}

extension NetScoreInterval.Limits {
  static let noPairs = NetScoreInterval.Limits(
    undefined: Note.noPairs.code, Note.noPairs.sentence)
}
