import Probability
import Testing

/// Measures of how random draws look, for fixed seeds.
enum DrawStatistics {
  /// The upper tail probability of Pearson's statistic for equal expected counts.
  static func chiSquaredTail(_ counts: [Double], expected: Double) -> Double {
    let statistic = counts.reduce(0) { $0 + ($1 - expected) * ($1 - expected) / expected }
    return ChiSquared(degreesOfFreedom: Double(counts.count - 1)).survival(statistic)
  }

  /// The two-sided probability of a standardised mean.
  static func twoSided(_ z: Double) -> Double { 2 * Normal().survival(abs(z)) }
}

// Seeds are fixed, so each of these either passes always or never; with limits of 0.001 a sound
// generator passes for nearly every seed.
@Suite("Draws look random")
struct DrawStatisticsTests {
  @Test("Bounded draws are even", arguments: [2, 3, 6, 7, 10, 60, 255, 256, 1000, 65536, 70001])
  func bounded(_ bound: Int) {
    var generator = Philox(seed: 2024, stream: UInt64(bound))
    let bins = min(bound, 1000)
    // Bins of equal width up to one number; the widths are the expected counts.
    var widths = [Double](repeating: 0, count: bins)
    for value in 0..<bound { widths[value * bins / bound] += 1 }
    var counts = [Double](repeating: 0, count: bins)
    var draws = [Int32](repeating: 0, count: 100_000)
    generator.fill(&draws, below: bound)
    for value in draws { counts[Int(value) * bins / bound] += 1 }
    var statistic = 0.0
    for (count, width) in zip(counts, widths) {
      let expected = 100_000 * width / Double(bound)
      statistic += (count - expected) * (count - expected) / expected
    }
    let p = ChiSquared(degreesOfFreedom: Double(bins - 1)).survival(statistic)
    #expect(p > 0.001 && p < 0.999, "p = \(p)")
  }

  @Test("Successive draws are independent", arguments: [2, 5, 20])
  func serial(_ bound: Int) {
    var generator = Philox(seed: 31)
    var counts = [Double](repeating: 0, count: bound * bound)
    for _ in 0..<50000 { counts[generator.below(bound) * bound + generator.below(bound)] += 1 }
    let p = DrawStatistics.chiSquaredTail(counts, expected: 50000 / Double(bound * bound))
    #expect(p > 0.001 && p < 0.999, "p = \(p)")
  }

  @Test("The first draws of successive streams are independent")
  func acrossStreams() {
    var counts = [Double](repeating: 0, count: 100)
    for stream in stride(from: 0, to: 20000, by: 2) as StrideTo<UInt64> {
      var one = Philox(seed: 5, stream: stream)
      var two = Philox(seed: 5, stream: stream + 1)
      counts[one.below(10) * 10 + two.below(10)] += 1
    }
    let p = DrawStatistics.chiSquaredTail(counts, expected: 100)
    #expect(p > 0.001 && p < 0.999, "p = \(p)")
  }

  @Test("Uniform draws: moments, bins, never an end")
  func uniform() {
    var generator = Philox(seed: 99)
    let n = 100_000
    let values = (0..<n).map { _ in generator.uniform() }
    #expect(values.allSatisfy { $0 > 0 && $0 < 1 })
    // E Uᵏ = 1/(k + 1), Var Uᵏ = 1/(2k + 1) − 1/(k + 1)².
    for k in 1...4 {
      var sum = 0.0
      for value in values { sum += (0..<k).reduce(1) { power, _ in power * value } }
      let order = Double(k)
      let variance = 1 / (2 * order + 1) - 1 / ((order + 1) * (order + 1))
      let z = (sum / Double(n) - 1 / (order + 1)) / (variance / Double(n)).squareRoot()
      #expect(DrawStatistics.twoSided(z) > 0.001, "moment \(k): z = \(z)")
    }
    var counts = [Double](repeating: 0, count: 200)
    for value in values { counts[Int(value * 200)] += 1 }
    let p = DrawStatistics.chiSquaredTail(counts, expected: Double(n) / 200)
    #expect(p > 0.001 && p < 0.999, "p = \(p)")
  }

  @Test("Normal draws: moments and bins")
  func normal() {
    var generator = Philox(seed: 100)
    let n = 50_000
    let values = (0..<n).map { _ in generator.normal() }
    // Moments of the normal: E Z²ᵏ = (2k − 1)!!, and the variance of Zᵏ is E Z²ᵏ − (E Zᵏ)².
    for (k, mean, variance) in [(1, 0.0, 1.0), (2, 1, 2), (3, 0, 15), (4, 3, 96)] {
      var sum = 0.0
      for value in values { sum += (0..<k).reduce(1) { power, _ in power * value } }
      let z = (sum / Double(n) - mean) / (variance / Double(n)).squareRoot()
      #expect(DrawStatistics.twoSided(z) > 0.001, "moment \(k): z = \(z)")
    }
    var counts = [Double](repeating: 0, count: 100)
    for value in values { counts[Int(Normal().cdf(value) * 100)] += 1 }
    let p = DrawStatistics.chiSquaredTail(counts, expected: Double(n) / 100)
    #expect(p > 0.001 && p < 0.999, "p = \(p)")
  }
}
