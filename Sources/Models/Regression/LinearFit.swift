import LinearAlgebra
import Probability
import Statistics

/// What least squares found; arrays over terms and over rows run in the order given.
public struct LinearFit: Codable, Sendable, Equatable {
  /// The names of the columns.
  public let terms: [String]
  /// The coefficients, one per term.
  public let coefficients: [Double]
  /// The standard errors under equal variances, one per term.
  public let standardErrors: [Double]
  /// The covariance matrix s²(XᵀWX)⁻¹ of the coefficients, p × p.
  public let covariance: Matrix
  /// Coefficient over standard error; nil when the fit is exact.
  public let tStatistics: [Double?]
  /// Two-sided p-values against zero, t with the residual degrees of freedom.
  public let pValues: [Double?]
  /// s, the square root of the residual mean square.
  public let residualStandardDeviation: Double
  /// 1 − residual/total sum of squares; nil when the response does not vary.
  public let rSquared: Double?
  /// 1 − (1 − R²)(n − 1)/(n − p), with n for n − 1 without an intercept.
  public let adjustedRSquared: Double?
  /// The number of coefficients besides the intercept.
  public let degreesOfFreedomModel: Int
  /// Rows with positive weight less coefficients.
  public let degreesOfFreedomResidual: Int
  /// Σw(ŷ − ȳ)², or Σwŷ² without an intercept.
  public let sumOfSquaresModel: Double
  /// Σw(y − ŷ)².
  public let sumOfSquaresResidual: Double
  /// The ratio of the mean squares; nil without predictors or when the fit is exact.
  public let fStatistic: Double?
  /// The p-value of the F statistic.
  public let fPValue: Double?
  /// The fitted values, one per row.
  public let fitted: [Double]
  /// Response less fitted, one per row, not weighted.
  public let residuals: [Double]
  /// The diagonal of the weighted projection on the columns, one per row.
  public let leverages: [Double]
  /// The number of rows with positive weight.
  public let observations: Int
  /// The normal log-likelihood at its maximum; nil when the fit is exact.
  public let logLikelihood: Double?
  /// The estimated condition of the columns, scaled to a common length.
  public let conditionEstimate: Double
  /// Which arithmetic was used: double or double-double.
  public let precision: LeastSquaresPrecision
  /// What the reader must know: `exact_fit`, `constant_response`.
  public let notes: [Note]

  /// Derives the statistics of a solved problem.
  init(
    _ problem: LeastSquares, y: [Double], names: [String], weights: [Double]?, intercept: Bool
  ) {
    let (n, p) = (y.count, names.count)
    let counted = weights.map { $0.count { $0 > 0 } } ?? n
    let sums = SumsOfSquares(
      y: y, residuals: problem.residuals, weights: weights, intercept: intercept,
      decimals: problem.readsDecimals)
    let (dfModel, dfResidual) = (intercept ? p - 1 : p, counted - p)
    let residualSum = problem.residualSumOfSquares
    let meanSquare = residualSum / Double(dfResidual)
    let constant = isRounding(sums.total, against: sums.aboutZero)
    let exact = constant || isRounding(residualSum, against: sums.aboutZero)

    terms = names
    coefficients = problem.coefficients
    covariance = meanSquare * problem.gramInverse
    standardErrors = covariance.diagonal.map { $0.squareRoot() }
    residualStandardDeviation = meanSquare.squareRoot()
    degreesOfFreedomModel = dfModel
    degreesOfFreedomResidual = dfResidual
    sumOfSquaresModel = sums.model
    sumOfSquaresResidual = residualSum
    fitted = zip(y, problem.residuals).map { $0 - $1 }
    residuals = problem.residuals
    leverages = problem.leverages
    observations = counted
    conditionEstimate = problem.conditionEstimate
    precision = problem.precision

    let unexplained = constant ? nil : residualSum / sums.total
    rSquared = unexplained.map { 1 - $0 }
    adjustedRSquared = unexplained.map {
      1 - $0 * Double(intercept ? counted - 1 : counted) / Double(dfResidual)
    }
    if exact {
      tStatistics = Array(repeating: nil, count: p)
      pValues = tStatistics
      (fStatistic, fPValue, logLikelihood) = (nil, nil, nil)
    } else {
      let reference = StudentT(degreesOfFreedom: Double(dfResidual))
      let t = zip(problem.coefficients, standardErrors).map { $0 / $1 }
      tStatistics = t
      pValues = t.map { 2 * reference.survival(abs($0)) }
      let ratio = dfModel > 0 ? sums.model / Double(dfModel) / meanSquare : nil
      fStatistic = ratio
      fPValue = ratio.map {
        FisherF(
          numeratorDegreesOfFreedom: Double(dfModel),
          denominatorDegreesOfFreedom: Double(dfResidual)
        ).survival($0)
      }
      let logWeights = CompensatedSum(
        (weights ?? []).lazy.filter { $0 > 0 }.map { logOf($0) })
      let size = Double(counted)
      logLikelihood =
        (logWeights.value - size * (logOf(2 * .pi) + 1 + logOf(residualSum / size))) / 2
    }
    notes = Self.notes(constant: constant, exact: exact)
  }

  private static func notes(constant: Bool, exact: Bool) -> [Note] {
    if constant {
      return [
        Note(
          code: "constant_response",
          sentence: "The response is the same in every row, so there is nothing to explain "
            + "and R², t and F do not exist.")
      ]
    }
    if exact {
      return [
        Note(
          code: "exact_fit",
          sentence: "The columns reproduce the response to the last digit, so t, F and the "
            + "likelihood do not exist.")
      ]
    }
    return []
  }

  /// Confidence intervals of the coefficients, from t with the residual degrees of freedom.
  /// - Parameter level: the confidence level, between 0 and 1.
  public func intervals(level: Double = 0.95) -> [Interval] {
    precondition(level > 0 && level < 1, "a confidence level of \(level) is not between 0 and 1")
    let quantile = StudentT(degreesOfFreedom: Double(degreesOfFreedomResidual))
      .upperQuantile((1 - level) / 2)
    return zip(coefficients, standardErrors).map {
      Interval(lower: $0 - quantile * $1, upper: $0 + quantile * $1, level: level, method: "t")
    }
  }
}

/// The sums of squares of the response and of the fitted values, weighted and compensated.
struct SumsOfSquares {
  /// Σwy².
  let aboutZero: Double
  /// Σw(y − ȳ)², or Σwy² without an intercept.
  let total: Double
  /// Σw(ŷ − ȳ)², or Σwŷ² without an intercept.
  let model: Double

  /// Sums the squares of a response and of what a fit left of it.
  init(
    y: [Double], residuals: [Double], weights: [Double]?, intercept: Bool, decimals: Bool
  ) {
    func read(_ value: Double) -> DoubleDouble {
      decimals ? DoubleDouble(decimal: value) : DoubleDouble(value)
    }
    let response = y.map(read)
    let w = weights.map { $0.map(read) }
    var centre = DoubleDouble.zero
    if intercept {
      var (sum, weight) = (DoubleDouble.zero, DoubleDouble.zero)
      for i in y.indices {
        sum += w.map { $0[i] * response[i] } ?? response[i]
        weight += w.map { $0[i] } ?? DoubleDouble(1)
      }
      centre = sum / weight
    }
    var (zero, total, model) = (DoubleDouble.zero, DoubleDouble.zero, DoubleDouble.zero)
    for i in y.indices {
      let deviation = response[i] - centre
      let explained = deviation - DoubleDouble(residuals[i])
      let factor = w?[i] ?? DoubleDouble(1)
      zero += response[i] * response[i] * factor
      total += deviation * deviation * factor
      model += explained * explained * factor
    }
    (aboutZero, self.total, self.model) = (zero.high, total.high, model.high)
  }
}
