/// One term of a formula: a main effect of one factor, or the interaction of several.
///
/// In JSON a term is its text.
public struct Term: Sendable, Hashable {
  /// The factors, each once, in the order written.
  public let factors: [Factor]

  /// Makes a term of factors; a factor that repeats counts once, with its reference level.
  public init(_ factors: [Factor]) {
    precondition(!factors.isEmpty, "a term without factors")
    var distinct: [Factor] = []
    for factor in factors {
      if let place = distinct.firstIndex(where: { $0.identity == factor.identity }) {
        if distinct[place].reference == nil { distinct[place] = factor }
      } else {
        distinct.append(factor)
      }
    }
    self.factors = distinct
  }

  /// The name of the term in results: `tenure:plan`.
  public var label: String { factors.map(\.label).joined(separator: ":") }

  /// How many factors interact; 1 for a main effect.
  public var order: Int { factors.count }

  /// What makes two terms the same whatever the order of their factors.
  var identity: Set<Factor> { Set(factors.map(\.identity)) }
}

extension Term: CustomStringConvertible {
  /// The term as it is written in a formula.
  public var description: String { factors.map(\.description).joined(separator: ":") }
}

extension Term: ExpressibleByStringLiteral {
  /// The main effect of a column.
  public init(stringLiteral column: String) { self.init([Factor(column)]) }
}

extension Term: Codable {
  /// Reads a term from its text.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    do {
      self = try FormulaParser.term(text)
    } catch {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "\(error)")
    }
  }

  /// Writes the text of the term.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
