/// A column of the data with what is done to it: `nps`, `log(usage)`, `role[ref=User]`.
///
/// In JSON a factor is its text.
public struct Factor: Sendable, Hashable {
  /// The column.
  public let column: String
  /// What is done to its numbers, the innermost first: `scale(log(x))` is log, then scale.
  public let transforms: [Transform]
  /// The level that the others are compared with; naming one makes any column categorical.
  public let reference: String?

  /// Takes a column as it is, or its numbers transformed.
  /// - Parameters:
  ///   - column: the name of the column.
  ///   - transforms: what is done to its numbers, the innermost first; a polynomial comes last.
  ///   - reference: the level that others are compared with; a column with one has no transforms.
  public init(_ column: String, transforms: [Transform] = [], reference: String? = nil) {
    precondition(
      transforms.dropLast().allSatisfy { !$0.isPolynomial },
      "a polynomial makes several columns; nothing can be applied to it")
    precondition(
      reference == nil || transforms.isEmpty,
      "\(column) cannot have a reference level and be transformed as numbers")
    for case .polynomial(let degree) in transforms { Transform.check(degree) }
    for case .powers(let degree) in transforms { Transform.check(degree) }
    self.column = column
    self.transforms = transforms
    self.reference = reference
  }

  /// The name of the factor in results: its text without the reference level.
  public var label: String {
    transforms.reduce(columnLabel) { $1.applied(to: $0) }
  }

  /// The column where only signs of the formula language make backticks necessary.
  private var columnLabel: String {
    let isSyntax = column.unicodeScalars.contains { ":()[]`".unicodeScalars.contains($0) }
    return isSyntax ? FormulaNames.quoted(column) : column
  }

  /// The factor without its reference level, which does not make it another factor.
  var identity: Factor { Factor(column, transforms: transforms) }
}

extension Factor: CustomStringConvertible {
  /// The factor as it is written in a formula.
  public var description: String {
    let name = FormulaNames.written(column)
    if let reference { return "\(name)[ref=\(FormulaNames.written(reference))]" }
    return transforms.reduce(name) { $1.applied(to: $0) }
  }
}

extension Factor: ExpressibleByStringLiteral {
  /// A column as it is.
  public init(stringLiteral column: String) { self.init(column) }
}

extension Factor: Codable {
  /// Reads a factor from its text.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    do {
      self = try FormulaParser.factor(text)
    } catch {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "\(error)")
    }
  }

  /// Writes the text of the factor.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

/// What a formula can do to the numbers of a column.
public enum Transform: Sendable, Hashable {
  /// The natural logarithm.
  case log
  /// The square root.
  case sqrt
  /// Less the mean, divided by the standard deviation (divisor n − 1).
  case scale
  /// Orthogonal polynomials of degree 1 to `degree`, as R's poly.
  case polynomial(degree: Int)
  /// The powers 1 to `degree`.
  case powers(degree: Int)

  /// The highest degree that a formula may ask for.
  public static let largestDegree = 20

  /// Whether several columns may come of it.
  public var isPolynomial: Bool {
    switch self {
    case .polynomial, .powers: true
    case .log, .sqrt, .scale: false
    }
  }

  fileprivate static func check(_ degree: Int) {
    precondition(
      degree >= 1 && degree <= largestDegree, "a degree of \(degree), not 1 to \(largestDegree)")
  }

  func applied(to text: String) -> String {
    switch self {
    case .log: "log(\(text))"
    case .sqrt: "sqrt(\(text))"
    case .scale: "scale(\(text))"
    case .polynomial(let degree): "poly(\(text), \(degree))"
    case .powers(let degree): "poly(\(text), \(degree), raw)"
    }
  }
}
