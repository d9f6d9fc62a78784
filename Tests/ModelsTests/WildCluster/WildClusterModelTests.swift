import LinearAlgebra
import Models
import Statistics
import Testing

@Suite struct WildClusterModelTests {
  @Test func aFittedModelGivesTheSameTest() throws {
    let (x, y, codes) = RegressionData.panel(clusters: 8, rows: 40)
    let model = try RegressionData.model([x], y: y)
    let design = Matrix(columns: [y.map { _ in 1 }, x])
    let settings = WildClusterBootstrap()
    let all = try settings.run(model, clusters: codes)
    for tested in 0..<2 {
      let direct = try settings.run(x: design, y: y, clusters: codes, tested: tested)
      #expect(all[tested].pValue == direct.pValue)
      let (a, b) = (try #require(all[tested].interval), try #require(direct.interval))
      #expect(abs(try #require(a.lower) - #require(b.lower)) < 1e-9)
      #expect(abs(try #require(a.upper) - #require(b.upper)) < 1e-9)
    }
    let one = try settings.run(model, term: "x1", clusters: codes, nullValue: 0.1)
    #expect(one.nullValue == 0.1 && one.clusters == 8)
  }

  /// Its t is that of CR1S, weighted rows included; rows of weight zero and their clusters are not.
  @Test func weightsEnterAsInTheFit() throws {
    let (x, y, codes) = RegressionData.panel(clusters: 6, rows: 30)
    let weights = codes.indices.map { codes[$0] == 5 ? 0 : 1 + Double($0 % 3) }
    let model = try RegressionData.model([x], y: y, weights: weights)
    let result = try WildClusterBootstrap().run(model, term: "x1", clusters: codes)
    let table = try model.coefficients(.clusterRobust(.cr1s, clusters: codes))
    #expect(result.clusters == 5 && table.clusters == 5)
    #expect(abs(result.standardError / (try #require(table.standardErrors[1])) - 1) < 1e-10)
  }

  @Test func clustersAreChecked() throws {
    let (x, y, codes) = RegressionData.panel(clusters: 4, rows: 20)
    let model = try RegressionData.model([x], y: y)
    var missing = codes
    missing[2] = -1
    #expect(throws: FitError.missingCluster(row: 2)) {
      try WildClusterBootstrap().run(model, clusters: missing)
    }
    #expect(throws: FitError.tooFewClusters(1)) {
      try WildClusterBootstrap().run(model, clusters: y.map { _ in 0 })
    }
  }
}
