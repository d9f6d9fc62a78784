import Probability
import TestSupport
import Testing

@testable import Statistics

@Suite struct BootstrapIntervalTests {
  private static let hand = BootstrapDistribution(
    estimate: 5, replicates: [9, 1, 8, 2, 7, 3, 6, 4, 5], influence: [-1, 0, 1])

  @Test func quantilesByHand() {
    // Position 10p among 1…9.
    #expect(Self.hand.quantile(0.1) == 1 && Self.hand.quantile(0.5) == 5)
    #expect(Self.hand.quantile(0) == 1 && Self.hand.quantile(1) == 9)
    let normal = Normal()
    let share =
      (normal.quantile(0.25) - normal.quantile(0.2)) / (normal.quantile(0.3) - normal.quantile(0.2))
    #expect(agree(Self.hand.quantile(0.25), 2 + share))
  }

  @Test func intervalsByHand() throws {
    let percentile = try #require(Self.hand.interval(.percentile, level: 0.8).0)
    #expect(percentile == Interval(lower: 1, upper: 9, level: 0.8, method: "percentile"))
    let basic = try #require(Self.hand.interval(.basic, level: 0.6).0)
    #expect(basic.lower == 2 && basic.upper == 8)
    let normal = try #require(Self.hand.interval(.normal, level: 0.95).0)
    // The variance of 1…9 is 7.5; the bias is zero.
    #expect(agree(normal.upper, 5 + 1.959963984540054 * 7.5.squareRoot()))
    // Symmetric replicates and no skewness: BCa is the percentile interval.
    #expect(Self.hand.biasCorrection == 0 && Self.hand.acceleration == 0)
    let bca = try #require(Self.hand.interval(.bca, level: 0.8).0)
    #expect(agree(bca.lower, 1, 1e-9) && agree(bca.upper, 9, 1e-9))
  }

  @Test func extremeLevelsAreNoted() {
    #expect(
      Self.hand.interval(.percentile, level: 0.95).notes.map(\.code) == ["extreme_replicates"])
    #expect(Self.hand.interval(.percentile, level: 0.8).notes.isEmpty)
  }

  @Test func expandedReadsFurtherOut() throws {
    let values = normalValues(8)
    let result = try Bootstrap(replicates: 4_999).mean(of: values)
    let t = StudentT(degreesOfFreedom: 7).upperQuantile(0.025)
    let probability = Normal().cdf(-(8.0 / 7).squareRoot() * t)
    let expanded = try #require(result.interval(.expanded).0)
    #expect(expanded.lower == result.quantile(probability))
    #expect(expanded.width! > result.interval(.percentile).0!.width!)
  }

  @Test func studentisedNeedsErrors() throws {
    #expect(Self.hand.interval(.studentised).notes.map(\.code) == ["no_standard_errors"])
    let given = BootstrapDistribution(
      estimate: 0, estimateStandardError: 2, replicates: [-1, 0, 1, 2, 3],
      standardErrors: [1, 1, 1, 1, 0], units: 3)
    // Pivots −1, 0, 1, 2, ∞: at level 2/3 the first and last are read.
    let (interval, notes) = given.interval(.studentised, level: 2.0 / 3)
    #expect(interval?.lower == nil && agree(interval?.upper, 2))
    #expect(notes.map(\.code) == ["zero_standard_errors"])
  }

  @Test func bcaIsNeverAnotherMethod() {
    let oneSided = BootstrapDistribution(
      estimate: 0, replicates: [1, 2, 3], influence: [-1, 0, 1])
    #expect(oneSided.biasCorrection == nil)
    #expect(oneSided.interval(.bca).0 == nil)
    #expect(oneSided.interval(.bca).notes.map(\.code) == ["bca_undefined"])
    let flat = BootstrapDistribution(estimate: 2, replicates: [1, 2, 3], influence: [0, 0])
    #expect(flat.interval(.bca).notes.map(\.code) == ["bca_undefined"])
    let skewed = BootstrapDistribution(
      estimate: 2, replicates: Array(repeating: 1.0, count: 99) + [2, 3],
      influence: [0, 0, 10])
    #expect(skewed.interval(.bca, level: 0.999999).notes.map(\.code) == ["bca_undefined"])
  }

  @Test func tiesCountHalf() {
    let tied = BootstrapDistribution(estimate: 2, replicates: [1, 2, 2, 3, 3, 3, 3, 3])
    #expect(tied.probabilityBelow == 0.125 && tied.probabilityEqual == 0.25)
    #expect(agree(tied.biasCorrection, Normal().quantile(0.25)))
  }

  @Test(arguments: BootstrapInterval.all.map(\.name))
  func shiftAndScaleCarryThrough(name: String) throws {
    let method = try #require(BootstrapInterval.named(name))
    let values = normalValues(20)
    let settings = Bootstrap(replicates: 199, innerReplicates: 29)
    let plain = try settings.mean(of: values, studentised: true).interval(method).0
    let moved = try settings.mean(of: values.map { 3 * $0 + 10 }, studentised: true)
      .interval(method).0
    #expect(agree(moved?.lower, plain?.lower.map { 3 * $0 + 10 }, 1e-11))
    #expect(agree(moved?.upper, plain?.upper.map { 3 * $0 + 10 }, 1e-11))
    #expect(moved?.method == name)
    let turned = try settings.mean(of: values.map { -$0 }, studentised: true).interval(method).0
    #expect(agree(turned?.lower, plain?.upper.map { -$0 }, 1e-9))
  }

  @Test func namesAndSourcesAreGiven() {
    #expect(Set(BootstrapInterval.all.map(\.name)).count == 7)
    #expect(
      BootstrapInterval.all.allSatisfy {
        !$0.title.isEmpty && $0.reference.contains("19") || $0.reference.contains("20")
      })
    #expect(BootstrapInterval.named("bootstrap") == nil)
  }

  /// R 4.2.2, boot 1.3.28.1.
  @Test(arguments: ["replicates-city", "replicates-aircondit", "replicates-mtcars"])
  func givenReplicatesMatchTheReference(id: String) throws {
    let item = try BootstrapCases.named(id)
    let distribution = BootstrapDistribution(
      estimate: try item.value("input.estimate"), replicates: try item.value("input.replicates"),
      influence: try item.value("input.influence"))
    #expect(try item.isMet(distribution.bias, "bootstrap_bias"))
    #expect(try item.isMet(distribution.standardError, "bootstrap_se"))
    for method in [BootstrapInterval.normal, .basic, .percentile, .bca] {
      let lower: [Double] = try item.value("expected.\(method.name).ci_lower")
      let upper: [Double] = try item.value("expected.\(method.name).ci_upper")
      for (place, level) in [0.9, 0.95].enumerated() {
        let interval = distribution.interval(method, level: level).0
        #expect(agree(interval?.lower, lower[place], 1e-7))
        #expect(agree(interval?.upper, upper[place], 1e-7))
      }
    }
  }
}
