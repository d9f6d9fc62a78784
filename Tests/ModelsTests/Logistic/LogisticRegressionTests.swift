import Foundation
import LinearAlgebra
import Statistics
import Testing

@testable import Models

@Suite struct LogisticRegressionTests {
  private let table = Matrix(columns: [[1, 1, 1, 1], [1, 1, 0, 0]])

  /// A 2 × 2 table with 7 of 10 and 3 of 12 events: log odds ratio log(7·9/(3·3)), variance Σ1/n.
  @Test func maximumLikelihoodOfATableByHand() throws {
    let fit = try LogisticRegression(penalty: .none).fit(
      x: table, outcomes: [1, 0, 1, 0], weights: [7, 3, 3, 9], names: ["(Intercept)", "d"])
    #expect(abs(fit.coefficients[1] - log(7.0)) < 1e-13)
    #expect(abs(fit.coefficients[0] - log(3.0 / 9)) < 1e-13)
    #expect(
      abs(fit.standardErrors[1] - (1.0 / 7 + 1.0 / 3 + 1.0 / 3 + 1.0 / 9).squareRoot()) < 1e-13)
    #expect(fit.observations == 22 && fit.events == 10)
  }

  /// In a saturated table Firth's penalty adds one half to every cell.
  @Test func firthOfATableByHand() throws {
    let fit = try LogisticRegression().fit(
      x: table, outcomes: [1, 0, 1, 0], weights: [7, 3, 3, 9], names: ["(Intercept)", "d"])
    #expect(abs(fit.coefficients[1] - log(7.5 * 9.5 / (3.5 * 3.5))) < 1e-13)
    #expect(abs(fit.coefficients[0] - log(3.5 / 9.5)) < 1e-13)
  }

  /// Also where a cell is empty, which maximum likelihood has no estimate for.
  @Test func firthOfASeparatedTableByHand() throws {
    let rows = Matrix(columns: [[1, 1, 1], [1, 0, 0]])
    let fit = try LogisticRegression().fit(
      x: rows, outcomes: [1, 1, 0], weights: [4, 3, 9], names: ["(Intercept)", "d"])
    #expect(abs(fit.coefficients[1] - log(4.5 * 9.5 / (0.5 * 3.5))) < 1e-12)
    #expect(fit.separation.kind == .quasiComplete)
    #expect(fit.separation.drivers == ["d"])
    #expect(fit.notes.map(\.code) == ["separated"])
  }

  /// The penalised score vanishes, computed here from scratch.
  @Test func firthSolvesItsEquation() throws {
    let fit = try LogisticHelp.fit(.firth)
    let x = fit.data.x
    for j in 0..<4 {
      var sum = 0.0
      for i in 0..<x.rows {
        let p = fit.fitted[i]
        var h = 0.0
        for k in 0..<4 {
          for l in 0..<4 { h += x[i, k] * fit.covariance[k, l] * x[i, l] }
        }
        h *= p * (1 - p)
        #expect(abs(h - fit.leverages[i]) < 1e-12)
        sum += (fit.data.outcomes[i] - p + h * (0.5 - p)) * x[i, j]
      }
      #expect(abs(sum) < 1e-10)
    }
  }

  @Test(arguments: LogisticPenalty.allCases)
  func rowOrderUnitsAndOriginsDoNotMatter(penalty: LogisticPenalty) throws {
    let (x, y) = LogisticHelp.rows()
    let regression = LogisticRegression(penalty: penalty)
    let fit = try regression.fit(x: x, outcomes: y, names: LogisticHelp.names)
    let order = (0..<60).map { ($0 * 7 + 3) % 60 }
    let shuffled = try regression.fit(
      x: x.selecting(rows: order), outcomes: order.map { y[$0] }, names: LogisticHelp.names)
    #expect(LogisticHelp.distance(fit.coefficients, shuffled.coefficients) < 1e-11)

    var moved = x
    for i in 0..<60 { moved[i, 1] = 1e6 * (x[i, 1] + 50) }
    let other = try regression.fit(x: moved, outcomes: y, names: LogisticHelp.names)
    #expect(abs(other.coefficients[1] * 1e6 - fit.coefficients[1]) < 1e-9)
    #expect(LogisticHelp.distance(fit.fitted, other.fitted) < 1e-9)
    #expect(abs(other.logLikelihood - fit.logLikelihood) < 1e-9)

    let turned = try regression.fit(
      x: x, outcomes: y.map { 1 - $0 }, names: LogisticHelp.names)
    #expect(LogisticHelp.distance(fit.coefficients, turned.coefficients.map { -$0 }) < 1e-11)
  }

  @Test(arguments: LogisticPenalty.allCases)
  func aWeightOfTwoIsTheRowTwice(penalty: LogisticPenalty) throws {
    let (x, y) = LogisticHelp.rows()
    let regression = LogisticRegression(penalty: penalty)
    let weights = (0..<60).map { Double($0 % 3) }
    let repeated = (0..<60).flatMap { Array(repeating: $0, count: $0 % 3) }
    let weighted = try regression.fit(
      x: x, outcomes: y, weights: weights, names: LogisticHelp.names)
    let plain = try regression.fit(
      x: x.selecting(rows: repeated), outcomes: repeated.map { y[$0] }, names: LogisticHelp.names)
    #expect(LogisticHelp.distance(weighted.coefficients, plain.coefficients) < 1e-11)
    #expect(LogisticHelp.distance(weighted.standardErrors, plain.standardErrors) < 1e-11)
    #expect(abs(weighted.logLikelihood - plain.logLikelihood) < 1e-10)
    #expect(weighted.penalisedLogLikelihood != nil || penalty == .none)
    if let a = weighted.penalisedLogLikelihood, let b = plain.penalisedLogLikelihood {
      #expect(abs(a - b) < 1e-10)
    }
    // A row that counts nowhere still has a fitted value.
    #expect(weighted.fitted[0] > 0 && weighted.fitted[0] < 1)
    let both = weighted.profile(of: "a").interval
    let once = plain.profile(of: "a").interval
    #expect(abs(try #require(both.lower) - (try #require(once.lower))) < 1e-8)
  }

  @Test(arguments: LogisticPenalty.allCases)
  func anOffsetIsACoefficientOfOne(penalty: LogisticPenalty) throws {
    let (x, y) = LogisticHelp.rows()
    let regression = LogisticRegression(penalty: penalty)
    let fit = try regression.fit(x: x, outcomes: y, names: LogisticHelp.names)
    let shifted = try regression.fit(
      x: x, outcomes: y, offset: x.column(1).map { 0.25 * $0 }, names: LogisticHelp.names)
    #expect(abs(shifted.coefficients[1] + 0.25 - fit.coefficients[1]) < 1e-11)
    #expect(LogisticHelp.distance(fit.fitted, shifted.fitted) < 1e-11)
  }

  // Refusals.

  @Test func oneOutcomeIsRefusedByName() throws {
    let (x, _) = LogisticHelp.rows()
    for share in [0.0, 1.0] {
      for penalty in LogisticPenalty.allCases {
        #expect(throws: LogisticError.oneOutcome(events: 60 * share, observations: 60)) {
          try LogisticRegression(penalty: penalty).fit(
            x: x, outcomes: Array(repeating: share, count: 60), names: LogisticHelp.names)
        }
      }
    }
    #expect(
      LogisticError.oneOutcome(events: 0, observations: 60).description
        == "none of 60 outcomes is an event, so nothing can go with it")
  }

  @Test func oneEventIsFittedWithANote() throws {
    let (x, _) = LogisticHelp.rows()
    let y = (0..<60).map { $0 == 17 ? 1.0 : 0 }
    let fit = try LogisticRegression().fit(x: x, outcomes: y, names: LogisticHelp.names)
    #expect(fit.coefficients.allSatisfy { $0.isFinite })
    #expect(fit.notes.map(\.code).contains("few_events"))
  }

  @Test func aDriverThatEqualsTheOutcomeIsNamed() throws {
    let (x, y) = LogisticHelp.rows()
    let same = Matrix(columns: [x.column(0), x.column(1), y])
    let names = ["(Intercept)", "a", "renewed"]
    do {
      _ = try LogisticRegression(penalty: .none).fit(x: same, outcomes: y, names: names)
      Issue.record("a separated model was fitted")
    } catch {
      guard case .separated(let separation) = error else { throw error }
      #expect(separation.kind == .complete)
      #expect(separation.drivers == ["renewed"])
      #expect(separation.alone == ["renewed"])
      #expect(error.description.contains("renewed"))
    }
    let firth = try LogisticRegression().fit(x: same, outcomes: y, names: names)
    #expect(firth.separation.drivers == ["renewed"])
    #expect(firth.notes.first?.code == "separated")
    #expect(firth.coefficients.allSatisfy { $0.isFinite })
  }

  @Test func dependentColumnsAreNamed() throws {
    let (x, y) = LogisticHelp.rows()
    let twice = Matrix(columns: [x.column(0), x.column(1), x.column(1)])
    #expect(
      throws: LogisticError.design(
        .rankDeficient(columns: [DependentColumn(name: "copy", dependsOn: ["a"])]))
    ) {
      try LogisticRegression().fit(x: twice, outcomes: y, names: ["(Intercept)", "a", "copy"])
    }
    let constant = Matrix(columns: [x.column(0), x.column(0).map { 5 * $0 }])
    #expect(
      throws: LogisticError.design(
        .rankDeficient(columns: [DependentColumn(name: "five", dependsOn: ["(Intercept)"])]))
    ) {
      try LogisticRegression().fit(x: constant, outcomes: y, names: ["(Intercept)", "five"])
    }
  }

  @Test func badValuesAreNamed() throws {
    var (x, y) = LogisticHelp.rows()
    x[4, 2] = .nan
    #expect(throws: LogisticError.design(.nonFinite(row: 4, column: "b"))) {
      try LogisticRegression().fit(x: x, outcomes: y, names: LogisticHelp.names)
    }
    x[4, 2] = 1
    y[3] = 2
    #expect(throws: LogisticError.notZeroOrOne(row: 3)) {
      try LogisticRegression().fit(x: x, outcomes: y, names: LogisticHelp.names)
    }
    y[3] = 1
    var weights = Array(repeating: 1.0, count: 60)
    weights[9] = -1
    #expect(throws: LogisticError.design(.invalidWeight(row: 9))) {
      try LogisticRegression().fit(
        x: x, outcomes: y, weights: weights, names: LogisticHelp.names)
    }
    for n in 0...4 {
      #expect(throws: LogisticError.design(.tooFewRows(rows: n, columns: 4))) {
        try LogisticRegression().fit(
          x: x.selecting(rows: Array(0..<n)), outcomes: Array(y[0..<n]), names: LogisticHelp.names)
      }
    }
  }

  @Test func codableKeepsEverything() throws {
    let fit = try LogisticHelp.fit(.firth)
    let copy = try JSONDecoder().decode(LogisticFit.self, from: JSONEncoder().encode(fit))
    #expect(copy == fit)
  }
}
