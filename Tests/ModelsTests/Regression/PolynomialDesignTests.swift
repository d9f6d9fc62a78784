@testable import Models
import LinearAlgebra
import Statistics
import Testing

@Suite struct PolynomialDesignTests {
  @Test func powersByHand() {
    let design = PolynomialDesign([0, 1, -2], degree: 3, name: "t")
    #expect(design.names == ["(Intercept)", "t^1", "t^2", "t^3"])
    #expect(design.matrix == Matrix(columns: [[1, 1, 1], [0, 1, -2], [0, 1, 4], [0, 1, -8]]))
    #expect(design.remainder.values.allSatisfy { $0 == 0 })
  }

  @Test func remainderCompletesThePowerOfTheDecimal() {
    // 1.1⁵ = 1.61051, exactly five decimals.
    let design = PolynomialDesign([1.1], degree: 5)
    let power = DoubleDouble(sum: design.matrix[0, 5], design.remainder[0, 5])
    #expect(abs((power - DoubleDouble(decimal: 1.61051)).high) < 1e-30)
    #expect(design.remainder[0, 5] != 0)
  }

  @Test func degreeZeroIsTheIntercept() {
    let design = PolynomialDesign([3, 4], degree: 0)
    #expect(design.matrix == Matrix(columns: [[1, 1]]) && design.names == ["(Intercept)"])
    #expect(PolynomialDesign([], degree: 2).matrix.columns == 3)
  }
}
