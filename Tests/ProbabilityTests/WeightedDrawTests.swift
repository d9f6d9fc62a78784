import Probability
import Testing

@Suite("Weighted draws")
struct WeightedDrawTests {
  @Test("Golden draws, never to be changed")
  func golden() {
    let draw = WeightedDraw(weights: [1, 0, 2.5, 4, 0.5, 2])
    var generator = Philox(seed: 42, stream: 3)
    let values = (0..<16).map { _ in draw(&generator) }
    #expect(values == [5, 5, 5, 5, 3, 5, 2, 3, 0, 0, 3, 3, 3, 2, 2, 5])
    #expect(generator.position == 128)
  }

  @Test(
    "Frequencies are the weights",
    arguments: [
      [1, 1, 1], [0.1, 0.7, 0.2], [5, 0, 1, 0, 14], [1e-300, 3e-300], [1e308, 1e308, 2e307],
      [9, 8, 7, 6, 5, 4, 3, 2, 1, 1],
    ])
  func frequencies(_ weights: [Double]) {
    let draw = WeightedDraw(weights: weights)
    var generator = Philox(seed: 77)
    var counts = [Double](repeating: 0, count: weights.count)
    let n = 40000
    for _ in 0..<n { counts[draw(&generator)] += 1 }
    let largest = weights.max()!
    let total = weights.reduce(0) { $0 + $1 / largest }
    var statistic = 0.0
    for (count, weight) in zip(counts, weights) {
      guard weight > 0 else {
        #expect(count == 0)
        continue
      }
      let expected = Double(n) * (weight / largest / total)
      statistic += (count - expected) * (count - expected) / expected
    }
    let degrees = Double(weights.filter { $0 > 0 }.count - 1)
    let p = ChiSquared(degreesOfFreedom: degrees).survival(statistic)
    #expect(p > 0.001 && p < 0.999)
  }

  @Test("One possible index")
  func single() {
    var generator = Philox(seed: 1)
    let draw = WeightedDraw(weights: [0, 0, 3, 0])
    #expect((0..<50).allSatisfy { _ in draw(&generator) == 2 })
  }

  @Test("Only the ratios count where they are exact")
  func scale() {
    var one = Philox(seed: 6)
    var two = one
    let small = WeightedDraw(weights: [1, 2, 3, 10])
    let large = WeightedDraw(weights: [4, 8, 12, 40])
    #expect((0..<500).allSatisfy { _ in small(&one) == large(&two) })
  }

  @Test("Impossible weights stop")
  func preconditions() async {
    await #expect(processExitsWith: .failure) { _ = WeightedDraw(weights: []) }
    await #expect(processExitsWith: .failure) { _ = WeightedDraw(weights: [0, 0]) }
    await #expect(processExitsWith: .failure) { _ = WeightedDraw(weights: [1, -1]) }
    await #expect(processExitsWith: .failure) { _ = WeightedDraw(weights: [1, .nan]) }
  }
}
