import Foundation
import LinearAlgebra
import Probability
import Statistics
import Testing

@testable import Models

@Suite struct LogisticClustersTests {
  private let clusters = (0..<60).map { $0 % 15 }

  @Test func singleRowsAreTheSandwich() throws {
    let fit = try LogisticHelp.fit(.none)
    let single = try fit.clustered(by: Array(0..<60), kind: .cr0)
    let white = fit.heteroscedasticityConsistentCovariance
    #expect(LogisticHelp.distance(single.covariance.values, white.values) < 1e-12)
    let one = try fit.clustered(by: Array(0..<60), kind: .cr1)
    #expect(
      LogisticHelp.distance(one.covariance.values, white.values.map { $0 * 60 / 59 }) < 1e-12)
  }

  /// An intercept alone with two clusters of three: scores 2 − 3p and 1 − 3p at p = ½ are ±½, and
  /// the information is 6/4: variance (¼ + ¼)/(9/4).
  @Test func interceptByHand() throws {
    let fit = try LogisticRegression(penalty: .none).fit(
      x: Matrix(columns: [[1, 1, 1, 1, 1, 1]]), outcomes: [1, 1, 0, 1, 0, 0],
      names: ["(Intercept)"])
    let found = try fit.clustered(by: [0, 0, 0, 1, 1, 1], kind: .cr0)
    #expect(abs(found.covariance[0, 0] - 2.0 / 9) < 1e-13)
    // Each cluster has half the leverage: CR2 divides residual sums by √½, CR3 by ½.
    let two = try fit.clustered(by: [0, 0, 0, 1, 1, 1], kind: .cr2)
    #expect(abs(two.covariance[0, 0] - 4.0 / 9) < 1e-12)
    let three = try fit.clustered(by: [0, 0, 0, 1, 1, 1], kind: .cr3)
    #expect(abs(three.covariance[0, 0] - 8.0 / 9) < 1e-12)
    #expect(abs(two.degreesOfFreedom[0] - 1) < 1e-10)
    #expect(two.notes.map(\.code) == ["few_clusters"])
  }

  @Test(arguments: LogisticClusterCovariance.allCases)
  func unitsAndOrderDoNotMatter(kind: LogisticClusterCovariance) throws {
    let (x, y) = LogisticHelp.rows()
    let order = (0..<60).map { ($0 * 7 + 3) % 60 }
    var scaled = x.selecting(rows: order)
    for i in 0..<60 { scaled[i, 1] *= 1000 }
    for penalty in LogisticPenalty.allCases {
      let regression = LogisticRegression(penalty: penalty)
      let a = try regression.fit(x: x, outcomes: y, names: LogisticHelp.names)
        .clustered(by: clusters, kind: kind)
      let b = try regression.fit(
        x: scaled, outcomes: order.map { y[$0] }, names: LogisticHelp.names
      ).clustered(by: order.map { 100 - clusters[$0] }, kind: kind)
      for j in 0..<4 {
        let unit = j == 1 ? 1000.0 : 1
        #expect(
          abs(b.coefficients[j].standardError * unit / a.coefficients[j].standardError - 1) < 1e-8)
        #expect(abs(b.degreesOfFreedom[j] / a.degreesOfFreedom[j] - 1) < 1e-7)
        #expect(a.degreesOfFreedom[j] > 1 && a.degreesOfFreedom[j] <= 14.0001)
      }
    }
  }

  /// The jackknife is refitting, and CR3 its linear approximation.
  @Test func jackknifeIsRefitting() throws {
    let fit = try LogisticHelp.fit(.firth)
    let found = try fit.jackknife(by: clusters, threads: 1)
    #expect(found == (try fit.jackknife(by: clusters, threads: 2)))
    let (x, y) = LogisticHelp.rows()
    let kept = (0..<60).filter { clusters[$0] != 3 }
    let without = try LogisticRegression().fit(
      x: x.selecting(rows: kept), outcomes: kept.map { y[$0] }, names: LogisticHelp.names)
    let left = try #require(found.leftOut.first { $0.cluster == 3 })
    #expect(left.rows == 4)
    #expect(LogisticHelp.distance(try #require(left.coefficients), without.coefficients) < 1e-9)
    let wald = without.wald().compactMap(\.pValue)
    #expect(LogisticHelp.distance(try #require(left.pValues), wald) < 1e-9)
    let errors = try #require(found.standardErrors)
    let linear = try fit.clustered(by: clusters, kind: .cr3).coefficients.map(\.standardError)
    for j in 0..<4 { #expect(abs(errors[j] / linear[j] - 1) < 0.25) }
    let most = try #require(found.mostInfluential[1])
    let moves = found.leftOut.map { abs(($0.coefficients?[1] ?? 0) - fit.coefficients[1]) }
    #expect(moves[most] == moves.max())
  }

  /// Without the only two accounts with both outcomes, the rest is separated.
  @Test func aModelThatRestsOnOneCluster() throws {
    let x = Matrix(columns: [Array(repeating: 1, count: 10), [1, 2, 3, 4, 5, 6, 7, 8, 7, 3]])
    let fit = try LogisticRegression(penalty: .none).fit(
      x: x, outcomes: [0, 0, 0, 0, 1, 1, 1, 1, 0, 1], names: ["(Intercept)", "x"])
    let found = try fit.jackknife(by: [0, 0, 1, 1, 2, 2, 3, 3, 4, 4])
    #expect(found.leftOut[4].coefficients == nil)
    #expect(found.covariance == nil)
    #expect(found.notes.map(\.code) == ["not_estimable_without"])
  }

  @Test func refusals() throws {
    let fit = try LogisticHelp.fit(.firth)
    #expect(throws: LogisticError.design(.tooFewClusters(1))) {
      try fit.clustered(by: Array(repeating: 7, count: 60))
    }
    var codes = clusters
    codes[5] = -1
    #expect(throws: LogisticError.design(.missingCluster(row: 5))) {
      try fit.jackknife(by: codes)
    }
  }

  @Test func bootstrapIsReproducible() throws {
    let fit = try LogisticHelp.fit(.firth)
    let one = try LogisticBootstrap(replicates: 60, seed: 3, threads: 1).run(fit, by: clusters)
    let two = try LogisticBootstrap(replicates: 60, seed: 3, threads: 2).run(fit, by: clusters)
    #expect(one == two)
    #expect(one.failed + one.coefficients.count == 60)
    let interval = try #require(one.intervals)[1]
    #expect(interval.contains(fit.coefficients[1]))
  }
}
