extension ReferenceRange {
  /// Ranges that vendors of survey software publish, to be shown with that source: nobody has said
  /// how they were measured. Scores are on −100…100, rates on 0…1.
  public static let vendorFigures: [ReferenceRange] = [
    ReferenceRange(figure: "nps", from: 30, to: 50, source: "vendor figure, technology"),
    ReferenceRange(
      figure: "nps", from: 40, to: 60, source: "vendor figure, professional services"),
    ReferenceRange(figure: "nps", from: 20, to: 40, source: "vendor figure, manufacturing"),
    ReferenceRange(
      figure: "nps", from: 50, to: 80, source: "vendor figure, fastest growing companies"),
    ReferenceRange(figure: "csat", from: 0.75, to: 0.85, source: "vendor figure"),
    ReferenceRange(figure: "monthly_churn_rate", to: 0.03, source: "vendor figure"),
    ReferenceRange(figure: "ltv_cac", from: 3, source: "vendor figure"),
    ReferenceRange(figure: "ltv_cac", from: 5, source: "vendor figure, outstanding"),
  ]
}

extension Project {
  /// What a figure is compared with: the project's own ranges, else those that vendors publish.
  public func ranges(for figure: String) -> [ReferenceRange] {
    let own = referenceRanges.filter { $0.figure == figure }
    return own.isEmpty ? ReferenceRange.vendorFigures.filter { $0.figure == figure } : own
  }

  /// The scale of the likelihood to recommend with the project's breaks.
  /// - Throws: `ScoreError.badScale` when the breaks are not in order on 0…10.
  public var netPromoterScale: ScoreScale {
    get throws {
      guard let breaks else { return .netPromoter }
      return try ScoreScale(
        metric: .netPromoter, minimum: 0, maximum: 10, lastLow: breaks.lastDetractor,
        lastMiddle: breaks.lastPassive)
    }
  }
}
