import LinearAlgebra
import Probability
import Statistics

/// Which cluster-robust covariance of a logistic model.
public enum LogisticClusterCovariance: String, Codable, Sendable, Equatable, CaseIterable {
  /// The sandwich as it is: too small with few clusters.
  case cr0 = "CR0"
  /// CR0 times G/(G − 1).
  case cr1 = "CR1"
  /// Residuals adjusted so that the covariance is unbiased if the model's variances are right.
  case cr2 = "CR2"
  /// Residuals divided by one less the cluster's leverage: close to leaving each cluster out.
  case cr3 = "CR3"
}

/// A covariance of logistic coefficients for rows that come in clusters.
public struct ClusteredLogisticInference: Codable, Sendable, Equatable {
  /// Which covariance.
  public let kind: LogisticClusterCovariance
  /// The number of clusters with rows of positive weight.
  public let clusters: Int
  /// The covariance, p × p.
  public let covariance: Matrix
  /// Satterthwaite's degrees of freedom under the working model, one per term.
  public let degreesOfFreedom: [Double]
  /// Estimates, standard errors, and tests and intervals from t with those degrees of freedom.
  public let coefficients: [CoefficientEstimate]
  /// What the reader must know: `few_clusters`, `cluster_determines_coefficient`.
  public let notes: [Note]
}

extension LogisticFit {
  /// Cluster-robust standard errors with small-sample degrees of freedom.
  ///
  /// The working model has variance p(1 − p) and independent rows; residuals of a penalised fit
  /// contain the penalty's part, so that they add up to zero.
  /// - Parameters:
  ///   - clusters: the cluster of each row, a code ≥ 0.
  ///   - kind: which covariance.
  ///   - level: of the intervals.
  /// - Throws: `design` with `missingCluster` or `tooFewClusters`.
  /// - Complexity: O(Σ n_g³) for CR2, O(n p² + G p²) else.
  /// Source: Liang & Zeger 1986, Biometrika 73:13; Bell & McCaffrey 2002, Survey Methodology
  /// 28:169; Pustejovsky & Tipton 2018, Journal of Business & Economic Statistics 36:672.
  public func clustered(
    by clusters: [Int], kind: LogisticClusterCovariance = .cr2, level: Double = 0.95
  ) throws(LogisticError) -> ClusteredLogisticInference {
    precondition(level > 0 && level < 1, "a level of \(level) is not in 0..<1")
    let groups = try rowGroups(clusters)
    guard groups.count >= 2 else { throw .design(.tooFewClusters(groups.count)) }
    let parts = ClusterSandwich(self, groups: groups, kind: kind)
    let errors = parts.covariance.diagonal.map { $0.squareRoot() }
    let coefficients = terms.indices.map { j in
      let reference = StudentT(degreesOfFreedom: parts.degreesOfFreedom[j])
      let width = reference.upperQuantile((1 - level) / 2) * errors[j]
      let t = errors[j] > 0 ? self.coefficients[j] / errors[j] : nil
      return CoefficientEstimate(
        term: terms[j], coefficient: self.coefficients[j], standardError: errors[j], statistic: t,
        pValue: t.map { 2 * reference.survival(abs($0)) },
        interval: Interval(
          lower: self.coefficients[j] - width, upper: self.coefficients[j] + width, level: level,
          method: "\(kind.rawValue)_t"))
    }
    var notes = [Note]()
    if groups.count < 10 {
      notes.append(
        Note(
          code: "few_clusters",
          sentence:
            "\(counted(groups.count, "cluster")) \(groups.count == 1 ? "is" : "are") few for a "
            + "cluster-robust covariance"))
    }
    if parts.determined > 0 {
      notes.append(
        Note(
          code: "cluster_determines_coefficient",
          sentence: "a coefficient rests on the rows of one cluster alone, "
            + "so its variance between clusters cannot be seen"))
    }
    return ClusteredLogisticInference(
      kind: kind, clusters: groups.count, covariance: parts.covariance,
      degreesOfFreedom: parts.degreesOfFreedom, coefficients: coefficients, notes: notes)
  }

  /// The sandwich with the scores of each group added up.
  func clusterCovarianceZero(_ groups: [[Int]]) -> Matrix {
    let residuals = scoreResiduals
    var sums = Matrix(rows: terms.count, columns: groups.count, repeating: 0)
    for (g, rows) in groups.enumerated() {
      for i in rows {
        for j in terms.indices { sums[j, g] += residuals[i] * data.x[i, j] }
      }
    }
    return (covariance * sums).outerGram
  }

  /// The rows' contributions to the estimating equation Σ r x = 0.
  var scoreResiduals: [Double] {
    (0..<data.rows).map { i in
      let p = fitted[i]
      let plain = data.weights[i] * (data.outcomes[i] - p)
      return penalty == .firth ? plain + leverages[i] * (0.5 - p) : plain
    }
  }

  /// The rows of positive weight of each cluster, clusters in the order of first appearance.
  func rowGroups(_ clusters: [Int]) throws(LogisticError) -> [[Int]] {
    precondition(
      clusters.count == data.rows, "\(clusters.count) clusters for \(data.rows) rows")
    if let row = clusters.firstIndex(where: { $0 < 0 }) {
      throw .design(.missingCluster(row: row))
    }
    var position = [Int: Int]()
    var groups = [[Int]]()
    for (row, cluster) in clusters.enumerated() where data.weights[row] > 0 {
      if let known = position[cluster] {
        groups[known].append(row)
      } else {
        position[cluster] = groups.count
        groups.append([row])
      }
    }
    return groups
  }
}
