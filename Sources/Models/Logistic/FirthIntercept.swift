import LinearAlgebra
import Statistics

/// A Firth fit whose predicted risks average to the observed share again.
///
/// Firth's penalty pulls probabilities towards one half, which biases predicted risks of rare
/// events upwards although the coefficients are the better for it.
/// Source: Puhr, Heinze, Nold, Lusa & Geroldinger 2017, Statistics in Medicine 36:2302–2317.
public struct CorrectedIntercept: Codable, Sendable, Equatable {
  /// The two corrections.
  public enum Method: String, Codable, Sendable, Equatable {
    /// Firth's slopes with the intercept estimated again by maximum likelihood.
    case flic
    /// Maximum likelihood with an indicator of the rows that the penalty amounts to.
    case flac
  }

  /// Which correction.
  public let method: Method
  /// The coefficients, one per term.
  public let coefficients: [Double]
  /// The probabilities, one per row.
  public let fitted: [Double]
}

extension LogisticFit {
  /// Firth's logistic regression with intercept correction: the slopes are kept.
  /// - Throws: `notConverged`.
  public func flic() throws(LogisticError) -> CorrectedIntercept {
    precondition(penalty == .firth, "the intercept of a fit without penalty needs no correction")
    guard let intercept = data.intercept else {
      preconditionFailure("a model without an intercept has none to correct")
    }
    let rows = data.weights.indices.filter { data.weights[$0] > 0 }
    let constant = rows.first.map { data.x[$0, intercept] } ?? 1
    // The mean risk rises with the shift, so the shift that makes it the observed share is unique.
    let shift = fallingRoot(near: 0) { shift in
      var sum = 0.0
      for i in rows {
        let p = logistic(linearPredictor[i] + shift)
        sum += data.weights[i] * (data.outcomes[i] - p)
      }
      return sum
    }
    var coefficients = coefficients
    coefficients[intercept] += shift / constant
    return CorrectedIntercept(
      method: .flic, coefficients: coefficients,
      fitted: data.linearPredictor(coefficients).map(logistic))
  }

  /// Firth's logistic regression with added covariate: the penalty is a pair of observations per
  /// row, event and no event with weight h/2 each; an indicator takes their share of the risk.
  /// - Throws: `notConverged`, or `design` where the indicator is not determined.
  public func flac() throws(LogisticError) -> CorrectedIntercept {
    precondition(penalty == .firth, "the intercept of a fit without penalty needs no correction")
    precondition(data.intercept != nil, "a model without an intercept has none to correct")
    let (n, p) = (data.rows, terms.count)
    var x = Matrix(rows: 2 * n, columns: p + 1, repeating: 0)
    for i in 0..<n {
      for j in 0..<p {
        x[i, j] = data.x[i, j]
        x[n + i, j] = data.x[i, j]
      }
      x[n + i, p] = 1
    }
    let added = LogisticData(
      x: x, outcomes: data.outcomes + Array(repeating: 0.5, count: n),
      weights: data.weights + leverages, offset: data.offset + data.offset,
      terms: terms + ["(penalty)"], intercept: data.intercept)
    let basis = try LogisticCoordinates(added)
    let kernel = LogisticKernel(added, basis, penalised: false)
    let outcome = kernel.maximise(free: p + 1)
    guard outcome.converged else { throw .notConverged(iterations: outcome.iterations) }
    let all = basis.m.times((0...p).map { kernel.coordinates[$0] })
    let coefficients = Array(all[..<p])
    return CorrectedIntercept(
      method: .flac, coefficients: coefficients,
      fitted: data.linearPredictor(coefficients).map(logistic))
  }
}
