import Probability

extension PairedDifference {
  /// The difference ± z standard errors; too short in small samples: for comparison only.
  public static let wald = PairedDifference(
    name: "wald", title: "Wald interval",
    reference: "Newcombe (1998), Statistics in Medicine 17:2635–2650, method 1"
  ) { data, level in
    guard let difference = data.difference, let error = waldStandardError(data) else {
      return .noPairs
    }
    let margin = Normal().upperQuantile((1 - level) / 2) * error
    return Limits(difference - margin, difference + margin)
  }

  /// The standard error of the difference, divisor n; nil without pairs.
  public static func waldStandardError(_ data: PairedProportions) -> Double? {
    data.changes.variance.map { ($0 / data.total).squareRoot() }
  }
}
