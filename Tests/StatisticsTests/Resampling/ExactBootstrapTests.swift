import TestSupport
import Testing

@testable import Statistics

@Suite struct ExactBootstrapTests {
  private func exact(_ values: [Double]) throws -> BootstrapDistribution {
    try ExactBootstrap().run(count: values.count) { rows in
      var sum = 0.0
      for place in 0..<rows.count { sum += values[Int(rows[place])] }
      return sum / Double(rows.count)
    }
  }

  @Test func twoValuesByHand() throws {
    let result = try exact([0, 1])
    #expect(result.replicates == [0, 0.5, 1] && result.masses == [0.25, 0.5, 0.25])
    #expect(result.quantile(0.25) == 0 && result.quantile(0.26) == 0.5)
    #expect(result.isExact && result.seed == nil && result.biasCorrection == 0)
    #expect(agree(result.standardError, 0.125.squareRoot()))
  }

  @Test func agreesWithDraws() throws {
    let values = [1.2, 3.4, 2.2, 5.6, 4.1, 9]
    let exact = try exact(values)
    #expect(agree(exact.masses?.reduce(0, +), 1))
    #expect(ExactBootstrap.arrangements(units: 6) == 462)
    let drawn = try Bootstrap(replicates: 20_000).mean(of: values)
    #expect(abs(drawn.standardError! / exact.standardError! - 1) < 0.02)
    #expect(abs(drawn.probabilityBelow! - exact.probabilityBelow!) < 0.015)
    #expect(agree(drawn.acceleration, exact.acceleration, 1e-10))
    let (a, b) = (drawn.interval(.bca).0, exact.interval(.bca).0)
    #expect(abs(a!.lower! - b!.lower!) < 0.15 && abs(a!.upper! - b!.upper!) < 0.25)
  }

  @Test func rowOrderDoesNotMatter() throws {
    let (a, b) = (try exact([1, 2, 4, 8.5]), try exact([8.5, 2, 1, 4]))
    #expect(zip(a.replicates, b.replicates).allSatisfy { agree($0, $1) })
    #expect(zip(a.masses!, b.masses!).allSatisfy { agree($0, $1) })
  }

  @Test func clustersAreEnumeratedWhole() throws {
    let result = try ExactBootstrap(scheme: .clustered(by: [0, 0, 1])).run(count: 3) { rows in
      Double(rows.count)
    }
    #expect(result.replicates == [2, 3, 4] && result.masses == [0.25, 0.5, 0.25])
  }

  @Test func degenerateCases() throws {
    #expect(throws: ResamplingError.noRows) { try exact([]) }
    #expect(try exact([3]).interval(.percentile).notes.map(\.code) == ["no_variation"])
    #expect(try exact([0.1, 0.1, 0.1]).replicates.count == 1)
    #expect(throws: ResamplingError.tooManyArrangements(1_352_078, limit: 1_000_000)) {
      try ExactBootstrap(limit: 1_000_000).run(count: 12) { _ in 1 }
    }
    #expect(throws: ResamplingError.unsupportedScheme("without_replacement")) {
      try ExactBootstrap(scheme: .withoutReplacement(population: 9)).run(count: 3) { _ in 1 }
    }
  }
}
