import LinearAlgebra
import Models
import Statistics
import Tables

extension Runner {
  /// `bootstrap`: jackknife, ABC, exact and drawn resampling distributions, wild cluster tests.
  static let bootstrap: [Runner] = [
    bootstrapCase("jackknife_and_influence") { context in
      let statistic = try NamedStatistic(context)
      let jackknife = try Jackknife().run(count: statistic.count) { statistic(rows: $0) }
      let influence = try EmpiricalInfluence(count: statistic.count) { statistic(weights: $0) }
      return [
        "estimate": .number(jackknife.estimate),
        "leave_one_out": .numbers(jackknife.values),
        "jackknife_bias": .number(jackknife.bias),
        "jackknife_se": .number(jackknife.standardError),
        "acceleration_jackknife": .number(jackknife.acceleration),
        "empirical_influence": .numbers(influence.values),
        "infinitesimal_jackknife_se": .number(influence.standardError),
        "acceleration_empirical_influence": .number(influence.acceleration),
      ]
    },
    bootstrapCase("abc_interval") { context in
      let statistic = try NamedStatistic(context)
      return try limits(context) { level in
        try ApproximateBootstrap().interval(count: statistic.count, level: level) {
          statistic(weights: $0)
        }.0
      }
    },
    bootstrapCase("exact_bootstrap_nps", exactNetScore),
    bootstrapCase("exact_bootstrap_small_sample") { context in
      let statistic = try NamedStatistic(context)
      let distribution = try ExactBootstrap().run(count: statistic.count) { statistic(rows: $0) }
      return exactValues(distribution, level: try context.confidenceLevel())
    },
    bootstrapCase("intervals_from_given_replicates", givenReplicates),
    bootstrapCase("bootstrap_monte_carlo") { context in
      let statistic = try NamedStatistic(context)
      let distribution = try Bootstrap(replicates: 24_999, seed: 20_250_101)
        .run(count: statistic.count) { statistic(rows: $0) }
      return [
        "estimate": .number(distribution.estimate),
        "acceleration": .number(distribution.acceleration),
        "z0": .number(distribution.biasCorrection),
        "bootstrap_se": .number(distribution.standardError),
        "percentile": try limits(context) { distribution.interval(.percentile, level: $0).0 },
        "bca": try limits(context) { distribution.interval(.bca, level: $0).0 },
      ]
    },
    bootstrapCase("wild_cluster_bootstrap_enumerated", wildCluster),
  ]
}

private func bootstrapCase(
  _ method: String, _ run: @escaping @Sendable (CaseContext) throws -> JSONValue
) -> Runner {
  Runner(family: "bootstrap", method: method) { context in
    do {
      return try run(context)
    } catch let error as ResamplingError {
      throw CaseError.refused(error.description)
    } catch let error as FitError {
      throw CaseError.refused(error.description)
    }
  }
}

/// The limits at every level that the case names.
private func limits(
  _ context: CaseContext, _ interval: (Double) throws -> Interval?
) throws -> JSONValue {
  let intervals = try context.params.finiteNumbers("conf_levels").map { level in
    guard level > 0 && level < 1 else {
      throw context.params.unusable("conf_levels", "levels should lie between 0 and 1")
    }
    return try interval(level)
  }
  return [
    "ci_lower": .array(intervals.map { .number($0?.lower) as JSONValue }),
    "ci_upper": .array(intervals.map { .number($0?.upper) as JSONValue }),
  ]
}

private func exactNetScore(_ context: CaseContext) throws -> JSONValue {
  let range = 0...NetScoreResampling.largestSize
  let counts = NetScoreCounts(
    detractors: try context.input.whole("detractors", in: range),
    passives: try context.input.whole("passives", in: range),
    promoters: try context.input.whole("promoters", in: range))
  guard let distribution = NetScoreResampling(counts), let score = counts.score else {
    throw CaseError.unusable(key: "input", reason: "there are no answers, or too many")
  }
  let level = try context.confidenceLevel()
  let (low, high) = (
    distribution.quantile((1 - level) / 2), distribution.quantile((1 + level) / 2)
  )
  let bca = distribution.bcaProbabilities(level: level)
  return [
    "estimate": .number(score),
    "mean": .number(distribution.mean),
    "se": .number(distribution.standardError),
    "prob_below_estimate": .number(distribution.probabilityBelow),
    "prob_equal_estimate": .number(distribution.probabilityEqual),
    "percentile_lower": .number(low),
    "percentile_upper": .number(high),
    "basic_lower": .number(2 * score - high),
    "basic_upper": .number(2 * score - low),
    "bca_z0": .number(
      distribution.biasCorrection.isFinite ? distribution.biasCorrection : nil),
    "bca_acceleration": .number(distribution.acceleration),
    "bca_level_lower": .number(bca?.lower),
    "bca_level_upper": .number(bca?.upper),
    "bca_lower": .number(bca.map { distribution.quantile($0.lower) }),
    "bca_upper": .number(bca.map { distribution.quantile($0.upper) }),
  ]
}

private func exactValues(_ distribution: BootstrapDistribution, level: Double) -> JSONValue {
  let percentile = distribution.interval(.percentile, level: level).0
  let basic = distribution.interval(.basic, level: level).0
  let bca = distribution.interval(.bca, level: level).0
  let probabilities = distribution.bcaProbabilities(level: level)
  return [
    "estimate": .number(distribution.estimate),
    "mean": .number(distribution.mean),
    "se": .number(distribution.standardError),
    "prob_below_estimate": .number(distribution.probabilityBelow),
    "prob_equal_estimate": .number(distribution.probabilityEqual),
    "percentile_lower": .number(percentile?.lower),
    "percentile_upper": .number(percentile?.upper),
    "basic_lower": .number(basic?.lower),
    "basic_upper": .number(basic?.upper),
    "bca_z0": .number(distribution.biasCorrection),
    "bca_acceleration": .number(distribution.acceleration),
    "bca_level_lower": .number(probabilities?.lower),
    "bca_level_upper": .number(probabilities?.upper),
    "bca_lower": .number(bca?.lower),
    "bca_upper": .number(bca?.upper),
  ]
}

private func givenReplicates(_ context: CaseContext) throws -> JSONValue {
  let replicates = try context.input.finiteNumbers("replicates")
  let distribution = BootstrapDistribution(
    estimate: try context.input.number("estimate"), replicates: replicates,
    influence: try context.input.finiteNumbers("influence"))
  func of(_ method: BootstrapInterval) throws -> JSONValue {
    try limits(context) { distribution.interval(method, level: $0).0 }
  }
  let sorted = replicates.sorted()
  return [
    "bootstrap_bias": .number(distribution.bias),
    "bootstrap_se": .number(distribution.standardError),
    "normal": try of(.normal),
    "basic": try of(.basic),
    "percentile": try of(.percentile),
    "bca": try of(.bca),
    "percentile_type7": try limits(context) { level in
      Interval(
        lower: sampleQuantile((1 - level) / 2, ofSorted: sorted),
        upper: sampleQuantile((1 + level) / 2, ofSorted: sorted), level: level, method: "type7")
    },
  ]
}

private func wildCluster(_ context: CaseContext) throws -> JSONValue {
  let response = try context.params.text("response")
  let predictors = try context.params.texts("predictors")
  let intercept = try context.params.optionalFlag("intercept") ?? true
  let cluster = try context.params.text("cluster")
  let tested = try context.params.text("tested")
  guard let column = predictors.firstIndex(of: tested) else {
    throw context.params.unusable("tested", "\(tested) is not among the predictors")
  }
  let columns = try completeColumns([response, cluster] + predictors, of: try context.table())
  let levels = Array(Set(columns[1])).sorted()
  let ones = Array(repeating: 1.0, count: columns[0].count)
  let x = Matrix(columns: (intercept ? [ones] : []) + columns.dropFirst(2))
  func result(imposesNull: Bool) throws(FitError) -> WildClusterResult {
    try WildClusterBootstrap(replicates: 100_000, imposesNull: imposesNull).run(
      x: x, y: columns[0], clusters: columns[1].map { levels.firstIndex(of: $0)! },
      tested: column + (intercept ? 1 : 0), names: (intercept ? ["(Intercept)"] : []) + predictors,
      level: nil)
  }
  func counts(_ result: WildClusterResult) -> JSONValue {
    [
      "count_at_least": .number(result.countAtLeast.map(Double.init)),
      "count_strictly_greater": .number(result.countGreater.map(Double.init)),
      "p_value_at_least": .number(result.pValue),
      "p_value_strictly_greater": .number(result.strictPValue),
    ]
  }
  let restricted = try result(imposesNull: true)
  let unrestricted = try result(imposesNull: false)
  return [
    "n_clusters": .number(restricted.clusters),
    "n_vectors": .number(restricted.exact ? Double(restricted.vectors) : nil),
    "estimate": .number(restricted.estimate),
    "t_statistic_cr1s": .number(restricted.tStatistic),
    "null_imposed": counts(restricted),
    "unrestricted": counts(unrestricted),
  ]
}
