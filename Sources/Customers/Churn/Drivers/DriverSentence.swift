import Models
import Reports
import Statistics
import Tables

/// What a coefficient says, in words.
struct DriverSentence {
  let noun: String
  let outcome: DriverOutcome
  let level: Double
  let design: Design

  /// "= .021", "< .001".
  static func pValue(_ value: Double?) -> String {
    let text = Format.pValue(value)
    return text.hasPrefix("<") || text.hasPrefix(">") ? text : "= \(text)"
  }

  /// A ratio: two decimals, three under 0.1, fewer from ten on.
  static func ratio(_ value: Double?) -> String {
    guard let value else { return "no limit" }
    if value > 0, value < 0.0005 { return "< 0.001" }
    return Format.number(
      value, digits: value < 0.1 && value > 0 ? 3 : value < 10 ? 2 : value < 100 ? 1 : 0)
  }

  /// Decimals with which an amount of this size has three figures.
  static func digits(for size: Double) -> Int {
    var (digits, reach) = (2, abs(size))
    while reach > 0, reach < 1, digits < 8 {
      reach *= 10
      digits += 1
    }
    return abs(size) >= 100 ? 0 : abs(size) >= 10 ? 1 : digits
  }

  /// Decimals with which the standard error of a step has two figures, or the change itself where
  /// there is none.
  static func decimals(of term: DriverTerm) -> Int {
    let size = term.standardError.map { $0 * term.step } ?? term.effect(of: term.step) ?? 0
    return max(0, digits(for: size) - (term.standardError == nil ? 0 : 1))
  }

  private var plural: String { noun.prefix(1).uppercased() + noun.dropFirst() + "s" }

  // All drivers together

  func overall(_ test: DriverOverallTest?, model: DriverStudy.Model) -> Remark {
    let names = design.formula.terms.map(\.label)
    let subject = names.count == 1 ? names[0] : "taken together \(Self.list(names))"
    let event = outcome.eventText
    if model == .ridge {
      return Remark(
        code: "estimated",
        sentence: "Ridge coefficients say what predicts \(event) best together; nothing is tested.")
    }
    guard let test, let p = test.pValue else {
      return Remark(
        code: "not_estimable",
        sentence: "Whether the drivers go with \(event) at all cannot be tested with these data.")
    }
    let figures = Self.figures(test, p)
    if isSignificant(p, level: level) {
      return Remark(
        code: "related",
        sentence: "\(Self.capitalised(subject)) \(names.count == 1 ? "goes" : "go") with \(event) "
          + "(\(figures)).")
    }
    return Remark(
      code: "inconclusive",
      sentence: "Nothing can be seen: \(subject) \(names.count == 1 ? "explains" : "explain") "
        + "\(event) no better than chance could (\(figures)). That does not show that "
        + "\(names.count == 1 ? "it does" : "they do") nothing.")
  }

  private static func figures(_ test: DriverOverallTest, _ p: Double) -> String {
    let statistic = Format.number(test.statistic, digits: 1)
    let degrees = Format.degreesOfFreedom(test.degreesOfFreedom)
    guard let denominator = test.denominatorDegreesOfFreedom else {
      return "χ² = \(statistic) on \(degrees) df, p \(pValue(p))"
    }
    return "F = \(statistic) on \(degrees) and \(Format.degreesOfFreedom(denominator)) df, "
      + "p \(pValue(p))"
  }

  // One coefficient

  func finding(_ term: DriverTerm, column: Int, together: Remark) -> Remark {
    guard term.estimate != nil else {
      return Remark(code: "not_estimable", sentence: "\(term.term) cannot be estimated.")
    }
    guard let p = term.adjustedPValue ?? term.pValue else {
      let isRidge = outcome.model == .ridge
      return Remark(
        code: isRidge ? "estimated" : "not_estimable",
        sentence: isRidge
          ? "\(Self.capitalised(change(term, column))): \(effect(term)), shrunk and not tested."
          : "\(term.term): \(effect(term)), but how sure that is cannot be said.")
    }
    let figures = "\(limits(term)), p \(Self.pValue(term.pValue))"
    let isOne = isSignificant(p, level: level)
    if isOne, together.code == "related" || together.code == "not_estimable" {
      return Remark(
        code: (term.estimate ?? 0) > 0 ? "positive" : "negative",
        sentence: "\(plural) with \(change(term, column)) had \(effect(term)) (\(figures)).")
    }
    let why: String
    if isOne {
      why = " Alone its p would count, but all drivers together cannot be told from chance."
    } else if isSignificant(term.pValue, level: level) {
      why = " Alone its p would count, but among so many coefficients chance makes one like it."
    } else {
      why = ""
    }
    let question =
      isLevel(column)
      ? "which way \(change(term, column)) goes with \(outcome.eventText): "
      : "whether \(term.term) goes with \(outcome.eventText): with \(change(term, column)) "
    return Remark(
      code: "inconclusive",
      sentence: "The data cannot tell \(question)\(effect(term)) (\(figures)).\(why)")
  }

  /// "1 more of nps", "tier small instead of enterprise".
  func change(_ term: DriverTerm, _ column: Int) -> String {
    let cells = design.encoding.columns[column].cells
    if cells.count == 1, let cell = cells.first {
      let factor = design.encoding.factors[cell.factor]
      if let levels = factor.levels, let reference = factor.reference {
        return "\(factor.label) \(Excerpt.escaped(levels[cell.component])) instead of "
          + Excerpt.escaped(reference)
      }
    }
    return "\(Self.step(term.step)) more of \(term.term)"
  }

  /// Whether a column compares a level with another.
  func isLevel(_ column: Int) -> Bool {
    let cells = design.encoding.columns[column].cells
    return cells.count == 1 && design.encoding.factors[cells[0].factor].isCategorical
  }

  static func step(_ step: Double) -> String {
    step >= 1e15
      ? Format.raw(step) : Format.number(step, digits: step < 1 ? digits(for: step) - 2 : 0)
  }

  /// "0.57 times the odds of churned".
  private func effect(_ term: DriverTerm) -> String {
    let value = term.effect(of: term.step)
    switch outcome.model {
    case .automatic, .firth, .maximumLikelihood:
      return "\(Self.ratio(value)) times the odds of \(outcome.eventText)"
    case .cox: return "\(Self.ratio(value)) times the hazard of \(outcome.eventText)"
    case .ordinal: return "\(Self.ratio(value)) times the odds of a higher \(outcome.name)"
    case .leastSquares, .ridge:
      let digits = Self.decimals(of: term)
      return "\(outcome.name) \(Format.number(value.map { abs($0) }, digits: digits)) "
        + "\((value ?? 0) < 0 ? "lower" : "higher")"
    }
  }

  /// "0.33 to 0.93".
  private func limits(_ term: DriverTerm) -> String {
    let (lower, upper) = term.limits(of: term.step)
    guard lower != nil || upper != nil else { return "no interval" }
    if term.isRatio { return "\(Self.ratio(lower)) to \(Self.ratio(upper))" }
    let digits = Self.decimals(of: term)
    return
      "\(Format.difference(lower, digits: digits)) to \(Format.difference(upper, digits: digits))"
  }

  // Single accounts

  func sensitivity(_ sensitivity: DriverSensitivity) -> [Note] {
    var notes: [Note] = []
    var byTerm: [(String?, [DriverSensitivity.Change])] = []
    for change in sensitivity.changes {
      if let place = byTerm.firstIndex(where: { $0.0 == change.term }) {
        byTerm[place].1.append(change)
      } else {
        byTerm.append((change.term, [change]))
      }
    }
    if !byTerm.isEmpty {
      let parts = byTerm.map { term, changes in
        "\(term ?? "all drivers together") (without any one of "
          + Self.list(changes.map { Excerpt.escaped($0.account) }, most: 8) + ")"
      }
      notes.append(
        Note(
          code: "rests_on_accounts",
          sentence: "Some conclusions rest on single accounts; what is said changes for "
            + parts.joined(separator: "; ") + "."))
    }
    if !sensitivity.notEstimable.isEmpty {
      notes.append(
        Note(
          code: "not_estimable_without",
          sentence: "The model cannot be fitted without "
            + Self.list(sensitivity.notEstimable.map { Excerpt.escaped($0) }, most: 8)
            + ": it rests on them, so predictions for unseen accounts are not checked."))
    }
    return notes
  }

  static func list(_ names: [String], most: Int = 12) -> String {
    if names.count > most {
      return names.prefix(most).joined(separator: ", ") + " and \(names.count - most) more"
    }
    guard names.count > 1, let last = names.last else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " and " + last
  }

  private static func capitalised(_ text: String) -> String {
    // Names of columns stay as they are written.
    text.hasPrefix("taken together ") || text.hasPrefix("1 ")
      ? text.prefix(1).uppercased() + text.dropFirst() : text
  }
}
