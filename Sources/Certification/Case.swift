/// How far a computed number may lie from the expected one.
public struct Tolerance: Sendable, Equatable {
  /// The share of the expected number's size.
  public let relative: Double
  /// The distance allowed whatever the size.
  public let absolute: Double

  /// Makes a tolerance from two numbers that are not negative.
  public init(relative: Double, absolute: Double) {
    precondition(
      relative >= 0 && absolute >= 0, "a tolerance of \(relative), \(absolute) is negative")
    self.relative = relative
    self.absolute = absolute
  }

  /// The largest distance accepted from an expected number.
  public func allowed(for expected: Double) -> Double {
    max(absolute, relative * expected.magnitude)
  }
}

/// One reference case: what to compute, from what, and what must come out.
public struct Case: Sendable, Equatable {
  /// The unique name.
  public let id: String
  /// The group of methods.
  public let family: String
  /// What is computed.
  public let method: String
  /// The path of a CSV file, relative to the directory that holds `cases`.
  public let data: String?
  /// The data given inline.
  public let input: JSONValue?
  /// Columns, options, confidence level; an empty object when the case has none.
  public let params: JSONValue
  /// Numbers, strings, arrays and nested objects to be met.
  public let expected: JSONValue
  /// The distance accepted.
  public let tolerance: Tolerance
  /// The program and version, or the published table, that the expected values come from.
  public let source: String?

  /// Reads a case from one object of a case file.
  ///
  /// - Throws: `CaseError.malformed` naming the key that is missing or of the wrong kind
  public init(_ object: JSONValue) throws(CaseError) {
    id = try Self.text("id", in: object)
    family = try Self.text("family", in: object)
    method = try Self.text("method", in: object)
    data = try Self.optionalText("data", in: object)
    source = try Self.optionalText("source", in: object)
    input = object["input"]
    switch object["params"] ?? .object([]) {
    case .object(let members): params = .object(members)
    case let other: throw .malformed("`params` is \(other.kind), not an object")
    }
    switch object["expected"] {
    case .object(let members)?: expected = .object(members)
    case let other?: throw .malformed("`expected` is \(other.kind), not an object")
    case nil: throw .malformed("there is no `expected`")
    }
    guard case .object? = object["tolerance"] else {
      throw .malformed("`tolerance` should be an object with `rel` and `abs`")
    }
    tolerance = Tolerance(
      relative: try Self.tolerance("rel", in: object),
      absolute: try Self.tolerance("abs", in: object))
  }

  private static func text(_ key: String, in object: JSONValue) throws(CaseError) -> String {
    guard let text = try optionalText(key, in: object) else {
      throw .malformed("there is no `\(key)`")
    }
    guard !text.isEmpty else { throw .malformed("`\(key)` is empty") }
    return text
  }

  private static func optionalText(
    _ key: String, in object: JSONValue
  ) throws(CaseError) -> String? {
    switch object[key] {
    case .string(let text)?: return text
    case nil: return nil
    case let other?: throw .malformed("`\(key)` is \(other.kind), not a string")
    }
  }

  private static func tolerance(_ key: String, in object: JSONValue) throws(CaseError) -> Double {
    switch object["tolerance"]?[key] {
    case .number(let number)? where number >= 0: return number
    case nil: throw .malformed("`tolerance` has no `\(key)`")
    case let other?:
      throw .malformed("`tolerance.\(key)` is \(other), not a number from 0 upwards")
    }
  }
}
