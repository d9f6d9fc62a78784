import LinearAlgebra
import Statistics

/// The log partial likelihood and its derivatives at some coefficients, in scaled columns.
struct CoxEvaluation {
  /// The log partial likelihood.
  var logLikelihood: Double
  /// Its gradient.
  var score: [Double]
  /// Minus its second derivatives.
  var information: Matrix
  /// The derivatives of the information by each coefficient; empty unless asked for.
  var informationSlopes: [Matrix] = []

  /// Evaluates by one sweep over the risk sets.
  /// - Complexity: O(n p²), O(n p³) with slopes.
  init(_ design: CoxDesign, _ beta: [Double], ties: CoxTies, slopes: Bool = false) {
    let p = design.p
    let (eta, tilt, shift) = design.tilts(beta)
    var logLikelihood = CompensatedSum()
    var score = [Double](repeating: 0, count: p)
    var information = Matrix(rows: p, columns: p, repeating: 0)
    var derivatives = slopes ? Array(repeating: information, count: p) : []
    design.sweep(tilt, order: slopes ? 3 : 2) { _, event, risk, deaths in
      for row in event.deaths {
        let weight = design.times.weights[row]
        logLikelihood.add(weight * (eta[row] - shift))
        for j in 0..<p { score[j] += weight * design.x[row * p + j] }
      }
      for step in design.steps(event, ties) {
        let moments = risk.less(step.left, of: deaths)
        logLikelihood.add(-step.events * logOf(moments.total))
        let mean = moments.mean
        for j in 0..<p {
          score[j] -= step.events * mean[j]
          for k in 0...j {
            information[j, k] += step.events * moments.covariance(j, k)
            if !slopes { continue }
            for l in 0...k {
              derivatives[j][k, l] += step.events * moments.thirdCentral(j, k, l)
            }
          }
        }
      }
    }
    for j in 0..<p {
      for k in 0..<j { information[k, j] = information[j, k] }
    }
    self.logLikelihood = logLikelihood.value
    self.score = score
    self.information = information
    informationSlopes = slopes ? Self.symmetric(derivatives) : []
  }

  init(logLikelihood: Double, score: [Double], information: Matrix) {
    self.logLikelihood = logLikelihood
    self.score = score
    self.information = information
  }

  /// Third derivatives known for j ≥ k ≥ l, for every order of the indices.
  private static func symmetric(_ known: [Matrix]) -> [Matrix] {
    var full = known
    for j in known.indices {
      for k in 0...j {
        for l in 0...k {
          let value = known[j][k, l]
          for (a, b, c) in [(j, k, l), (j, l, k), (k, j, l), (k, l, j), (l, j, k), (l, k, j)] {
            full[a][b, c] = value
          }
        }
      }
    }
    return full
  }
}
