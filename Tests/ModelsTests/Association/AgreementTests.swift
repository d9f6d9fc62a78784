import Statistics
import TestSupport
import Testing

@testable import Models

@Suite struct AgreementTests {
  /// Two subjects, two raters: rows 1, 2 and 3, 4. Mean squares: subjects 4, raters 1, error 0…
  @Test func intraclassByHand() throws {
    // Rows (1, 3), (2, 2), (6, 4): means 2, 2, 5; MSB = 2·(1 + 1 + 4)/2 = 6; within (2 + 0 + 2)/3.
    let result = try IntraclassCorrelation().run([[1, 3], [2, 2], [6, 4]])
    #expect(agree(result.meanSquareSubjects, 6, 1e-14))
    #expect(agree(result.meanSquareWithin, 4.0 / 3, 1e-14))
    #expect(agree(result[.oneWaySingle].estimate, (6 - 4.0 / 3) / (6 + 4.0 / 3), 1e-14))
    // Both raters have the mean 3, so all within is error: (1 + 0 + 1)·2/2 = 2.
    #expect(agree(result.meanSquareRaters, 0, 1e-14) && agree(result.meanSquareError, 2, 1e-14))
    #expect(agree(result[.fixedRatersSingle].estimate, (6 - 2) / (6 + 2.0), 1e-14))
    #expect(agree(result[.fixedRatersMean].estimate, (6 - 2) / 6.0, 1e-14))
  }

  @Test func intraclassMissingAndDegenerate() throws {
    let full = try IntraclassCorrelation().run([[1, 3], [2, 2], [6, 4]])
    let gaps = try IntraclassCorrelation().run([[1, 3], [2, 2], [nil, 5], [6, 4]])
    #expect(full.estimates == gaps.estimates)
    #expect(gaps.notes.map(\.code) == ["incomplete_left_out"])
    let perfect = try IntraclassCorrelation().run([[1, 1], [2, 2], [5, 5]])
    #expect(perfect[.randomRatersSingle].estimate == 1)
    #expect(perfect.estimates.allSatisfy { $0.interval == nil && $0.test == nil })
    #expect(perfect.notes.map(\.code) == ["perfect_agreement"])
    let flat = try IntraclassCorrelation().run([[3, 3], [3, 3]])
    #expect(flat.estimates.allSatisfy { $0.estimate == nil })
    #expect(throws: AssociationError.tooFew(what: "raters", count: 1, needed: 2)) {
      try IntraclassCorrelation().run([[1], [2]])
    }
    #expect(throws: AssociationError.tooFew(what: "complete subjects", count: 1, needed: 2)) {
      try IntraclassCorrelation().run([[1, 2], [nil, 2]])
    }
    // The mean of k ratings of form (3, k) is Cronbach's α.
    let alpha = try CronbachAlpha().run([[1, 2, 6], [3, 2, 4]]).estimate
    #expect(agree(full[.fixedRatersMean].estimate, alpha, 1e-12))
  }

  /// 20, 5, 10, 15: agreement .7, by chance .5, κ = .4 (Cohen's own arithmetic).
  @Test func kappaByHand() throws {
    let result = CohenKappa().run(table: [[20, 5], [10, 15]])
    #expect(agree(result.estimate, 0.4, 1e-14) && agree(result.observedAgreement, 0.7, 1e-14))
    #expect(agree(result.expectedAgreement, 0.5, 1e-14))
    let first: [Double?] = [1, 1, 2, 2, nil]
    let second: [Double?] = [1, 2, 2, 2, 1]
    let pairs = try CohenKappa().run(first, second)
    let table = CohenKappa().run(table: [[1, 1], [0, 2]])
    #expect(agree(pairs.estimate, table.estimate, 1e-15))
    #expect(pairs.notes.map(\.code) == ["incomplete_left_out"])
  }

  @Test func kappaWeightsAndDegenerate() throws {
    // With two classes every weighting is the same.
    for weights in CohenKappa.Weights.allCases {
      let result = CohenKappa(weights: weights).run(table: [[20, 5], [10, 15]])
      #expect(agree(result.estimate, 0.4, 1e-14))
    }
    let perfect = CohenKappa().run(table: [[5, 0], [0, 5]])
    #expect(perfect.estimate == 1 && perfect.standardError == nil && perfect.interval == nil)
    #expect(perfect.notes.map(\.code) == ["perfect_agreement"])
    let one = CohenKappa().run(table: [[7, 0], [0, 0]])
    #expect(one.estimate == nil && one.notes.map(\.code) == ["constant_variable"])
    #expect(throws: AssociationError.tooFew(what: "subjects", count: 0, needed: 1)) {
      try CohenKappa().run([nil, 1], [1, nil])
    }
    // Turning the raters round, or the order of the classes, changes nothing.
    let a = CohenKappa(weights: .quadratic).run(table: [[9, 2, 1], [3, 8, 2], [0, 4, 6]])
    let b = CohenKappa(weights: .quadratic).run(table: [[9, 3, 0], [2, 8, 4], [1, 2, 6]])
    let c = CohenKappa(weights: .quadratic).run(table: [[6, 4, 0], [2, 8, 3], [1, 2, 9]])
    #expect(agree(a.estimate, b.estimate, 1e-14) && agree(a.estimate, c.estimate, 1e-14))
    #expect(agree(a.standardError, b.standardError, 1e-12))
  }

  /// Units (1, 1), (1, 2), (2, 2): one of three pairs differs, three ratings of each:
  /// α = 1 − 5·1/(3·3).
  @Test func krippendorffByHand() throws {
    let units: [[Double?]] = [[1, 1], [1, 2], [2, 2]]
    for metric in KrippendorffAlpha.Metric.allCases where metric != .ratio {
      let result = try KrippendorffAlpha(metric: metric, replicates: 0).run(units: units)
      #expect(agree(result.estimate, 1 - 5.0 / 9, 1e-14))
    }
    let padded = try KrippendorffAlpha(replicates: 0).run(units: units + [[3, nil], [nil, nil]])
    #expect(agree(padded.estimate, 1 - 5.0 / 9, 1e-14) && padded.units == 3)
    #expect(padded.notes.map(\.code) == ["unpaired_left_out"])
  }

  @Test func krippendorffDegenerate() throws {
    let study = KrippendorffAlpha(replicates: 199)
    let same = try study.run(units: [[2, 2], [2, 2]])
    #expect(same.estimate == nil && same.interval == nil)
    #expect(same.notes.map(\.code) == ["constant_variable"])
    #expect(throws: AssociationError.tooFew(what: "units with two ratings", count: 0, needed: 1)) {
      try study.run(units: [[1, nil], []])
    }
    #expect(throws: AssociationError.negativeRating(value: -1)) {
      try KrippendorffAlpha(metric: .ratio).run(units: [[1, -1]])
    }
    let some = try KrippendorffAlpha(metric: .interval, replicates: 999).run(
      units: (0..<12).map { [Double($0 % 5), Double(($0 * 7) % 4)] })
    #expect(some.interval?.contains(try #require(some.estimate)) == true && some.seed == 1)
    let again = try KrippendorffAlpha(metric: .interval, replicates: 999).run(
      units: (0..<12).map { [Double($0 % 5), Double(($0 * 7) % 4)] })
    #expect(some == again)
  }
}
