extension PairedDifference {
  /// Inverts the score test of the paired difference: the default.
  ///
  /// It is the score interval of the net score of the changes, and is computed as such.
  public static let tango = PairedDifference(
    name: "tango", title: "Tango score interval",
    reference: "Tango (1998), Statistics in Medicine 17:891–908, eq. 8–10"
  ) { data, level in
    data.total > 0 ? NetScoreInterval.score.limits(data.changes, level) : .noPairs
  }
}
