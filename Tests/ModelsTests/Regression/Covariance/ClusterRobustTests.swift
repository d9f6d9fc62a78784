import Foundation
import LinearAlgebra
import Models
import Probability
import Statistics
import TestSupport
import Testing

@Suite struct ClusterRobustTests {
  /// Standard errors, Satterthwaite's degrees of freedom and joint tests of R's clubSandwich.
  @Test func referenceCases() throws {
    let cases = try ReferenceCases.cases(
      "linear_models", family: "linear_models", method: "cluster_robust_covariance")
    #expect(cases.count == 4)
    for c in cases {
      let model = try RegressionData.model(c)
      let labels = try #require(try c.columns()[try c.parameter("cluster") as String])
      let levels = Array(Set(labels)).sorted()
      let codes = labels.map { levels.firstIndex(of: $0)! }
      let predictors: [String] = try c.parameter("predictors")
      for correction in ClusterCorrection.allCases {
        let expected: [String: Any] = try c.expected(correction.rawValue.uppercased())
        let estimator = CovarianceEstimator.clusterRobust(correction, clusters: codes)
        let table = try model.coefficients(estimator)
        let joint = try model.waldTest(terms: predictors, estimator)
        var pairs: [(Double?, Double)] = []
        let errors: [Double] = try ReferenceCases.value(expected["standard_errors"])
        let degrees: [Double] = try ReferenceCases.value(expected["satterthwaite_df"])
        pairs += zip(table.standardErrors, errors)
        pairs += zip(table.degreesOfFreedom, degrees)
        let wald: [String: Any] = try ReferenceCases.value(expected["wald_htz_all_slopes"])
        pairs.append((joint.fStatistic, try ReferenceCases.value(wald["f_statistic"])))
        pairs.append(
          (joint.denominatorDegreesOfFreedom, try ReferenceCases.value(wald["df2"])))
        pairs.append((joint.pValue, try ReferenceCases.value(wald["p_value"])))
        for (got, wanted) in pairs {
          #expect(abs(try #require(got) - wanted) <= (try c.allowance(wanted)), "\(c.id)")
        }
      }
    }
  }

  /// The definition with n × n matrices: A = (I − H)^−½ by block, P = Σ over pairs of clusters.
  @Test func theDefinitionWithFullMatrices() throws {
    let (x, y, codes) = RegressionData.panel(clusters: 5, rows: 23)
    let weights = (0..<23).map { 1 + Double($0 % 3) }
    let model = try RegressionData.model([x], y: y, weights: weights)
    let rows = Matrix(columns: [y.map { _ in 1 }, x])
      .scalingRows(by: weights.map { $0.squareRoot() })
    let inverse = try QR(rows).gramInverse()
    let hat = (rows * inverse).timesTransposed(rows)
    let left = Matrix.identity(23) - hat
    let residuals = left.times(zip(y, weights).map { $0 * $1.squareRoot() })
    var total = 0.0
    var parts: [[Double]] = []
    for g in 0..<5 {
      let own = codes.indices.filter { codes[$0] == g }
      let block = left.selecting(rows: own).selecting(columns: own)
      let root = try SymmetricEigen(block).map { 1 / $0.squareRoot() }
      let slope = (rows.selecting(rows: own) * inverse).column(1)
      let adjusted = root.times(slope)
      let score = zip(own, adjusted).reduce(0) { $0 + residuals[$1.0] * $1.1 }
      total += score * score
      parts.append(left.selecting(columns: own).times(adjusted))
    }
    let table = try model.coefficients(.clusterRobust(.cr2, clusters: codes))
    #expect(abs(try #require(table.standardErrors[1]) / total.squareRoot() - 1) < 1e-10)
    var (trace, squares) = (0.0, 0.0)
    for g in 0..<5 {
      for h in 0..<5 {
        let product = zip(parts[g], parts[h]).reduce(0) { $0 + $1.0 * $1.1 }
        squares += product * product
        if g == h { trace += product }
      }
    }
    #expect(abs(try #require(table.degreesOfFreedom[1]) - trace * trace / squares) < 1e-9)
  }

  /// Dropping one cluster after another: CR3 is Σ(b₍g₎ − b)².
  @Test func cr3IsTheClusterJackknife() throws {
    let (x, y, codes) = RegressionData.panel(clusters: 6, rows: 30)
    let model = try RegressionData.model([x], y: y)
    let table = try model.coefficients(.clusterRobust(.cr3, clusters: codes))
    var sum = 0.0
    for g in 0..<6 {
      let rows = codes.indices.filter { codes[$0] != g }
      let rest = try RegressionData.model([rows.map { x[$0] }], y: rows.map { y[$0] })
      let move = rest.fit.coefficients[1] - model.fit.coefficients[1]
      sum += move * move
    }
    #expect(abs(try #require(table.standardErrors[1]) / sum.squareRoot() - 1) < 1e-10)
  }

  /// Four rows in two clusters of two with x constant inside: everything by hand.
  @Test func byHand() throws {
    // Mean of y by cluster: 1 and 4; each cluster's residuals add up to 0 on the slope's loadings.
    let model = try LinearRegression().model(
      x: Matrix(columns: [[1, 1, 1, 1]]), y: [0, 2, 2, 8], names: ["mean"])
    let codes = [0, 0, 1, 1]
    // Residuals −3, −1, −1, 5: cluster sums −4 and 4. CR0: (16 + 16)/16 = 2.
    let cr0 = try model.coefficients(.clusterRobust(.cr0, clusters: codes))
    #expect(abs(cr0.covariance[0, 0] - 2) < 1e-13)
    #expect(
      abs(try model.coefficients(.clusterRobust(.cr1, clusters: codes)).covariance[0, 0] - 4)
        < 1e-13)
    // λ = 2/4, so CR2 divides by 1/2 and CR3 by 1/4; one degree of freedom is left.
    let cr2 = try model.coefficients(.clusterRobust(.cr2, clusters: codes))
    #expect(abs(cr2.covariance[0, 0] - 4) < 1e-13)
    #expect(abs(try #require(cr2.degreesOfFreedom[0]) - 1) < 1e-12)
    #expect(
      abs(try model.coefficients(.clusterRobust(.cr3, clusters: codes)).covariance[0, 0] - 8)
        < 1e-12)
  }

  @Test func rowsAsClustersAreHC2AndHC3() throws {
    let (x, y, _) = RegressionData.panel(clusters: 6, rows: 25)
    let model = try RegressionData.model([x], y: y)
    let rows = Array(0..<25)
    for (cluster, row) in [(ClusterCorrection.cr2, HeteroscedasticityCorrection.hc2), (.cr3, .hc3)]
    {
      let left = try model.coefficients(.clusterRobust(cluster, clusters: rows)).covariance
      let right = try model.coefficients(.heteroscedasticityConsistent(row)).covariance
      for (a, b) in zip(left.values, right.values) { #expect(abs(a - b) <= 1e-12 * abs(b)) }
    }
  }

  @Test func rowOrderAndNamesOfClustersDoNotMatter() throws {
    let (x, y, codes) = RegressionData.panel(clusters: 7, rows: 40)
    let order = (0..<40).map { ($0 * 7 + 3) % 40 }
    let model = try RegressionData.model([x], y: y)
    let moved = try RegressionData.model([order.map { x[$0] }], y: order.map { y[$0] })
    let left = try model.coefficients(.clusterRobust(.cr2, clusters: codes))
    let right = try moved.coefficients(
      .clusterRobust(.cr2, clusters: order.map { 100 - 3 * codes[$0] }))
    #expect(abs(try #require(left.pValues[1]) - #require(right.pValues[1])) < 1e-11)
    #expect(
      abs(try #require(left.degreesOfFreedom[1]) - #require(right.degreesOfFreedom[1])) < 1e-9)
  }

  /// The level that only one account has: its coefficient has no standard error, others keep theirs.
  @Test func aLevelOfOneAccountHasNoStandardError() throws {
    let (x, y, codes) = RegressionData.panel(clusters: 6, rows: 36)
    let level = codes.map { $0 == 2 ? 1.0 : 0 }
    let model = try RegressionData.model([x, level], y: y)
    for correction in ClusterCorrection.allCases {
      let table = try model.coefficients(.clusterRobust(correction, clusters: codes))
      #expect(table.standardErrors[2] == nil && table.degreesOfFreedom[2] == nil)
      #expect(table.standardErrors[1] != nil && table.pValues[1] != nil)
      #expect(table.notes.map(\.code) == ["cluster_determines_coefficient"])
      let joint = try model.waldTest(
        terms: ["x1", "x2"], .clusterRobust(correction, clusters: codes))
      #expect(joint.pValue == nil && joint.notes.map(\.code) == ["joint_test_not_possible"])
    }
  }

  /// A dummy per account takes the account's mean out: the slope within accounts is unaffected.
  @Test func dummiesOfAccountsLeaveTheSlope() throws {
    let (x, y, codes) = RegressionData.panel(clusters: 5, rows: 30)
    let dummies = (1..<5).map { g in codes.map { $0 == g ? 1.0 : 0 } }
    let table = try RegressionData.model([x] + dummies, y: y)
      .coefficients(.clusterRobust(.cr2, clusters: codes))
    #expect(table.standardErrors[1] != nil)
    #expect(table.standardErrors[2...].allSatisfy { $0 == nil })
  }

  @Test func tooManyConstraintsForTheClusters() throws {
    let (x, y, codes) = RegressionData.panel(clusters: 3, rows: 30)
    let others = (2...4).map { power in
      x.map { value in (1..<power).reduce(value) { p, _ in p * value } }
    }
    let model = try RegressionData.model([x] + others, y: y)
    let test = try model.waldTest(
      terms: ["x1", "x2", "x3", "x4"], .clusterRobust(.cr2, clusters: codes))
    #expect(test.pValue == nil && test.notes.map(\.code) == ["joint_test_not_possible"])
  }

  @Test func clustersThatCannotBeUsed() throws {
    let (x, y, codes) = RegressionData.panel(clusters: 4, rows: 20)
    let model = try RegressionData.model([x], y: y)
    #expect(throws: FitError.tooFewClusters(1)) {
      try model.coefficients(.clusterRobust(.cr2, clusters: y.map { _ in 7 }))
    }
    var missing = codes
    missing[3] = -1
    #expect(throws: FitError.missingCluster(row: 3)) {
      try model.coefficients(.clusterRobust(.cr2, clusters: missing))
    }
  }

  @Test func theStandardIsCR3WithClustersLessOne() throws {
    let (x, y, codes) = RegressionData.panel(clusters: 6, rows: 30)
    let model = try RegressionData.model([x], y: y)
    let standard = try model.coefficients(clusteredBy: codes)
    #expect(
      try standard
        == model.coefficients(
          .clusterRobust(.cr3, clusters: codes), degreesOfFreedom: .clustersLessOne))
    #expect(standard.degreesOfFreedom == [5, 5] && standard.notes.isEmpty)
    let few = try model.coefficients(clusteredBy: codes.map { $0 % 5 })
    #expect(few.notes.map(\.code) == ["few_clusters"])
  }

  @Test func resultsAreCodable() throws {
    let (x, y, codes) = RegressionData.panel(clusters: 6, rows: 30)
    let model = try RegressionData.model([x], y: y)
    let table = try model.coefficients(.clusterRobust(.cr2, clusters: codes))
    let data = try JSONEncoder().encode(table)
    #expect(try JSONDecoder().decode(CoefficientTable.self, from: data) == table)
    #expect(table.clusters == 6 && table.covarianceName == "cr2")
    let estimator = CovarianceEstimator.clusterRobust(.cr3, clusters: codes)
    let round = try JSONDecoder().decode(
      CovarianceEstimator.self, from: JSONEncoder().encode(estimator))
    #expect(round == estimator)
  }
}
