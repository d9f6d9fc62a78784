import LinearAlgebra
import Probability
import Statistics

/// A logistic model without one cluster (an account, or a single row).
public struct LeftOut: Codable, Sendable, Equatable {
  /// The code of the cluster, or the row.
  public let cluster: Int
  /// The number of its rows of positive weight.
  public let rows: Int
  /// The coefficients without it, one per term; nil where they are not finite.
  public let coefficients: [Double]?
  /// The Wald p-values without it, one per term.
  public let pValues: [Double]?
}

/// A logistic model with each cluster left out in turn.
public struct ClusterJackknife: Codable, Sendable, Equatable {
  /// The models, in the order in which clusters first appear.
  public let leftOut: [LeftOut]
  /// (G − 1)/G Σ(b_g − b)(b_g − b)ᵀ, p × p; nil when a cluster's removal leaves no finite estimate.
  public let covariance: Matrix?
  /// The roots of its diagonal.
  public let standardErrors: [Double]?
  /// For each term the cluster whose removal moves the coefficient most, as a position in
  /// `leftOut`; nil where none has finite estimates.
  public let mostInfluential: [Int?]
  /// What the reader must know: `not_estimable_without`.
  public let notes: [Note]
}

extension LogisticFit {
  /// Leaves each cluster out and fits again.
  /// - Parameters:
  ///   - clusters: the cluster of each row, a code ≥ 0; nil leaves out single rows.
  ///   - threads: how many refits run at once; nil uses every core.
  /// - Throws: `design` with `missingCluster` or `tooFewClusters`.
  public func jackknife(
    by clusters: [Int]? = nil, threads: Int? = nil
  ) throws(LogisticError) -> ClusterJackknife {
    let codes = clusters ?? Array(0..<data.rows)
    let groups = try rowGroups(codes)
    guard groups.count >= 2 else { throw .design(.tooFewClusters(groups.count)) }
    let refits = refits(without: groups, threads: threads)
    let leftOut = zip(groups, refits).map { rows, refit in
      LeftOut(
        cluster: codes[rows[0]], rows: rows.count, coefficients: refit?.coefficients,
        pValues: refit.map { refit in
          terms.indices.map { j in
            2
              * Normal().survival(
                abs(refit.coefficients[j]) / refit.covariance[j, j].squareRoot())
          }
        })
    }
    var covariance: Matrix?
    let found = refits.compactMap { $0 }
    if found.count == groups.count {
      let g = Double(groups.count)
      let differences = Matrix(
        columns: found.map { zip($0.coefficients, coefficients).map { $0 - $1 } })
      covariance = ((g - 1) / g) * differences.outerGram
    }
    let most = terms.indices.map { j in
      leftOut.indices.filter { leftOut[$0].coefficients != nil }.max { a, b in
        distance(leftOut[a], j) < distance(leftOut[b], j)
      }
    }
    let failed = groups.count - found.count
    let notes =
      failed == 0
      ? []
      : [
        Note(
          code: "not_estimable_without",
          sentence: "without \(failed) of \(groups.count) clusters the model has no finite "
            + "estimate: it rests on them")
      ]
    return ClusterJackknife(
      leftOut: leftOut, covariance: covariance,
      standardErrors: covariance.map { $0.diagonal.map { $0.squareRoot() } },
      mostInfluential: most, notes: notes)
  }

  private func distance(_ left: LeftOut, _ j: Int) -> Double {
    left.coefficients.map { abs($0[j] - coefficients[j]) } ?? 0
  }
}
