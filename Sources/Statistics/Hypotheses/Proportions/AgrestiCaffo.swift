import Probability

extension ProportionDifference {
  /// The Wald interval after adding one success and one failure to each group.
  public static let agrestiCaffo = ProportionDifference(
    name: "agresti_caffo", title: "Agresti–Caffo interval",
    reference: "Agresti & Caffo (2000), The American Statistician 54:280–288"
  ) { data, level in
    guard data.hasBothGroups else { return .emptyGroup }
    return wald.limits(
      TwoProportions(
        data.firstSuccesses + 1, of: data.firstTrials + 2, versus: data.secondSuccesses + 1,
        of: data.secondTrials + 2), level)
  }
}
