/// Levene's test, and Brown and Forsythe's: do the variances of groups differ?
///
/// An analysis of variance of the distances from each group's centre. About the median (Brown &
/// Forsythe, the default) it holds its size for answers that are not normal. Source: Levene 1960;
/// Brown & Forsythe 1974, JASA 69:364.
public struct Levene: Codable, Sendable, Equatable {
  /// What distances are taken from.
  public enum Centre: String, Codable, Sendable, Equatable {
    /// The group's median (Brown & Forsythe).
    case median
    /// The group's mean (Levene).
    case mean
  }

  /// What distances are taken from.
  public var centre: Centre

  /// Makes a test.
  public init(centre: Centre = .median) {
    self.centre = centre
  }

  /// Compares the variances of groups.
  /// - Parameters:
  ///   - groups: the values of each group, in any order.
  ///   - names: one per group, for errors; 1, 2, … where none are given.
  /// - Throws: `tooFewGroups`; `nonFinite`; `tooFewValues` for an empty group; `tooFewInAll` when
  ///   every group has one value.
  public func run(
    groups: [[Double]], names: [String]? = nil
  ) throws(GroupTestError) -> GroupFTestResult {
    _ = try checkGroups(groups, names: names, needed: 1)
    let count = groups.reduce(0) { $0 + $1.count }
    if count == groups.count { throw .tooFewInAll(count: count, needed: groups.count + 1) }
    let distances = groups.map { group in
      let middle =
        centre == .mean
        ? GroupMoments(group).mean : groupMedian(ofSorted: group.sorted()) ?? 0
      return group.map { abs(decimalDifference($0, middle)) }
    }
    let moments = distances.map(GroupMoments.init)
    let grand = GroupMoments(distances.flatMap { $0 })
    let within = moments.reduce(0) { $0 + $1.sumOfSquares }
    let between = moments.reduce(0) {
      let d = $1.difference(grand)
      return $0 + $1.size * d * d
    }
    let (k, n) = (Double(groups.count), Double(count))
    return GroupFTestResult(
      method: centre == .mean ? "levene_mean" : "brown_forsythe_median",
      null: "All groups have the same spread about their \(centre.rawValue).",
      f: within > 0 ? (between / (k - 1)) / (within / (n - k)) : nil,
      degreesOfFreedom: (k - 1, n - k), notes: within > 0 ? [] : [.groupsDoNotVary])
  }
}
