import Statistics

extension Runner {
  /// `proportions/one_proportion_intervals`: every interval of one proportion and the exact test
  /// against ½.
  static let oneProportion = Runner(
    family: "proportions", method: "one_proportion_intervals"
  ) { context in
    let trials = try context.input.whole("n", in: 1...1_000_000_000)
    let successes = try context.input.whole("successes", in: 0...trials)
    let level = try context.confidenceLevel()
    let (x, n) = (Double(successes), Double(trials))

    /// The limits as cases give them: the formula's own, before they are clipped.
    func limits(_ method: ProportionInterval) -> JSONValue {
      guard let bounds = method.bounds(x, n, level) else { return .null }
      return ["ci_lower": .number(bounds.lower), "ci_upper": .number(bounds.upper)]
    }
    let wald = limits(.wald)
    return [
      "n": .number(n),
      "estimate": .number(x / n),
      "wald": [
        "se": .number(ProportionInterval.waldStandardError(successes: x, trials: n)),
        "ci_lower": wald["ci_lower"] ?? .null,
        "ci_upper": wald["ci_upper"] ?? .null,
      ],
      "wilson": limits(.wilson),
      "wilson_continuity_corrected": limits(.wilsonContinuityCorrected),
      "clopper_pearson": limits(.clopperPearson),
      "agresti_coull": limits(.agrestiCoull),
      "jeffreys_quantiles": limits(.jeffreys),
      "mid_p": limits(.midP),
      "binomial_test_half_p": .number(
        BinomialTest().run(successes: successes, trials: trials).pValue),
    ]
  }
}
