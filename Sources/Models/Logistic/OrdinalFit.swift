import LinearAlgebra
import Probability
import Statistics

/// What proportional odds regression found; log P(Y ≤ k)/P(Y > k) = θ_k − x b.
public struct OrdinalFit: Codable, Sendable, Equatable {
  /// The names of the drivers.
  public let terms: [String]
  /// The log odds ratios of a higher outcome, one per term.
  public let coefficients: [Double]
  /// Their standard errors from the observed information.
  public let standardErrors: [Double]
  /// The thresholds between adjacent categories, ascending.
  public let thresholds: [Double]
  /// The standard errors of the thresholds.
  public let thresholdStandardErrors: [Double]
  /// The covariance of coefficients and then thresholds, from the observed information.
  public let covariance: Matrix
  /// The categories that occur, ascending.
  public let categories: [Double]
  /// The rows of weight in each category.
  public let counts: [Double]
  /// The log-likelihood at its maximum.
  public let logLikelihood: Double
  /// What the reader must know: `empty_categories`, `few_rows_per_coefficient`.
  public let notes: [Note]

  /// The drivers, n × p.
  let x: Matrix
  /// The position of each row's category.
  let codes: [Int]
  let weights: [Double]

  init(
    x: Matrix, codes: [Int], weights: [Double], names: [String], categories: [Double],
    dropped: [Double], basis: OrdinalBasis, kernel: OrdinalKernel
  ) {
    let (p, cuts) = (x.columns, categories.count - 1)
    self.x = x
    self.codes = codes
    self.weights = weights
    self.categories = categories
    terms = names
    logLikelihood = kernel.logLikelihood
    let gamma = Array(kernel.parameters[cuts...])
    let slopes = p == 0 ? [] : basis.m.times(gamma)
    coefficients = slopes
    // Drivers were centred: θ_k of the user's columns adds x̄ b.
    let shift = zip(basis.means, slopes).reduce(0) { $0 + $1.0 * $1.1 }
    thresholds = kernel.parameters[..<cuts].map { $0 + shift }
    // (b, θ) = T (θ*, γ) with b = M γ and θ = θ* + x̄ᵀ M γ.
    var map = Matrix(rows: p + cuts, columns: p + cuts, repeating: 0)
    let along = p == 0 ? [] : basis.m.transposedTimes(basis.means)
    for j in 0..<p {
      for k in 0..<p { map[j, cuts + k] = basis.m[j, k] }
    }
    for k in 0..<cuts {
      map[p + k, k] = 1
      for j in 0..<p { map[p + k, cuts + j] = along[j] }
    }
    // The information is positive definite where the iteration ended.
    let root = (try? Cholesky(kernel.information))?.inverse ?? kernel.information
    covariance = (map * root).timesTransposed(map)
    standardErrors = (0..<p).map { [covariance] in covariance[$0, $0].squareRoot() }
    thresholdStandardErrors = (0..<cuts).map { [covariance] in
      covariance[p + $0, p + $0].squareRoot()
    }
    var counts = [Double](repeating: 0, count: categories.count)
    for (code, weight) in zip(codes, weights) { counts[code] += weight }
    self.counts = counts
    var notes = [Note]()
    if !dropped.isEmpty {
      let values = dropped.map(shortNumber).joined(separator: ", ")
      notes.append(
        Note(
          code: "empty_categories",
          sentence: "nobody answered \(values); these categories are left out"))
    }
    let total = counts.reduce(0, +)
    if total < 10 * Double(p) {
      notes.append(
        Note(
          code: "few_rows_per_coefficient",
          sentence: "\(shortNumber(total)) rows are fewer than ten for each of \(p) drivers"))
    }
    self.notes = notes
  }

  /// −2 log-likelihood + 2 (terms + thresholds).
  public var akaikeInformationCriterion: Double {
    -2 * logLikelihood + 2 * Double(terms.count + thresholds.count)
  }

  /// The probabilities of the categories for new rows, m × categories.
  /// - Parameter rows: m × p.
  public func probabilities(_ rows: Matrix) -> Matrix {
    precondition(
      rows.columns == terms.count, "\(rows.columns) columns for \(terms.count) coefficients")
    var result = Matrix(rows: rows.rows, columns: categories.count, repeating: 0)
    for i in 0..<rows.rows {
      let eta = zip(rows.row(i), coefficients).reduce(0) { $0 + $1.0 * $1.1 }
      var below = 0.0
      for (k, threshold) in thresholds.enumerated() {
        let upTo = logistic(threshold - eta)
        result[i, k] = upTo - below
        below = upTo
      }
      let last = thresholds.last.map { logistic(eta - $0) } ?? 1
      result[i, categories.count - 1] = last
    }
    return result
  }

  /// Wald tests and intervals of the coefficients.
  public func wald(level: Double = 0.95) -> [CoefficientEstimate] {
    precondition(level > 0 && level < 1, "a level of \(level) is not in 0..<1")
    let z = Normal().upperQuantile((1 - level) / 2)
    return terms.indices.map { j in
      let (b, error) = (coefficients[j], standardErrors[j])
      return CoefficientEstimate(
        term: terms[j], coefficient: b, standardError: error, statistic: b / error,
        pValue: 2 * Normal().survival(abs(b / error)),
        interval: Interval(
          lower: b - z * error, upper: b + z * error, level: level, method: "wald"))
    }
  }
}
