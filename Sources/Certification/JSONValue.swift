/// A JSON value that keeps the order of an object's members, with every number as a `Double`.
///
/// Numbers may be infinite or not-a-number here although JSON cannot write them: what a routine
/// computed is compared as it is, and a case file spells infinities as strings.
public indirect enum JSONValue: Sendable, Equatable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([Member])

  /// One name and its value inside an object.
  public struct Member: Sendable, Equatable {
    /// The name.
    public let key: String
    /// The value.
    public let value: JSONValue

    /// Makes a member.
    public init(key: String, value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  /// A number, or null where there is none.
  public static func number(_ value: Double?) -> JSONValue {
    value.map { .number($0) as JSONValue } ?? .null
  }

  /// A whole number.
  public static func number(_ value: Int) -> JSONValue {
    .number(Double(value))
  }

  /// An array of numbers.
  public static func numbers(_ values: [Double]) -> JSONValue {
    .array(values.map { .number($0) as JSONValue })
  }

  /// An array of strings.
  public static func strings(_ values: [String]) -> JSONValue {
    .array(values.map { .string($0) as JSONValue })
  }

  /// The value of a member of an object; nil for other values and unknown names.
  public subscript(_ key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  /// The number this value stands for: a number, or one of the strings `Infinity` and `-Infinity`.
  public var numeric: Double? {
    switch self {
    case .number(let number): number
    case .string("Infinity"): .infinity
    case .string("-Infinity"): -.infinity
    default: nil
    }
  }

  /// What kind of value this is, in words for an error message.
  public var kind: String {
    switch self {
    case .null: "null"
    case .bool: "a truth value"
    case .number: "a number"
    case .string: "a string"
    case .array: "an array"
    case .object: "an object"
    }
  }
}

extension JSONValue: ExpressibleByDictionaryLiteral {
  /// Makes an object that keeps the order in which the members are written.
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(elements.map { Member(key: $0.0, value: $0.1) })
  }
}

extension JSONValue: CustomStringConvertible {
  /// The value on one line: numbers with every digit, long arrays and objects by their size.
  public var description: String {
    switch self {
    case .null: "null"
    case .bool(let flag): flag ? "true" : "false"
    case .number(let number): "\(number)"
    case .string(let text): "\"\(text)\""
    case .array(let elements):
      elements.count <= 4
        ? "[" + elements.map(\.description).joined(separator: ", ") + "]"
        : "an array of \(elements.count)"
    case .object(let members): "an object of \(members.count)"
    }
  }
}
