import LinearAlgebra
import Statistics

extension CoxEvaluation {
  /// The most tied events whose choices are counted.
  static let mostExactTies = 2_000

  /// Cox's discrete likelihood: ∏ θ over those with the event, divided by the elementary symmetric
  /// function of that order over the risk set, by the recursion e(d, k) = e(d, k − 1) +
  /// θ_k e(d − 1, k − 1) with its derivatives (Gail, Lubin & Rubinstein 1981, Biometrika 68:703).
  /// - Complexity: O(n d p²) for each event time.
  static func exact(
    _ design: CoxDesign, _ beta: [Double]
  ) throws(SurvivalError) -> CoxEvaluation {
    let p = design.p
    let (eta, _, _) = design.tilts(beta)
    var logLikelihood = CompensatedSum()
    var score = [Double](repeating: 0, count: p)
    var information = Matrix(rows: p, columns: p, repeating: 0)
    for stratum in design.riskSets.strata {
      for event in stratum.times {
        var atRisk: [Int] = []
        for k in 0..<event.leaving {
          let row = stratum.byExit[k]
          if design.times.entry(row) < event.time {
            atRisk += Array(repeating: row, count: Int(design.times.weights[row]))
          }
        }
        var count = 0
        for row in event.deaths {
          let weight = design.times.weights[row]
          count += Int(weight)
          logLikelihood.add(weight * eta[row])
          for j in 0..<p { score[j] += weight * design.x[row * p + j] }
        }
        if count > mostExactTies { throw .tooManyTies(events: count) }
        // Everyone at risk has the event: there was only one choice.
        if count == atRisk.count {
          for row in atRisk {
            logLikelihood.add(-eta[row])
            for j in 0..<p { score[j] -= design.x[row * p + j] }
          }
          continue
        }
        let choice = Choices(design, rows: atRisk, eta: eta, count: count)
        logLikelihood.add(-choice.logSum)
        for j in 0..<p {
          score[j] -= choice.mean[j]
          for k in 0..<p { information[j, k] += choice.covariance[j, k] }
        }
      }
    }
    return CoxEvaluation(
      logLikelihood: logLikelihood.value, score: score, information: information)
  }

  /// The sum over all choices of `count` rows, and the moments of the chosen rows' total.
  private struct Choices {
    let logSum: Double
    let mean: [Double]
    let covariance: Matrix

    init(_ design: CoxDesign, rows: [Int], eta: [Double], count d: Int) {
      let p = design.p
      let pairs = p * (p + 1) / 2
      let width = 1 + p + pairs
      let shift = rows.reduce(-Double.infinity) { max($0, eta[$1]) }
      let total = rows.reduce(0) { $0 + exponential(eta[$1] - shift) }
      // With this factor the sums stay near e^d whatever the number of choices.
      let factor = Double(d) / total
      var sums = [Double](repeating: 0, count: (d + 1) * width)
      sums[0] = 1
      for row in rows {
        let theta = exponential(eta[row] - shift) * factor
        for order in stride(from: d, to: 0, by: -1) {
          let (to, from) = (order * width, (order - 1) * width)
          let e = sums[from]
          sums[to] += theta * e
          var pair = 1 + p
          for j in 0..<p {
            let xj = design.x[row * p + j]
            sums[to + 1 + j] += theta * (sums[from + 1 + j] + xj * e)
            for k in 0...j {
              let xk = design.x[row * p + k]
              let cross = xj * sums[from + 1 + k] + xk * sums[from + 1 + j] + xj * xk * e
              sums[to + pair] += theta * (sums[from + pair] + cross)
              pair += 1
            }
          }
        }
      }
      let last = d * width
      logSum = logOf(sums[last]) + Double(d) * (shift - logOf(factor))
      let mean = (0..<p).map { sums[last + 1 + $0] / sums[last] }
      var covariance = Matrix(rows: p, columns: p, repeating: 0)
      var pair = 1 + p
      for j in 0..<p {
        for k in 0...j {
          covariance[j, k] = sums[last + pair] / sums[last] - mean[j] * mean[k]
          covariance[k, j] = covariance[j, k]
          pair += 1
        }
      }
      self.mean = mean
      self.covariance = covariance
    }
  }
}
