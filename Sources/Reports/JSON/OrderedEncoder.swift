/// Where in the JSON a value goes. A reference, because `Encoder` hands out nested containers that
/// are filled after their parents were handed back.
final class JSONSlot {
  enum Node {
    case value(JSONValue)
    case slot(JSONSlot)

    var value: JSONValue {
      switch self {
      case .value(let value): value
      case .slot(let slot): slot.value
      }
    }
  }

  enum Content {
    case empty
    case value(JSONValue)
    case array([Node])
    case object(keys: [String], nodes: [Node])
  }

  var content = Content.empty
  private var places: [String: Int] = [:]

  /// The finished value; a type that encoded nothing is an empty object.
  var value: JSONValue {
    switch content {
    case .empty: .object([])
    case .value(let value): value
    case .array(let nodes): .array(nodes.map(\.value))
    case .object(let keys, let nodes):
      .object(zip(keys, nodes).map { JSONMember($0, $1.value) })
    }
  }

  var count: Int {
    if case .array(let nodes) = content { nodes.count } else { 0 }
  }

  func becomeArray() {
    if case .array = content { return }
    content = .array([])
  }

  func becomeObject() {
    if case .object = content { return }
    content = .object(keys: [], nodes: [])
  }

  func append(_ node: Node) {
    guard case .array(var nodes) = content else { preconditionFailure("slot is not an array") }
    content = .empty  // gives up the shared reference, so that the append below is in place
    nodes.append(node)
    content = .array(nodes)
  }

  /// Sets a member; a key that comes twice keeps its place and takes the later value.
  func set(_ key: String, _ node: Node) {
    guard case .object(var keys, var nodes) = content else {
      preconditionFailure("slot is not an object")
    }
    content = .empty
    if let place = places[key] {
      nodes[place] = node
    } else {
      places[key] = keys.count
      keys.append(key)
      nodes.append(node)
    }
    content = .object(keys: keys, nodes: nodes)
  }
}

/// The place of a value, for messages: `result.groups[2].standard_error`.
indirect enum JSONPath: CustomStringConvertible {
  case root
  case inner(parent: JSONPath, step: Step)

  enum Step {
    case key(String)
    case index(Int)
  }

  func member(_ key: String) -> JSONPath { .inner(parent: self, step: .key(key)) }
  func element(_ index: Int) -> JSONPath { .inner(parent: self, step: .index(index)) }

  var description: String {
    guard case .inner(let parent, let step) = self else { return "the value" }
    let isFirst = if case .root = parent { true } else { false }
    let before = isFirst ? "" : parent.description
    switch step {
    case .key(let key): return isFirst ? key : before + "." + key
    case .index(let index): return before + "[\(index)]"
    }
  }
}

/// Containers whose order is not fixed from run to run.
private protocol Unordered {}
extension Dictionary: Unordered {}
extension Set: Unordered {}

/// An encoder that fills a slot in the order in which it is called.
struct OrderedEncoder: Encoder {
  let slot: JSONSlot
  let path: JSONPath
  let convertsKeys: Bool
  /// Whether keys come from a dictionary, and so from the data.
  let keysAreData: Bool

  var codingPath: [any CodingKey] { [] }
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
    OrderedEncoder(slot: slot, path: path, convertsKeys: convertsKeys, keysAreData: keysAreData)
  }

  /// The JSON key of a property or of a dictionary's entry.
  func key(_ key: any CodingKey) -> String {
    convertsKeys && !keysAreData ? SnakeCase.convert(key.stringValue) : key.stringValue
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
