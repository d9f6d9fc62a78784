/// What goes with what: an outcome and the terms it is explained by, without data.
///
/// `churned ~ nps + log(usage) + role + tenure:plan - 1`. A formula is kept in one form: every term
/// once, main effects before interactions, each otherwise in the order written. So a formula that
/// was written and one that was built in code are equal when they mean the same, and
/// `Formula(formula.description)` is the formula.
/// Source: Wilkinson & Rogers 1973, Applied Statistics 22:392–399; Chambers & Hastie 1992,
/// Statistical Models in S, chapter 2.
public struct Formula: Sendable, Hashable {
  /// What is explained.
  public let outcome: Factor
  /// What explains it.
  public let terms: [Term]
  /// Whether there is a constant.
  public let intercept: Bool

  /// How many terms a formula may have once `*` is written out.
  public static let largestTermCount = 500

  /// How many factors may interact.
  public static let largestOrder = 8

  /// Makes a formula of terms.
  /// - Parameters:
  ///   - outcome: what is explained.
  ///   - terms: what explains it; a term that repeats counts once.
  ///   - intercept: whether there is a constant.
  /// - Throws: `FormulaError` when the outcome explains itself, a column has two reference levels or
  ///   is both categorical and transformed, a name is empty, or nothing is left to estimate.
  public init(outcome: Factor, terms: [Term], intercept: Bool = true) throws(FormulaError) {
    if let problem = Self.problem(outcome: outcome, terms: terms, intercept: intercept) {
      let text = Self.text(outcome: outcome, terms: terms, intercept: intercept)
      throw FormulaError(problem, formula: text, place: nil)
    }
    let references = Self.references(terms).values
    var seen = Set<Set<Factor>>()
    let distinct = terms.filter { seen.insert($0.identity).inserted }.map { term in
      Term(
        term.factors.map { factor in
          guard factor.transforms.isEmpty else { return factor }
          return Factor(factor.column, reference: references[factor.column])
        })
    }
    self.outcome = outcome
    self.terms = distinct.enumerated()
      .sorted { ($0.element.order, $0.offset) < ($1.element.order, $1.offset) }.map(\.element)
    self.intercept = intercept
  }

  /// A sum of main effects: what `--outcome churned --drivers nps,usage,role` means.
  /// - Parameters:
  ///   - outcome: a column.
  ///   - drivers: columns, each as it is named in the data.
  /// - Throws: as `init(outcome:terms:intercept:)`.
  public init(outcome: String, drivers: [String]) throws(FormulaError) {
    try self.init(outcome: Factor(outcome), terms: drivers.map { Term([Factor($0)]) })
  }

  /// Reads a formula.
  /// - Parameter text: such as `churned ~ nps + log(usage) + role[ref=User]`.
  /// - Throws: `FormulaError`, whose description shows the place.
  public init(_ text: String) throws(FormulaError) {
    self = try FormulaParser.formula(text)
  }

  /// The columns that the formula names, the outcome first, each once.
  public var columns: [String] {
    var seen = Set<String>()
    let all = [outcome.column] + terms.flatMap { $0.factors.map(\.column) }
    return all.filter { seen.insert($0).inserted }
  }

  /// The distinct factors of the terms, in order of appearance.
  var factors: [Factor] {
    var seen = Set<Factor>()
    return terms.flatMap(\.factors).filter { seen.insert($0).inserted }
  }
}

extension Formula {
  /// What keeps these parts from being a formula; nil when nothing does.
  static func problem(outcome: Factor, terms: [Term], intercept: Bool) -> FormulaError.Problem? {
    let factors = terms.flatMap(\.factors)
    if (factors + [outcome]).contains(where: \.column.isEmpty) { return .emptyName }
    if outcome.reference != nil || outcome.transforms.contains(where: { !$0.suitsOutcome }) {
      return .unsuitableOutcome(outcome.description)
    }
    if factors.contains(where: { $0.column == outcome.column }) {
      return .outcomeAmongDrivers(outcome.column)
    }
    let references = references(terms)
    if let column = references.conflict { return .twoReferences(column: column) }
    let transformed = factors.first {
      !$0.transforms.isEmpty && references.values[$0.column] != nil
    }
    if let transformed { return .categoricalAndTransformed(column: transformed.column) }
    if terms.contains(where: { $0.order > largestOrder }) {
      return .tooManyFactors(limit: largestOrder)
    }
    if terms.count > largestTermCount { return .tooManyTerms(limit: largestTermCount) }
    return terms.isEmpty && !intercept ? .nothingToEstimate : nil
  }

  private static func references(_ terms: [Term]) -> (values: [String: String], conflict: String?) {
    var values: [String: String] = [:]
    var conflict: String?
    for factor in terms.flatMap(\.factors) {
      guard let reference = factor.reference else { continue }
      if let other = values[factor.column], other != reference {
        conflict = conflict ?? factor.column
      }
      values[factor.column] = reference
    }
    return (values, conflict)
  }

  static func text(outcome: Factor, terms: [Term], intercept: Bool) -> String {
    var right = terms.map(\.description).joined(separator: " + ")
    if terms.isEmpty { right = "1" }
    if !intercept { right = terms.isEmpty ? "0" : right + " - 1" }
    return "\(outcome) ~ \(right)"
  }
}

extension Transform {
  /// Whether an outcome may be transformed so.
  fileprivate var suitsOutcome: Bool { self == .log || self == .sqrt }
}

extension Formula: CustomStringConvertible {
  /// The formula in its one form, which reads back as the same formula.
  public var description: String {
    Self.text(outcome: outcome, terms: terms, intercept: intercept)
  }
}

extension Formula: Codable {
  private enum CodingKeys: String, CodingKey { case outcome, terms, intercept }

  /// Reads a formula and checks it as a written one is checked.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let outcome = try container.decode(Factor.self, forKey: .outcome)
    let terms = try container.decode([Term].self, forKey: .terms)
    let intercept = try container.decode(Bool.self, forKey: .intercept)
    do {
      try self.init(outcome: outcome, terms: terms, intercept: intercept)
    } catch {
      throw DecodingError.dataCorruptedError(
        forKey: .terms, in: container, debugDescription: "\(error)")
    }
  }

  /// Writes outcome, terms and whether there is a constant.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(outcome, forKey: .outcome)
    try container.encode(terms, forKey: .terms)
    try container.encode(intercept, forKey: .intercept)
  }
}
