import Probability
import Statistics

/// Pooled estimates with the spread of their true values.
public struct RandomEffectsResult: Codable, Sendable, Equatable {
  /// A mean with its error.
  public struct Mean: Codable, Sendable, Equatable {
    /// The mean.
    public let estimate: Double
    /// Its standard error.
    public let standardError: Double
  }

  /// The true value of one of the estimates, as far as it can be known.
  public struct Prediction: Codable, Sendable, Equatable {
    /// The share of the estimate itself, τ²/(τ² + v); the pooled mean has the rest.
    public let shrinkageWeight: Double
    /// The shrunken estimate.
    public let estimate: Double
    /// Its standard error, with the uncertainty of the mean.
    public let standardError: Double
  }

  /// The number of estimates.
  public let count: Int
  /// Cochran's test that all true values are one: Q on k − 1 degrees of freedom.
  public let heterogeneityTest: TestResult
  /// I² = max(0, (Q − df)/Q): the share of the scatter that is more than chance; nil where Q is 0.
  public let inconsistency: Double?
  /// H² = max(1, Q/df): the scatter as a multiple of chance.
  public let excess: Double
  /// The mean if all true values were one.
  public let fixedEffect: Mean
  /// τ², the variance between true values.
  public let varianceBetween: Double
  /// The Q-profile interval of τ² (Viechtbauer 2007, Statistics in Medicine 26:37).
  public let varianceInterval: Interval
  /// The mean of the true values.
  public let mean: Mean
  /// The interval of the mean.
  public let interval: Interval
  /// The test that the mean is zero.
  public let test: TestResult
  /// The interval of a new true value: normal, or t on k − 2 (Higgins, Thompson & Spiegelhalter
  /// 2009); without limits where that has no degrees of freedom.
  public let predictionInterval: Interval
  /// The true value behind each estimate.
  public let predictions: [Prediction]
  /// What the reader must know: `few_estimates`.
  public let notes: [Note]

  init(_ data: PoolingData, between: Double, pooling: RandomEffectsPooling) {
    let (unit, k) = (data.unit, data.estimates.count)
    let free = Double(k - 1)
    let fixed = data.pooled(0)
    let random = data.pooled(between)
    let plain = 1 / random.total
    let factor =
      switch pooling.inference {
      case .normal: 1.0
      case .hartungKnapp: random.q / free
      case .modifiedHartungKnapp: max(1, random.q / free)
      }
    let error = (plain * factor).squareRoot()
    let upper = (1 - pooling.level) / 2
    let isNormal = pooling.inference == .normal
    let law = StudentT(degreesOfFreedom: free)
    let reach = isNormal ? Normal().upperQuantile(upper) : law.upperQuantile(upper)
    let centre = data.centre + unit * random.mean

    count = k
    heterogeneityTest = TestResult(
      method: "cochran_q", null: "all true values are equal", statistic: fixed.q,
      degreesOfFreedom: free, pValue: ChiSquared(degreesOfFreedom: free).survival(fixed.q),
      alternative: "greater")
    inconsistency = fixed.q > 0 ? max(0, (fixed.q - free) / fixed.q) : nil
    excess = max(1, fixed.q / free)
    fixedEffect = Mean(
      estimate: data.centre + unit * fixed.mean,
      standardError: unit * (1 / fixed.total).squareRoot())
    varianceBetween = between * unit * unit
    let chi = ChiSquared(degreesOfFreedom: free)
    let limits = [chi.upperQuantile(upper), chi.quantile(upper)].map {
      BetweenVariance.variance(data, at: $0) * unit * unit
    }
    varianceInterval = Interval(
      lower: limits[0], upper: limits[1], level: pooling.level, method: "q_profile")
    mean = Mean(estimate: centre, standardError: unit * error)
    interval = Interval(
      lower: centre - reach * unit * error, upper: centre + reach * unit * error,
      level: pooling.level, method: pooling.inference.rawValue)
    // All estimates equal leave no scatter to test by.
    let ratio = error > 0 ? centre / (unit * error) : nil
    test = TestResult(
      method: isNormal ? "z" : "t", null: "the mean of the true values is zero", statistic: ratio,
      degreesOfFreedom: isNormal ? nil : free,
      pValue: ratio.map { 2 * (isNormal ? Normal().survival(abs($0)) : law.survival(abs($0))) })
    let wide = (between + error * error).squareRoot() * unit
    let far: Double? =
      isNormal
      ? reach : k > 2 ? StudentT(degreesOfFreedom: Double(k - 2)).upperQuantile(upper) : nil
    predictionInterval = Interval(
      lower: far.map { centre - $0 * wide }, upper: far.map { centre + $0 * wide },
      level: pooling.level, method: isNormal ? "normal" : "t_k_less_2")
    predictions = zip(data.estimates, data.variances).map { value, variance in
      let weight = between / (between + variance)
      let rest = 1 - weight
      let squared = weight * variance + rest * rest * plain
      return Prediction(
        shrinkageWeight: weight,
        estimate: data.centre + unit * (weight * value + rest * random.mean),
        standardError: unit * squared.squareRoot())
    }
    notes = k < 5 ? [.fewEstimates(k)] : []
  }
}

extension Note {
  static func fewEstimates(_ count: Int) -> Note {
    Note(
      code: "few_estimates",
      sentence: "\(count) estimates say little about the spread of the true values.")
  }
}
