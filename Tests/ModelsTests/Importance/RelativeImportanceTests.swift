import LinearAlgebra
import Probability
import Statistics
import Tables
import TestSupport
import Testing

@testable import Models

@Suite struct RelativeImportanceTests {
  private let plain = RelativeImportance(bootstrap: nil)

  // Reference cases

  @Test func theReferenceCasesAreMet() throws {
    let cases = try ReferenceCases.cases(
      "linear_models", family: "linear_models", method: "relative_importance")
    #expect(cases.count == 3)
    for c in cases {
      let names: [String] = try c.parameter("predictors")
      let x = Matrix(columns: try names.map { try c.numbers($0) })
      let result = try plain.fit(
        x: x, y: try c.numbers(try c.parameter("response")),
        drivers: ImportanceSamples.drivers(names))
      let found: [String: [Double]] = [
        "lmg": result.drivers.map(\.share),
        "lmg_normalised": result.drivers.compactMap(\.shareOfExplained),
        "johnson_relative_weights": result.drivers.compactMap(\.relativeWeight),
        "first": result.drivers.map(\.alone), "last": result.drivers.map(\.last),
        "pratt": result.drivers.compactMap(\.pratt), "r_squared": [result.total],
      ]
      for (key, values) in found {
        let one: Double? = try? c.expected(key)
        let expected: [Double] = try one.map { [$0] } ?? c.expected(key)
        #expect(values.count == expected.count)
        for (a, b) in zip(values, expected) {
          #expect(abs(a - b) <= (try c.allowance(b)), "\(key)")
        }
      }
    }
  }

  /// LMG of swiss, Fertility on all others.
  @Test func swissByDesign() throws {
    let cases = try ReferenceCases.cases(
      "linear_models", family: "linear_models", method: "relative_importance")
    let swiss = try #require(cases.first { $0.id == "importance-swiss" })
    let names: [String] = try swiss.parameter("predictors")
    let table = Table(
      source: "swiss",
      columns: try (names + ["Fertility"]).map { Column(name: $0, numbers: try swiss.numbers($0)) })
    let design = try Design(Formula(outcome: "Fertility", drivers: names), table)
    let shares = try plain.fit(design).drivers.map(\.share)
    let expected = [0.05709122, 0.17117303, 0.26013468, 0.10557015, 0.11276592]
    for (a, b) in zip(shares, expected) { #expect(abs(a - b) < 5e-9) }
  }

  // By hand

  /// Two drivers, six rows. Correlations by hand: r₁₂ = 1/2, r₁ᵧ = 1/2, r₂ᵧ = 1, so R² = 1 and the
  /// shares are (r₁² + 0)/2 = 1/8 and (1 + 3/4)/2 = 7/8.
  @Test func twoDriversByHand() throws {
    let a = [-1.0, -1, 0, 0, 1, 1]
    let b = [0.0, -1, -1, 1, 1, 0]
    #expect(zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } == 2)
    let result = try plain.fit(
      x: Matrix(columns: [a, b]), y: b.map { 3 * $0 + 4 },
      drivers: ImportanceSamples.drivers(["a", "b"]))
    #expect(abs(result.drivers[0].share - 0.125) < 1e-15)
    #expect(abs(result.drivers[1].share - 0.875) < 1e-15)
    #expect(result.drivers.map(\.rank) == [2, 1])
    #expect(result.ranked.map(\.name) == ["b", "a"])
    #expect(result.drivers[0].marginalSign == 1 && result.drivers[0].coefficientSign == 0)
  }

  // Properties

  @Test func sharesAddUpAndDoNotDependOnUnitsOrOrder() throws {
    let data = ImportanceSamples.sample(5, rows: 30)
    let result = try plain.fit(x: data.x, y: data.y, drivers: data.drivers)
    let shares = result.drivers.map(\.share)
    #expect(abs(shares.reduce(0, +) - result.total) < 1e-14)
    let scaled = data.x.scalingColumns(by: [3, -0.01, 1e5, 1, 7])
    let rescaled = try plain.fit(x: scaled, y: data.y.map { 5 - 2 * $0 }, drivers: data.drivers)
    for (a, b) in zip(rescaled.drivers, shares) { #expect(abs(a.share - b) < 1e-13) }
    let order = Array((0..<30).reversed())
    let turned = try plain.fit(
      x: data.x.selecting(rows: order), y: data.y.reversed(), drivers: data.drivers.reversed())
    for (a, b) in zip(turned.drivers.reversed(), shares) { #expect(abs(a.share - b) < 1e-13) }
    let doubled = try plain.fit(
      x: data.x.selecting(rows: order + order), y: Array((data.y + data.y).reversed()),
      drivers: data.drivers)
    for (a, b) in zip(doubled.drivers, shares) { #expect(abs(a.share - b) < 1e-13) }
  }

  /// A categorical driver is one player whatever its reference level.
  @Test func aCategoricalDriverIsOnePlayer() throws {
    let roles = ["User", "Champion", "Buyer", "User", "Buyer", "User"]
    let table = Table(
      source: "t",
      columns: [
        Column(name: "y", numbers: (0..<24).map { Double(($0 * 17) % 11) + Double($0 % 6) }),
        Column(name: "nps", numbers: (0..<24).map { Double(($0 * 7) % 10) }),
        Column(name: "role", texts: (0..<24).map { roles[$0 % 6] }),
      ])
    let one = try plain.fit(Design(Formula("y ~ nps + role"), table))
    let other = try plain.fit(Design(Formula("y ~ nps + role[ref=User]"), table))
    #expect(one.drivers[1].columns == ["role[Champion]", "role[User]"])
    #expect(one.drivers[1].relativeWeight == nil && one.drivers[1].marginalSign == nil)
    #expect(one.notes.map(\.code).contains("weights_not_defined"))
    for (a, b) in zip(one.drivers, other.drivers) { #expect(abs(a.share - b.share) < 1e-14) }
  }

  /// A suppressor: x2 is positive with y alone, negative beside x1.
  @Test func suppressionIsFlagged() throws {
    let data = ImportanceSamples.sample(2, rows: 200, slopes: [2, -0.3])
    let result = try plain.fit(x: data.x, y: data.y, drivers: data.drivers)
    #expect(result.drivers.map(\.marginalSign) == [1, 1])
    #expect(result.drivers.map(\.coefficientSign) == [1, -1])
    #expect(result.drivers.map(\.isSuppressed) == [false, true])
    #expect(result.notes.contains { $0.code == "suppression" && $0.sentence.contains("“x1”") })
  }

  // Resamples

  @Test func threadsDoNotChangeANumber() throws {
    let data = ImportanceSamples.sample(4, rows: 30)
    let accounts = (0..<30).map { $0 / 3 }
    let results = try [1, 2].map { threads in
      let bootstrap = Bootstrap(
        replicates: 199, scheme: .clustered(by: accounts), threads: threads)
      let result = try RelativeImportance(bootstrap: bootstrap)
        .fit(x: data.x, y: data.y, drivers: data.drivers)
      #expect(result.resampling?.units == 10 && result.resampling?.scheme == "clustered")
      return result
    }
    #expect(results[0] == results[1])
  }

  /// The resamples of shares are those of `Bootstrap.run` with the same seed.
  @Test func replicatesAreSharesOfDrawnRows() throws {
    let data = ImportanceSamples.sample(3, rows: 25)
    let bootstrap = Bootstrap(replicates: 19, seed: 8)
    let settings = RelativeImportance(bootstrap: bootstrap)
    let interval = try #require(
      try settings.fit(x: data.x, y: data.y, drivers: data.drivers).drivers[2].shareInterval)
    let plain = self.plain
    let byHand = try bootstrap.run(count: 25) { rows in
      let drawn = (0..<rows.count).map { Int(rows[$0]) }
      return try? plain.fit(
        x: data.x.selecting(rows: drawn), y: drawn.map { data.y[$0] }, drivers: data.drivers
      ).drivers[2].share
    }.interval(.percentile).0
    #expect(agree(interval.lower, byHand?.lower) && agree(interval.upper, byHand?.upper))
  }

  @Test func aClearRankingIsSupportedAndNoiseIsNot() throws {
    let clear = ImportanceSamples.sample(3, rows: 400, slopes: [3, 1, 0])
    let settings = RelativeImportance(bootstrap: Bootstrap(replicates: 399))
    let first = try settings.fit(x: clear.x, y: clear.y, drivers: clear.drivers)
    #expect(first.ranking == .supported && first.notes.map(\.code) == ["ranking_supported"])
    #expect(first.drivers.map(\.rankInterval) == (1...3).map { RankInterval(best: $0, worst: $0) })
    #expect(first.drivers[0].probabilityFirst == 1)
    #expect(first.comparisons.map(\.ahead) == ["x0", "x1"])
    let noise = ImportanceSamples.sample(3, rows: 40, seed: 2, slopes: [0.5, 0.5, 0.5])
    let second = try settings.fit(x: noise.x, y: noise.y, drivers: noise.drivers)
    #expect(second.ranking == .notSupported)
    #expect(second.notes[0].sentence.hasPrefix("The ranking is not supported by these data"))
    #expect(second.drivers.contains { $0.rankInterval?.best != $0.rankInterval?.worst })
  }

  @Test func fewAccountsAreNotResampled() throws {
    let data = ImportanceSamples.sample(2, rows: 20)
    let scheme = ResamplingScheme.clustered(by: (0..<20).map { $0 / 5 })
    let result = try RelativeImportance(bootstrap: Bootstrap(replicates: 99, scheme: scheme))
      .fit(x: data.x, y: data.y, drivers: data.drivers)
    #expect(result.notes.first?.code == "few_accounts")
    #expect(result.ranking == .notAssessed && result.drivers[0].shareInterval == nil)
  }
}
