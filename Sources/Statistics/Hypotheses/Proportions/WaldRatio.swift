import Probability

extension RiskRatioInterval {
  /// The logarithm of the ratio ± z standard errors; needs successes in both groups.
  public static let wald = RiskRatioInterval(
    name: "wald", title: "Wald interval of the log risk ratio",
    reference: "Katz, Baptista, Azen & Pike (1978), Biometrics 34:469–474, method C"
  ) { data, level in
    guard let error = waldLogStandardError(data), error > 0, let first = data.firstShare,
      let second = data.secondShare
    else { return nil }
    let margin = exponential(Normal().upperQuantile((1 - level) / 2) * error)
    let ratio = first / second
    return (ratio / margin, ratio * margin)
  }

  /// The standard error of the logarithm of the risk ratio; nil without successes in both groups.
  public static func waldLogStandardError(_ data: TwoProportions) -> Double? {
    guard data.firstSuccesses > 0, data.secondSuccesses > 0 else { return nil }
    let first = data.firstFailures / data.firstSuccesses / data.firstTrials
    let second = data.secondFailures / data.secondSuccesses / data.secondTrials
    return (first + second).squareRoot()
  }
}
