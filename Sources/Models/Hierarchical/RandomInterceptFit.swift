import LinearAlgebra
import Probability
import Statistics

/// A fitted random-intercept model.
public struct RandomInterceptFit: Codable, Sendable, Equatable {
  /// What is known about one group.
  public struct Group: Codable, Sendable, Equatable {
    /// The number it has in the data.
    public let identifier: Int
    /// Its rows.
    public let rows: Int
    /// The best linear unbiased prediction of its intercept, as a departure from the fixed part.
    public let prediction: Double
    /// The standard deviation of the intercept given the data and the fixed effects.
    public let conditionalStandardDeviation: Double
    /// The root of the mean squared error of prediction, which counts the uncertainty of the fixed
    /// effects too (Henderson 1975, Biometrics 31:423).
    public let predictionStandardError: Double
  }

  /// A predicted value with its error.
  public struct Prediction: Codable, Sendable, Equatable {
    /// The predicted mean.
    public let estimate: Double
    /// The root of the mean squared error, the variances taken as known.
    public let standardError: Double
  }

  /// What the variances maximise.
  public let estimation: RandomInterceptModel.Estimation
  /// The names of the columns.
  public let terms: [String]
  /// The generalised least squares estimates.
  public let coefficients: [Double]
  /// Their covariance, the variances taken as known.
  public let covariance: Matrix
  /// The variance between groups; zero on the boundary.
  public let varianceBetween: Double
  /// The variance within groups.
  public let varianceResidual: Double
  /// The intraclass correlation: the share of the variance between groups.
  public let intraclassCorrelation: Double
  /// The profile-likelihood interval of the intraclass correlation.
  public let intraclassInterval: Interval
  /// The log-likelihood, restricted under REML.
  public let logLikelihood: Double
  /// The likelihood-ratio test that groups do not differ: half of its law is a point at zero.
  public let groupsTest: TestResult
  /// The number of rows.
  public let rows: Int
  /// The groups by ascending identifier.
  public let groups: [Group]
  /// What the reader must know: `zero_between_variance`.
  public let notes: [Note]

  private let targets: PredictionParts

  /// The standard errors of the coefficients, the variances taken as known.
  public var standardErrors: [Double] { covariance.diagonal.map { $0.squareRoot() } }

  /// −2 log-likelihood + 2(p + 2); restricted likelihoods compare only models of the same columns.
  public var akaikeInformationCriterion: Double {
    -2 * logLikelihood + 2 * Double(terms.count + 2)
  }

  /// Intervals of the coefficients by t on groups less columns, which is cautious for columns that
  /// vary within groups; without limits where there are no more groups than columns.
  public func intervals(level: Double = 0.95) -> [Interval] {
    requireLevel(level)
    let free = groups.count - terms.count
    let reach =
      free > 0
      ? StudentT(degreesOfFreedom: Double(free)).upperQuantile((1 - level) / 2) : nil
    return zip(coefficients, standardErrors).map { centre, error in
      Interval(
        lower: reach.map { centre - $0 * error }, upper: reach.map { centre + $0 * error },
        level: level, method: "t_groups_less_columns")
    }
  }

  /// Predicts the mean of rows with these columns: x′β + u, and its error.
  /// - Parameters:
  ///   - row: p values.
  ///   - group: a group of the data; nil or an unknown one predicts for a new group, whose own
  ///     departure counts as error.
  public func prediction(row: [Double], group: Int? = nil) -> Prediction {
    precondition(row.count == terms.count, "\(row.count) values for \(terms.count) columns")
    let fixed = zip(row, coefficients).reduce(0.0) { $0 + $1.0 * $1.1 }
    let place = group.flatMap { wanted in groups.firstIndex { $0.identifier == wanted } }
    guard let place else {
      let error = targets.squaredError(row, shift: nil) + varianceBetween
      return Prediction(estimate: fixed, standardError: error.squareRoot())
    }
    let own = groups[place]
    let spread = own.conditionalStandardDeviation * own.conditionalStandardDeviation
    let error = targets.squaredError(row, shift: place) + spread
    return Prediction(estimate: fixed + own.prediction, standardError: error.squareRoot())
  }

  init(
    _ solution: RandomInterceptSolution, model: RandomInterceptModel, names: [String],
    withoutGroups: Double, accepted: (lower: Double, upper: Double?)
  ) {
    let kernel = solution.kernel
    let ratio = solution.ratio
    let variance = solution.residualVariance(model.estimation)
    let parts = PredictionParts(solution, variance: variance)
    targets = parts
    estimation = model.estimation
    terms = names
    rows = kernel.rows
    let moved = kernel.transform.times(solution.shares)
    coefficients = zip(kernel.leastSquares, moved).map { $0 + kernel.scale * $1 }
    covariance = parts.root.outerGram
    varianceResidual = variance
    varianceBetween = ratio * variance
    intraclassCorrelation = ratio / (1 + ratio)
    intraclassInterval = Interval(
      lower: accepted.lower / (1 + accepted.lower), upper: accepted.upper.map { $0 / (1 + $0) },
      level: model.level, method: "profile_likelihood")
    logLikelihood = solution.logLikelihood(model.estimation)
    groupsTest = Self.test(ratio > 0 ? max(0, 2 * (logLikelihood - withoutGroups)) : 0)
    groups = kernel.groups.enumerated().map { place, identifier in
      let keep = solution.retained[place]
      let conditional = variance * ratio * keep
      let shift = parts.squaredError(
        [Double](repeating: 0, count: names.count), shift: place)
      return Group(
        identifier: identifier, rows: Int(kernel.sizes[place]),
        prediction: ratio * keep * solution.residualSum(place) * kernel.scale,
        conditionalStandardDeviation: conditional.squareRoot(),
        predictionStandardError: (conditional + shift).squareRoot())
    }
    notes = ratio > 0 ? [] : [.zeroBetweenVariance]
  }

  /// Half a point at zero, half χ² on one degree of freedom (Self & Liang 1987, case 5).
  private static func test(_ statistic: Double) -> TestResult {
    TestResult(
      method: "likelihood_ratio_mixture", null: "groups do not differ", statistic: statistic,
      degreesOfFreedom: nil,
      pValue: statistic > 0 ? ChiSquared(degreesOfFreedom: 1).survival(statistic) / 2 : 1,
      alternative: "greater")
  }
}

/// What the error of a prediction is made of.
struct PredictionParts: Codable, Sendable, Equatable {
  /// p × p: the covariance of the coefficients is this times its transpose.
  let root: Matrix
  /// Groups × columns by rows: c s in the columns of the design, which a prediction takes away.
  let shifts: [Double]

  init(_ solution: RandomInterceptSolution, variance: Double) {
    let kernel = solution.kernel
    let p = kernel.columns
    // (QᵀV⁻¹Q)⁻¹ = L⁻ᵀL⁻¹, so that M L⁻ᵀ is a root of M(QᵀV⁻¹Q)⁻¹Mᵀ.
    var inverse = Matrix(rows: p, columns: p, repeating: 0)
    for j in 0..<p {
      let column = solution.whitened((0..<p).map { $0 == j ? 1 : 0 })
      for i in 0..<p { inverse[j, i] = column[i] }
    }
    root = variance.squareRoot() * (kernel.transform * inverse)
    var shifts = [Double](repeating: 0, count: kernel.groups.count * p)
    for group in kernel.groups.indices {
      let weight = solution.ratio * solution.retained[group] * variance.squareRoot()
      let row = solution.whitened(Array(solution.columnSums(group)))
      for j in 0..<p { shifts[group * p + j] = weight * row[j] }
    }
    self.shifts = shifts
  }

  /// σ² d′(X′V⁻¹X)⁻¹d of d = x − c s, s the column sums of a group.
  func squaredError(_ row: [Double], shift group: Int?) -> Double {
    var white = root.transposedTimes(row)
    if let group {
      for j in white.indices { white[j] -= shifts[group * white.count + j] }
    }
    return white.reduce(0) { $0 + $1 * $1 }
  }
}

extension Note {
  static let zeroBetweenVariance = Note(
    code: "zero_between_variance",
    sentence: "The best estimate of the variance between groups is zero, so that every group is "
      + "predicted at the fixed part; in small samples that happens though groups differ.")
}
