import Probability

extension NetScoreInterval {
  /// The Wald interval after adding three answers: ¾ a promoter, 1½ passives, ¾ a detractor.
  public static let adjustedWald = NetScoreInterval(
    name: "adjusted_wald", title: "adjusted Wald interval",
    reference: "Rocks (2016), The American Statistician 70:365–372, the (3, T) interval"
  ) { counts, level in
    let adjusted = counts.withThreePseudoAnswers
    guard let centre = adjusted.score, let variance = adjusted.variance else {
      return .noAnswers
    }
    let z = Normal().upperQuantile((1 - level) / 2)
    let margin = z * (variance / adjusted.total).squareRoot()
    return Limits(centre - margin, centre + margin)
  }
}

extension NetScoreCounts {
  /// The counts with Rocks's (3, T) pseudo-answers added.
  public var withThreePseudoAnswers: NetScoreCounts {
    NetScoreCounts(
      detractors: detractors + 0.75, passives: passives + 1.5, promoters: promoters + 0.75)
  }
}
