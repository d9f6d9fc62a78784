import Statistics

extension Runner {
  /// `power`: power and sample size of t, proportion, F and correlation tests and of net scores.
  static let power = [
    tTestPower, tTestSampleSize, twoProportionPower, twoProportionSampleSize, oneWayPower,
    correlationPower, linearModelPower, netScoreMargin, netScoreDetectableDifference,
  ]

  /// `power/t_test_power`.
  static let tTestPower = Runner(family: "power", method: "t_test_power") { context in
    let count = try context.params.whole("n_per_group", in: 2...1_000_000)
    let effect = try context.params.number("effect_size_d")
    func power(_ alternative: TestAlternative) throws -> JSONValue {
      .number(try context.tTest(alternative).power(effectSize: effect, count: count))
    }
    return ["power_two_sided": try power(.twoSided), "power_one_sided": try power(.greater)]
  }

  /// `power/t_test_sample_size`.
  static let tTestSampleSize = Runner(
    family: "power", method: "t_test_sample_size"
  ) { context in
    let size = try context.tTest(.twoSided).sampleSize(
      effectSize: context.params.number("effect_size_d"), power: context.share("power"))
    return ["n_real": .number(size?.exact), "n_per_group": .number(size.map { Double($0.count) })]
  }

  /// `power/two_proportion_power`.
  static let twoProportionPower = Runner(
    family: "power", method: "two_proportion_power"
  ) { context in
    let count = try context.params.whole("n_per_group", in: 1...1000)
    let (first, second) = (try context.share("p1"), try context.share("p2"))
    let level = try context.levelOfTest()
    func power(_ method: TwoProportionPlan.Method) -> JSONValue {
      .number(
        TwoProportionPlan(method: method, level: level).power(first, second, count: count))
    }
    return [
      "power_normal_both_tails": power(.normal),
      "power_normal_one_tail_counted": power(.normalOneTail),
      "power_arcsine": power(.arcsine),
      "exact_power_fisher": power(.exactFisher),
    ]
  }

  /// `power/two_proportion_sample_size`: normal with one tail counted, arcsine with both.
  static let twoProportionSampleSize = Runner(
    family: "power", method: "two_proportion_sample_size"
  ) { context in
    let (first, second) = (try context.share("p1"), try context.share("p2"))
    let (target, level) = (try context.share("power"), try context.levelOfTest())
    func size(_ method: TwoProportionPlan.Method) -> PlannedSize? {
      TwoProportionPlan(method: method, level: level).sampleSize(first, second, power: target)
    }
    let (normal, arcsine) = (size(.normalOneTail), size(.arcsine))
    return [
      "n_real_normal": .number(normal?.exact),
      "n_normal": .number(normal.map { Double($0.count) }),
      "n_real_arcsine": .number(arcsine?.exact),
      "n_arcsine": .number(arcsine.map { Double($0.count) }),
    ]
  }

  /// `power/one_way_anova_power`.
  static let oneWayPower = Runner(family: "power", method: "one_way_anova_power") { context in
    let power = LinearModelPlan(level: try context.levelOfTest()).oneWayPower(
      effectSize: try context.effect("effect_size_f"),
      groups: try context.params.whole("groups", in: 2...10_000),
      count: try context.params.whole("n_per_group", in: 2...1_000_000))
    return ["power": .number(power)]
  }

  /// `power/correlation_power`.
  static let correlationPower = Runner(family: "power", method: "correlation_power") { context in
    let count = try context.params.whole("n", in: 4...1_000_000)
    let r = try context.params.number("r")
    guard abs(r) < 1 else {
      throw context.params.unusable("r", "a correlation between -1 and 1 should be here, not \(r)")
    }
    let level = try context.levelOfTest()
    func power(_ method: CorrelationPlan.Method) -> JSONValue {
      .number(CorrelationPlan(method: method, level: level).power(correlation: r, count: count))
    }
    return ["power_fisher_z": power(.fisherZ), "power_pwr_r_test": power(.biasCorrected)]
  }

  /// `power/linear_model_f_power`.
  static let linearModelPower = Runner(
    family: "power", method: "linear_model_f_power"
  ) { context in
    let tested = try context.params.whole("df1", in: 1...1_000_000)
    let residual = try context.params.whole("df2", in: 1...1_000_000)
    let effect = try context.effect("f2")
    let plan = LinearModelPlan(level: try context.levelOfTest())
    return [
      "power": .number(plan.power(effectSize: effect, tested: tested, residual: residual)),
      "noncentrality": .number(
        plan.noncentrality(effectSize: effect, tested: tested, residual: residual)),
    ]
  }

  /// `power/nps_margin_sample_size`.
  static let netScoreMargin = Runner(
    family: "power", method: "nps_margin_sample_size"
  ) { context in
    let plan = try context.netScorePlan(level: context.confidenceLevel())
    let half = try context.params.number("half_width")
    guard half > 0 else {
      throw context.params.unusable("half_width", "a margin above 0 should be here, not \(half)")
    }
    let size = plan.sampleSize(halfWidth: half)
    let finite = try context.params.optionalWhole("population", in: 1...1_000_000_000)
      .flatMap { plan.sampleSize(halfWidth: half, population: $0) }
    return [
      "variance": .number(plan.variance),
      "n_real": .number(size?.exact),
      "n": .number(size.map { Double($0.count) }),
      "n_real_finite_population": .number(finite?.exact),
      "n_finite_population": .number(finite.map { Double($0.count) }),
    ]
  }

  /// `power/nps_minimal_detectable_difference`.
  static let netScoreDetectableDifference = Runner(
    family: "power", method: "nps_minimal_detectable_difference"
  ) { context in
    let plan = try context.netScorePlan(level: context.levelOfTest())
    let counts = (
      try context.params.whole("n1", in: 1...1_000_000_000),
      try context.params.whole("n2", in: 1...1_000_000_000)
    )
    return [
      "minimal_difference": .number(
        plan.detectableDifference(counts: counts, power: try context.share("power")))
    ]
  }
}

extension CaseContext {
  /// One less `params.alpha`.
  fileprivate func levelOfTest() throws(CaseError) -> Double {
    1 - (try share("alpha"))
  }

  /// A number between 0 and 1.
  fileprivate func share(_ key: String) throws(CaseError) -> Double {
    let share = try params.number(key)
    guard share > 0 && share < 1 else {
      throw params.unusable(key, "a number between 0 and 1 should be here, not \(share)")
    }
    return share
  }

  /// An effect size, not negative.
  fileprivate func effect(_ key: String) throws(CaseError) -> Double {
    let effect = try params.number(key)
    guard effect >= 0 else {
      throw params.unusable(key, "a number from 0 upwards should be here, not \(effect)")
    }
    return effect
  }

  /// The plan of the two shares.
  fileprivate func netScorePlan(level: Double) throws(CaseError) -> NetScorePlan {
    let promoters = try share("promoter_share")
    let detractors = try share("detractor_share")
    guard promoters + detractors <= 1 else {
      throw params.unusable("detractor_share", "the two shares should not exceed 1 together")
    }
    return NetScorePlan(promoters: promoters, detractors: detractors, level: level)
  }

  /// The plan that `params.type` and `params.alpha` name.
  fileprivate func tTest(_ alternative: TestAlternative) throws(CaseError) -> TTestPlan {
    let name = try params.text("type")
    let designs: [String: TTestPlan.Design] = [
      "two.sample": .twoSample, "paired": .paired, "one.sample": .oneSample,
    ]
    guard let design = designs[name] else {
      throw params.unusable("type", "two.sample, paired or one.sample should be here, not \(name)")
    }
    return TTestPlan(design: design, alternative: alternative, level: try levelOfTest())
  }
}
