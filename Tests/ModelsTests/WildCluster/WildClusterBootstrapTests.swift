import Statistics
import Foundation
import LinearAlgebra
import Probability
import TestSupport
import Testing

@testable import Models

@Suite struct WildClusterBootstrapTests {
  private struct Data {
    var x: Matrix
    var y: [Double]
    var clusters: [Int]
  }

  private static func panel(clusters: Int, rows: Int, seed: UInt64 = 6) -> Data {
    var generator = Philox(seed: seed)
    let effects = (0..<clusters).map { _ in generator.normal() }
    let codes = (0..<rows).map { $0 % clusters }
    let x = (0..<rows).map { 0.5 * effects[codes[$0]] + generator.normal() }
    let y = (0..<rows).map { 0.3 * x[$0] + effects[codes[$0]] + generator.normal() }
    return Data(
      x: Matrix(columns: [Array(repeating: 1, count: rows), x]), y: y, clusters: codes)
  }

  private static func run(
    _ settings: WildClusterBootstrap, _ data: Data, nullValue: Double = 0, level: Double? = 0.95
  ) throws -> WildClusterResult {
    try settings.run(
      x: data.x, y: data.y, clusters: data.clusters, tested: 1, nullValue: nullValue, level: level)
  }

  /// R 4.2.2, full enumeration.
  @Test func enumerationMatchesTheReference() throws {
    let item = try BootstrapCases.named("wild-petersen9")
    let columns = try BootstrapCases.columns("petersen9.csv")
    let y = try #require(columns["y"])
    let data = Data(
      x: Matrix(columns: [Array(repeating: 1, count: y.count), try #require(columns["x"])]), y: y,
      clusters: try #require(columns["firm"]).map { Int($0) })
    for imposed in [true, false] {
      let result = try Self.run(WildClusterBootstrap(imposesNull: imposed), data)
      let key = imposed ? "null_imposed" : "unrestricted"
      #expect(result.exact && result.vectors == 512 && result.seed == nil)
      #expect(try item.isMet(result.estimate, "estimate"))
      #expect(try item.isMet(result.tStatistic, "t_statistic_cr1s"))
      #expect(try item.isMet(result.countAtLeast.map(Double.init), key + ".count_at_least"))
      #expect(try item.isMet(result.countGreater.map(Double.init), key + ".count_strictly_greater"))
      #expect(try item.isMet(result.pValue, key + ".p_value_at_least"))
      #expect(try item.isMet(result.strictPValue, key + ".p_value_strictly_greater"))
      #expect(result.test.pValue == result.pValue && result.test.exact)
    }
  }

  /// Every replicate again by its definition: a regression of the resampled response.
  @Test func replicatesAreThoseOfTheDefinition() throws {
    let data = Self.panel(clusters: 5, rows: 23)
    let nullValue = 0.2
    let result = try Self.run(WildClusterBootstrap(), data, nullValue: nullValue)
    let fit = try LinearRegression().fit(x: data.x, y: data.y, names: ["1", "x"])
    let n = Double(data.y.count)
    // Restricted model: y − 0.2 x on a constant.
    let shifted = data.y.indices.map { data.y[$0] - nullValue * data.x[$0, 1] }
    let intercept = shifted.reduce(0, +) / n
    let residuals = shifted.map { $0 - intercept }
    let factor = 5 * (n - 1) / (4 * (n - 2))
    func t(_ y: [Double]) throws -> Double {
      let fit = try LinearRegression().fit(x: data.x, y: y, names: ["1", "x"])
      let meanX = data.x.column(1).reduce(0, +) / n
      let squares = data.x.column(1).reduce(0) { $0 + ($1 - meanX) * ($1 - meanX) }
      var scores = Array(repeating: 0.0, count: 5)
      for row in y.indices {
        scores[data.clusters[row]] += (data.x[row, 1] - meanX) / squares * fit.residuals[row]
      }
      let variance = factor * scores.reduce(0) { $0 + $1 * $1 }
      return (fit.coefficients[1] - nullValue) / variance.squareRoot()
    }
    let observed = try t(data.y)
    #expect(agree(result.tStatistic, observed, 1e-9))
    #expect(agree(result.estimate, fit.coefficients[1]))
    var count = 0
    for pattern in 0..<32 {
      let y = data.y.indices.map { row in
        intercept + nullValue * data.x[row, 1]
          + (pattern >> data.clusters[row] & 1 == 0 ? -1 : 1) * residuals[row]
      }
      if abs(try t(y)) >= abs(observed) * (1 - 1e-9) { count += 1 }
    }
    #expect(result.countAtLeast == count && result.pValue == Double(count) / 32)
  }

  @Test(arguments: [true, false])
  func theIntervalIsWhatTheTestDoesNotReject(imposed: Bool) throws {
    let data = Self.panel(clusters: 9, rows: 60)
    let settings = WildClusterBootstrap(imposesNull: imposed)
    let interval = try #require(try Self.run(settings, data, level: 0.9).interval)
    let (lower, upper) = (try #require(interval.lower), try #require(interval.upper))
    let step = 1e-6 * (upper - lower)
    func p(_ nullValue: Double) throws -> Double {
      try #require(try Self.run(settings, data, nullValue: nullValue, level: nil).pValue)
    }
    #expect(try p(lower + step) > 0.1)
    #expect(try p(lower - step) <= 0.1)
    #expect(try p(upper - step) > 0.1)
    #expect(try p(upper + step) <= 0.1)
  }

  @Test func shiftAndScaleCarryThrough() throws {
    let data = Self.panel(clusters: 8, rows: 40)
    var moved = data
    moved.y = data.y.indices.map { 2 * data.y[$0] + 3 * data.x[$0, 1] + 7 }
    let plain = try Self.run(WildClusterBootstrap(), data, nullValue: 0.1)
    let other = try Self.run(WildClusterBootstrap(), moved, nullValue: 3.2)
    #expect(agree(other.estimate, 2 * plain.estimate + 3, 1e-10))
    #expect(other.pValue == plain.pValue && other.countAtLeast == plain.countAtLeast)
    #expect(agree(other.interval?.lower, 2 * plain.interval!.lower! + 3, 1e-7))
    #expect(agree(other.interval?.upper, 2 * plain.interval!.upper! + 3, 1e-7))
  }

  @Test(arguments: WildWeights.allCases)
  func drawsAgreeWithEnumeration(weights: WildWeights) throws {
    let data = Self.panel(clusters: 5, rows: 30)
    let all = try Self.run(
      WildClusterBootstrap(replicates: 7_776, weights: weights), data, nullValue: -0.4)
    let drawn = try Self.run(
      WildClusterBootstrap(replicates: weights == .webb ? 7_775 : 31, weights: weights), data,
      nullValue: -0.4)
    #expect(all.exact && !drawn.exact && drawn.seed == 1)
    let many = try Self.run(
      WildClusterBootstrap(replicates: 31, seed: 3, weights: weights), data, nullValue: -0.4)
    #expect(abs(many.pValue! - all.pValue!) < 0.35)
    if weights == .webb { #expect(abs(drawn.pValue! - all.pValue!) < 0.02) }
    #expect(agree(zip(weights.values, weights.probabilities).reduce(0) { $0 + $1.0 * $1.1 }, 0))
    #expect(
      agree(zip(weights.values, weights.probabilities).reduce(0) { $0 + $1.0 * $1.0 * $1.1 }, 1))
  }

  @Test(arguments: WildWeights.allCases)
  func drawnFactorsHaveTheirShares(weights: WildWeights) {
    var counts = Array(repeating: 0, count: weights.values.count)
    var factors = Array(repeating: 0.0, count: 70)
    for stream in 0..<200 {
      var generator = Philox(seed: 1, stream: UInt64(stream))
      factors.withUnsafeMutableBufferPointer { weights.draw($0, &generator) }
      for factor in factors { counts[weights.values.firstIndex(of: factor)!] += 1 }
    }
    for (count, probability) in zip(counts, weights.probabilities) {
      #expect(abs(Double(count) / 14_000 - probability) < 0.02)
    }
    #expect(weights.vectors(clusters: 3) == Double(counts.count * counts.count * counts.count))
  }

  @Test func threadsDoNotChangeABit() throws {
    let data = Self.panel(clusters: 15, rows: 60)
    func run(_ threads: Int) throws -> WildClusterResult {
      try Self.run(WildClusterBootstrap(replicates: 299, threads: threads), data)
    }
    let one = try run(1)
    #expect(try run(2) == one)
    #expect(try run(8) == one)
    #expect(!one.exact && one.pValue == Double(one.countAtLeast! + 1) / 300)
    #expect(
      try JSONDecoder().decode(WildClusterResult.self, from: JSONEncoder().encode(one)) == one)
  }

  @Test func fewClustersHaveNoLimits() throws {
    // Four clusters give 16 vectors, of which two reproduce |t|: no p-value is below 1/8.
    let result = try Self.run(WildClusterBootstrap(), Self.panel(clusters: 4, rows: 20))
    #expect(result.interval != nil && result.interval?.lower == nil)
    #expect(result.interval?.upper == nil && result.pValue! >= 0.125)
    #expect(result.notes.map(\.code) == ["unbounded_interval"])
  }

  @Test func dataProblemsAreNamed() throws {
    let data = Self.panel(clusters: 4, rows: 12)
    var one = data
    one.clusters = Array(repeating: 3, count: 12)
    #expect(throws: FitError.tooFewClusters(1)) {
      try Self.run(WildClusterBootstrap(), one)
    }
    var constant = data
    constant.x = Matrix(columns: [data.x.column(0), data.x.column(0)])
    #expect(
      throws: FitError.rankDeficient(
        columns: [DependentColumn(name: "column 1", dependsOn: ["column 0"])])
    ) { try Self.run(WildClusterBootstrap(), constant) }
    var missing = data
    missing.clusters[5] = -1
    #expect(throws: FitError.missingCluster(row: 5)) {
      try Self.run(WildClusterBootstrap(), missing)
    }
    var broken = data
    broken.y[2] = .nan
    #expect(throws: FitError.nonFinite(row: 2, column: "response")) {
      try Self.run(WildClusterBootstrap(), broken)
    }
    var fitted = data
    fitted.y = data.x.column(1).map { 2 * $0 + 1 }
    let exact = try Self.run(WildClusterBootstrap(), fitted)
    #expect(exact.pValue == nil && exact.tStatistic == nil && exact.interval == nil)
    #expect(exact.notes.map(\.code) == ["no_cluster_variation"])
  }
}
