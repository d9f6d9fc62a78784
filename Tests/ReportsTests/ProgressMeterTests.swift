import Testing

@testable import Reports

@Suite struct ProgressMeterTests {
  @Test func shortWorkIsSilent() {
    var meter = ProgressMeter()
    for step in 0...10 {
      #expect(meter.text(share: Double(step) / 10, after: 0.09 * Double(step)) == nil)
    }
    #expect(!meter.hasSpoken)
  }

  @Test func eachPercentIsSaidOnce() {
    var meter = ProgressMeter()
    #expect(meter.text(share: 0.001, after: 1) == "0 %")
    #expect(meter.text(share: 0.005, after: 1.5) == nil)
    #expect(meter.text(share: 0.25, after: 2) == "25 %, about 6 s left")
    #expect(meter.text(share: 0.254, after: 3) == nil)
    #expect(meter.text(share: 0.5, after: 200) == "50 %, about 4 min left")
    #expect(meter.text(share: 1, after: 300) == "100 %, about 0 s left")
    #expect(meter.hasSpoken)
  }

  @Test func oddSharesAreTaken() {
    var meter = ProgressMeter()
    #expect(meter.text(share: .nan, after: 5) == nil)
    #expect(meter.text(share: -1, after: 5) == "0 %")
    #expect(meter.text(share: 7, after: 5) == "100 %, about 0 s left")
  }
}
