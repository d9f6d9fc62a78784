import LinearAlgebra
import Statistics

/// Residuals of a Cox regression, in scaled columns.
struct CoxResiduals {
  /// Event less cumulative hazard, one per row.
  private(set) var martingale: [Double]
  /// The contribution of each row to the score, n × p; 0 for a row of weight zero.
  private(set) var score: Matrix
  /// Covariates less their mean over the risk set, one row per event in order of time.
  private(set) var schoenfeld: [(time: Double, stratum: Int, row: Int, values: [Double])] = []

  /// Therneau & Grambsch 2000, Modeling Survival Data, sections 4.2, 6.2 and 7.2, with Efron's
  /// averages over the steps of tied events.
  init(_ design: CoxDesign, _ increments: CoxIncrements) {
    let p = design.p
    let times = design.times
    martingale = Array(repeating: 0, count: times.count)
    score = Matrix(rows: times.count, columns: p, repeating: 0)
    for (stratum, sets) in zip(increments.strata, design.riskSets.strata) {
      for row in sets.byExit {
        let (last, first) = (stratum.index(times.exits[row]), stratum.index(times.entry(row)))
        var hazard = stratum.cumulative[last] - stratum.cumulative[first]
        var hazardMean = zip(stratum.cumulativeMean[last], stratum.cumulativeMean[first])
          .map { $0 - $1 }
        var mean: [Double]?
        if times.events[row] {
          let line = stratum.lines[last - 1]
          hazard -= line.hazard - line.ownHazard
          for j in 0..<p { hazardMean[j] -= line.hazardMean[j] - line.ownHazardMean[j] }
          mean = line.mean
        }
        let risk = increments.risk[row]
        martingale[row] = (times.events[row] ? 1 : 0) - risk * hazard
        for j in 0..<p {
          let x = design.x[row * p + j]
          score[row, j] = (mean.map { x - $0[j] } ?? 0) - risk * (x * hazard - hazardMean[j])
        }
      }
      for line in stratum.lines {
        for row in line.deaths {
          let values = (0..<p).map { design.x[row * p + $0] - line.mean[$0] }
          schoenfeld.append((line.time, stratum.label, row, values))
        }
      }
    }
    schoenfeld.sort { ($0.time, $0.stratum, $0.row) < ($1.time, $1.stratum, $1.row) }
  }

  /// The sandwich covariance in scaled columns: V (Σ over clusters of summed scores squared) V.
  ///
  /// Lin & Wei 1989, JASA 84:1074. Weights count rows: without clusters each copy is its own.
  func robustCovariance(
    _ covariance: Matrix, weights: [Double], clusters: [Int]?
  ) -> Matrix {
    let p = score.columns
    var sums: [Int: [Double]] = [:]
    for row in 0..<score.rows where weights[row] > 0 {
      let key = clusters?[row] ?? row
      // w equal rows of their own have Σ ss′ = w·ss′; of one cluster (w s)(w s)′.
      let factor = clusters == nil ? weights[row].squareRoot() : weights[row]
      var sum = sums[key] ?? Array(repeating: 0, count: p)
      for j in 0..<p { sum[j] += factor * score[row, j] }
      sums[key] = sum
    }
    let meat = Matrix(rowVectors: sums.keys.sorted().compactMap { sums[$0] }).gram
    return covariance * meat * covariance
  }
}
