import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Statistics

@Suite struct BootstrapRunTests {
  private static let clusters = (0..<24).map { $0 % 7 }
  private static let strata = (0..<24).map { $0 % 7 % 2 }
  private static let schemes: [ResamplingScheme] = [
    .rows, .clustered(by: clusters), .stratified(by: strata),
    .clusteredWithinStrata(clusters: clusters, strata: strata),
    .withoutReplacement(population: 61),
  ]

  @Test(arguments: schemes)
  func threadsDoNotChangeABit(scheme: ResamplingScheme) throws {
    let values = normalValues(24)
    func run(_ threads: Int) throws -> BootstrapDistribution {
      try Bootstrap(replicates: 300, scheme: scheme, innerReplicates: 5, threads: threads)
        .run(values) { spanMean($0) }
    }
    let one = try run(1)
    #expect(try run(2) == one)
    #expect(try run(8) == one)
    #expect(one.scheme == scheme.name && one.seed == 1 && one.replicates.count == 300)
    #expect(
      try JSONDecoder().decode(
        BootstrapDistribution.self, from: JSONEncoder().encode(one)) == one)
  }

  @Test(arguments: schemes)
  func sumsAndClosuresAgree(scheme: ResamplingScheme) throws {
    let values = normalValues(24)
    let settings = Bootstrap(replicates: 200, scheme: scheme, innerReplicates: 3)
    let slow = try settings.run(values) { spanMean($0) }
    let fast = try settings.mean(of: values)
    #expect(agree(fast.estimate, slow.estimate))
    #expect(zip(fast.replicates, slow.replicates).allSatisfy { agree($0, $1) })
    #expect(fast.calibration == slow.calibration)
    #expect(zip(fast.jackknife!, slow.jackknife!).allSatisfy { agree($0, $1) })
    #expect(agree(fast.acceleration, slow.acceleration, 1e-9))
  }

  @Test func innerReplicatesLeaveTheOuterOnesAlone() throws {
    let values = normalValues(9)
    let plain = try Bootstrap(replicates: 50).mean(of: values)
    let double = try Bootstrap(replicates: 50, innerReplicates: 4).mean(of: values)
    #expect(plain.replicates == double.replicates && double.calibration?.count == 50)
  }

  @Test func failedReplicatesAreCounted() throws {
    let result = try Bootstrap(replicates: 2_000).run(count: 5) { indices in
      var hasZero = false
      for place in 0..<indices.count where indices[place] == 0 { hasZero = true }
      return hasZero ? Double(indices[0]) : nil
    }
    // P(row 0 is missing) = 0.8⁵ = 0.328.
    #expect(abs(Double(result.failedReplicates) / 2_000 - 0.32768) < 0.04)
    #expect(result.replicates.count + result.failedReplicates == 2_000)
    #expect(result.interval(.percentile).notes.map(\.code) == ["failed_replicates"])
    // Without row 0 the statistic is undefined, so there is no jackknife and no BCa.
    #expect(result.jackknife == nil)
    let (bca, notes) = result.interval(.bca)
    #expect(bca == nil && notes.map(\.code).contains("bca_undefined"))
  }

  @Test func pairsStayTogether() throws {
    let x = normalValues(12)
    let result = try Bootstrap(replicates: 100).run(x, x.map { 2 * $0 + 1 }) { x, y in
      var worst = 0.0
      for place in 0..<x.count { worst = max(worst, abs(2 * x[place] + 1 - y[place])) }
      return worst
    }
    #expect(result.replicates.allSatisfy { $0 == 0 })
  }

  @Test func degenerateSizes() throws {
    #expect(throws: ResamplingError.noRows) { try Bootstrap().run([]) { spanMean($0) } }
    #expect(throws: ResamplingError.statisticUndefined) {
      try Bootstrap().run(count: 2) { _ in nil }
    }
    let one = try Bootstrap(replicates: 20).run([3]) { spanMean($0) }
    for method in BootstrapInterval.all {
      let (interval, notes) = one.interval(method)
      #expect(interval == nil && notes.map(\.code) == ["no_variation"])
    }
    let two = try Bootstrap(replicates: 499).run([0, 1]) { spanMean($0) }
    #expect(Set(two.replicates) == [0, 0.5, 1])
    #expect(two.interval(.percentile).0 != nil)
    let oneCluster = try Bootstrap(replicates: 20, scheme: .clustered(by: [4, 4, 4]))
      .run([1, 2, 6]) { spanMean($0) }
    #expect(oneCluster.interval(.bca).notes.map(\.code) == ["no_variation"])
    #expect(oneCluster.acceleration == nil)
    let equal = try Bootstrap(replicates: 20).mean(of: [0.1, 0.1, 0.1])
    #expect(equal.interval(.normal).0 == nil && equal.acceleration == nil)
  }

  @Test func progressEndsAtOne() throws {
    let last = Mutex(0.0)
    _ = try Bootstrap(replicates: 400).run(
      normalValues(5), progress: { share in last.withLock { $0 = share } }
    ) { spanMean($0) }
    #expect(last.withLock { $0 } == 1)
  }

  @Test func studentisedStatisticsKeepTheirErrors() throws {
    let values = normalValues(15)
    let slow = try Bootstrap(replicates: 100).runStudentised(count: 15) { indices in
      let drawn = (0..<indices.count).map { values[Int(indices[$0])] }
      let centre = drawn.reduce(0, +) / 15
      let squares = drawn.reduce(0) { $0 + ($1 - centre) * ($1 - centre) }
      return StudentisedStatistic(value: centre, standardError: (squares / 14 / 15).squareRoot())
    }
    let fast = try Bootstrap(replicates: 100).mean(of: values, studentised: true)
    #expect(zip(fast.standardErrors!, slow.standardErrors!).allSatisfy { agree($0, $1) })
    #expect(agree(fast.estimateStandardError, slow.estimateStandardError))
    let (a, b) = (fast.interval(.studentised).0, slow.interval(.studentised).0)
    #expect(agree(a?.lower, b?.lower, 1e-10) && agree(a?.upper, b?.upper, 1e-10))
  }
}
