import Testing

@testable import Statistics

@Suite struct CalibrationResidualsTests {
  private let z: [Double] = [3, -1, 4, 1, -5, 9]
  private let a = [0, 0, 1, 1, 1, 0]
  private let b = [0, 1, 0, 1, 2, 2]

  private func sums(_ values: [Double], _ codes: [Int]) -> [Double] {
    (0...2).map { code in zip(values, codes).reduce(0) { $0 + ($1.1 == code ? $1.0 : 0) } }
  }

  /// Least-squares residuals add up to zero in every category, and fitting them leaves them alone.
  @Test func rakingResidualsAreThoseOfLeastSquares() {
    let rule = CalibrationResiduals.raking([a, b])
    let ones = z.map { _ in 1.0 }
    let residuals = rule.residuals(z, weights: ones)
    #expect((sums(residuals, a) + sums(residuals, b)).allSatisfy { abs($0) < 1e-12 })
    let again = rule.residuals(residuals, weights: ones)
    #expect(zip(residuals, again).allSatisfy { abs($0 - $1) < 1e-12 })
    // The size of positive weights does not matter.
    #expect(rule.residuals(z, weights: [1, 2, 3, 4, 5, 6]) == residuals)
  }

  /// Categories 3, −1, 9 with weights 1, 2, 1 and 4, 1, −5 with weights 1, 1, 2.
  @Test func postStrataAreCentredByWeight() {
    let residuals = CalibrationResiduals.postStratification(a)
      .residuals(z, weights: [1, 2, 1, 1, 2, 1])
    let expected = [3 - 2.5, -1 - 2.5, 4 + 1.25, 1 + 1.25, -5 + 1.25, 9 - 2.5]
    #expect(zip(residuals, expected).allSatisfy { abs($0 - $1) < 1e-14 })
  }

  @Test func zeroesStayZero() {
    let rule = CalibrationResiduals.raking([a, b])
    #expect(rule.residuals([0, 0, 0, 0, 0, 0], weights: z.map { _ in 1 }) == [0, 0, 0, 0, 0, 0])
  }
}
