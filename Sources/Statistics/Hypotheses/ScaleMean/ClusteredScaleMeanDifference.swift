/// The difference of two means on a bounded scale whose answers share accounts, each account in one
/// group.
///
/// `ScaleMeanDifference` at n/deff answers a side, deff the shrunken `DesignEffect` of each group,
/// with a t reference whose degrees of freedom join those of the two groups (Satterthwaite 1946,
/// Biometrics Bulletin 2:110–114): what `ClusteredScoreDifference` is for net scores.
public enum ClusteredScaleMeanDifference {
  /// The name of the method in results.
  public static let methodName = "clustered_scale_mean_difference"
  /// Below this many accounts a side the difference is described, not estimated.
  public static let fewestAccounts = ClusteredScoreDifference.fewestAccounts

  /// The statistic at the effective sizes.
  /// - Parameters:
  ///   - points: the points of the scale, rising
  ///   - first: accounts × points: how many answers of each account of the first group stand at each
  ///   - second: the same of the second group, whose mean is subtracted
  /// - Returns: no statistic with a note that says why where the difference is only described.
  public static func compare(
    points: [Double], _ first: [[Double]], _ second: [[Double]]
  ) -> ScaleComparison {
    let sides = (ScaleSide(points, first), ScaleSide(points, second))
    let naive = ScaleMeanDifference(sides.0.counts, sides.1.counts)
    guard naive != nil, let a = sides.0.effect, let b = sides.1.effect else {
      return ScaleComparison(
        sides.0.counts, sides.1.counts, statistic: naive, naive: nil,
        method: ScaleMeanDifference.methodName, notes: naive == nil ? [.emptyGroup] : [])
    }
    guard sides.0.sums.hasRepeats || sides.1.sums.hasRepeats else {
      return ScaleComparison(
        sides.0.counts, sides.1.counts, statistic: naive, naive: nil,
        method: ScaleMeanDifference.methodName, notes: [])
    }
    let accounts = (sides.0.sums.count, sides.1.sums.count)
    guard min(accounts.0, accounts.1) >= fewestAccounts else {
      return ScaleComparison(
        sides.0.counts, sides.1.counts, statistic: nil, naive: naive, method: methodName,
        notes: [.fewAccounts("\(accounts.0) and \(accounts.1) accounts")])
    }
    let (w1, w2) = (sides.0.variance(a), sides.1.variance(b))
    let degrees =
      (w1 + w2) * (w1 + w2) / (w1 * w1 / a.degreesOfFreedom + w2 * w2 / b.degreesOfFreedom)
    let statistic = ScaleMeanDifference(
      sides.0.counts.scaled(by: 1 / a.value), sides.1.counts.scaled(by: 1 / b.value),
      degreesOfFreedom: degrees)
    return ScaleComparison(
      sides.0.counts, sides.1.counts, statistic: statistic, naive: naive, method: methodName,
      notes: [a, b].compactMap { .dominantAccount($0.largestShare, of: "its group") })
  }
}

/// The comparison of two means on one scale: the statistic behind it, and what must be said.
public struct ScaleComparison: Sendable {
  /// The answers of the first group.
  public let first: ScaleCounts
  /// The answers of the second group.
  public let second: ScaleCounts
  /// The statistic that test, interval and verdict come from; nil where there is none.
  public let statistic: ScaleMeanDifference?
  /// The statistic that takes all answers for independent; nil where they are.
  public let naive: ScaleMeanDifference?
  /// The name of the method.
  public let method: String
  /// What the reader must know.
  public let notes: [Note]

  init(
    _ first: ScaleCounts, _ second: ScaleCounts, statistic: ScaleMeanDifference?,
    naive: ScaleMeanDifference?, method: String, notes: [Note]
  ) {
    self.first = first
    self.second = second
    self.statistic = statistic
    self.naive = naive
    self.method = method
    self.notes = notes
  }

  /// The mean of the first less that of the second; nil when a group has no answers.
  public var estimate: Double? {
    guard let first = first.mean, let second = second.mean else { return nil }
    return first - second
  }
}

/// One group of accounts on a scale.
struct ScaleSide {
  let counts: ScaleCounts
  let sums: ClusterSums
  let effect: DesignEffect?

  init(_ points: [Double], _ accounts: [[Double]]) {
    var total = [Double](repeating: 0, count: points.count)
    for account in accounts {
      precondition(account.count == points.count, "\(account.count) counts, \(points.count) points")
      for index in account.indices { total[index] += account[index] }
    }
    counts = ScaleCounts(points: points, counts: total)
    sums = ClusterSums(
      sizes: accounts.map { $0.reduce(0, +) }, sums: accounts.map { Self.moment($0, points, 1) },
      squares: accounts.map { Self.moment($0, points, 2) })
    effect = DesignEffect(sums)
  }

  static func moment(_ account: [Double], _ points: [Double], _ power: Int) -> Double {
    zip(account, points).reduce(0) { $0 + $1.0 * (power == 1 ? $1.1 : $1.1 * $1.1) }
  }

  /// The variance of the group's mean, which weighs its degrees of freedom.
  ///
  /// Where all agree it is not zero: one answer in n may yet differ, by half the scale as a net
  /// score's class does.
  func variance(_ effect: DesignEffect) -> Double {
    let n = counts.total
    let half = (counts.points[counts.points.count - 1] - counts.points[0]) / 2
    return effect.value * max((counts.variance ?? 0) / max(n - 1, 1), half * half / (n * n))
  }
}

extension Note {
  static func fewAccounts(_ found: String) -> Note {
    Note(
      code: "few_accounts",
      sentence: "The answers come from \(found); how much accounts differ cannot be seen below "
        + "\(ClusteredScoreDifference.fewestAccounts) a side, so the difference is described, not "
        + "estimated.")
  }

  /// Nil where no account holds more than a third.
  static func dominantAccount(_ share: Double, of whole: String) -> Note? {
    guard share > 1.0 / 3 else { return nil }
    return Note(
      code: "dominant_account",
      sentence: "One account holds \(wholePercent(share)) of the answers of \(whole); the figure "
        + "is largely its own.")
  }
}
