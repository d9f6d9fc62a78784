/// What a number is, which decides how people see it; machines always get it in full precision.
public enum ValueKind: Sendable, Equatable {
  /// Not a number.
  case text
  /// A number of things; fractional (weighted) counts show one decimal.
  case count
  /// A score or a difference of scores on −100…100: one decimal and always a sign.
  case score
  /// A share on 0…1, shown as a percentage with one decimal.
  case percent
  /// A probability on 0…1, three decimals.
  case probability
  /// A p-value on 0…1, three decimals without the leading zero, and "< .001".
  case pValue
  /// Any other number, with this many decimals.
  case number(digits: Int)
  /// A change or a coefficient, with this many decimals and always a sign.
  case difference(digits: Int)
  /// Degrees of freedom: whole where they are whole, else one decimal.
  case degreesOfFreedom

  /// Whether values of this kind are numbers.
  public var isNumeric: Bool { self != .text }
}
