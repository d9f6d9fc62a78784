import Probability

/// The Fligner–Killeen test: do the spreads of groups differ, whatever the distributions?
///
/// The distances from each group's median are ranked together and turned into half-normal scores.
/// Source: Conover, Johnson & Johnson 1981, Technometrics 23:351, the median-centred form.
public struct FlignerKilleen: Codable, Sendable, Equatable {
  /// How distances from the median are formed.
  public var distances: DifferenceArithmetic

  /// Makes a test.
  public init(distances: DifferenceArithmetic = .decimal) {
    self.distances = distances
  }

  /// Compares the spreads of groups.
  /// - Parameters:
  ///   - groups: the values of each group, in any order.
  ///   - names: one per group, for errors; 1, 2, … where none are given.
  /// - Throws: `tooFewGroups`; `nonFinite`; `tooFewValues` for an empty group; `tooFewInAll` when
  ///   every group has one value.
  public func run(
    groups: [[Double]], names: [String]? = nil
  ) throws(GroupTestError) -> TestResult {
    _ = try checkGroups(groups, names: names, needed: 1)
    let count = groups.reduce(0) { $0 + $1.count }
    if count == groups.count { throw .tooFewInAll(count: count, needed: groups.count + 1) }
    let ranks = Midranks(groups.flatMap(fromMedian))
    let scores = ranks.ranks.map {
      Normal().quantile((1 + $0 / Double(count + 1)) / 2)
    }
    let mean = scores.reduce(0, +) / Double(count)
    let variance = scores.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count - 1)
    let varies = ranks.tieSizes.count > 1
    var (start, between) = (0, 0.0)
    for group in groups {
      let sum = scores[start..<(start + group.count)].reduce(0, +)
      let distance = sum / Double(group.count) - mean
      between += Double(group.count) * distance * distance
      start += group.count
    }
    let degrees = Double(groups.count - 1)
    let statistic = varies ? between / variance : nil
    return TestResult(
      method: "fligner_killeen", null: "All groups have the same spread about their median.",
      statistic: statistic, degreesOfFreedom: varies ? degrees : nil,
      pValue: statistic.map { ChiSquared(degreesOfFreedom: degrees).survival($0) },
      notes: varies ? [] : [.groupsDoNotVary])
  }

  private func fromMedian(_ group: [Double]) -> [Double] {
    let centre = groupMedian(ofSorted: group.sorted(), distances) ?? 0
    return group.map { abs(distances.difference($0, centre)) }
  }
}
