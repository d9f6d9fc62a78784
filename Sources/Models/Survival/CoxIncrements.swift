import LinearAlgebra
import Statistics

/// What each event time adds to the cumulative hazard, in scaled columns, the earliest first.
struct CoxIncrements {
  struct Line {
    let time: Double
    let deaths: [Int]
    /// Σ events/denominator over the steps of tied events, per unit of the shifted tilt.
    let hazard: Double
    /// Σ 1/denominator² over the steps, for the variance of the hazard.
    let hazardVariance: Double
    /// Σ hazard × mean.
    let hazardMean: [Double]
    /// The hazard that those with the event at this time were exposed to.
    let ownHazard: Double
    /// The same times the mean.
    let ownHazardMean: [Double]
    /// The mean of the covariates over the steps.
    let mean: [Double]
    /// The sum of the covariances over the steps, weighted by their events.
    let covariance: Matrix
  }

  struct Stratum {
    let label: Int
    let lines: [Line]
    /// Running sums of hazard, before the first line and after each.
    let cumulative: [Double]
    /// Running sums of hazard × mean.
    let cumulativeMean: [[Double]]

    /// How many lines have a time at or before t.
    func index(_ t: Double) -> Int {
      var (low, high) = (0, lines.count)
      while low < high {
        let middle = (low + high) / 2
        if lines[middle].time > t { high = middle } else { low = middle + 1 }
      }
      return low
    }
  }

  let strata: [Stratum]
  /// The linear predictors in scaled columns.
  let eta: [Double]
  /// exp(η − shift) of each row, without its weight.
  let risk: [Double]
  /// What was taken off the exponents.
  let shift: Double

  init(_ design: CoxDesign, _ beta: [Double], ties: CoxTies) {
    let p = design.p
    let (eta, tilt, shift) = design.tilts(beta)
    var found: [Int: [Line]] = [:]
    design.sweep(tilt, order: 2) { stratum, event, atRisk, deaths in
      var (hazard, variance, own) = (0.0, 0.0, 0.0)
      var hazardMean = [Double](repeating: 0, count: p)
      var (ownMean, mean) = (hazardMean, hazardMean)
      var covariance = Matrix(rows: p, columns: p, repeating: 0)
      let steps = design.steps(event, ties)
      let count = steps.reduce(0) { $0 + $1.events }
      for step in steps {
        let moments = atRisk.less(step.left, of: deaths)
        let increment = step.events / moments.total
        let centre = moments.mean
        hazard += increment
        variance += increment / moments.total
        own += (1 - step.left) * increment
        for j in 0..<p {
          hazardMean[j] += increment * centre[j]
          ownMean[j] += (1 - step.left) * increment * centre[j]
          mean[j] += step.events / count * centre[j]
          for k in 0...j { covariance[j, k] += step.events * moments.covariance(j, k) }
        }
      }
      for j in 0..<p { for k in 0..<j { covariance[k, j] = covariance[j, k] } }
      found[stratum.label, default: []].append(
        Line(
          time: event.time, deaths: event.deaths, hazard: hazard, hazardVariance: variance,
          hazardMean: hazardMean, ownHazard: own, ownHazardMean: ownMean, mean: mean,
          covariance: covariance))
    }
    strata = design.riskSets.strata.map { stratum in
      let lines = (found[stratum.label] ?? []).reversed() as [Line]
      var (sums, means) = ([0.0], [[Double](repeating: 0, count: p)])
      for line in lines {
        sums.append(sums[sums.count - 1] + line.hazard)
        means.append(zip(means[means.count - 1], line.hazardMean).map { $0 + $1 })
      }
      return Stratum(
        label: stratum.label, lines: lines, cumulative: sums, cumulativeMean: means)
    }
    self.eta = eta
    self.shift = shift
    risk = eta.map { exponential($0 - shift) }
  }
}
