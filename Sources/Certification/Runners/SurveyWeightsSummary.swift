import Statistics

extension Runner {
  /// `survey_weights/weighted_summary`: moments and quantiles under each meaning of a weight.
  static let weightedSummary = Runner(
    family: "survey_weights", method: "weighted_summary"
  ) { context in
    let columns = try completeColumns(["x", "w"], of: context.table())
    let (values, weights) = (columns[0], columns[1])
    let importance = try WeightedSummary(values, weights: .importance(weights))
    let frequency = try WeightedSummary(values, weights: .frequency(weights))
    return [
      "sum_of_weights": .number(importance.sumOfWeights),
      "kish_effective_n": .number(importance.effectiveSize),
      "kish_design_effect": .number(importance.kishDesignEffect),
      "mean": .number(importance.mean),
      "variance_population": .number(importance.populationVariance),
      "variance_frequency_weights": .number(frequency.variance),
      "variance_reliability_weights": .number(importance.variance),
      "linearised_standard_error_of_mean": .number(importance.standardError),
      "quantiles_inverse_cdf": .object(
        importance.quantiles.map {
          .init(key: "p\(Int(($0.probability * 100).rounded()))", value: .number($0.value))
        }),
    ]
  }
}
