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
  /// Where keys stand, kept only once there are too many to look through.
  private var places: [String: Int] = [:]
  private static let fewKeys = 16

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
    if let place = place(of: key, in: keys) {
      nodes[place] = node
    } else {
      if keys.count >= Self.fewKeys { places[key] = keys.count }
      keys.append(key)
      nodes.append(node)
    }
    content = .object(keys: keys, nodes: nodes)
  }

  private func place(of key: String, in keys: [String]) -> Int? {
    keys.prefix(Self.fewKeys).firstIndex(of: key) ?? places[key]
  }
}
