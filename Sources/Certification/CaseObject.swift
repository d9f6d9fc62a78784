/// An object of a case (`input`, `params`) whose members are asked for by name and kind.
///
/// A member that is missing or of the wrong kind is a `CaseError.unusable` with its whole path, so
/// that a runner never meets a value it cannot use.
public struct CaseObject: Sendable {
  /// The path of the object inside the case, such as "input".
  public let path: String
  /// The value; a member is found only when it is an object.
  public let value: JSONValue

  /// Makes an object.
  public init(path: String, value: JSONValue) {
    self.path = path
    self.value = value
  }

  /// The member of that name; nil when there is none or when it is null.
  public func member(_ key: String) -> JSONValue? {
    value[key].flatMap { $0 == .null ? nil : $0 }
  }

  /// An error about a member.
  public func unusable(_ key: String, _ reason: String) -> CaseError {
    .unusable(key: "\(path).\(key)", reason: reason)
  }

  /// A finite number.
  public func number(_ key: String) throws(CaseError) -> Double {
    try present(key, optionalNumber(key), "a number")
  }

  /// A finite number; nil when the member is missing.
  public func optionalNumber(_ key: String) throws(CaseError) -> Double? {
    switch member(key) {
    case .number(let number)?: return number
    case nil: return nil
    case let other?: throw unusable(key, "a number should be here, not \(other)")
    }
  }

  /// A whole number inside a range.
  public func whole(_ key: String, in range: ClosedRange<Int>) throws(CaseError) -> Int {
    try present(key, optionalWhole(key, in: range), "a whole number")
  }

  /// A whole number inside a range; nil when the member is missing.
  public func optionalWhole(_ key: String, in range: ClosedRange<Int>) throws(CaseError) -> Int? {
    guard let number = try optionalNumber(key) else { return nil }
    guard let whole = Int(exactly: number), range.contains(whole) else {
      throw unusable(
        key,
        "a whole number from \(range.lowerBound) to \(range.upperBound) should be here, "
          + "not \(JSONValue.number(number))")
    }
    return whole
  }

  /// A truth value; nil when the member is missing.
  public func optionalFlag(_ key: String) throws(CaseError) -> Bool? {
    switch member(key) {
    case .bool(let flag)?: return flag
    case nil: return nil
    case let other?: throw unusable(key, "true or false should be here, not \(other)")
    }
  }

  /// A string.
  public func text(_ key: String) throws(CaseError) -> String {
    try present(key, optionalText(key), "a string")
  }

  /// A string; nil when the member is missing.
  public func optionalText(_ key: String) throws(CaseError) -> String? {
    switch member(key) {
    case .string(let text)?: return text
    case nil: return nil
    case let other?: throw unusable(key, "a string should be here, not \(other)")
    }
  }

  /// An array of any values.
  public func array(_ key: String) throws(CaseError) -> [JSONValue] {
    switch member(key) {
    case .array(let elements)?: return elements
    case nil: throw unusable(key, "an array is missing")
    case let other?: throw unusable(key, "an array should be here, not \(other)")
    }
  }

  /// An array of strings.
  public func texts(_ key: String) throws(CaseError) -> [String] {
    var texts: [String] = []
    for (index, element) in try array(key).enumerated() {
      guard case .string(let text) = element else {
        throw unusable("\(key)[\(index)]", "a string should be here, not \(element)")
      }
      texts.append(text)
    }
    return texts
  }

  private func present<Value>(
    _ key: String, _ value: Value?, _ kind: String
  ) throws(CaseError) -> Value {
    guard let value else { throw unusable(key, "\(kind) is missing") }
    return value
  }
}
