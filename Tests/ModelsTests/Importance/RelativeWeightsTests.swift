import LinearAlgebra
import Testing

@testable import Models

@Suite struct RelativeWeightsTests {
  /// By hand: two unit columns with correlation 0.6. The square root of [1 .6; .6 1] has
  /// (√1.6 ± √.4)/2 = .948683, .316228; with y along the first of the nearest orthonormal columns
  /// the weights are their squares, .9 and .1.
  @Test func twoColumnsByHand() throws {
    let (a, b) = (0.9.squareRoot(), 0.1.squareRoot())
    let x = Matrix(columns: [[a, b, 0], [b, a, 0]])
    let weights = try #require(relativeWeights(x, [1, 0, 0]))
    #expect(abs(weights[0] - 0.9) < 1e-14 && abs(weights[1] - 0.1) < 1e-14)
  }

  @Test func orthogonalColumnsHaveTheirSquaredCorrelations() throws {
    let x = Matrix(columns: [[1, 0, 0], [0, 1, 0]])
    let weights = try #require(relativeWeights(x, [0.6, 0.5, 0.2]))
    #expect(abs(weights[0] - 0.36) < 1e-15 && abs(weights[1] - 0.25) < 1e-15)
  }
}
