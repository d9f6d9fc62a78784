import LinearAlgebra
import Probability
import Statistics

/// What one predictor adds to a regression, and what the others make of it.
public struct TermDiagnostics: Codable, Sendable, Equatable {
  /// The name of the column.
  public let term: String
  /// The coefficient in standard deviations of the response per standard deviation of the column;
  /// nil when the response does not vary.
  public let standardizedCoefficient: Double?
  /// 1/(1 − R²) of the column on the others; nil without an intercept.
  public let varianceInflationFactor: Double?
  /// The share of what the others leave that the column explains; nil when the fit is exact.
  public let partialRSquared: Double?
  /// The F statistic of leaving the column out (type II and III alike for one column).
  public let fStatistic: Double?
  /// Its p-value.
  public let pValue: Double?
}

/// The variance inflation of a term of several columns.
public struct GeneralizedVarianceInflation: Codable, Sendable, Equatable {
  /// The names of the columns.
  public let terms: [String]
  /// det R₁₁ det R₂₂/det R of the correlations of the coefficients.
  public let factor: Double
  /// factor^(1/(2 df)), comparable between terms of different width.
  public let perDegreeOfFreedom: Double
}

extension LinearModel {
  /// What each predictor adds; columns that are constant are left out.
  public var termDiagnostics: [TermDiagnostics] {
    let spread = weightedDeviation(y)
    return predictors.map { j in
      let t = fit.tStatistics[j]
      let f = t.map { $0 * $0 }
      let degrees = Double(fit.degreesOfFreedomResidual)
      let own = weightedDeviation(x.column(j))
      return TermDiagnostics(
        term: fit.terms[j],
        standardizedCoefficient: fit.rSquared == nil ? nil : fit.coefficients[j] * own / spread,
        varianceInflationFactor: intercept ? inflation(of: j) : nil,
        partialRSquared: f.map { $0 / ($0 + degrees) }, fStatistic: f,
        pValue: f.map {
          FisherF(numeratorDegreesOfFreedom: 1, denominatorDegreesOfFreedom: degrees).survival($0)
        })
    }
  }

  /// The generalised variance inflation of the columns of one term.
  ///
  /// Source: Fox & Monette 1992, Journal of the American Statistical Association 87:178.
  /// - Parameter terms: names among `fit.terms`, not the intercept.
  /// - Returns: nil without an intercept, or when the term has every predictor.
  public func generalizedVarianceInflation(of terms: [String]) -> GeneralizedVarianceInflation? {
    let own = Set(terms.map { index(of: $0) })
    precondition(own.isSubset(of: predictors), "a constant column has no variance inflation")
    guard intercept, own.count < predictors.count, !own.isEmpty else { return nil }
    let covariance = m.outerGram
    func logDeterminant(_ places: [Int]) -> Double? {
      let block = covariance.selecting(rows: places).selecting(columns: places)
      let scales = block.diagonal.map { 1 / $0.squareRoot() }
      return (try? Cholesky(block.scalingRows(by: scales).scalingColumns(by: scales)))?
        .logDeterminant
    }
    let rest = predictors.filter { !own.contains($0) }
    guard let first = logDeterminant(own.sorted()), let second = logDeterminant(rest),
      let whole = logDeterminant(predictors)
    else { return nil }
    let log = first + second - whole
    return GeneralizedVarianceInflation(
      terms: terms, factor: exponential(log),
      perDegreeOfFreedom: exponential(log / Double(2 * own.count)))
  }

  /// Σw(x − x̄)² times the entry of (XᵀWX)⁻¹.
  private func inflation(of j: Int) -> Double {
    weightedSquares(x.column(j)) * m.row(j).reduce(0) { $0 + $1 * $1 }
  }

  private func weightedDeviation(_ values: [Double]) -> Double {
    weightedSquares(values).squareRoot()
  }

  /// Σw(v − v̄)².
  private func weightedSquares(_ values: [Double]) -> Double {
    let w = weights ?? ones
    let total = w.reduce(0, +)
    let mean = zip(w, values).reduce(0) { $0 + $1.0 * $1.1 } / total
    return zip(w, values).reduce(0) { $0 + $1.0 * ($1.1 - mean) * ($1.1 - mean) }
  }
}
