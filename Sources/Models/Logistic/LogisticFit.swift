import LinearAlgebra
import Probability
import Statistics

/// What a logistic regression found; arrays over terms and over rows run in the order given.
///
/// It keeps the rows, so that profiles, tests, predictions and checks can be asked of it.
public struct LogisticFit: Codable, Sendable, Equatable {
  /// What was added to the log-likelihood.
  public let penalty: LogisticPenalty
  /// The rows.
  public let data: LogisticData
  /// The coefficients (log odds ratios), one per term.
  public let coefficients: [Double]
  /// The inverse of Fisher's information Xᵀ diag(w p(1 − p)) X at the estimate, p × p.
  public let covariance: Matrix
  /// The fitted probabilities, n.
  public let fitted: [Double]
  /// Coefficients times columns plus offset, n.
  public let linearPredictor: [Double]
  /// The diagonal of the hat matrix √W X (XᵀWX)⁻¹ Xᵀ√W, n; zero for a row of weight zero.
  public let leverages: [Double]
  /// The log-likelihood, without penalty.
  public let logLikelihood: Double
  /// The log-likelihood with ½ log det XᵀWX; nil without penalty.
  public let penalisedLogLikelihood: Double?
  /// The number of iterations.
  public let iterations: Int
  /// Whether some columns predict some outcomes with certainty.
  public let separation: Separation
  /// What the reader must know: `separated`, `few_events`, `few_events_per_driver`.
  public let notes: [Note]

  /// The names of the columns.
  public var terms: [String] { data.terms }
  /// The roots of the diagonal of `covariance`, one per term.
  public var standardErrors: [Double] { covariance.diagonal.map { $0.squareRoot() } }
  /// Σw over the events.
  public var events: Double { data.events }
  /// Σw.
  public var observations: Double { data.observations }

  /// Reads the result off a kernel at its maximum.
  init(
    _ data: LogisticData, _ basis: LogisticCoordinates, _ kernel: LogisticKernel,
    iterations: Int, separation: Separation
  ) {
    let p = kernel.columns
    let gamma = (0..<p).map { kernel.coordinates[$0] }
    penalty = kernel.penalised ? .firth : .none
    self.data = data
    coefficients = basis.m.times(gamma)
    // (XᵀWX)⁻¹ = M R⁻¹ R⁻ᵀ Mᵀ.
    covariance = (basis.m * kernel.triangleInverse).outerGram
    let eta = data.linearPredictor(coefficients)
    linearPredictor = eta
    fitted = eta.map(logistic)
    leverages = kernel.hatValues(count: data.rows)
    // Summed again: the iteration takes one logarithm of many rows.
    let value = (0..<data.rows).reduce(0.0) { sum, i in
      let side = data.outcomes[i] == 1 ? -eta[i] : eta[i]
      return data.weights[i] == 0 ? sum : sum - data.weights[i] * softPlus(side)
    }
    logLikelihood = value
    penalisedLogLikelihood =
      kernel.penalised ? value + kernel.logDeterminant / 2 - basis.logDeterminant : nil
    self.iterations = iterations
    self.separation = separation
    notes = Self.notes(data, separation: separation)
  }

  private static func notes(_ data: LogisticData, separation: Separation) -> [Note] {
    var notes = [Note]()
    if separation.kind != .none {
      notes.append(
        Note(
          code: "separated",
          sentence: separation.sentence
            + "; the estimates are finite only because of the penalty: read intervals by profile, "
            + "not by Wald"))
    }
    let rarer = min(data.events, data.observations - data.events)
    let drivers = data.drivers.count
    if rarer < 5 {
      notes.append(
        Note(
          code: "few_events",
          sentence: "only \(shortNumber(rarer)) observations have the rarer outcome; "
            + "an exact test of one driver is all they support"))
    } else if drivers > 0, rarer < 5 * Double(drivers) {
      notes.append(
        Note(
          code: "few_events_per_driver",
          sentence: "\(shortNumber(rarer)) observations have the rarer outcome, fewer than five "
            + "for each of \(drivers) drivers"))
    }
    return notes
  }

  /// The kernel at the estimate, in the given coordinates.
  func kernel(in basis: LogisticCoordinates) -> LogisticKernel {
    let kernel = LogisticKernel(data, basis, penalised: penalty == .firth)
    let eta = data.x.times(coefficients)
    let gamma = basis.coordinates(ofLinearPredictor: eta)
    for k in gamma.indices { kernel.coordinates[k] = gamma[k] }
    return kernel
  }

  /// The orthonormal coordinates of the columns, which a fit has shown to be independent.
  var basis: LogisticCoordinates {
    guard let basis = try? LogisticCoordinates(data) else {
      preconditionFailure("the \(terms.count) columns of a fit are dependent")
    }
    return basis
  }

  /// The position of a term; a name the model does not have is a mistake of the caller.
  func index(of term: String) -> Int {
    guard let index = terms.firstIndex(of: term) else {
      preconditionFailure("no term \(term) among \(terms.joined(separator: ", "))")
    }
    return index
  }
}

extension LogisticKernel {
  /// R⁻¹, p × p.
  var triangleInverse: Matrix {
    let p = columns
    var result = Matrix(rows: p, columns: p, repeating: 0)
    for j in 0..<p {
      result[j, j] = 1 / r[j + j * p]
      for i in stride(from: j - 1, through: 0, by: -1) {
        var sum = 0.0
        for k in (i + 1)...j { sum += r[i + k * p] * result[k, j] }
        result[i, j] = -sum / r[i + i * p]
      }
    }
    return result
  }

  /// The squared row lengths of Q.
  func hatValues(count: Int) -> [Double] {
    if penalised { return (0..<count).map { leverage[$0] } }
    var result = [Double](repeating: 0, count: count)
    for j in 0..<columns {
      for i in 0..<count { result[i] += q[i + j * rows] * q[i + j * rows] }
    }
    return result
  }
}
