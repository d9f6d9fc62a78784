import Statistics

extension Runner {
  /// `group_tests`: two groups, pairs, equivalence, several groups, ranks within blocks.
  static let groupTests = [
    twoIndependentSamples, pairedSamples, equivalence, kIndependentSamples, repeatedMeasuresRanks,
  ]

  /// `group_tests/two_independent_samples`: every test and effect size of x against y.
  static let twoIndependentSamples = Runner(
    family: "group_tests", method: "two_independent_samples"
  ) { context in
    let (x, y) = try context.twoColumns()
    let level = try context.confidenceLevel()
    let student = try TwoSampleT(variances: .equal, level: level).run(x, y)
    let welch = try TwoSampleT(level: level).run(x, y)
    let standardized = try StandardizedDifference(level: level).run(x, y)
    let cliff = try CliffsDelta(level: level).run(x, y)
    let variances = try VarianceRatioTest().run(x, y)
    let shift = try HodgesLehmann(level: level).run(x, y)
    let smirnov = try TwoSampleKolmogorovSmirnov().run(x, y)
    return [
      "mean_difference": .number(welch.difference),
      "student_t": student.values(),
      "welch_t": welch.values([
        (
          "p_greater", .number(try TwoSampleT(alternative: .greater).run(x, y).test.pValue)
        )
      ]),
      "mann_whitney": try mannWhitney(x, y),
      "brunner_munzel": try brunnerMunzel(x, y, level: level),
      "cohens_d": estimate(standardized.cohensD, standardized.cohensDInterval),
      "hedges_g": estimate(standardized.hedgesG, standardized.hedgesGInterval),
      "glass_delta_sd_of_y": .number(standardized.glassDelta),
      "cliffs_delta": [
        "estimate": .number(cliff.delta),
        "variance_consistent": .number(cliff.variance),
        "ci_lower": .number(cliff.interval?.lower),
        "ci_upper": .number(cliff.interval?.upper),
      ],
      "variance_f_test": [
        "f": .number(variances.test.statistic), "p_value": .number(variances.test.pValue),
      ],
      "hodges_lehmann": estimate(shift.estimate, shift.interval),
      "kolmogorov_smirnov": [
        "d": .number(smirnov.statistic), "exact_p": .number(smirnov.pValue),
      ],
      "permutation_exact": try permutation(x, y),
    ]
  }

  private static func mannWhitney(_ x: [Double], _ y: [Double]) throws -> JSONValue {
    let exact = try MannWhitney(reference: .exact).run(x, y)
    let normal = try MannWhitney(reference: .normal).run(x, y)
    let corrected = try MannWhitney(reference: .normalContinuityCorrected).run(x, y)
    return [
      "u_x": .number(exact.pairsWon),
      "asymptotic_p": .number(normal.test.pValue),
      "asymptotic_p_continuity_corrected": .number(corrected.test.pValue),
      "exact_p": .number(exact.test.exact ? exact.test.pValue : nil),
    ]
  }

  /// Cases turn the comparison round: they state P(x < y) + ½P(x = y).
  private static func brunnerMunzel(
    _ x: [Double], _ y: [Double], level: Double
  ) throws -> JSONValue {
    let result = try BrunnerMunzel(reference: .t, level: level).run(y, x)
    return [
      "statistic": .number(result.test.statistic),
      "df": .number(result.test.degreesOfFreedom),
      "p_value": .number(result.test.pValue),
      "estimate_p_x_less_y": .number(result.probabilityOfSuperiority),
      "ci_lower": .number(result.unclippedInterval?.lower),
      "ci_upper": .number(result.unclippedInterval?.upper),
    ]
  }

  private static func permutation(_ x: [Double], _ y: [Double]) throws -> JSONValue {
    // Units change no p-value, and whole numbers are counted exactly.
    let unit = [1.0, 10, 100, 1000].first { unit in
      (x + y).allSatisfy { ($0 * unit).rounded() / unit == $0 }
    }
    let mean = try PermutationTest().differenceOfMeans(
      x.map { unit.map($0.counted) ?? $0 }, y.map { unit.map($0.counted) ?? $0 })
    return [
      "n_arrangements": .number(mean.arrangements),
      "mean_difference_p_two_sided": .number(mean.pValue(.twoSided)),
      "mean_difference_p_greater": .number(mean.pValue(.greater)),
      "mean_difference_p_less": .number(mean.pValue(.less)),
      "rank_sum_p_two_sided": .number(try MannWhitney(reference: .exact).run(x, y).test.pValue),
    ]
  }

  /// `group_tests/paired_samples`: every test and effect size of pairs x − y.
  static let pairedSamples = Runner(family: "group_tests", method: "paired_samples") { context in
    let (x, y) = try context.twoColumns()
    try context.requirePairs(x, y)
    let level = try context.confidenceLevel()
    let t = try PairedT(level: level).run(x, y)
    let exact = try WilcoxonSignedRank(reference: .exact).run(x, y)
    let normal = try WilcoxonSignedRank(reference: .normal).run(x, y)
    let corrected = try WilcoxonSignedRank(reference: .normalContinuityCorrected).run(x, y)
    let signs = try SignTest().run(x, y)
    let standardized = try StandardizedDifference(level: level).runPaired(x, y)
    let flips = try SignFlipTest().mean(of: zip(x, y).map { $0 - $1 })
    let centre = try HodgesLehmann(level: level).runPaired(x, y)
    return [
      "mean_difference": .number(t.difference),
      "t": t.values(),
      "wilcoxon": [
        "v_positive_ranks": .number(exact.test.statistic),
        "asymptotic_p": .number(normal.test.pValue),
        "asymptotic_p_continuity_corrected": .number(corrected.test.pValue),
        "exact_p": .number(exact.test.pValue),
      ],
      "sign_test": [
        "positive": .number(signs.positive), "nonzero": .number(signs.positive + signs.negative),
        "p_value": .number(signs.test.pValue),
      ],
      "cohens_dz": estimate(standardized.cohensD, standardized.cohensDInterval),
      "hedges_gz": .number(standardized.hedgesG),
      "correlation": .number(standardized.correlation),
      "hodges_lehmann": estimate(centre.estimate, centre.interval),
      "permutation_exact": [
        // Cases count the signs of differences of zero as well.
        "n_sign_patterns": .number(x.reduce(1.0) { patterns, _ in 2 * patterns }),
        "mean_p_two_sided": .number(flips.pValue(.twoSided)),
        "mean_p_greater": .number(flips.pValue(.greater)),
        "signed_rank_p_two_sided": .number(exact.test.pValue),
      ],
    ]
  }

  /// `group_tests/equivalence_two_one_sided_t`: Welch's and Student's, or of pairs.
  static let equivalence = Runner(
    family: "group_tests", method: "equivalence_two_one_sided_t"
  ) { context in
    let (x, y) = try context.twoColumns()
    let lower = try context.params.number("lower_bound")
    let upper = try context.params.number("upper_bound")
    guard lower < upper else {
      throw context.params.unusable("upper_bound", "it should exceed lower_bound")
    }
    if try context.params.optionalFlag("paired") ?? false {
      try context.requirePairs(x, y)
      let result = try EquivalenceT(lowerBound: lower, upperBound: upper).runPaired(x, y)
      return ["paired": result.values]
    }
    let welch = try EquivalenceT(lowerBound: lower, upperBound: upper).run(x, y)
    let student = try EquivalenceT(lowerBound: lower, upperBound: upper, variances: .equal)
      .run(x, y)
    return ["welch": welch.values, "student": student.values]
  }

  static func estimate(_ value: Double?, _ interval: Interval?) -> JSONValue {
    [
      "estimate": .number(value), "ci_lower": .number(interval?.lower),
      "ci_upper": .number(interval?.upper),
    ]
  }
}

extension CaseContext {
  /// The columns x and y of the input, which need not be of one length.
  fileprivate func twoColumns() throws(CaseError) -> (x: [Double], y: [Double]) {
    (try column("x"), try column("y"))
  }

  private func column(_ name: String) throws(CaseError) -> [Double] {
    var values: [Double] = []
    for (index, element) in try input.array(name).enumerated() {
      guard case .number(let number) = element else {
        throw input.unusable("\(name)[\(index)]", "a number should be here, not \(element)")
      }
      values.append(number)
    }
    return values
  }

  fileprivate func requirePairs(_ x: [Double], _ y: [Double]) throws(CaseError) {
    guard x.count == y.count else {
      throw input.unusable("y", "\(y.count) values where x has \(x.count)")
    }
  }
}

extension Double {
  /// The number in units of 1/`unit`.
  fileprivate func counted(_ unit: Double) -> Double { (self * unit).rounded() }
}

extension MeanDifferenceResult {
  /// t, df, p and limits, and what else a case asks for.
  fileprivate func values(_ more: [(String, JSONValue)] = []) -> JSONValue {
    let members: [(String, JSONValue)] =
      [
        ("t", .number(test.statistic)), ("df", .number(test.degreesOfFreedom)),
        ("p_value", .number(test.pValue)), ("ci_lower", .number(interval?.lower)),
        ("ci_upper", .number(interval?.upper)),
      ] + more
    return .object(members.map { JSONValue.Member(key: $0.0, value: $0.1) })
  }
}

extension EquivalenceResult {
  fileprivate var values: JSONValue {
    [
      "t_lower": .number(aboveLower.statistic), "p_lower": .number(aboveLower.pValue),
      "t_upper": .number(belowUpper.statistic), "p_upper": .number(belowUpper.pValue),
      "df": .number(aboveLower.degreesOfFreedom), "p_value": .number(pValue),
      "ci90_lower": .number(interval?.lower), "ci90_upper": .number(interval?.upper),
    ]
  }
}
