import LinearAlgebra
import Statistics
import Tables
import TestSupport
import Testing

@testable import Models

@Suite struct RelativeImportanceLimitsTests {
  private let plain = RelativeImportance(bootstrap: nil)

  // A model fitted anew for every subset

  @Test func theDevianceOfALinearModelGivesTheSameShares() throws {
    let data = ImportanceSamples.sample(3, rows: 25)
    let linear = try RelativeImportance(bootstrap: Bootstrap(replicates: 29))
      .fit(x: data.x, y: data.y, drivers: data.drivers)
    let fitted = try RelativeImportance(bootstrap: Bootstrap(replicates: 29)).fit(
      drivers: data.drivers.map(\.name), observations: 25
    ) { rows, members in
      // 1 − D/D₀ is R² when the deviance is the residual sum of squares.
      let y = rows.map { data.y[$0] }
      let columns = [y.map { _ in 1 }] + members.map { m in rows.map { data.x[$0, m] } }
      return try? LinearRegression().fit(
        x: Matrix(columns: columns), y: y, names: columns.indices.map { "c\($0)" }
      ).sumOfSquaresResidual
    }
    #expect(fitted.measure == .devianceShare)
    for (a, b) in zip(fitted.drivers, linear.drivers) {
      #expect(abs(a.share - b.share) < 1e-12)
      #expect(agree(a.shareInterval?.lower, b.shareInterval?.lower, 1e-10))
    }
  }

  @Test func aModelThatCannotBeFittedIsNamed() {
    #expect(throws: ImportanceError.undefinedSubset(drivers: ["b"])) {
      try plain.fit(drivers: ["a", "b"], observations: 10) { _, members in
        members == [1] ? nil : 5 - Double(members.count)
      }
    }
    #expect(throws: ImportanceError.constantOutcome("churned")) {
      try plain.fit(drivers: ["a"], observations: 10, outcome: "churned") { _, _ in 0 }
    }
    #expect(throws: ImportanceError.tooManyDrivers(count: 13, limit: 12)) {
      try plain.fit(drivers: (0..<13).map { "x\($0)" }, observations: 10) { _, _ in 1 }
    }
  }

  // Degenerate cases

  @Test func dataWithoutSharesAreRefused() throws {
    let data = ImportanceSamples.sample(3, rows: 12)
    func error(_ x: Matrix, _ y: [Double], _ drivers: [ImportanceDriver]) -> ImportanceError? {
      do throws(ImportanceError) {
        _ = try plain.fit(x: x, y: y, drivers: drivers)
        return nil
      } catch { return error }
    }
    #expect(error(data.x, data.y, []) == .noDrivers)
    #expect(
      error(data.x, data.y.map { _ in 2 }, data.drivers) == .constantOutcome("the outcome"))
    let repeated = data.x.selecting(columns: [0, 1, 0])
    #expect(
      error(repeated, data.y, data.drivers)
        == .fit(.rankDeficient(columns: [DependentColumn(name: "x2", dependsOn: ["x0"])])))
    let flat = data.x.scalingColumns(by: [1, 0, 1])
    #expect(
      error(flat, data.y, data.drivers)
        == .fit(.rankDeficient(columns: [DependentColumn(name: "x1", dependsOn: [])])))
    let four = Array(0..<4)
    #expect(
      error(data.x.selecting(rows: four), Array(data.y[..<4]), data.drivers)
        == .fit(.tooFewRows(rows: 4, columns: 4)))
    var bad = data.x
    bad[2, 1] = .nan
    #expect(error(bad, data.y, data.drivers) == .fit(.nonFinite(row: 2, column: "x1")))
    for rows in 0...2 {
      let x = data.x.selecting(rows: Array(0..<rows))
      #expect(
        error(x, Array(data.y[..<rows]), data.drivers)
          == .fit(.tooFewRows(rows: rows, columns: 4)))
    }
    let wide = ImportanceSamples.drivers((0..<21).map { "x\($0)" })
    #expect(
      error(Matrix(rows: 50, columns: 21, repeating: 0), Array(repeating: 1, count: 50), wide)
        == .tooManyDrivers(count: 21, limit: 20))
  }

  @Test func interactionsAndMissingConstantsAreRefused() throws {
    let data = ImportanceSamples.sample(2, rows: 10)
    let table = Table(
      source: "t",
      columns: [
        Column(name: "y", numbers: data.y), Column(name: "a", numbers: data.x.column(0)),
        Column(name: "b", numbers: data.x.column(1)),
      ])
    #expect(throws: ImportanceError.interaction(term: "a:b")) {
      try plain.fit(Design(Formula("y ~ a*b"), table))
    }
    #expect(throws: ImportanceError.noIntercept) {
      try plain.fit(Design(Formula("y ~ a + b - 1"), table))
    }
  }

  @Test func oneDriverHasAllOfIt() throws {
    let data = ImportanceSamples.sample(1, rows: 12)
    let result = try RelativeImportance(bootstrap: Bootstrap(replicates: 49))
      .fit(x: data.x, y: data.y, drivers: data.drivers)
    #expect(abs(result.drivers[0].share - result.total) < 1e-15)
    #expect(
      result.drivers[0].shareOfExplained == 1
        || abs(1 - (result.drivers[0].shareOfExplained ?? 0)) < 1e-14)
    #expect(result.ranking == .notAssessed && result.comparisons.isEmpty)
    #expect(result.drivers[0].shareInterval != nil)
  }

  /// Five rows and two drivers: many resamples have no more different rows than coefficients.
  @Test func resamplesThatCannotBeFittedAreCounted() throws {
    let data = ImportanceSamples.sample(2, rows: 6)
    let result = try RelativeImportance(bootstrap: Bootstrap(replicates: 199))
      .fit(x: data.x, y: data.y, drivers: data.drivers)
    #expect((result.resampling?.failed ?? 0) > 0)
    #expect(result.notes.contains { $0.code == "failed_replicates" })
  }
}
