import Statistics
import LinearAlgebra
import Testing

@testable import Models

@Suite struct DependentColumnsTests {
  private let tolerance = 1e-13

  @Test func theLaterColumnIsNamedWithAllItDependsOn() {
    let a: [Double] = [1, 2, 3, 5]
    let b: [Double] = [0, 1, 0, 2]
    let c = zip(a, b).map { 2 * $0 - 3 * $1 }
    let named = dependentColumns(
      Matrix(columns: [a, b, c, a]), names: ["a", "b", "c", "d"], tolerance: tolerance)
    #expect(
      named == [.init(name: "c", dependsOn: ["a", "b"]), .init(name: "d", dependsOn: ["a"])])
  }

  @Test func independentColumnsAreNotNamed() {
    let columns = Matrix(columns: [[1, 0, 0], [1, 1, 0]])
    #expect(dependentColumns(columns, names: ["a", "b"], tolerance: tolerance).isEmpty)
  }

  @Test func zeroColumnsDependOnNothing() {
    let zeros = Matrix(rows: 3, columns: 2, repeating: 0)
    let named = dependentColumns(zeros, names: ["a", "b"], tolerance: tolerance)
    #expect(named == [.init(name: "a", dependsOn: []), .init(name: "b", dependsOn: [])])
  }
}
