import Tables

/// Why a formula cannot be read, or does not fit the data; it shows the place in the formula.
public struct FormulaError: Error, Sendable, Equatable {
  /// What is wrong.
  public enum Problem: Sendable, Equatable {
    /// There is nothing but spaces.
    case emptyFormula
    /// No ~ stands between outcome and drivers.
    case missingTilde
    /// Nothing stands where something should.
    case missing(String)
    /// Something else stands where `expected` should.
    case unexpected(found: String, expected: String)
    /// A sign that the formula language does not have.
    case unsupportedSign(String)
    /// A backtick, parenthesis or bracket is never closed.
    case unclosed(String)
    /// A name has no letters.
    case emptyName
    /// A number other than 0 and 1.
    case number(String)
    /// 0 or 1 inside parentheses, an interaction or a product.
    case constantInside
    /// A point for "all other columns".
    case allOthers
    /// A function outside the list.
    case unknownFunction(name: String, near: [String])
    /// A polynomial inside another function.
    case polynomialInside
    /// A degree outside 1 to `Transform.largestDegree`.
    case degree(String)
    /// A term is taken away that is not there.
    case nothingToRemove(String)
    /// Parentheses nest too deeply.
    case tooDeep(limit: Int)
    /// `*` and `:` make too many terms.
    case tooManyTerms(limit: Int)
    /// `*` and `:` make interactions of too many factors.
    case tooManyFactors(limit: Int)
    /// The outcome has a reference level, or is transformed by more than log and sqrt.
    case unsuitableOutcome(String)
    /// The outcome stands among its own drivers.
    case outcomeAmongDrivers(String)
    /// A column is given two reference levels.
    case twoReferences(column: String)
    /// A column has a reference level in one place and is transformed as numbers in another.
    case categoricalAndTransformed(column: String)
    /// Neither a term nor a constant is left.
    case nothingToEstimate
    /// The data have no such column, or more than one.
    case column(TableError)
  }

  /// What is wrong.
  public let problem: Problem
  /// The formula as it was written.
  public let formula: String
  /// The place of the problem in Unicode scalars from the start; nil where it has none.
  public let place: Range<Int>?

  /// Names a problem and its place.
  public init(_ problem: Problem, formula: String, place: Range<Int>?) {
    self.problem = problem
    self.formula = formula
    self.place = place
  }
}

extension FormulaError: CustomStringConvertible {
  /// What is wrong and what to do, then the formula with a caret under the place.
  public var description: String {
    guard let place else { return "\(problem): \(Excerpt.escaped(formula, limit: 200))" }
    return "\(problem)\n" + FormulaExcerpt(formula, place: place).lines
  }
}

extension FormulaError.Problem: CustomStringConvertible {
  /// One sentence that says what is wrong and what to do.
  public var description: String {
    switch self {
    case .emptyFormula: "the formula is empty; write outcome ~ driver + driver"
    case .missingTilde: "there is no ~ in the formula; write outcome ~ driver + driver"
    case .missing(let what): "\(what) is missing here"
    case .unexpected(let found, let expected):
      "\(Excerpt.escaped(found)) cannot stand here; \(expected) should"
    case .unsupportedSign(let sign):
      "\(Excerpt.quoted(sign)) is no sign of the formula language (+ - * : and parentheses); "
        + "put a name with other signs in backticks: `Account Name`"
    case .unclosed(let sign): "this \(sign) is never closed"
    case .emptyName: "a name is empty; every column needs one"
    case .number(let text):
      "\(Excerpt.escaped(text)) is a number; only 0 and 1 have a meaning, without and with the constant"
    case .constantInside:
      "0 and 1 choose the constant and stand alone between + and -, outside parentheses"
    case .allOthers: "a point does not stand for all other columns; name the drivers"
    case .unknownFunction(let name, let near): Self.unknown(function: name, near: near)
    case .polynomialInside:
      "a polynomial makes several columns, so nothing can be applied to it; put poly outside"
    case .degree(let text):
      "the degree \(Excerpt.escaped(text)) should be a whole number from 1 to "
        + "\(Transform.largestDegree)"
    case .nothingToRemove(let term):
      "\(Excerpt.escaped(term)) is taken away but is not there; leave it out or correct it"
    case .tooDeep(let limit): "more than \(limit) parentheses are open; write it flatter"
    case .tooManyTerms(let limit): "more than \(limit) terms result; use fewer products"
    case .tooManyFactors(let limit):
      "more than \(limit) factors interact; interactions of so many cannot be told from chance"
    case .unsuitableOutcome(let text):
      "the outcome \(Excerpt.escaped(text)) should be a column, or log or sqrt of one"
    case .outcomeAmongDrivers(let name):
      "\(Excerpt.quoted(name)) is the outcome and cannot explain itself; leave it out of the drivers"
    case .twoReferences(let column):
      "\(Excerpt.quoted(column)) is given two reference levels; keep one"
    case .categoricalAndTransformed(let column):
      "\(Excerpt.quoted(column)) has a reference level, so it is categorical, and is also "
        + "transformed as numbers; choose one"
    case .nothingToEstimate: "without drivers and without a constant nothing is left to estimate"
    case .column(let error): error.description
    }
  }

  private static func unknown(function name: String, near: [String]) -> String {
    var text = "there is no function \(Excerpt.quoted(name))"
    if !near.isEmpty { text += "; did you mean \(near.joined(separator: " or "))?" }
    return text + " (there are log, sqrt, scale and poly)"
  }
}
