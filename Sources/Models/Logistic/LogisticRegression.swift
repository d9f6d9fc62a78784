import LinearAlgebra
import Statistics

/// What is added to the log-likelihood of a logistic model.
public enum LogisticPenalty: String, Codable, Sendable, Equatable, CaseIterable {
  /// Nothing: maximum likelihood, which has no finite estimate when the outcomes are separated.
  case none
  /// ½ log det of Fisher's information (Jeffreys' prior): takes away the first-order bias, and is
  /// finite whatever the data.
  case firth
}

/// Logistic regression of a yes/no outcome, by maximum likelihood or with Firth's penalty.
///
/// Source: Firth 1993, Biometrika 80:27–38; Heinze & Schemper 2002, Statistics in Medicine
/// 21:2409–2419; Albert & Anderson 1984, Biometrika 71:1–10 for separation.
public struct LogisticRegression: Codable, Sendable, Equatable {
  /// What is added to the log-likelihood.
  public var penalty: LogisticPenalty
  /// Whether one of the columns is constant, an intercept; it must then be a single column.
  public var intercept: Bool

  /// Chooses how to fit.
  public init(penalty: LogisticPenalty = .firth, intercept: Bool = true) {
    self.penalty = penalty
    self.intercept = intercept
  }

  /// Fits log odds of the outcome = X b + offset.
  /// - Parameters:
  ///   - x: n × p, the intercept column included.
  ///   - y: whether the event happened, n.
  ///   - weights: how many times each row counts, zero or more; nil for once each.
  ///   - offset: added to the log odds with coefficient 1; nil for none.
  ///   - names: the names of the p columns.
  /// - Throws: as `fit(x:outcomes:weights:offset:names:)`.
  public func fit(
    x: Matrix, y: [Bool], weights: [Double]? = nil, offset: [Double]? = nil, names: [String]
  ) throws(LogisticError) -> LogisticFit {
    try fit(
      x: x, outcomes: y.map { $0 ? 1 : 0 }, weights: weights, offset: offset, names: names)
  }

  /// Fits log odds of the outcome = X b + offset, the outcomes being 0 or 1.
  /// - Throws: `design` with what is wrong with rows or columns, `notZeroOrOne`, `oneOutcome`,
  ///   `separated` (without penalty) naming the columns, `notConverged`.
  public func fit(
    x: Matrix, outcomes: [Double], weights: [Double]? = nil, offset: [Double]? = nil,
    names: [String]
  ) throws(LogisticError) -> LogisticFit {
    try fit(
      LogisticData(
        x: x, outcomes: outcomes, weights: weights, offset: offset, names: names,
        intercept: intercept))
  }

  /// Fits rows that have been checked.
  func fit(_ data: LogisticData) throws(LogisticError) -> LogisticFit {
    let basis = try LogisticCoordinates(data)
    let kernel = LogisticKernel(data, basis, penalised: penalty == .firth)
    let outcome = kernel.maximise(free: kernel.columns)
    if penalty == .none {
      if !(outcome.converged && kernel.certifiesOverlap) {
        let separation = try Separation(data)
        if separation.kind != .none { throw .separated(separation) }
      }
      if !outcome.converged { throw .notConverged(iterations: outcome.iterations) }
      return LogisticFit(
        data, basis, kernel, iterations: outcome.iterations, separation: .none)
    }
    if !outcome.converged { throw .notConverged(iterations: outcome.iterations) }
    var separation = Separation.none
    if !kernel.certifiesOverlap && !overlaps(data, basis, from: kernel) {
      separation = try Separation(data)
    }
    return LogisticFit(
      data, basis, kernel, iterations: outcome.iterations, separation: separation)
  }

  /// Whether maximum likelihood, started at the penalised estimate, converges and so proves in
  /// microseconds that the outcomes overlap.
  private func overlaps(
    _ data: LogisticData, _ basis: LogisticCoordinates, from penalised: LogisticKernel
  ) -> Bool {
    let plain = LogisticKernel(data, basis, penalised: false)
    for k in 0..<plain.columns { plain.coordinates[k] = penalised.coordinates[k] }
    return plain.maximise(free: plain.columns, iterations: 12).converged && plain.certifiesOverlap
  }
}

extension LogisticKernel {
  /// Whether the residuals prove that the outcomes are not separated.
  ///
  /// No direction separates exactly if some positive λ has Σ λ_i s_i x_i = 0, s = ±1 the side of
  /// the outcome (Stiemke's lemma). At a maximum λ_i = |residual_i| is one, up to a score of
  /// rounding size: the columns are orthonormal, so cancelling it moves no λ_i by more than its length.
  var certifiesOverlap: Bool {
    var squares = 0.0
    for k in 0..<columns { squares += score[k] * score[k] }
    let margin = 4 * squares.squareRoot() + 1e-11
    for i in 0..<used where frequencies[i] > 0 {
      let toward = outcomes[i] > 0.5 ? rest[i] : -rest[i]
      if !(toward > margin * max(1, frequencies[i])) { return false }
    }
    return true
  }
}
