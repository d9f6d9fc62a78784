/// One pair of groups compared; the second less the first.
public struct PairwiseComparison: Codable, Sendable, Equatable {
  /// The name of the first group.
  public let first: String
  /// The name of the second group.
  public let second: String
  /// The second group's figure less the first's: means, or mean ranks.
  public let difference: Double
  /// The standard error of the difference; nil when it does not exist.
  public let standardError: Double?
  /// The test statistic; nil when it does not exist.
  public let statistic: Double?
  /// The degrees of freedom; nil when the reference has none.
  public let degreesOfFreedom: Double?
  /// The p-value of this pair by itself; nil when the method has only simultaneous ones.
  public let pValue: Double?
  /// The p-value that allows for all pairs; nil when it does not exist.
  public let adjustedPValue: Double?
  /// The simultaneous interval of the difference; nil when the method has none.
  public let interval: Interval?
}

/// All pairs of some groups compared by one method.
public struct PairwiseResult: Codable, Sendable, Equatable {
  /// The name of the method.
  public let method: String
  /// The null hypothesis of each pair in one sentence.
  public let null: String
  /// The name of the adjustment, or of the simultaneous reference distribution.
  public let adjustment: String
  /// One per pair: first with second, first with third, …, second with third, ….
  public let comparisons: [PairwiseComparison]
  /// What the reader must know: `no_variation`, `all_equal`.
  public let notes: [Note]
}

/// The pairs of positions below a count: 0 with 1, 0 with 2, …, 1 with 2, ….
func pairs(_ count: Int) -> [(first: Int, second: Int)] {
  (0..<count).flatMap { i in (i..<count).dropFirst().map { (i, $0) } }
}

/// Groups that share a variance: their moments and the pooled mean square.
struct PooledGroups {
  let names: [String]
  let moments: [GroupMoments]
  /// Values less groups.
  let degreesOfFreedom: Double
  /// The mean square within groups.
  let meanSquare: Double

  /// Pools groups.
  /// - Throws: as `checkGroups`; `tooFewInAll` when every group has one value.
  init(_ groups: [[Double]], names: [String]?) throws(GroupTestError) {
    self.names = try checkGroups(groups, names: names, needed: 1)
    moments = groups.map(GroupMoments.init)
    let count = groups.reduce(0) { $0 + $1.count }
    if count == groups.count { throw .tooFewInAll(count: count, needed: groups.count + 1) }
    degreesOfFreedom = Double(count - groups.count)
    meanSquare = moments.reduce(0) { $0 + $1.sumOfSquares } / degreesOfFreedom
  }

  /// The mean of the second group less that of the first.
  func difference(_ pair: (first: Int, second: Int)) -> Double {
    moments[pair.second].difference(moments[pair.first])
  }

  /// The standard error of that difference; nil when nothing varies.
  func standardError(_ pair: (first: Int, second: Int)) -> Double? {
    guard meanSquare > 0 else { return nil }
    return (meanSquare * (1 / moments[pair.first].size + 1 / moments[pair.second].size))
      .squareRoot()
  }

  var notes: [Note] { meanSquare > 0 ? [] : [.groupsDoNotVary] }
}
