import Probability
import Statistics
import TestSupport
import Testing

@testable import Models

@Suite struct PolychoricTests {
  /// With every margin halved, ρ = sin(2π(a/n − ¼)): 30 of 80 in the first cell give sin(π/4).
  @Test(arguments: PolychoricCorrelation.Method.allCases)
  func tetrachoricByHand(method: PolychoricCorrelation.Method) {
    let result = PolychoricCorrelation(method: method).run(table: [[30, 10], [10, 30]])
    #expect(agree(result.estimate, 0.5.squareRoot(), 1e-7))
    #expect(abs(result.rowThresholds[0]) < 1e-7 && result.fit == nil)
    #expect((result.test?.pValue ?? 1) < 0.001)
  }

  /// At the estimate the likelihood is flat: a step in any direction lowers it.
  @Test func aMaximum() throws {
    let table = [[15, 7, 1], [6, 12, 6], [2, 5, 14]]
    let data = try #require(OrdinalTable(table))
    let fit = PolychoricFit(data, thresholds: true)
    func value(_ r: Double, _ rows: [Double], _ columns: [Double]) -> Double {
      data.logLikelihood(OrdinalTable.cells(r, rows, columns, thresholds: false))
    }
    let best = value(fit.correlation, fit.rows, fit.columns)
    #expect(agree(best, fit.logLikelihood, 1e-12))
    for step in [-1e-3, 1e-3] {
      #expect(value(fit.correlation + step, fit.rows, fit.columns) < best)
      for index in 1..<3 {
        var (rows, columns) = (fit.rows, fit.columns)
        rows[index] += step
        columns[index] += step
        #expect(value(fit.correlation, rows, fit.columns) < best)
        #expect(value(fit.correlation, fit.rows, columns) < best)
      }
    }
  }

  /// Derivatives of the cells against differences.
  @Test func gradients() {
    let (rows, columns) = ([-.infinity, -0.5, 0.7, .infinity], [-.infinity, 0.1, .infinity])
    let cells = OrdinalTable.cells(0.4, rows, columns, thresholds: true)
    let h = 1e-6
    for parameter in 0..<4 {
      func moved(_ step: Double) -> [[Double]] {
        var (r, a, b) = (0.4, rows, columns)
        switch parameter {
        case 0: r += step
        case 1, 2: a[parameter] += step
        default: b[1] += step
        }
        return OrdinalTable.cells(r, a, b, thresholds: false).probabilities
      }
      let (up, down) = (moved(h), moved(-h))
      for i in 0..<3 {
        for j in 0..<2 {
          let slope = (up[i][j] - down[i][j]) / (2 * h)
          #expect(abs(slope - cells.gradients[i][j][parameter]) < 1e-8)
        }
      }
    }
  }

  @Test func boundaryAndConstants() {
    let perfect = PolychoricCorrelation().run(table: [[10, 0], [0, 8]])
    #expect(perfect.estimate == 1 && perfect.standardError == nil && perfect.interval == nil)
    #expect(perfect.notes.map(\.code) == ["boundary_correlation"])
    #expect(PolychoricCorrelation().run(table: [[0, 10], [8, 0]]).estimate == -1)
    let flat = PolychoricCorrelation().run(table: [[3, 4], [0, 0]])
    #expect(flat.estimate == nil && flat.notes.map(\.code) == ["constant_variable"])
    // Empty rows and columns say nothing.
    let plain = PolychoricCorrelation().run(table: [[20, 5], [8, 17]])
    let padded = PolychoricCorrelation().run(table: [[20, 0, 5], [0, 0, 0], [8, 0, 17]])
    #expect(agree(plain.estimate, padded.estimate, 1e-12))
  }

  @Test func transposing() {
    let one = PolychoricCorrelation().run(table: [[5, 3, 1], [2, 6, 9]])
    let other = PolychoricCorrelation().run(table: [[5, 2], [3, 6], [1, 9]])
    #expect(agree(one.estimate, other.estimate, 1e-8))
    #expect(agree(one.standardError, other.standardError, 1e-6))
  }

  /// Its standard error over samples of a normal law cut in three.
  @Test func standardErrorAndCoverage() throws {
    var (estimates, errors, held) = ([Double](), [Double](), 0)
    for run in 0..<200 {
      var generator = Philox(seed: 5, stream: UInt64(run))
      var (x, y) = ([Double](), [Double]())
      for _ in 0..<150 {
        let a = generator.normal()
        let b = 0.5 * a + 0.75.squareRoot() * generator.normal()
        x.append(a < -0.6 ? 0 : a < 0.5 ? 1 : 2)
        y.append(b < 0 ? 0 : b < 1 ? 1 : 2)
      }
      let result = try PolychoricCorrelation().run(x, y)
      estimates.append(try #require(result.estimate))
      errors.append(try #require(result.standardError))
      if result.interval?.contains(0.5) == true { held += 1 }
    }
    let mean = estimates.reduce(0, +) / 200
    let spread = (estimates.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 199).squareRoot()
    #expect(abs(mean - 0.5) < 0.03)
    #expect(abs(errors.reduce(0, +) / 200 / spread - 1) < 0.2)
    #expect(held >= 180)
  }
}

@Suite struct PolyserialTests {
  /// With as many classes as make y nearly continuous it is nearly Pearson's.
  @Test func manyClassesGivePearson() throws {
    let x = normalValues(400, seed: 3)
    let y = zip(x, normalValues(400, seed: 4)).map { 0.6 * $0 + 0.8 * $1 }
    let result = try PolyserialCorrelation().run(x, y.map { ($0 * 4).rounded() })
    let r = try #require(CorrelationMeasure.pearson.coefficient(x, y))
    #expect(abs(try #require(result.estimate) - r) < 0.02)
    #expect(abs(try #require(result.adHoc) - r) < 0.05)
    #expect(result.interval?.contains(0.6) == true)
  }

  /// With one threshold at the middle of a symmetric x the score equation holds at the estimate.
  @Test func aMaximum() throws {
    let x: [Double] = [1, 2, 3, 4, 5, 6]
    let classes = [0, 0, 1, 0, 1, 1]
    let unit = try #require(CenteredValues(x).unit).map { $0 * 6.0.squareRoot() }
    let fit = OrderedProbit(unit, classes, cuts: [-.infinity, 0, .infinity])
    let normal = Normal()
    var score = 0.0
    for row in x.indices {
      let z = fit.cuts[1] - fit.slope * unit[row]
      score +=
        classes[row] == 1
        ? normal.density(z) / normal.survival(z) * unit[row]
        : -normal.density(z) / normal.cdf(z) * unit[row]
    }
    #expect(abs(score) < 1e-8 && fit.slope > 0)
  }

  @Test func separationAndConstants() throws {
    let apart = try PolyserialCorrelation().run([1, 2, 3, 4], [0, 0, 1, 1])
    #expect(apart.estimate == 1 && apart.standardError == nil && apart.interval == nil)
    #expect(try PolyserialCorrelation().run([4, 3, 2, 1], [0, 0, 1, 1]).estimate == -1)
    #expect(try PolyserialCorrelation().run([1, 2, 3], [1, 1, 1]).estimate == nil)
    #expect(try PolyserialCorrelation().run([2, 2, 2], [1, 2, 1]).estimate == nil)
  }
}
