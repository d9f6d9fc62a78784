/// Members of an object.
struct OrderedKeyedContainer<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let encoder: OrderedEncoder
  var codingPath: [any CodingKey] { encoder.codingPath }

  private func set(_ key: Key, _ value: JSONValue) {
    encoder.slot.set(encoder.key(key), .value(value))
  }

  private func set(_ key: Key, integer value: some BinaryInteger) {
    set(key, .integer(String(value)))
  }

  mutating func encodeNil(forKey key: Key) { set(key, .null) }
  mutating func encode(_ value: Bool, forKey key: Key) { set(key, .bool(value)) }
  mutating func encode(_ value: String, forKey key: Key) { set(key, .string(value)) }
  mutating func encode(_ value: Int, forKey key: Key) { set(key, integer: value) }
  mutating func encode(_ value: Int8, forKey key: Key) { set(key, integer: value) }
  mutating func encode(_ value: Int16, forKey key: Key) { set(key, integer: value) }
  mutating func encode(_ value: Int32, forKey key: Key) { set(key, integer: value) }
  mutating func encode(_ value: Int64, forKey key: Key) { set(key, integer: value) }
  mutating func encode(_ value: UInt, forKey key: Key) { set(key, integer: value) }
  mutating func encode(_ value: UInt8, forKey key: Key) { set(key, integer: value) }
  mutating func encode(_ value: UInt16, forKey key: Key) { set(key, integer: value) }
  mutating func encode(_ value: UInt32, forKey key: Key) { set(key, integer: value) }
  mutating func encode(_ value: UInt64, forKey key: Key) { set(key, integer: value) }

  mutating func encode(_ value: Double, forKey key: Key) throws {
    let name = encoder.key(key)
    encoder.slot.set(name, try OrderedEncoder.node(value, at: encoder.path.member(name)))
  }

  mutating func encode(_ value: Float, forKey key: Key) throws {
    try encode(value.asWritten, forKey: key)
  }

  mutating func encode<T: Encodable>(_ value: T, forKey key: Key) throws {
    let name = encoder.key(key)
    encoder.slot.set(name, try encoder.node(value, at: encoder.path.member(name)))
  }

  mutating func nestedContainer<NestedKey: CodingKey>(
    keyedBy keyType: NestedKey.Type, forKey key: Key
  ) -> KeyedEncodingContainer<NestedKey> {
    nestedEncoder(encoder.key(key)).container(keyedBy: keyType)
  }

  mutating func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    nestedEncoder(encoder.key(key)).unkeyedContainer()
  }

  mutating func superEncoder() -> any Encoder { nestedEncoder("super") }
  mutating func superEncoder(forKey key: Key) -> any Encoder { nestedEncoder(encoder.key(key)) }

  private func nestedEncoder(_ name: String) -> OrderedEncoder {
    let slot = JSONSlot()
    encoder.slot.set(name, .slot(slot))
    return encoder.nested(slot, encoder.path.member(name))
  }
}

/// Elements of an array.
struct OrderedUnkeyedContainer: UnkeyedEncodingContainer {
  let encoder: OrderedEncoder
  var codingPath: [any CodingKey] { encoder.codingPath }
  var count: Int { encoder.slot.count }

  private func append(_ value: JSONValue) { encoder.slot.append(.value(value)) }
  private func append(integer value: some BinaryInteger) { append(.integer(String(value))) }

  mutating func encodeNil() { append(.null) }
  mutating func encode(_ value: Bool) { append(.bool(value)) }
  mutating func encode(_ value: String) { append(.string(value)) }
  mutating func encode(_ value: Int) { append(integer: value) }
  mutating func encode(_ value: Int8) { append(integer: value) }
  mutating func encode(_ value: Int16) { append(integer: value) }
  mutating func encode(_ value: Int32) { append(integer: value) }
  mutating func encode(_ value: Int64) { append(integer: value) }
  mutating func encode(_ value: UInt) { append(integer: value) }
  mutating func encode(_ value: UInt8) { append(integer: value) }
  mutating func encode(_ value: UInt16) { append(integer: value) }
  mutating func encode(_ value: UInt32) { append(integer: value) }
  mutating func encode(_ value: UInt64) { append(integer: value) }

  mutating func encode(_ value: Double) throws {
    encoder.slot.append(try OrderedEncoder.node(value, at: encoder.path.element(count)))
  }

  mutating func encode(_ value: Float) throws { try encode(value.asWritten) }

  mutating func encode<T: Encodable>(_ value: T) throws {
    encoder.slot.append(try encoder.node(value, at: encoder.path.element(count)))
  }

  mutating func nestedContainer<NestedKey: CodingKey>(
    keyedBy keyType: NestedKey.Type
  ) -> KeyedEncodingContainer<NestedKey> {
    nestedEncoder().container(keyedBy: keyType)
  }

  mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
    nestedEncoder().unkeyedContainer()
  }

  mutating func superEncoder() -> any Encoder { nestedEncoder() }

  private func nestedEncoder() -> OrderedEncoder {
    let slot = JSONSlot()
    let path = encoder.path.element(count)
    encoder.slot.append(.slot(slot))
    return encoder.nested(slot, path)
  }
}

/// One value alone.
struct OrderedSingleValueContainer: SingleValueEncodingContainer {
  let encoder: OrderedEncoder
  var codingPath: [any CodingKey] { encoder.codingPath }

  private func set(_ value: JSONValue) { encoder.slot.content = .value(value) }
  private func set(integer value: some BinaryInteger) { set(.integer(String(value))) }

  mutating func encodeNil() { set(.null) }
  mutating func encode(_ value: Bool) { set(.bool(value)) }
  mutating func encode(_ value: String) { set(.string(value)) }
  mutating func encode(_ value: Int) { set(integer: value) }
  mutating func encode(_ value: Int8) { set(integer: value) }
  mutating func encode(_ value: Int16) { set(integer: value) }
  mutating func encode(_ value: Int32) { set(integer: value) }
  mutating func encode(_ value: Int64) { set(integer: value) }
  mutating func encode(_ value: UInt) { set(integer: value) }
  mutating func encode(_ value: UInt8) { set(integer: value) }
  mutating func encode(_ value: UInt16) { set(integer: value) }
  mutating func encode(_ value: UInt32) { set(integer: value) }
  mutating func encode(_ value: UInt64) { set(integer: value) }

  mutating func encode(_ value: Double) throws {
    set(try OrderedEncoder.node(value, at: encoder.path).value)
  }

  mutating func encode(_ value: Float) throws { try encode(value.asWritten) }

  mutating func encode<T: Encodable>(_ value: T) throws {
    try encoder.encode(value, into: encoder.slot)
  }
}

extension Float {
  /// The number that the shortest text of this one stands for, so that 0.1 stays 0.1.
  fileprivate var asWritten: Double { Double(description) ?? Double(self) }
}
