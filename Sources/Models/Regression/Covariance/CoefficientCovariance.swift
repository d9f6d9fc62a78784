import LinearAlgebra
import Statistics

/// A covariance of the coefficients of one model, with what its degrees of freedom are made from.
struct CoefficientCovariance: Sendable {
  let name: String
  let reference: ReferenceDegreesOfFreedom
  /// p × p.
  let matrix: Matrix
  /// The scores behind a sandwich; nil for the classical covariance.
  private let scores: SandwichScores?
  /// The number of clusters; nil where rows are independent.
  let clusters: Int?
  /// Whether the rows themselves are the clusters.
  private let isPerRow: Bool
  private let residualDegreesOfFreedom: Double
  private let m: Matrix

  /// Makes the covariance.
  /// - Throws: `missingCluster`, `tooFewClusters`.
  init(
    _ model: LinearModel, _ estimator: CovarianceEstimator,
    _ reference: ReferenceDegreesOfFreedom?
  ) throws(FitError) {
    name = estimator.name
    m = model.m
    residualDegreesOfFreedom = Double(model.fit.degreesOfFreedomResidual)
    let rows = model.countedRows
    let p = model.width
    switch estimator {
    case .classical:
      // s² has n − p degrees of freedom exactly, which is what `satterthwaite` approximates.
      self.reference = reference == .satterthwaite ? .residual : reference ?? .residual
      (matrix, scores, clusters, isPerRow) = (model.fit.covariance, nil, nil, true)
    case .heteroscedasticityConsistent(let correction):
      self.reference = reference ?? .residual
      let factor = correction.factor(
        rows: rows.count, columns: p, largest: model.fit.leverages.max() ?? 0)
      let scores = SandwichScores(
        q: model.q, residuals: model.weightedResiduals, clusters: rows.map { [$0] },
        factor: factor)
      matrix = scores.scores.timesTransposed(model.m).gram
      (self.scores, clusters, isPerRow) = (scores, nil, true)
    case .clusterRobust(let correction, let codes):
      self.reference = reference ?? .satterthwaite
      let groups = try Self.groups(codes, rows: rows, of: model.y.count)
      let scores = SandwichScores(
        q: model.q, residuals: model.weightedResiduals, clusters: groups,
        factor: correction.factor)
      let scale = correction.scale(clusters: groups.count, rows: rows.count, columns: p)
      matrix = scale * scores.scores.timesTransposed(model.m).gram
      (self.scores, clusters, isPerRow) = (scores, groups.count, false)
    }
    precondition(
      self.reference != .clustersLessOne || clusters != nil,
      "clusters less one as degrees of freedom of a covariance without clusters")
  }

  /// The rows of each cluster, in the order of first appearance.
  private static func groups(
    _ codes: [Int], rows: [Int], of count: Int
  ) throws(FitError) -> [[Int]] {
    precondition(codes.count == count, "\(codes.count) clusters for \(count) rows")
    if let row = codes.firstIndex(where: { $0 < 0 }) { throw .missingCluster(row: row) }
    var place: [Int: Int] = [:]
    var groups: [[Int]] = []
    for row in rows {
      if let index = place[codes[row]] {
        groups[index].append(row)
      } else {
        place[codes[row]] = groups.count
        groups.append([row])
      }
    }
    guard groups.count >= 2 else { throw .tooFewClusters(groups.count) }
    return groups
  }

  /// Cβ's loadings on the orthonormal columns: MᵀCᵀ, p × q.
  /// - Parameter constraints: q × p.
  func loadings(_ constraints: Matrix) -> Matrix { m.transposedTimes(constraints.transposed) }

  /// Whether residuals say how sure a contrast is: no row or cluster alone determines it.
  func isEstimable(_ loadings: [Double]) -> Bool {
    scores.map { !$0.someClusterDetermines(loadings) } ?? true
  }

  /// The degrees of freedom of the t statistic of a contrast; nil where they do not exist.
  func degreesOfFreedom(_ loadings: [Double]) -> Double? {
    switch reference {
    case .residual: return residualDegreesOfFreedom
    case .clustersLessOne: return clusters.map { Double($0 - 1) }
    case .satterthwaite:
      return hotelling(Matrix(columns: [loadings]))
    }
  }

  /// η, the degrees of freedom of the Wishart distribution that the covariance of some contrasts is
  /// compared with; nil where the covariance is singular under the working model.
  func hotelling(_ loadings: Matrix) -> Double? {
    guard let scores else { return residualDegreesOfFreedom }
    guard let factor = try? Cholesky(scores.expectation(loadings)) else { return nil }
    let whitened = factor.solveLower(loadings.transposed).transposed
    let size = Double(loadings.columns)
    let sum = scores.varianceSum(whitened)
    let result = size * (size + 1) / sum
    return result.isFinite && result > 0 ? result : nil
  }

  /// What the reader must know about this covariance.
  var notes: [Note] {
    guard let scores, scores.hasUnitLeverage else { return [] }
    if isPerRow {
      return [
        Note(
          code: "unit_leverage",
          sentence: "A row alone determines some coefficient, so its residual is zero whatever "
            + "its variance; standard errors that depend on that row are not given.")
      ]
    }
    return [
      Note(
        code: "cluster_determines_coefficient",
        sentence: "A cluster alone determines some combination of the coefficients, so its "
          + "residuals say nothing about it; standard errors that depend on it are not given.")
    ]
  }
}
