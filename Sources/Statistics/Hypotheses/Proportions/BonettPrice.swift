import Probability

extension PairedDifference {
  /// The Wald interval after adding one change in each direction.
  public static let bonettPrice = PairedDifference(
    name: "bonett_price", title: "Bonett–Price interval",
    reference: "Bonett & Price (2012), Journal of Educational and Behavioral Statistics 37:479–488"
  ) { data, level in
    guard data.total > 0 else { return .noPairs }
    return wald.limits(
      PairedProportions(
        both: data.both, firstOnly: data.firstOnly + 1, secondOnly: data.secondOnly + 1,
        neither: data.neither), level)
  }
}
