import Testing

@testable import Reports

@Suite struct JSONSlotTests {
  @Test func keysKeepTheirPlaceHoweverManyThereAre() {
    let slot = JSONSlot()
    slot.becomeObject()
    for index in 0..<100 { slot.set("k\(index)", .value(.integer("0"))) }
    for index in stride(from: 99, through: 0, by: -1) {
      slot.set("k\(index)", .value(.integer("\(index)")))
    }
    let expected = (0..<100).map { JSONMember("k\($0)", .integer("\($0)")) }
    #expect(slot.value == .object(expected))
  }

  @Test func arraysFillInOrder() {
    let slot = JSONSlot()
    slot.becomeArray()
    let inner = JSONSlot()
    slot.append(.slot(inner))
    slot.append(.value(.null))
    inner.content = .value(.bool(true))
    slot.becomeArray()
    #expect(slot.count == 2)
    #expect(slot.value == [true, nil])
  }

  @Test func anEmptySlotIsAnEmptyObject() {
    #expect(JSONSlot().value == .object([]))
    #expect(JSONSlot().count == 0)
  }
}
