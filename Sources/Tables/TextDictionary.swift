/// Distinct byte texts in order of first appearance: open addressing over raw memory.
///
/// Texts lie in the file's own bytes, which outlive the dictionary, unless a doubled quote had to
/// be undone; those are copied. Lookup compares the first sixteen bytes inside the entry.
package struct TextDictionary {
  package struct Level {
    var first: UInt64
    var second: UInt64
    var start: UnsafePointer<UInt8>
    var count: UInt32
    var hash: UInt32

    package var text: ByteText { ByteText(start: start, count: Int(count)) }
  }

  package private(set) var levels: UnsafeMutablePointer<Level>
  package private(set) var count = 0
  private var levelCapacity = 64
  /// Code + 1 of the level in each slot, 0 where free; a power of two, at most half full.
  private var slots: UnsafeMutablePointer<UInt32>
  private var slotMask = 127
  private let seed: UInt64
  /// The last copy made; each begins with the address of the one before it.
  private var lastCopy: UnsafeMutableRawPointer?

  /// - Parameter seed: unforeseeable, so that nobody can write a file whose texts all collide.
  package init(seed: UInt64) {
    self.seed = seed
    levels = .allocate(capacity: levelCapacity)
    slots = .allocate(capacity: slotMask + 1)
    slots.initialize(repeating: 0, count: slotMask + 1)
  }

  /// Gives back the memory; the dictionary is of no use afterwards.
  package func free() {
    levels.deallocate()
    slots.deallocate()
    var next = lastCopy
    while let copy = next {
      next = copy.load(as: UnsafeMutableRawPointer?.self)
      copy.deallocate()
    }
  }

  /// The code of a text, a new one if it has not been seen.
  ///
  /// - Parameters:
  ///   - start: the first byte; at least sixteen bytes after the text may be read.
  ///   - count: the number of bytes, at least one.
  ///   - isLasting: whether the bytes stay where they are as long as the dictionary.
  @inline(__always)
  package mutating func code(_ start: UnsafePointer<UInt8>, _ count: Int, isLasting: Bool) -> Int32
  {
    let first = Word.prefix(Word.load(start), count)
    let second = count > 8 ? Word.prefix(Word.load(start + 8), count &- 8) : 0
    var hash = Word.fold(
      first ^ seed, second ^ 0x9E37_79B9_7F4A_7C15 ^ (UInt64(count) &<< 32))
    if count > 16 { hash = hashRest(start, count, hash) }
    let tag = UInt32(truncatingIfNeeded: hash ^ (hash &>> 32))
    var slot = Int(tag) & slotMask
    while true {
      let entry = slots[slot]
      if entry == 0 { break }
      let level = levels + Int(entry &- 1)
      if level.pointee.hash == tag, level.pointee.first == first, level.pointee.second == second,
        Int(level.pointee.count) == count,
        count <= 16 || equalRest(level.pointee.start, start, count)
      {
        return Int32(bitPattern: entry &- 1)
      }
      slot = (slot &+ 1) & slotMask
    }
    return insert(start, count, first, second, tag, slot, isLasting)
  }

  private func hashRest(_ start: UnsafePointer<UInt8>, _ count: Int, _ hash: UInt64) -> UInt64 {
    var hash = hash
    var position = 16
    while position < count {
      let word = Word.prefix(Word.load(start + position), count - position)
      hash = Word.fold(hash ^ word, 0xE703_7ED1_A0B4_28DB)
      position += 8
    }
    return hash
  }

  private func equalRest(
    _ a: UnsafePointer<UInt8>, _ b: UnsafePointer<UInt8>, _ count: Int
  ) -> Bool {
    var position = 16
    while position + 8 <= count {
      if Word.load(a + position) != Word.load(b + position) { return false }
      position += 8
    }
    let rest = count - position
    return rest == 0
      || Word.prefix(Word.load(a + position), rest) == Word.prefix(Word.load(b + position), rest)
  }

  @inline(never)
  private mutating func insert(
    _ start: UnsafePointer<UInt8>, _ textCount: Int, _ first: UInt64, _ second: UInt64,
    _ hash: UInt32, _ slot: Int, _ isLasting: Bool
  ) -> Int32 {
    if count == levelCapacity { growLevels() }
    var kept = start
    if !isLasting { kept = copy(start, textCount) }
    (levels + count).initialize(
      to: Level(
        first: first, second: second, start: kept, count: UInt32(textCount), hash: hash))
    slots[slot] = UInt32(count + 1)
    count += 1
    if count * 2 > slotMask { growSlots() }
    return Int32(count - 1)
  }

  private mutating func copy(
    _ start: UnsafePointer<UInt8>, _ textCount: Int
  ) -> UnsafePointer<UInt8> {
    let header = MemoryLayout<UnsafeMutableRawPointer?>.size
    let size = header + textCount + ByteBuffer.guardCount
    let memory = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 8)
    memory.initializeMemory(as: UInt8.self, repeating: 0, count: size)
    memory.storeBytes(of: lastCopy, as: UnsafeMutableRawPointer?.self)
    (memory + header).copyMemory(from: start, byteCount: textCount)
    lastCopy = memory
    return UnsafePointer((memory + header).assumingMemoryBound(to: UInt8.self))
  }

  private mutating func growLevels() {
    let larger = UnsafeMutablePointer<Level>.allocate(capacity: levelCapacity * 2)
    larger.moveInitialize(from: levels, count: count)
    levels.deallocate()
    levels = larger
    levelCapacity *= 2
  }

  private mutating func growSlots() {
    let slotCount = (slotMask + 1) * 4
    slots.deallocate()
    slots = .allocate(capacity: slotCount)
    slots.initialize(repeating: 0, count: slotCount)
    slotMask = slotCount - 1
    for code in 0..<count {
      var slot = Int(levels[code].hash) & slotMask
      while slots[slot] != 0 { slot = (slot &+ 1) & slotMask }
      slots[slot] = UInt32(code + 1)
    }
  }
}
