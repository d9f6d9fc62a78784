import Probability
import Statistics
import TestSupport
import Testing

@testable import Models

@Suite struct DistanceCorrelationTests {
  /// A straight line has distance correlation 1, whatever the slope.
  @Test func aLine() throws {
    let x: [Double] = [1, 2, 4, 8]
    #expect(agree(try DistanceCorrelation().run(x, x.map { 5 - 3 * $0 }).estimate, 1, 1e-12))
  }

  /// By hand for 0, 1: all entries of both centred matrices are ∓½, so the statistic is 1.
  @Test func twoRows() throws {
    let result = try DistanceCorrelation().run([0, 1], [7, 9])
    #expect(agree(result.estimate, 1, 1e-14) && result.biasCorrectedSquared == nil)
  }

  /// A U has no correlation and a strong distance correlation.
  @Test func aU() throws {
    let x = (-10...10).map(Double.init)
    let y = x.map { $0 * $0 }
    #expect(abs(CorrelationMeasure.pearson.coefficient(x, y) ?? 1) < 1e-12)
    let result = try DistanceCorrelation(pairing: RandomPairing(replicates: 999)).run(x, y)
    // NumPy, by the definition and 4,999 other arrangements: .493179 and p = .049.
    #expect(agree(result.estimate, 0.4931789046821766, 1e-12))
    #expect((0.03...0.07).contains(result.permutation?.pValue ?? 1))
  }

  @Test func exactDrawnAndThreads() throws {
    let x: [Double] = [3, 1, 4, 1, 5, 9, 2]
    let y: [Double] = [2, 7, 1, 8, 2, 8, 1]
    let exact = try DistanceCorrelation(pairing: RandomPairing()).run(x, y)
    let p = try #require(exact.permutation)
    #expect(p.exact && p.arrangements == 630)
    func drawn(_ threads: Int) throws -> DistanceCorrelationResult {
      try DistanceCorrelation(
        pairing: RandomPairing(enumerationLimit: 0, replicates: 4_999, threads: threads)
      ).run(x, y)
    }
    let one = try drawn(1)
    #expect(try one == drawn(2))
    let q = try #require(one.permutation?.pValue)
    #expect(abs(q - p.pValue) < 4 * (p.pValue * (1 - p.pValue) / 4_999).squareRoot())
  }

  @Test func degenerateCases() throws {
    #expect(try DistanceCorrelation().run([1, 1, 1], [1, 2, 3]).estimate == nil)
    #expect(try DistanceCorrelation().run([], []).estimate == nil)
    let many = (0...DistanceCorrelation.largest).map(Double.init)
    #expect(throws: AssociationError.tooManyRows(count: 4_001, limit: 4_000)) {
      try DistanceCorrelation().run(many, many)
    }
  }
}

@Suite struct CorrelationDifferenceTests {
  /// r .5 and .3 of 28 rows each: z = (artanh .5 − artanh .3)/√(2/25).
  @Test func independentByHand() throws {
    let result = try CorrelationDifference().independent(0.5, count: 28, 0.3, count: 28)
    let z = (0.5493061443340548 - 0.30951960420311175) / 0.08.squareRoot()
    #expect(agree(result.test.statistic, z, 1e-12))
    #expect(result.interval?.contains(0) == true)
  }

  /// Two correlations with the same variable are equal when the third is perfect… nearly so.
  @Test func overlapping() throws {
    let study = CorrelationDifference()
    let one = try study.overlapping(0.5, 0.3, 0.4, count: 60)
    let other = try study.overlapping(0.3, 0.5, 0.4, count: 60)
    #expect(agree(one.test.statistic, other.test.statistic.map { -$0 }, 1e-13))
    #expect(agree(one.interval?.lower, other.interval?.upper.map { -$0 }, 1e-13))
    // Steiger's Z and Williams' t nearly agree at this size.
    #expect(abs((one.secondTest?.pValue ?? 0) - (one.test.pValue ?? 1)) < 0.02)
    #expect(throws: AssociationError.impossibleCorrelations) {
      try study.overlapping(0.9, -0.9, 0.9, count: 60)
    }
    #expect(throws: AssociationError.notACorrelation(name: "r12", value: 1)) {
      try study.overlapping(1, 0.2, 0.2, count: 60)
    }
    #expect(throws: AssociationError.tooFew(what: "rows", count: 3, needed: 4)) {
      try study.overlapping(0.1, 0.2, 0.2, count: 3)
    }
  }

  /// Without any correlation across, the two are as of different samples.
  @Test func separateWithoutLinks() throws {
    let linked = try CorrelationDifference().separate(
      0.5, 0.3, across: (0, 0, 0, 0), count: 28)
    let apart = try CorrelationDifference().independent(0.5, count: 28, 0.3, count: 28)
    #expect(agree(linked.test.statistic, apart.test.statistic, 1e-12))
    #expect(agree(linked.interval?.upper, apart.interval?.upper, 1e-12))
  }

  /// Size of the dependent tests and coverage of Zou's intervals over normal samples.
  @Test func sizesOverSamples() throws {
    var (williams, steiger, zou, crossed) = (0, 0, 0, 0)
    let runs = 1_000
    for run in 0..<runs {
      var generator = Philox(seed: 6, stream: UInt64(run))
      var (a, b, c, d) = ([Double](), [Double](), [Double](), [Double]())
      for _ in 0..<25 {
        let common = generator.normal()
        a.append(common + generator.normal())
        b.append(common + generator.normal())
        c.append(common + generator.normal())
        d.append(common + generator.normal())
      }
      func r(_ x: [Double], _ y: [Double]) -> Double {
        CorrelationMeasure.pearson.coefficient(x, y) ?? 0
      }
      let shared = try CorrelationDifference().overlapping(r(a, b), r(a, c), r(b, c), count: 25)
      let apart = try CorrelationDifference().separate(
        r(a, b), r(c, d), across: (r(a, c), r(a, d), r(b, c), r(b, d)), count: 25)
      if (shared.test.pValue ?? 1) <= 0.05 { williams += 1 }
      if (shared.secondTest?.pValue ?? 1) <= 0.05 { steiger += 1 }
      if shared.interval?.contains(0) == true { zou += 1 }
      if (apart.test.pValue ?? 1) <= 0.05 { crossed += 1 }
    }
    for count in [williams, steiger, runs - zou, crossed] { #expect((30...75).contains(count)) }
  }
}
