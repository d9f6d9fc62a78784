import Statistics
import Testing

@Suite struct QuantileTests {
  @Test func byHand() {
    // h = 4 × 0.3 = 1.2: a fifth of the way from 20 to 40.
    let sorted: [Double] = [10, 20, 40, 80, 160]
    #expect(sampleQuantile(0.3, ofSorted: sorted) == 24)
    #expect(sampleQuantile(0, ofSorted: sorted) == 10)
    #expect(sampleQuantile(0.5, ofSorted: sorted) == 40)
    #expect(sampleQuantile(1, ofSorted: sorted) == 160)
  }

  @Test func quantilesAscendAndMirror() throws {
    let sorted: [Double] = [-3, 0, 0, 2, 5, 5, 9]
    let mirrored = sorted.map { -$0 }.sorted()
    var last = -Double.infinity
    for step in 0...64 {
      let p = Double(step) / 64
      let q = try #require(sampleQuantile(p, ofSorted: sorted))
      #expect(q >= last)
      last = q
      #expect(abs(q + (try #require(sampleQuantile(1 - p, ofSorted: mirrored)))) < 1e-14)
    }
  }

  @Test func degenerateLists() {
    #expect(sampleQuantile(0.5, ofSorted: []) == nil)
    #expect(sampleQuantile(0.9, ofSorted: [7]) == 7)
    #expect(sampleQuantile(0.5, ofSorted: [-1.5e308, 1.5e308]) == 0)
  }
}
