/// Containers whose order is not fixed from run to run.
private protocol Unordered {}
extension Dictionary: Unordered {}
extension Set: Unordered {}

/// An encoder that fills a slot in the order in which it is called.
struct OrderedEncoder: Encoder {
  let slot: JSONSlot
  let path: JSONPath
  /// Turns keys into snake case; nil keeps them.
  let keys: KeyConversion?
  /// Whether keys come from a dictionary, and so from the data.
  let keysAreData: Bool

  var codingPath: [any CodingKey] { path.codingKeys }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    slot.becomeObject()
    return KeyedEncodingContainer(OrderedKeyedContainer<Key>(encoder: self))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    slot.becomeArray()
    return OrderedUnkeyedContainer(encoder: self)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer {
    OrderedSingleValueContainer(encoder: self)
  }

  /// The encoder of a nested value.
  func nested(_ slot: JSONSlot, _ path: JSONPath, keysAreData: Bool = false) -> OrderedEncoder {
    OrderedEncoder(slot: slot, path: path, keys: keys, keysAreData: keysAreData)
  }

  /// The JSON key of a property or of a dictionary's entry.
  func key(_ key: any CodingKey) -> String {
    guard let keys, !keysAreData else { return key.stringValue }
    return keys.convert(key.stringValue)
  }

  /// Encodes a value into a slot.
  func encode(_ value: some Encodable, into slot: JSONSlot) throws {
    if let json = value as? JSONValue {
      try Self.check(json, at: path)
      slot.content = .value(json)
    } else if value is any Unordered {
      try value.encode(to: nested(slot, path, keysAreData: value is any StringKeyed))
      slot.content = .value(Self.sorted(slot.value, pairs: value is any Paired))
    } else {
      try value.encode(to: nested(slot, path))
    }
  }

  /// The node of a value that is not a plain number, string or truth value.
  func node(_ value: some Encodable, at path: JSONPath) throws -> JSONSlot.Node {
    let slot = JSONSlot()
    try nested(slot, path).encode(value, into: slot)
    return .slot(slot)
  }

  /// The node of a number.
  static func node(_ value: Double, at path: JSONPath) throws(OrderedJSONError) -> JSONSlot.Node {
    guard value.isFinite else {
      throw .notFinite(path: path.description, number: value.description)
    }
    return .value(.number(value))
  }

  private static func check(_ value: JSONValue, at path: JSONPath) throws(OrderedJSONError) {
    switch value {
    case .number(let number): _ = try node(number, at: path)
    case .array(let values):
      for (index, value) in values.enumerated() { try check(value, at: path.element(index)) }
    case .object(let members):
      for member in members { try check(member.value, at: path.member(member.key)) }
    case .null, .bool, .integer, .string: break
    }
  }

  /// Puts what came out of a dictionary or a set into ascending order.
  private static func sorted(_ value: JSONValue, pairs: Bool) -> JSONValue {
    switch value {
    case .object(let members):
      return .object(
        members.sorted { left, right in
          if let left = Int(left.key), let right = Int(right.key) { return left < right }
          return left.key < right.key
        })
    case .array(let values) where pairs && values.count.isMultiple(of: 2):
      // Dictionaries whose keys are not text are arrays of keys and values in turn.
      let keys = stride(from: 0, to: values.count, by: 2).sorted {
        precedes(values[$0], values[$1])
      }
      return .array(keys.flatMap { [values[$0], values[$0 + 1]] })
    case .array(let values): return .array(values.sorted(by: precedes))
    default: return value
    }
  }

  private static func precedes(_ left: JSONValue, _ right: JSONValue) -> Bool {
    switch (left, right) {
    case (.integer(let left), .integer(let right)):
      if let left = Int(left), let right = Int(right) { return left < right }
      return left < right
    case (.number(let left), .number(let right)): return left < right
    case (.string(let left), .string(let right)): return left < right
    default:
      return JSONText.text(of: left, isPretty: false) < JSONText.text(of: right, isPretty: false)
    }
  }
}

/// Dictionaries whose keys are the data's own text.
private protocol StringKeyed {}
extension Dictionary: StringKeyed where Key == String {}

/// Dictionaries, which may come out as pairs.
private protocol Paired {}
extension Dictionary: Paired {}
