import TestSupport
import Testing

@testable import Statistics

@Suite struct BootstrapVectorsTests {
  private let values = normalValues(20)

  /// Each component is what `run` gives for it alone, in the same order.
  @Test(arguments: [
    ResamplingScheme.rows, .clustered(by: (0..<20).map { $0 / 4 }),
    .stratified(by: (0..<20).map { $0 % 2 }), .withoutReplacement(population: 33),
  ])
  func componentsAreThoseOfSingleRuns(scheme: ResamplingScheme) throws {
    let values = values
    for threads in [1, 2] {
      let bootstrap = Bootstrap(replicates: 60, seed: 3, scheme: scheme, threads: threads)
      let vectors = try bootstrap.runVectors(count: 20, width: 2) { rows in
        let drawn = rows.map { values[Int($0)] }
        return [drawn.reduce(0, +), drawn.max() ?? 0]
      }
      let sums = try bootstrap.run(count: 20) { rows in
        (0..<rows.count).reduce(0.0) { $0 + values[Int(rows[$1])] }
      }
      #expect(vectors.components[0] == sums.replicates)
      #expect(vectors.units == sums.units && vectors.failed == 0 && vectors.count == 60)
    }
  }

  @Test func undefinedResamplesAreCountedAndLeftOut() throws {
    let vectors = try Bootstrap(replicates: 50).runVectors(count: 20, width: 1) { rows in
      rows[0] < 10 ? nil : [Double(rows[0])]
    }
    #expect(vectors.failed > 0 && vectors.count + vectors.failed == 50)
    #expect(vectors.components[0].allSatisfy { $0 >= 10 })
  }

  @Test func rowsThatCannotBeDrawnAreRefused() {
    #expect(throws: ResamplingError.noRows) {
      try Bootstrap(replicates: 5).runVectors(count: 0, width: 1) { _ in [0] }
    }
  }
}
