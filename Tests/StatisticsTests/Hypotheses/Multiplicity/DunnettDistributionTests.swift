import Probability
import Testing

@testable import Statistics

@Suite struct DunnettDistributionTests {
  private func balanced(_ count: Int, _ degrees: Double, twoSided: Bool) -> DunnettDistribution {
    DunnettDistribution(
      loadings: Array(repeating: 0.5.squareRoot(), count: count), degreesOfFreedom: degrees,
      isTwoSided: twoSided)
  }

  @Test(arguments: [1.0, 3, 10, 66, 1000])
  func oneComparisonIsStudentsT(degrees: Double) {
    let t = StudentT(degreesOfFreedom: degrees)
    for loading in [0.1, 0.97] {
      for c in [0.0, 2, 8] {
        let one = DunnettDistribution(
          loadings: [loading], degreesOfFreedom: degrees, isTwoSided: false)
        let two = DunnettDistribution(
          loadings: [loading], degreesOfFreedom: degrees, isTwoSided: true)
        #expect(abs(one.survival(c) / t.survival(c) - 1) < 1e-8, "\(degrees) \(loading) \(c)")
        #expect(abs(two.survival(c) / (2 * t.survival(c)) - 1) < 1e-8)
        #expect(abs(one.survival(-c) - t.survival(-c)) < 1e-9)
      }
    }
  }

  /// The 5 % points of Dunnett 1955 (one-sided) and 1964 (two-sided), given to two decimals.
  @Test(arguments: [
    (1, 10.0, 1.81, 2.23), (2, 10, 2.15, 2.57), (5, 10, 2.56, 2.99), (4, 20, 2.30, 2.65),
  ])
  func publishedPoints(count: Int, degrees: Double, oneSided: Double, twoSided: Double) {
    #expect(abs(balanced(count, degrees, twoSided: false).upperQuantile(0.05) - oneSided) < 0.0051)
    #expect(abs(balanced(count, degrees, twoSided: true).upperQuantile(0.05) - twoSided) < 0.0051)
  }

  @Test func simulation() {
    var generator = Philox(seed: 2)
    let loadings = [0.3, 0.9, 0.6]
    let chi = Gamma(shape: 4, rate: 4)
    let runs = 6000
    var hits = 0
    for _ in 0..<runs {
      let shared = generator.normal()
      let s = chi.quantile(generator.uniform()).squareRoot()
      let largest = loadings.map {
        abs($0 * shared + (1 - $0 * $0).squareRoot() * generator.normal())
      }.max()!
      if largest > 2 * s { hits += 1 }
    }
    let p = DunnettDistribution(loadings: loadings, degreesOfFreedom: 8, isTwoSided: true)
      .survival(2)
    #expect(abs(Double(hits) / Double(runs) - p) < 4 * (p * (1 - p) / Double(runs)).squareRoot())
  }

  @Test func tinyTailsMeetBonferroni() {
    let p = balanced(5, 66, twoSided: true).survival(12)
    let bound = 10 * StudentT(degreesOfFreedom: 66).survival(12)
    #expect(p > 0.5 * bound && p <= bound)
  }
}
