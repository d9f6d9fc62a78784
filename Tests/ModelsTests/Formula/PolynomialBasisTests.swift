import Testing

@testable import Models

@Suite struct PolynomialBasisTests {
  /// By hand: over 1…5 the orthogonal polynomials are (−2, −1, 0, 1, 2)/√10 and (2, −1, −2, −1, 2)/√14,
  /// the figures of R's poly(1:5, 2).
  @Test func fiveEquidistantValues() throws {
    let x = [1.0, 2, 3, 4, 5]
    let columns = try #require(PolynomialBasis(x, degree: 2)).columns(at: x)
    let linear = [-2.0, -1, 0, 1, 2].map { $0 / 10.0.squareRoot() }
    let quadratic = [2.0, -1, -2, -1, 2].map { $0 / 14.0.squareRoot() }
    for (column, expected) in zip(columns, [linear, quadratic]) {
      for (a, b) in zip(column, expected) { #expect(abs(a - b) < 1e-14) }
    }
  }

  @Test func columnsAreOrthonormalFarFromZeroToo() throws {
    let x = (0..<40).map { 1e6 + Double($0 * $0 % 97) / 7 }
    let columns = try #require(PolynomialBasis(x, degree: 6)).columns(at: x)
    for i in columns.indices {
      #expect(abs(columns[i].reduce(0, +)) < 1e-9)
      for j in 0...i {
        let product = zip(columns[i], columns[j]).reduce(0) { $0 + $1.0 * $1.1 }
        #expect(abs(product - (i == j ? 1 : 0)) < 1e-9)
      }
    }
  }

  @Test func newValuesGetTheSamePolynomials() throws {
    let basis = try #require(PolynomialBasis([1, 2, 3, 4, 5], degree: 2))
    #expect(basis.columns(at: [6])[0][0] == basis.columns(at: [1, 6])[0][1])
    // The quadratic through 2, −1, −2, −1, 2 is u² − 2 at u = x − 3.
    #expect(abs(basis.columns(at: [6])[1][0] - 7 / 14.0.squareRoot()) < 1e-14)
  }

  @Test func tooFewDifferentValuesHaveNoBasis() {
    #expect(PolynomialBasis([1, 1, 2, 2], degree: 2) == nil)
    #expect(PolynomialBasis([1, 1], degree: 1) == nil)
    #expect(PolynomialBasis([], degree: 1) == nil)
  }
}
