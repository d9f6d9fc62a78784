import Testing

@testable import Customers

@Suite struct LossRecordTests {
  /// 10 + 20 + 5 days, of which 10 + 10 + 0 lie before day 10.
  @Test func byHand() {
    var record = LossRecord()
    record.add(from: 0, to: 10, left: true)
    record.add(from: 0, to: 20, left: true)
    record.add(from: 15, to: 20, left: false)
    #expect(record.firstLoss == 10)
    #expect(record.shareBefore == 20.0 / 35)
  }

  @Test func degenerate() {
    #expect(LossRecord().firstLoss == nil)
    var record = LossRecord()
    record.add(from: 3, to: 9, left: false)
    #expect(record.firstLoss == nil && record.shareBefore == 1)
    var sameDay = LossRecord()
    sameDay.add(from: 3, to: 3, left: true)
    #expect(sameDay.shareBefore == 0)
  }
}
