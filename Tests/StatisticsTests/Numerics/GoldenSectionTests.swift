import Testing

@testable import Statistics

@Suite struct GoldenSectionTests {
  @Test func findsThePeak() {
    #expect(abs(goldenMaximum(from: 0, to: 2) { 3 - ($0 - 1.3) * ($0 - 1.3) } - 3) < 1e-13)
    #expect(abs(goldenMaximum(from: -1, to: 4, cosine) - 1) < 1e-13)
  }

  @Test func peakAtAnEnd() {
    #expect(abs(goldenMaximum(from: 0, to: 1) { $0 } - 1) < 1e-6)
  }
}
