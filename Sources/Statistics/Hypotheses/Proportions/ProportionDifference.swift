/// A method that puts a confidence interval around the difference of two independent proportions.
///
/// A new method is one file that extends this type with a static member, and its name in `all`.
public struct ProportionDifference: Sendable {
  /// The limits as the method's formula gives them, before they are clipped to −1…1.
  public typealias Limits = NetScoreInterval.Limits

  /// The name used on the command line and in results, such as "miettinen_nurminen".
  public let name: String
  /// The name for people.
  public let title: String
  /// The source: paper, year, equation.
  public let reference: String
  /// The unclipped limits of first minus second, from two groups that hold someone and a level.
  public let limits: @Sendable (_ data: TwoProportions, _ level: Double) -> Limits

  /// Makes a method from its formula.
  public init(
    name: String, title: String, reference: String,
    limits: @escaping @Sendable (_ data: TwoProportions, _ level: Double) -> Limits
  ) {
    self.name = name
    self.title = title
    self.reference = reference
    self.limits = limits
  }

  /// The interval of first minus second: clipped to −1…1 and never without its own estimate.
  /// - Parameters:
  ///   - data: the counted answers of two groups
  ///   - level: the confidence level, between 0 and 1
  /// - Returns: the interval, or nil with a note that says why there is none.
  public func interval(
    _ data: TwoProportions, level: Double = 0.95
  ) -> (Interval?, notes: [Note]) {
    precondition(level > 0 && level < 1, "the level must lie between 0 and 1, not \(level)")
    guard let difference = data.difference else { return (nil, [.emptyGroup]) }
    return limits(data, level).interval(
      around: difference, level: level, method: name, title: title)
  }

  /// Every method, the default first.
  public static let all: [ProportionDifference] = [
    .miettinenNurminen, .mee, .newcombeWilson, .agrestiCaffo, .wald,
  ]

  /// The method of that name; nil when there is none.
  public static func named(_ name: String) -> ProportionDifference? {
    all.first { $0.name == name }
  }
}

extension NetScoreInterval.Limits {
  /// The interval on −1…1 that these limits give around an estimate: clipped, widened to the
  /// estimate, and nil with a note when its width is zero.
  func interval(
    around estimate: Double, level: Double, method: String, title: String
  ) -> (Interval?, notes: [Note]) {
    if let lower, let upper, lower >= upper {
      let note = Note(
        code: "zero_width",
        sentence: "The \(title) has width zero for these counts and would claim a certainty that "
          + "the data cannot give.")
      return (nil, notes + [note])
    }
    return fitted(
      to: -1...1, around: estimate, named: "estimate", level: level, method: method, title: title)
  }
}
