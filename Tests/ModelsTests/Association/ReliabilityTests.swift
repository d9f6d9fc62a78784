import Probability
import Statistics
import TestSupport
import Testing

@testable import Models

@Suite struct ReliabilityTests {
  /// Items 1, 2, 6 and 3, 2, 4: variances 7 and 1, covariance 2; the sum's variance is 12, so
  /// α = 2·(1 − 8/12).
  @Test func alphaByHand() throws {
    let result = try CronbachAlpha().run([[1, 2, 6], [3, 2, 4]])
    #expect(agree(result.estimate, 2 * (1 - 8.0 / 12), 1e-14))
    let r = 2 / 7.0.squareRoot()
    #expect(agree(result.standardized, 2 * r / (1 + r), 1e-13))
    #expect(agree(result.meanInterItemCorrelation, r, 1e-13))
    #expect(agree(result.items[0].itemRestCorrelation, r, 1e-13))
    #expect(result.items[0].alphaIfDropped == nil)
  }

  @Test func alphaMissingAndDegenerate() throws {
    let gaps = try CronbachAlpha().run([[1, 2, nil, 6], [3, 2, 9, 4]])
    #expect(agree(gaps.estimate, 2.0 / 3, 1e-14) && gaps.count == 3)
    #expect(gaps.notes.map(\.code) == ["incomplete_left_out"])
    let flat = try CronbachAlpha().run([[1, 1, 1], [2, 2, 2]])
    #expect(flat.estimate == nil && flat.interval == nil)
    let part = try CronbachAlpha().run([[1, 2, 6], [3, 2, 4], [5, 5, 5]])
    #expect(part.estimate != nil && part.standardized == nil && part.guttmanLambda6 == nil)
    // An item and its double: nothing is left of either, and λ₆ has no inverse.
    let twice = try CronbachAlpha().run([[1, 2, 6], [2, 4, 12]])
    #expect(twice.guttmanLambda6 == nil && agree(twice.standardized, 1, 1e-13))
    let against = try CronbachAlpha().run(
      [[1, 2, 6], [1, 3, 5], [9, 7, 2]], names: ["a", "b", "c"])
    #expect(against.notes.map(\.code) == ["negative_item"])
    #expect(against.notes[0].sentence.contains("c."))
    // A sum that never varies has no reliability.
    #expect(try CronbachAlpha().run([[1, 2, 3], [3, 2, 1]]).estimate == nil)
    #expect(throws: AssociationError.tooFew(what: "items", count: 1, needed: 2)) {
      try CronbachAlpha().run([[1, 2]])
    }
    #expect(throws: AssociationError.tooFew(what: "complete rows", count: 1, needed: 2)) {
      try CronbachAlpha().run([[1, nil], [2, 3]])
    }
  }

  /// Three items: the factor is found exactly, λ₁² = r₁₂ r₁₃/r₂₃.
  @Test func omegaOfThreeItemsByHand() throws {
    let common = normalValues(60, seed: 1)
    var items: [[Double]] = []
    for item in 0..<3 {
      let own = normalValues(60, seed: 10 + UInt64(item))
      let scale = 0.7 + 0.2 * Double(item)
      items.append(zip(common, own).map { a, b in a + scale * b })
    }
    let r = CorrelationMeasure.pearson
    let (a, b, c) = (
      try #require(r.coefficient(items[0], items[1])),
      try #require(r.coefficient(items[0], items[2])),
      try #require(r.coefficient(items[1], items[2]))
    )
    let result = try McDonaldOmega(replicates: 0).run(items.map { $0.map(Optional.some) })
    let expected = [(a * b / c), (a * c / b), (b * c / a)].map { $0.squareRoot() }
    for (got, want) in zip(result.loadings, expected) { #expect(agree(got, want, 1e-9)) }
    #expect((result.residual ?? 1) < 1e-10)
  }

  /// Equal loadings in the units of the items: ω and α are the same in the population.
  @Test func omegaIsAlphaWhenItemsAreParallel() throws {
    let common = normalValues(3_000, seed: 21)
    var items: [[Double?]] = []
    for item in 0..<4 {
      let own = normalValues(3_000, seed: 30 + UInt64(item))
      items.append(zip(common, own).map { a, b in a + b })
    }
    let omega = try McDonaldOmega(replicates: 0).run(items).estimate
    let alpha = try CronbachAlpha().run(items).estimate
    #expect(abs((omega ?? 0) - (alpha ?? 1)) < 0.005 && abs((alpha ?? 0) - 0.8) < 0.02)
  }

  @Test func omegaIntervalAndDegenerate() throws {
    let common = normalValues(40, seed: 2)
    var items: [[Double?]] = []
    for item in 0..<4 {
      let own = normalValues(40, seed: 40 + UInt64(item))
      items.append(zip(common, own).map { a, b in a + b })
    }
    let result = try McDonaldOmega(replicates: 199).run(items)
    #expect(result.interval?.contains(try #require(result.estimate)) == true)
    #expect(try result == McDonaldOmega(replicates: 199).run(items))
    #expect(throws: AssociationError.tooFew(what: "items", count: 2, needed: 3)) {
      try McDonaldOmega().run(Array(items.prefix(2)))
    }
    let flat = try McDonaldOmega(replicates: 0).run(
      [[1, 1, 1], [1, 2, 3], [3, 2, 4]])
    #expect(flat.estimate == nil && flat.notes.map(\.code) == ["constant_variable"])
    // A perfect item stands at the boundary and says so.
    let doubled = try McDonaldOmega(replicates: 0).run(
      [[1, 2, 3, 4], [1, 2, 3, 4], [2, 1, 4, 3]])
    #expect(doubled.notes.map(\.code).contains("heywood_case"))
  }
}
