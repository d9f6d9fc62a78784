/// What a list of weighted numbers looks like.
///
/// Rows of weight zero are left out. With importance weights the variance and the standard error
/// do not change when all weights are multiplied; with frequency weights they are those of the
/// rows written out.
public struct WeightedSummary: Codable, Sendable, Equatable {
  /// A probability and the quantile at it.
  public typealias Quantile = Summary.Quantile

  /// The number of rows with weight.
  public let rows: Int
  /// The sum of the weights.
  public let sumOfWeights: Double
  /// The number of equally weighted rows that would say as much; see `Weights.effectiveSize`.
  public let effectiveSize: Double
  /// Rows over Kish's effective size, 1 + the squared coefficient of variation of the weights; nil
  /// without rows.
  public let kishDesignEffect: Double?
  /// The weighted mean; nil without rows.
  public let mean: Double?
  /// The weighted mean squared deviation, Σw(x − m)²/Σw; nil without rows.
  public let populationVariance: Double?
  /// The estimated variance of one value: divisor Σw − Σw²/Σw for importance weights, Σw − 1 for
  /// frequency weights, n − 1 without weights; nil where the divisor is not positive.
  public let variance: Double?
  /// The standard error of the mean: by Taylor linearisation for importance weights, √(variance/Σw)
  /// for the others; nil below two rows (for frequency weights, a sum of weights up to one).
  public let standardError: Double?
  /// The smallest values whose cumulative weight share reaches the probabilities.
  public let quantiles: [Quantile]

  /// Describes a list of numbers.
  /// - Parameters:
  ///   - values: one per row
  ///   - weights: what the weight of a row means, and the weights
  ///   - probabilities: of the quantiles, 0…1
  /// - Throws: `nonFinite` or `invalidWeight` naming the position.
  public init(
    _ values: [Double], weights: Weights = .none, probabilities: [Double] = [0.25, 0.5, 0.75]
  ) throws(DescribeError) {
    let all = try weights.values(count: values.count)
    mean = try weightedMean(values, weights: all)
    let kept = values.indices.filter { all[$0] > 0 }
    let (x, w) = (kept.map { values[$0] }, kept.map { all[$0] })
    rows = kept.count
    sumOfWeights = CompensatedSum(w).value
    effectiveSize = try weights.effectiveSize(count: values.count)
    quantiles = probabilities.compactMap { probability in
      weightedQuantile(probability, of: x, weights: w).map {
        Quantile(probability: probability, value: $0)
      }
    }
    guard let mean else {
      (kishDesignEffect, populationVariance, variance, standardError) = (nil, nil, nil, nil)
      return
    }
    let kish = kishEffectiveSize(w)
    kishDesignEffect = Double(rows) / kish
    let moments = Deviations(x, w, mean)
    populationVariance = moments.meanSquare
    switch weights {
    case .none, .frequency:
      let total = sumOfWeights
      variance = total > 1 ? moments.meanSquare * total / (total - 1) : nil
      standardError = total > 1 ? (moments.meanSquare / (total - 1)).squareRoot() : nil
    case .importance:
      // Σw − Σw²/Σw is Σw(1 − 1/n_Kish).
      variance = rows > 1 ? moments.meanSquare / (1 - 1 / kish) : nil
      let n = Double(rows)
      standardError = rows > 1 ? (n / (n - 1) * moments.linearised).squareRoot() : nil
    }
  }

  /// Sums over the deviations from the mean, with weights that sum to one.
  private struct Deviations {
    /// Σw(x − m)².
    let meanSquare: Double
    /// Σ(w(x − m))².
    let linearised: Double

    init(_ values: [Double], _ weights: [Double], _ mean: Double) {
      let largest = weights.max() ?? 1
      let total = CompensatedSum(weights.map { $0 / largest }).value
      var (square, linear) = (CompensatedSum(), CompensatedSum())
      for (value, weight) in zip(values, weights) {
        let (share, deviation) = (weight / largest / total, value - mean)
        square.add(product: share, deviation * deviation)
        linear.add(product: share * deviation, share * deviation)
      }
      (meanSquare, linearised) = (square.value, linear.value)
    }
  }
}

/// The smallest value whose cumulative weight share reaches a probability.
/// - Parameters:
///   - probability: 0…1
///   - values: one per row, in any order
///   - weights: one per row, zero or positive
/// - Returns: nil when no row has weight.
public func weightedQuantile(
  _ probability: Double, of values: [Double], weights: [Double]
) -> Double? {
  precondition(
    probability >= 0 && probability <= 1, "a probability of \(probability) is not in 0...1")
  precondition(
    values.count == weights.count, "\(weights.count) weights for \(values.count) values")
  let order = values.indices.filter { weights[$0] > 0 }.sorted { values[$0] < values[$1] }
  let total = CompensatedSum(order.map { weights[$0] }).value
  // A share that misses the probability by rounding alone has reached it.
  let target = (probability - 1e-12) * total
  var running = CompensatedSum()
  for row in order {
    running.add(weights[row])
    if running.value >= target { return values[row] }
  }
  return order.last.map { values[$0] }
}
