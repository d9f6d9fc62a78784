import Probability

extension ProportionDifference {
  /// The difference ± z standard errors; far too short in small groups: for comparison only.
  public static let wald = ProportionDifference(
    name: "wald", title: "Wald interval",
    reference: "Newcombe (1998), Statistics in Medicine 17:873–890, method 1"
  ) { data, level in
    guard let difference = data.difference, let error = waldStandardError(data) else {
      return .emptyGroup
    }
    let margin = Normal().upperQuantile((1 - level) / 2) * error
    return Limits(difference - margin, difference + margin)
  }

  /// The standard error of the difference, each share's variance with divisor n; nil when a group
  /// is empty.
  public static func waldStandardError(_ data: TwoProportions) -> Double? {
    guard let first = data.firstShare, let second = data.secondShare else { return nil }
    return
      (first * (1 - first) / data.firstTrials + second * (1 - second) / data.secondTrials)
      .squareRoot()
  }
}

extension NetScoreInterval.Limits {
  static let emptyGroup = NetScoreInterval.Limits(
    undefined: Note.emptyGroup.code, Note.emptyGroup.sentence)
}
