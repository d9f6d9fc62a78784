import Models
import Statistics

extension Runner {
  /// `correlation_reliability`: correlations of two and more variables, and their differences.
  static let correlations = [
    bivariateCorrelation, partialCorrelation, correlationMatrix, pointBiserial, polychoric,
    correlationDifference,
  ]

  /// `correlation_reliability/bivariate_correlation`: every coefficient of x and y.
  static let bivariateCorrelation = Runner(
    family: "correlation_reliability", method: "bivariate_correlation"
  ) { context in
    let x = try context.input.numbers("x")
    let y = try context.input.sameCount("y", as: x)
    let level = try context.confidenceLevel()
    let pearson = try Correlation(.pearson, level: level, pairing: RandomPairing()).run(x, y)
    let spearman = try Correlation(.spearman, level: level, pairing: RandomPairing()).run(x, y)
    let fieller = try Correlation(.spearman, interval: .fieller, level: level).run(x, y)
    let kendall = try Correlation(.kendall, level: level, pairing: RandomPairing()).run(x, y)
    let distance = try DistanceCorrelation().run(x, y)
    let counts = KendallCounts(x, y)
    return [
      "n": .number(x.count),
      "pearson": [
        "r": .number(pearson.estimate), "t": .number(pearson.test?.statistic),
        "df": .number(pearson.test?.degreesOfFreedom), "p_value": .number(pearson.test?.pValue),
        "fisher_z_ci_lower": .number(pearson.interval?.lower),
        "fisher_z_ci_upper": .number(pearson.interval?.upper),
        "permutation_p_all_orders": .number(pearson.permutation?.exactPValue),
      ],
      "spearman": [
        "rho": .number(spearman.estimate), "t": .number(spearman.test?.statistic),
        "p_value_t": .number(spearman.test?.pValue),
        "ci_lower_bonett_wright": .number(spearman.interval?.lower),
        "ci_upper_bonett_wright": .number(spearman.interval?.upper),
        "ci_lower_fieller": .number(fieller.interval?.lower),
        "ci_upper_fieller": .number(fieller.interval?.upper),
        "exact_p": .number(spearman.permutation?.exactPValue),
      ],
      "kendall": [
        "tau_b": .number(kendall.estimate), "tau_a": .number(counts.tauA),
        "z": .number(kendall.test?.statistic), "asymptotic_p": .number(kendall.test?.pValue),
        "exact_p": .number(kendall.permutation?.exactPValue),
      ],
      "distance_correlation": .number(distance.estimate),
      "distance_correlation_bias_corrected_squared": [
        "bcdcor": .number(distance.biasCorrectedSquared)
      ],
      "covariance": .number(covariance(x, y)),
      "goodman_kruskal_gamma": .number(counts.gamma),
    ]
  }

  private static func covariance(_ x: [Double], _ y: [Double]) -> Double? {
    guard x.count > 1 else { return nil }
    let (a, b) = (CenteredValues(x), CenteredValues(y))
    guard let u = a.unit, let v = b.unit else { return 0 }
    let product = zip(u, v).reduce(0) { $0 + $1.0 * $1.1 }
    return product * a.length * b.length / Double(x.count - 1)
  }

  /// `correlation_reliability/partial_correlation`: x and y with columns held fixed.
  static let partialCorrelation = Runner(
    family: "correlation_reliability", method: "partial_correlation"
  ) { context in
    let names = [try context.params.text("x"), try context.params.text("y")]
    let controls = try context.params.texts("controls")
    let columns = try completeColumns(names + controls, of: context.table())
    let held = Array(columns.dropFirst(2))
    let plain = try PartialCorrelation().run(columns[0], columns[1], controls: held)
    let ranked = try PartialCorrelation(.spearman).run(columns[0], columns[1], controls: held)
    return [
      "partial": .number(plain.estimate), "t": .number(plain.test?.statistic),
      "df": .number(plain.test?.degreesOfFreedom), "p_value": .number(plain.test?.pValue),
      "semipartial_y_with_x_residualised": .number(plain.semipartialOfX),
      "partial_spearman": .number(ranked.estimate),
    ]
  }

  /// `correlation_reliability/correlation_matrix`: every pair of columns by every coefficient.
  static let correlationMatrix = Runner(
    family: "correlation_reliability", method: "correlation_matrix"
  ) { context in
    let names = try context.params.texts("variables")
    let columns = try completeColumns(names, of: context.table()).map { $0.map(Optional.some) }
    func result(_ measure: CorrelationMeasure) throws -> CorrelationMatrixResult {
      try CorrelationMatrix(Correlation(measure)).run(columns, names: names)
    }
    func matrix(_ measure: CorrelationMeasure) throws -> JSONValue {
      .array(
        try result(measure).coefficients.map { row in
          .array(row.map { .number($0) as JSONValue })
        })
    }
    return [
      "pearson": try matrix(.pearson), "spearman": try matrix(.spearman),
      "kendall_tau_b": try matrix(.kendall),
      "eigenvalues_pearson": .numbers(try result(.pearson).eigenvalues ?? []),
    ]
  }

  /// `correlation_reliability/point_biserial_biserial`: a number with a binary variable.
  static let pointBiserial = Runner(
    family: "correlation_reliability", method: "point_biserial_biserial"
  ) { context in
    let x = try context.input.numbers("x")
    let group = try context.input.sameCount("g", as: x).map { $0 == 1 }
    let point = try PointBiserial().run(x, group)
    let ranks = try RankBiserial().run(x, group)
    return [
      "point_biserial": .number(point.estimate), "p_value": .number(point.test?.pValue),
      "biserial": .number(point.biserial), "rank_biserial": .number(ranks.estimate),
    ]
  }

  /// `correlation_reliability/polychoric_correlation`: a table of two ordered variables.
  static let polychoric = Runner(
    family: "correlation_reliability", method: "polychoric_correlation"
  ) { context in
    let table = try context.input.table("table").counts
    let full = PolychoricCorrelation().run(table: table).estimate
    // Cases give maximum likelihood as a number, or as an array of one.
    let isList = table.count == 4
    return [
      "two_step": .number(PolychoricCorrelation(method: .twoStep).run(table: table).estimate),
      "maximum_likelihood": isList ? .array([.number(full)]) : .number(full),
    ]
  }

  /// `correlation_reliability/difference_between_correlations`: in one sample and in two.
  static let correlationDifference = Runner(
    family: "correlation_reliability", method: "difference_between_correlations"
  ) { context in
    let r12 = try context.input.number("r12")
    let r13 = try context.input.number("r13")
    let r23 = try context.input.number("r23")
    let n = try context.input.whole("n", in: 4...1_000_000_000)
    let other = try context.input.whole("n_second_sample", in: 4...1_000_000_000)
    let same = try CorrelationDifference().overlapping(r12, r13, r23, count: n)
    let two = try CorrelationDifference().independent(r12, count: n, r13, count: other)
    return [
      "williams_t": .number(same.test.statistic), "df": .number(same.test.degreesOfFreedom),
      "williams_p": .number(same.test.pValue), "independent_z": .number(two.test.statistic),
      "independent_p": .number(two.test.pValue),
    ]
  }
}

extension PairingOutcome {
  /// The p-value where every arrangement was counted.
  fileprivate var exactPValue: Double? { exact ? pValue : nil }
}

extension CaseObject {
  /// An array of as many numbers as another.
  fileprivate func sameCount(
    _ key: String, as other: [Double]
  ) throws(CaseError) -> [Double] {
    let values = try numbers(key)
    guard values.count == other.count else {
      throw unusable(key, "\(values.count) values where the other has \(other.count)")
    }
    return values
  }
}
