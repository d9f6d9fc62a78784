import TestSupport
import Testing

@testable import Statistics

@Suite struct BootstrapMeansTests {
  @Test func aWeightOfTwoIsTheRowTwice() throws {
    // Inside clusters, where the copies travel together.
    let weighted = try Bootstrap(replicates: 200, scheme: .clustered(by: [0, 0, 1, 2, 2, 3]))
      .weightedMean(of: [1, 5, 2, 4, 0, 3], weights: [2, 1, 1, 1, 2, 1])
    let repeated = try Bootstrap(
      replicates: 200, scheme: .clustered(by: [0, 0, 0, 1, 2, 2, 2, 3])
    )
    .mean(of: [1, 1, 5, 2, 4, 0, 0, 3])
    #expect(agree(weighted.estimate, repeated.estimate))
    #expect(zip(weighted.replicates, repeated.replicates).allSatisfy { agree($0, $1) })
    #expect(agree(weighted.acceleration, repeated.acceleration, 1e-10))
  }

  @Test func weightsHaveNoScale() throws {
    let values = normalValues(10)
    let weights = (1...10).map(Double.init)
    let one = try Bootstrap(replicates: 100).weightedMean(of: values, weights: weights)
    let ten = try Bootstrap(replicates: 100)
      .weightedMean(of: values, weights: weights.map { 8 * $0 })
    #expect(zip(one.replicates, ten.replicates).allSatisfy { agree($0, $1) })
  }

  @Test func ratioIsTheRatioOfSums() throws {
    let (x, y) = ([1.0, 2, 4, 3], [2.0, 1, 5, 2])
    let fast = try Bootstrap(replicates: 150).ratio(of: y, over: x)
    let slow = try Bootstrap(replicates: 150).run(x, y) { x, y in
      spanMean(y)! / spanMean(x)!
    }
    #expect(zip(fast.replicates, slow.replicates).allSatisfy { agree($0, $1) })
    #expect(zip(fast.jackknife!, slow.jackknife!).allSatisfy { agree($0, $1) })
  }

  @Test func emptyWeightFailsTheReplicate() throws {
    let result = try Bootstrap(replicates: 500).weightedMean(of: [1, 2, 3], weights: [0, 0, 1])
    // Only resamples with the third row have a mean: 1 − (2/3)³ of them.
    #expect(abs(Double(result.failedReplicates) / 500 - 8.0 / 27) < 0.08)
    #expect(result.replicates.allSatisfy { $0 == 3 } && result.jackknife == nil)
  }

  @Test func linearisedErrorOfARatioIsTheClusterRobustOne() throws {
    let values = [1.0, 1, 0, -1, 1, 0, 0, 1, 1, -1, 0, 1]
    let accounts = [1, 1, 1, 2, 3, 3, 3, 3, 4, 5, 5, 6]
    let result = try Bootstrap(replicates: 10, scheme: .clustered(by: accounts))
      .mean(of: values, studentised: true)
    let robust = ClusterRobust(ClusterSums(values: values, clusters: accounts), .cr1)
    #expect(agree(result.estimateStandardError, robust?.variance.squareRoot()))
  }

  @Test func differencesKeepBothSizes() throws {
    let (a, b) = (normalValues(7), normalValues(4, seed: 9))
    let result = try Bootstrap(replicates: 3_000).differenceOfMeans(a, b, studentised: true)
    func plugIn(_ v: [Double]) -> Double {
      let centre = v.reduce(0, +) / Double(v.count)
      return v.reduce(0) { $0 + ($1 - centre) * ($1 - centre) } / Double(v.count)
    }
    let ideal = (plugIn(a) / 7 + plugIn(b) / 4).squareRoot()
    #expect(abs(result.standardError! / ideal - 1) < 0.05)
    let welch = (plugIn(a) / 6 + plugIn(b) / 3).squareRoot()
    #expect(agree(result.estimateStandardError, welch))
    #expect(result.units == 11 && result.strata == 2)
    let plain = try Bootstrap(replicates: 3_000).differenceOfMeans(a, b)
    #expect(zip(plain.replicates, result.replicates).allSatisfy { agree($0, $1) })
    let lone = try Bootstrap(replicates: 100).differenceOfMeans(a, [1])
    #expect(lone.interval(.percentile).0 != nil)
  }

  @Test func finitePopulationsShrinkTheError() throws {
    let values = normalValues(10)
    let centre = values.reduce(0, +) / 10
    let plugIn = values.reduce(0) { $0 + ($1 - centre) * ($1 - centre) } / 10
    let result = try Bootstrap(replicates: 20_000, scheme: .withoutReplacement(population: 40))
      .mean(of: values, studentised: true)
    // Four copies of the sample are a population of variance `plugIn`.
    let ideal = (plugIn / 10 * (40 - 10) / (40 - 1)).squareRoot()
    #expect(abs(result.standardError! / ideal - 1) < 0.025)
    #expect(agree(result.estimateStandardError, (plugIn / 9 * (1 - 0.25)).squareRoot()))
    let all = try Bootstrap(replicates: 30, scheme: .withoutReplacement(population: 10))
      .mean(of: values)
    let (interval, notes) = all.interval(.bca)
    #expect(interval?.lower == all.estimate && interval?.upper == all.estimate)
    #expect(notes.map(\.code) == ["census"])
  }

  @Test func badDataAreNamed() {
    #expect(throws: ResamplingError.nonFinite(row: 1)) { try Bootstrap().mean(of: [1, .nan]) }
    #expect(throws: ResamplingError.invalidWeight(row: 0)) {
      try Bootstrap().weightedMean(of: [1, 2], weights: [-1, 1])
    }
    #expect(throws: ResamplingError.invalidWeight(row: nil)) {
      try Bootstrap().weightedMean(of: [1, 2], weights: [0, 0])
    }
    #expect(throws: ResamplingError.emptyGroup) { try Bootstrap().differenceOfMeans([], [1]) }
    #expect(throws: ResamplingError.unsupportedScheme("stratified")) {
      try Bootstrap(scheme: .stratified(by: [0, 1, 0])).mean(of: [1, 2, 3], studentised: true)
    }
    #expect(throws: ResamplingError.unsupportedScheme("clustered")) {
      try Bootstrap(scheme: .clustered(by: [0, 1])).differenceOfMeans([1], [2])
    }
  }

  @Test func sumsOfDrawsAreSums() {
    let table = (0..<7).map { Double($0) }
    for count in 0...9 {
      let draws = (0..<count).map { Int32($0 % 7) }
      let sum = table.withUnsafeBufferPointer { table in
        (draws + [0]).withUnsafeBufferPointer {
          sumOfDraws(table.baseAddress!, $0.baseAddress!, count: count)
        }
      }
      #expect(sum == draws.reduce(0) { $0 + Double($1) })
    }
  }
}
