/// Whether accounts as clusters matter for an estimate, and whether there are enough of them.
struct ClusterAssessment {
  /// Below this many clusters a score is described, not estimated.
  static let fewestClusters = 5

  /// The design effect; nil when every answer has a cluster of its own.
  let effect: DesignEffect?
  /// Whether an interval can be given.
  let isEstimable: Bool
  /// What the reader must know about the clusters.
  let notes: [Note]

  init(_ data: ClusterSums) {
    guard data.hasRepeats, let effect = DesignEffect(data) else {
      (self.effect, isEstimable, notes) = (nil, true, [])
      return
    }
    self.effect = effect
    isEstimable = data.count >= Self.fewestClusters
    if !isEstimable {
      notes = [
        Note(
          code: "few_accounts",
          sentence:
            "The answers come from \(data.count) account\(data.count == 1 ? "" : "s"); how much "
            + "accounts differ cannot be seen below \(Self.fewestClusters), so the score is "
            + "described, not estimated.")
      ]
    } else if effect.largestShare > 1.0 / 3 {
      notes = [
        Note(
          code: "dominant_account",
          sentence: "One account holds \(wholePercent(effect.largestShare)) of the answers; the "
            + "score is largely its score.")
      ]
    } else {
      notes = []
    }
  }
}
