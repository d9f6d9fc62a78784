/// The change of a mean on a bounded scale between two waves in which the same accounts may answer.
///
/// `ScaleMeanDifference` at n/f answers a wave, f the `WaveVariance` ratio, with a t reference: what
/// `WaveScoreDifference` is for net scores. Accounts may answer in one wave only.
public enum WaveScaleMeanDifference {
  /// The name of the method in results.
  public static let methodName = "wave_scale_mean_difference"
  /// Below this many accounts in a wave the change is described, not estimated.
  public static let fewestAccounts = WaveScoreDifference.fewestAccounts

  /// The statistic at the effective sizes, current minus previous.
  /// - Parameters:
  ///   - points: the points of the scale, rising
  ///   - previous: accounts × points of the earlier wave
  ///   - current: accounts × points of the later wave; row i is the same account in both, and an
  ///     account that did not answer has a row of zeros
  /// - Returns: no statistic with a note that says why where the change is only described.
  public static func compare(
    points: [Double], previous: [[Double]], current: [[Double]]
  ) -> ScaleComparison {
    precondition(
      previous.count == current.count,
      "\(previous.count) accounts before and \(current.count) after")
    let (before, after) = (ScaleSide(points, previous), ScaleSide(points, current))
    let naive = ScaleMeanDifference(after.counts, before.counts)
    let sizes = zip(previous, current).map { $0.reduce(0, +) + $1.reduce(0, +) }
    guard naive != nil, sizes.contains(where: { $0 > 1 }) else {
      return ScaleComparison(
        after.counts, before.counts, statistic: naive, naive: nil,
        method: ScaleMeanDifference.methodName, notes: naive == nil ? [.emptyGroup] : [])
    }
    let variance = WaveVariance(
      previous: moments(previous, points), current: moments(current, points))
    guard before.sums.count >= fewestAccounts, after.sums.count >= fewestAccounts, let variance
    else {
      return ScaleComparison(
        after.counts, before.counts, statistic: nil, naive: naive, method: methodName,
        notes: [
          .fewAccounts("\(before.sums.count) and \(after.sums.count) accounts in the two waves")
        ])
    }
    let statistic = ScaleMeanDifference(
      after.counts.scaled(by: 1 / variance.ratio), before.counts.scaled(by: 1 / variance.ratio),
      degreesOfFreedom: variance.degreesOfFreedom)
    let share = (sizes.max() ?? 0) / sizes.reduce(0, +)
    return ScaleComparison(
      after.counts, before.counts, statistic: statistic, naive: naive, method: methodName,
      notes: [Note.dominantAccount(share, of: "both waves")].compactMap { $0 })
  }

  private static func moments(_ accounts: [[Double]], _ points: [Double]) -> [AccountMoments] {
    accounts.map {
      AccountMoments(
        size: $0.reduce(0, +), sum: ScaleSide.moment($0, points, 1),
        squares: ScaleSide.moment($0, points, 2))
    }
  }
}
