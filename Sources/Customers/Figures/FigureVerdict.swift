import Reports
import Statistics

/// Where a figure stands against a target or a range, given how sure it is.
public struct FigureVerdict: Codable, Sendable, Equatable {
  /// The verdict.
  public enum Code: String, Codable, Sendable {
    /// The whole interval lies above.
    case above
    /// The whole interval lies below.
    case below
    /// The whole interval lies within the range.
    case within
    /// The interval holds both sides.
    case inconclusive
    /// A counted figure reaches it.
    case met
    /// A counted figure does not.
    case missed
    /// There is no figure, or nothing says how sure it is.
    case notEstimable = "not_estimable"
  }

  /// The verdict.
  public let code: Code
  /// The least that will do, in the figure's unit; nil when there is none.
  public let atLeast: Double?
  /// The most that will do; nil when there is none.
  public let atMost: Double?
  /// Who publishes it; nil for an own target.
  public let source: String?
  /// Whether that is as wished; nil where it cannot be said.
  public let isReached: Bool?

  /// Judges a figure.
  ///
  /// An interval of 95 % lies wholly on the wrong side by chance in 2.5 % of cases at most, so a
  /// verdict of above or below is a one-sided statement at 97.5 %.
  init(_ figure: Figure, _ goal: FigureGoal) {
    atLeast = goal.atLeast
    atMost = goal.atMost
    source = goal.source
    (code, isReached) = Self.judge(figure, goal)
  }

  private static func judge(_ figure: Figure, _ goal: FigureGoal) -> (Code, Bool?) {
    guard let value = figure.value else { return (.notEstimable, nil) }
    if figure.basis == .count {
      let isMet = goal.holds(value)
      return (isMet ? .met : .missed, isMet)
    }
    guard let interval = figure.interval, interval.lower != nil || interval.upper != nil else {
      return (.notEstimable, nil)
    }
    let (lower, upper) = (interval.lower ?? -.infinity, interval.upper ?? .infinity)
    switch (goal.atLeast, goal.atMost) {
    case (let least?, nil):
      return lower >= least
        ? (.above, true) : upper < least ? (.below, false) : (.inconclusive, nil)
    case (nil, let most?):
      return upper <= most ? (.below, true) : lower > most ? (.above, false) : (.inconclusive, nil)
    case (let least?, let most?):
      // Of a published range one asks whether the figure is above it; a target's range is to be met.
      if lower > most { return (.above, goal.source != nil) }
      if upper < least { return (.below, false) }
      return lower >= least && upper <= most ? (.within, true) : (.inconclusive, nil)
    case (nil, nil): return (.notEstimable, nil)
    }
  }

  /// The verdict in few words.
  public var words: String {
    switch code {
    case .above: "confidently above"
    case .below: "confidently below"
    case .within: "confidently within"
    case .inconclusive: "cannot tell"
    case .met: "met"
    case .missed: "missed"
    case .notEstimable: "not estimable"
    }
  }

  /// How a reader should take it.
  var tone: Tone { isReached.map { $0 ? .good : .bad } ?? .uncertain }

  /// "≥ 50.0 %", "30 … 50".
  func bounds(_ unit: FigureUnit) -> String {
    func text(_ value: Double) -> String { Format.value(value, as: unit.kind) }
    switch (atLeast, atMost) {
    case (let least?, nil): return "≥\u{A0}" + text(least)
    case (nil, let most?): return "≤\u{A0}" + text(most)
    case (let least?, let most?): return text(least) + "\u{A0}…\u{A0}" + text(most)
    case (nil, nil): return Format.missing
    }
  }
}

/// What a figure is held against.
public struct FigureGoal: Codable, Sendable, Equatable {
  /// The least that will do, in the figure's unit; nil when there is none.
  public let atLeast: Double?
  /// The most that will do; nil when there is none.
  public let atMost: Double?
  /// Who publishes it; nil for an own target.
  public let source: String?

  /// Makes a goal.
  public init(atLeast: Double? = nil, atMost: Double? = nil, source: String? = nil) {
    self.atLeast = atLeast
    self.atMost = atMost
    self.source = source
  }

  /// Whether a value is as wished.
  func holds(_ value: Double) -> Bool {
    (atLeast.map { value >= $0 } ?? true) && (atMost.map { value <= $0 } ?? true)
  }
}

/// The targets and reference ranges of a project, looked up by figure.
struct FigureGoals: Sendable {
  let targets: [ProjectTarget]
  private let project: Project

  init(_ project: Project) {
    targets = project.targets
    self.project = project
  }

  /// The target of a figure for a tier or a role: its own, else that for all.
  func target(_ figure: String, tier: String? = nil, role: String? = nil) -> FigureGoal? {
    let own = targets.filter { $0.figure == figure }
    let found =
      own.last { $0.tier == tier && $0.role == role }
      ?? own.last { $0.tier == nil && $0.role == nil }
    return found.map { FigureGoal(atLeast: $0.atLeast, atMost: $0.atMost) }
  }

  /// The ranges that a figure is compared with: the project's own, else those that vendors publish.
  func references(_ figure: String) -> [FigureGoal] {
    project.ranges(for: figure).map {
      FigureGoal(atLeast: $0.from, atMost: $0.to, source: $0.source ?? "reference range")
    }
  }
}
