import Statistics

extension Runner {
  /// `proportions/two_independent_proportions`: intervals, ratios and tests of two groups.
  static let twoProportions = Runner(
    family: "proportions", method: "two_independent_proportions"
  ) { context in
    let trials = 1...100_000
    let (n1, n2) = (
      try context.input.whole("n1", in: trials), try context.input.whole("n2", in: trials)
    )
    let data = TwoProportions(
      try context.input.whole("x1", in: 0...n1), of: n1,
      versus: try context.input.whole("x2", in: 0...n2), of: n2)
    let level = try context.confidenceLevel()

    func limits(_ method: ProportionDifference) -> JSONValue {
      let limits = method.limits(data, level)
      return ["ci_lower": .number(limits.lower), "ci_upper": .number(limits.upper)]
    }
    func test(_ result: TestResult, _ name: String) -> JSONValue {
      .object([
        .init(key: name, value: .number(result.statistic)),
        .init(key: "p_value", value: .number(result.pValue)),
      ])
    }
    func ratio(_ estimate: RatioEstimate) -> JSONValue {
      [
        "estimate": .number(estimate.estimate), "se_log": .number(estimate.logStandardError),
        "ci_lower": .number(estimate.interval?.lower),
        "ci_upper": .number(estimate.interval?.upper),
      ]
    }
    let wald = limits(.wald)
    return [
      "estimate": .number(data.difference),
      "wald": [
        "se": .number(ProportionDifference.waldStandardError(data)),
        "ci_lower": wald["ci_lower"] ?? .null,
        "ci_upper": wald["ci_upper"] ?? .null,
      ],
      "agresti_caffo": limits(.agrestiCaffo),
      "newcombe_wilson": limits(.newcombeWilson),
      "miettinen_nurminen": limits(.miettinenNurminen),
      "mee": limits(.mee),
      "pooled_z": test(data.pooledZTest(), "z"),
      "chi_square": test(data.chiSquaredTest(), "statistic"),
      "chi_square_yates": test(data.chiSquaredTest(continuityCorrected: true), "statistic"),
      "fisher_exact": fisher(data, level),
      "odds_ratio": ratio(data.oddsRatio(level: level)),
      "risk_ratio": ratio(RiskRatioInterval.wald.estimate(data, level: level)),
      "cohens_h": .number(data.cohensH),
      "phi": .number(data.phi),
    ]
  }

  private static func fisher(_ data: TwoProportions, _ level: Double) -> JSONValue {
    func p(_ alternative: BinomialTest.Alternative, midP: Bool = false) -> JSONValue {
      .number(FisherExactTest(alternative: alternative, midP: midP).run(data).pValue)
    }
    let law = ConditionalDistribution(
      firstTrials: Int(data.firstTrials), secondTrials: Int(data.secondTrials),
      successes: Int(data.successes))
    let exact = FisherExactTest.oddsRatio(data, level: level)
    let printed = FisherTestOddsRatio(
      FisherTestRootSearch(law: law, observed: Int(data.firstSuccesses)), exact: exact,
      level: level)
    return [
      "p_two_sided": p(.twoSided), "p_greater": p(.greater), "p_less": p(.less),
      "p_mid_two_sided": p(.twoSided, midP: true),
      "conditional_odds_ratio": .number(printed.estimate),
      "ci_lower": .number(printed.lower), "ci_upper": .number(printed.upper),
    ]
  }
}
