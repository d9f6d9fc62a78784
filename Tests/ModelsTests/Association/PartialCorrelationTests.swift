import Statistics
import TestSupport
import Testing

@testable import Models

@Suite struct PartialCorrelationTests {
  let x: [Double] = [1, 2, 3, 4, 5, 6]
  let y: [Double] = [2, 1, 4, 3, 7, 5]
  let z: [Double] = [1, 3, 2, 5, 4, 6]

  /// One control: (r_xy − r_xz r_yz)/√((1 − r_xz²)(1 − r_yz²)).
  @Test func byHand() throws {
    let r = CorrelationMeasure.pearson
    let a = try #require(r.coefficient(x, y))
    let b = try #require(r.coefficient(x, z))
    let c = try #require(r.coefficient(y, z))
    let result = try PartialCorrelation().run(x, y, controls: [z])
    #expect(agree(result.estimate, (a - b * c) / ((1 - b * b) * (1 - c * c)).squareRoot(), 1e-12))
    #expect(agree(result.semipartialOfY, (a - b * c) / (1 - c * c).squareRoot(), 1e-12))
    #expect(agree(result.semipartialOfX, (a - b * c) / (1 - b * b).squareRoot(), 1e-12))
    #expect(result.test?.degreesOfFreedom == 3)
  }

  @Test func withoutControlsItIsThePlainOne() throws {
    for measure in [CorrelationMeasure.pearson, .spearman] {
      let plain = try Correlation(measure).run(x, y)
      let partial = try PartialCorrelation(measure).run(x, y, controls: [])
      #expect(agree(partial.estimate, plain.estimate, 1e-13))
      #expect(agree(partial.interval?.upper, plain.interval?.upper, 1e-12))
      #expect(agree(partial.test?.pValue, plain.test?.pValue, 1e-12))
    }
  }

  @Test func permutationFollowsTheTTest() throws {
    let (a, b, c) = (
      normalValues(40, seed: 1), normalValues(40, seed: 2), normalValues(40, seed: 3)
    )
    let mixed = zip(a, b).map { 0.3 * $0 + $1 }
    let one = try PartialCorrelation(pairing: RandomPairing(threads: 1)).run(
      a, mixed, controls: [c])
    let two = try PartialCorrelation(pairing: RandomPairing(threads: 2)).run(
      a, mixed, controls: [c])
    #expect(one == two)
    let p = try #require(one.permutation?.pValue)
    #expect(abs(p - (one.test?.pValue ?? 1)) < 0.03)
  }

  @Test func degenerateCases() throws {
    #expect(throws: AssociationError.dependentControls) {
      try PartialCorrelation().run(x, y, controls: [z, z.map { 2 * $0 + 1 }])
    }
    #expect(throws: AssociationError.dependentControls) {
      try PartialCorrelation().run(x, y, controls: [z.map { _ in 4 }])
    }
    let gone = try PartialCorrelation().run(x, y, controls: [x.map { 3 - $0 }])
    #expect(gone.estimate == nil && gone.notes.map(\.code) == ["nothing_left"])
    let few = try PartialCorrelation().run([1, 2, 3], [2, 1, 3], controls: [[1, 3, 3]])
    #expect(few.estimate == nil && few.notes.map(\.code) == ["too_few_pairs"])
    let flat = try PartialCorrelation().run(x, x.map { _ in 1 }, controls: [z])
    #expect(flat.estimate == nil && flat.notes.map(\.code) == ["constant_variable"])
  }
}
