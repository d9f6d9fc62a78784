import LinearAlgebra
import Statistics

/// A regression of the population, estimated from a sample with a design.
///
/// Coefficients solve the weighted estimating equations Σ w x (y − μ) = 0, which a census would solve
/// with weights of one; their covariance is the design's covariance of the total of the influence
/// values A⁻¹x(y − μ), A = Σ w x xᵀ dμ/dη (Taylor linearisation).
/// Source: Binder 1983, International Statistical Review 51:279; Lumley 2010, Complex Surveys,
/// chapter 5.
public struct SurveyRegression: Codable, Sendable, Equatable {
  /// What the response is.
  public enum Family: String, Codable, Sendable, CaseIterable {
    /// An amount: μ = xᵀβ.
    case linear
    /// Yes (1) or no (0): μ = 1/(1 + exp(−xᵀβ)).
    case logistic
  }

  /// When the iterations of a logistic regression end.
  public enum Convergence: Codable, Sendable, Equatable {
    /// At the maximum, to the last digits.
    case full
    /// When the deviance changes by less than this share, with the working weights of the last step
    /// in the covariance: what R's `glm` and `survey` do with 1e-8, which leaves standard errors a
    /// relative error near 1e-7.
    case devianceChange(Double)
  }

  /// What the response is.
  public var family: Family
  /// When the iterations of a logistic regression end.
  public var convergence: Convergence

  /// Chooses the family.
  public init(family: Family = .linear, convergence: Convergence = .full) {
    self.family = family
    self.convergence = convergence
  }

  /// Fits the coefficients.
  /// - Parameters:
  ///   - x: n × p, the intercept column included.
  ///   - y: the response, n; 0 and 1 for the logistic family.
  ///   - names: the names of the p columns.
  ///   - design: how the rows were drawn, with their weights.
  /// - Throws: `fit` with the reason of a `FitError`, `notZeroOrOne(row:)`,
  ///   `separated` when the likelihood has no maximum, `tooFewUnits`.
  public func fit(
    x: Matrix, y: [Double], names: [String], design: SurveyDesign
  ) throws(SurveyRegressionError) -> SurveyFit {
    let n = x.rows
    precondition(
      y.count == n && design.weights.count == n,
      "\(y.count) responses and \(design.weights.count) weights for \(n) rows")
    precondition(names.count == x.columns, "\(names.count) names for \(x.columns) columns")
    let degrees = design.degreesOfFreedom + 1 - x.columns
    guard degrees > 0 else {
      throw .tooFewUnits(degreesOfFreedom: design.degreesOfFreedom, columns: x.columns)
    }
    let solved: (coefficients: [Double], residuals: [Double], gramInverse: Matrix)
    switch family {
    case .linear: solved = try Self.linear(x, y, names, design.weights)
    case .logistic:
      let fit = try WeightedLogistic.fit(
        x: x, y: y, names: names, weights: design.weights,
        convergence: convergence)
      solved = (fit.coefficients, fit.residuals, fit.informationInverse)
    }
    // Influence values, n × p: row i is A⁻¹xᵢ(yᵢ − μᵢ).
    let influences = x.scalingRows(by: solved.residuals) * solved.gramInverse
    let p = x.columns
    var covariance = Matrix(rows: p, columns: p, repeating: 0)
    for j in 0..<p {
      for k in 0...j {
        let value = design.covariance(ofTotals: influences.column(j), influences.column(k))
        covariance[j, k] = value
        covariance[k, j] = value
      }
    }
    return SurveyFit(
      family: family, terms: names, coefficients: solved.coefficients, covariance: covariance,
      degreesOfFreedom: degrees)
  }

  private static func linear(
    _ x: Matrix, _ y: [Double], _ names: [String], _ weights: [Double]
  ) throws(SurveyRegressionError) -> ([Double], [Double], Matrix) {
    do {
      let problem = try LinearRegression(intercept: false)
        .leastSquares(x: x, y: y, names: names, weights: weights)
      return (problem.coefficients, problem.residuals, problem.gramInverse)
    } catch {
      throw .fit(error)
    }
  }
}
