import Statistics

extension Runner {
  /// `proportions/paired_proportions`: intervals and McNemar's tests of two answers of the same
  /// people.
  static let pairedProportions = Runner(
    family: "proportions", method: "paired_proportions"
  ) { context in
    let limit = 0...CaseObject.largestCount
    let data = PairedProportions(
      both: try context.input.whole("both", in: limit),
      firstOnly: try context.input.whole("first_only", in: limit),
      secondOnly: try context.input.whole("second_only", in: limit),
      neither: try context.input.whole("neither", in: limit))
    let level = try context.confidenceLevel()

    func limits(_ method: PairedDifference) -> JSONValue {
      let limits = method.limits(data, level)
      return ["ci_lower": .number(limits.lower), "ci_upper": .number(limits.upper)]
    }
    func mcNemar(_ version: McNemarTest.Version) -> TestResult { McNemarTest(version).run(data) }
    let wald = limits(.wald)
    return [
      "difference": .number(data.difference),
      "wald": [
        "se": .number(PairedDifference.waldStandardError(data)),
        "ci_lower": wald["ci_lower"] ?? .null,
        "ci_upper": wald["ci_upper"] ?? .null,
      ],
      "tango_score": limits(.tango),
      "newcombe_square_and_add": limits(.squareAndAdd),
      "bonett_price": limits(.bonettPrice),
      "mcnemar": [
        "chi_square": .number(mcNemar(.chiSquare).statistic),
        "p_value": .number(mcNemar(.chiSquare).pValue),
        "chi_square_corrected": .number(mcNemar(.corrected).statistic),
        "p_value_corrected": .number(mcNemar(.corrected).pValue),
        "exact_p_value": .number(mcNemar(.exact).pValue),
        "mid_p_value": .number(mcNemar(.midP).pValue),
      ],
      "odds_ratio": .number(data.oddsRatio(level: level).estimate),
    ]
  }
}
