import Testing

@testable import Reports

@Suite struct ScaleTests {
  @Test func positions() {
    #expect(Scale.score.position(-100) == 0)
    #expect(Scale.score.position(0) == 0.5)
    #expect(Scale.score.position(150) == 1.25)
    #expect(Scale.share.contains(1))
    #expect(!Scale.share.contains(1.01))
  }

  @Test func coversValuesWithRoundEnds() {
    #expect(Scale.covering([3, 97]) == Scale(0, 100))
    #expect(Scale.covering([-0.31, 0.84]) == Scale(-0.5, 1))
    #expect(Scale.covering([12, 18], includesZero: false) == Scale(12, 18))
    #expect(Scale.covering([]) == Scale(-1, 1))
    #expect(Scale.covering([5], includesZero: false) == Scale(2.5, 7.5))
    #expect(Scale.covering([.nan, .infinity, 4]).minimum == 0)
  }

  @Test func coversWhateverComes() {
    for exponent in -12...12 {
      for mantissa in [1.0, 1.3, 2.7, 4.9, 9.99] {
        var value = mantissa
        for _ in 0..<abs(exponent) { value = exponent < 0 ? value / 10 : value * 10 }
        let scale = Scale.covering([value, -value / 3])
        #expect(scale.contains(value) && scale.contains(-value / 3))
        #expect(scale.maximum - scale.minimum < 4 * value)
      }
    }
  }

  @Test func ticks() {
    #expect(Scale(0, 1).ticks(about: 4) == [0, 0.25, 0.5, 0.75, 1])
    #expect(Scale(-100, 100).ticks(about: 4) == [-100, -50, 0, 50, 100])
    #expect(Scale(0, 36).ticks(about: 6) == [0, 10, 20, 30])
    #expect(Scale(0, 0.3).ticks(about: 3) == [0, 0.1, 0.2, 0.3])
    #expect(Scale(1.1, 1.2).ticks(about: 1).count <= 2)
  }

  @Test func references() {
    #expect(Reference("0", at: 0).end == nil)
    #expect(Reference("range", from: 30, to: 50).end == 50)
  }

  @Test func rangesInTheWrongOrderStop() async {
    await #expect(processExitsWith: .failure) { _ = Scale(1, 1) }
    await #expect(processExitsWith: .failure) { _ = Reference("a", from: 2, to: 1) }
  }
}
