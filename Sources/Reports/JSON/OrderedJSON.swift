/// Turns any `Encodable` value into JSON text that is the same in every run.
///
/// - Keys stand in the order in which the type encodes them, which for synthesized conformances is
///   the order of declaration, and are written in snake case. Keys of dictionaries are data: they
///   are kept as they are, in ascending order. Sets are written in ascending order.
/// - Numbers have the shortest form that reads back as the same number; whole ones have no
///   decimals, so that 5.0 is `5`.
/// - A property that is nil is left out where its type says `encodeIfPresent`, as synthesized
///   conformances do; in an array nil is `null`.
/// - A number that is not finite is an error that names its place.
public struct OrderedJSON: Sendable {
  /// Whether to write one member a line, with two spaces for each level.
  public var isPretty: Bool
  /// Whether to turn the keys of properties into snake case.
  public var convertsKeys: Bool

  /// Creates a writer.
  public init(isPretty: Bool = true, convertsKeys: Bool = true) {
    self.isPretty = isPretty
    self.convertsKeys = convertsKeys
  }

  /// The JSON text of a value, with a newline at the end where it is pretty.
  /// - Throws: `OrderedJSONError` with the path of what cannot be written.
  public func text(of value: some Encodable) throws(OrderedJSONError) -> String {
    let text = JSONText.text(of: try self.value(of: value), isPretty: isPretty)
    return isPretty ? text + "\n" : text
  }

  /// The JSON tree of a value.
  /// - Throws: `OrderedJSONError` with the path of what cannot be written.
  public func value(of value: some Encodable) throws(OrderedJSONError) -> JSONValue {
    let slot = JSONSlot()
    let encoder = OrderedEncoder(
      slot: slot, path: .root, keys: convertsKeys ? KeyConversion() : nil, keysAreData: false)
    do {
      try encoder.encode(value, into: slot)
    } catch let error as OrderedJSONError {
      throw error
    } catch let EncodingError.invalidValue(_, context) {
      var path = JSONPath.root
      for key in context.codingPath {
        path = key.intValue.map { path.element($0) } ?? path.member(key.stringValue)
      }
      throw .notEncodable(path: path.description, reason: context.debugDescription)
    } catch {
      throw .notEncodable(path: JSONPath.root.description, reason: "\(error)")
    }
    return slot.value
  }
}

/// Why a value cannot be written as JSON.
public enum OrderedJSONError: Error, Equatable, CustomStringConvertible {
  /// The number at this path is infinite or not a number.
  case notFinite(path: String, number: String)
  /// The value at this path refused to be encoded.
  case notEncodable(path: String, reason: String)

  /// What went wrong and where.
  public var description: String {
    switch self {
    case .notFinite(let path, let number):
      "\(path) is \(number), which JSON cannot hold; an absent number has to be nil"
    case .notEncodable(let path, let reason):
      "\(path) cannot be written as JSON: \(reason)"
    }
  }
}
