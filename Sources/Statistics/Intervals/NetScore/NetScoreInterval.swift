/// A method that puts a confidence interval around a net score, with its name and its source.
///
/// A new method is one file that extends this type with a static member, and its name in `all`.
public struct NetScoreInterval: Sendable {
  /// The limits as the method's formula gives them, before they are clipped to the scale.
  public struct Limits: Sendable, Equatable {
    /// The lower limit on −1…1, unclipped; nil when the method is undefined for these answers.
    public let lower: Double?
    /// The upper limit on −1…1, unclipped; nil when the method is undefined for these answers.
    public let upper: Double?
    /// Why a limit is missing, or what was done to it.
    public let notes: [Note]

    /// Makes a pair of limits.
    public init(_ lower: Double, _ upper: Double, notes: [Note] = []) {
      self.lower = lower
      self.upper = upper
      self.notes = notes
    }

    /// States that the method has no limits for these answers.
    public init(undefined code: String, _ sentence: String) {
      lower = nil
      upper = nil
      notes = [Note(code: code, sentence: sentence)]
    }
  }

  /// The name used on the command line and in results, such as "score".
  public let name: String
  /// The name for people, such as "score interval".
  public let title: String
  /// The source: paper, year, equation.
  public let reference: String
  /// The unclipped limits from counts and a confidence level.
  public let limits: @Sendable (_ counts: NetScoreCounts, _ level: Double) -> Limits

  /// Makes a method from its formula.
  public init(
    name: String, title: String, reference: String,
    limits: @escaping @Sendable (_ counts: NetScoreCounts, _ level: Double) -> Limits
  ) {
    self.name = name
    self.title = title
    self.reference = reference
    self.limits = limits
  }

  /// The interval on −1…1: clipped to the scale and never without its own estimate.
  /// - Parameters:
  ///   - counts: the answers
  ///   - level: the confidence level, between 0 and 1
  /// - Returns: the interval, or nil with a note that says why there is none.
  public func interval(_ counts: NetScoreCounts, level: Double) -> (Interval?, notes: [Note]) {
    precondition(level > 0 && level < 1, "the level must lie between 0 and 1, not \(level)")
    guard let score = counts.score else {
      return (nil, [Note(code: "no_answers", sentence: "There are no answers to count.")])
    }
    return limits(counts, level).fitted(
      to: -1...1, around: score, named: "score", level: level, method: name, title: title)
  }

  /// Every method, the default first.
  public static let all: [NetScoreInterval] = [
    .score, .exact, .adjustedWald, .mover, .wald, .studentT, .bootstrapPercentile, .bootstrapBCa,
    .bootstrapT, .bootstrapExpanded, .dirichlet,
  ]

  /// The method of that name; nil when there is none.
  public static func named(_ name: String) -> NetScoreInterval? {
    all.first { $0.name == name }
  }
}

extension NetScoreInterval.Limits {
  /// The interval that these limits give: clipped to the scale, widened to the estimate where they
  /// leave it out, with a note; nil with the method's own notes where there are no limits.
  /// - Parameters:
  ///   - scale: the values that the quantity can take
  ///   - estimate: the quantity that the interval belongs to
  ///   - noun: what the estimate is called in the note
  ///   - level: the confidence level
  ///   - method: the name of the method
  ///   - title: the method's name for people
  func fitted(
    to scale: ClosedRange<Double>, around estimate: Double, named noun: String, level: Double,
    method: String, title: String
  ) -> (Interval?, notes: [Note]) {
    guard let lower, let upper else { return (nil, notes) }
    func clip(_ limit: Double) -> Double {
      max(scale.lowerBound, min(scale.upperBound, limit))
    }
    let clipped = (clip(lower), clip(upper))
    let widened = (min(clipped.0, estimate), max(clipped.1, estimate))
    let interval = Interval(lower: widened.0, upper: widened.1, level: level, method: method)
    // A limit that misses the estimate by rounding alone is put right in silence.
    if abs(widened.0 - clipped.0) <= 1e-9, abs(widened.1 - clipped.1) <= 1e-9 {
      return (interval, notes)
    }
    let note = Note(
      code: "widened_to_estimate",
      sentence: "The \(title) left out the \(noun) itself and was widened to it.")
    return (interval, notes + [note])
  }

  /// The answer of every method without answers.
  static var noAnswers: NetScoreInterval.Limits {
    .init(undefined: "no_answers", "There are no answers to count.")
  }

  /// The answer of methods whose width is zero when all answers agree.
  static func zeroWidth(_ title: String) -> NetScoreInterval.Limits {
    .init(
      undefined: "all_answers_agree",
      "All answers fall into one class, so the \(title) would have width zero and claim a certainty "
        + "that the data cannot give.")
  }
}
