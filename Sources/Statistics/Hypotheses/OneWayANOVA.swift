import LinearAlgebra
import Probability

/// Why an analysis of variance cannot be made.
public enum ANOVAError: Error, Sendable, Equatable {
  /// There are fewer than two groups.
  case tooFewGroups(count: Int)
  /// A group has no values.
  case emptyGroup(name: String)
  /// Every group has one value, so variation within groups cannot be estimated.
  case oneValuePerGroup
  /// A value is NaN or infinite; the position counts from zero within the group.
  case nonFinite(group: String, position: Int)
}

extension ANOVAError: CustomStringConvertible {
  /// One sentence that says what is wrong, where, and what to do.
  public var description: String {
    switch self {
    case .tooFewGroups(let count):
      "\(counted(count, "group")) cannot be compared; at least two are needed"
    case .emptyGroup(let name):
      "group \(name) has no values; leave it out"
    case .oneValuePerGroup:
      "every group has one value; at least one group needs two"
    case .nonFinite(let group, let position):
      "value \(position) of group \(group) is not a finite number; leave it out as missing"
    }
  }
}

/// One-way analysis of variance: do the means of several groups differ, variances being equal?
///
/// Sums of squares are formed from deviations in double-double arithmetic and from the decimals
/// that the doubles stand for, so leading digits that all values share cost no accuracy.
/// Source: Fisher 1925; Scheffé 1959, The Analysis of Variance, chapter 3.
public struct OneWayANOVA: Codable, Sendable, Equatable {
  /// There is nothing to choose.
  public init() {}

  /// Compares the means of groups.
  /// - Parameters:
  ///   - groups: the values of each group, in any order.
  ///   - names: one per group, for the result and for errors; 1, 2, … where none are given.
  /// - Throws: `tooFewGroups`, `emptyGroup`, `oneValuePerGroup`, `nonFinite`.
  public func run(
    groups: [[Double]], names: [String]? = nil
  ) throws(ANOVAError) -> OneWayANOVAResult {
    let names = names ?? groups.indices.map { String($0 + 1) }
    precondition(names.count == groups.count, "\(names.count) names for \(groups.count) groups")
    if groups.count < 2 { throw .tooFewGroups(count: groups.count) }
    for (name, group) in zip(names, groups) {
      if group.isEmpty { throw .emptyGroup(name: name) }
      if let position = group.firstIndex(where: { !$0.isFinite }) {
        throw .nonFinite(group: name, position: position)
      }
    }
    if groups.allSatisfy({ $0.count == 1 }) { throw .oneValuePerGroup }
    return OneWayANOVAResult(
      groups: groups.map { $0.map(DoubleDouble.init(decimal:)) }, names: names)
  }
}

/// The analysis-of-variance table of groups.
public struct OneWayANOVAResult: Codable, Sendable, Equatable {
  /// The size and the mean of a group.
  public struct Group: Codable, Sendable, Equatable {
    /// The name of the group.
    public let name: String
    /// The number of values.
    public let count: Int
    /// The mean of the values.
    public let mean: Double
  }

  /// The groups in the order given.
  public let groups: [Group]
  /// The mean of all values.
  public let mean: Double
  /// Groups less one.
  public let degreesOfFreedomBetween: Int
  /// Values less groups.
  public let degreesOfFreedomWithin: Int
  /// Σn(ȳ_group − ȳ)².
  public let sumOfSquaresBetween: Double
  /// Σ(y − ȳ_group)²; zero when only rounding is left.
  public let sumOfSquaresWithin: Double
  /// The sum of squares between over its degrees of freedom.
  public let meanSquareBetween: Double
  /// The sum of squares within over its degrees of freedom.
  public let meanSquareWithin: Double
  /// The ratio of the mean squares; nil when values do not vary within any group.
  public let fStatistic: Double?
  /// P(F > statistic) if all means are equal.
  public let pValue: Double?
  /// Between over total sum of squares; nil when all values are equal.
  public let rSquared: Double?
  /// The square root of the mean square within.
  public let residualStandardDeviation: Double
  /// What the reader must know: `no_variation_within`, `all_equal`.
  public let notes: [Note]

  /// Makes the table.
  /// - Parameter groups: at least two, none empty, not all of one value.
  init(groups: [[DoubleDouble]], names: [String]) {
    let all = groups.flatMap { $0 }
    let moments = groups.compactMap { CentredMoments($0) }
    var (within, between) = (DoubleDouble.zero, DoubleDouble.zero)
    var (sum, squares) = (DoubleDouble.zero, DoubleDouble.zero)
    for value in all {
      // About the first value, as in CentredMoments.
      sum += value - all[0]
      squares += value * value
    }
    let shift = sum / DoubleDouble(Double(all.count))
    for (group, moment) in zip(groups, moments) {
      within += moment.second
      let deviation = (moment.mean - all[0]) - shift
      between += deviation * deviation * Double(group.count)
    }
    if isRounding(within.high, against: squares.high) { within = .zero }
    if isRounding(between.high, against: squares.high) { between = .zero }

    self.groups = zip(names, zip(groups, moments)).map {
      Group(name: $0, count: $1.0.count, mean: $1.1.mean.high)
    }
    mean = (all[0] + shift).high
    let (dfBetween, dfWithin) = (groups.count - 1, all.count - groups.count)
    let meanBetween = between / DoubleDouble(Double(dfBetween))
    let meanWithin = within / DoubleDouble(Double(dfWithin))
    degreesOfFreedomBetween = dfBetween
    degreesOfFreedomWithin = dfWithin
    sumOfSquaresBetween = between.high
    sumOfSquaresWithin = within.high
    meanSquareBetween = meanBetween.high
    meanSquareWithin = meanWithin.high
    residualStandardDeviation = meanWithin.squareRoot().high

    let total = between + within
    rSquared = total.high > 0 ? (between / total).high : nil
    let ratio = within.high > 0 ? (meanBetween / meanWithin).high : nil
    fStatistic = ratio
    pValue = ratio.map {
      FisherF(
        numeratorDegreesOfFreedom: Double(dfBetween),
        denominatorDegreesOfFreedom: Double(dfWithin)
      ).survival($0)
    }
    notes = Self.notes(within: within.high, between: between.high)
  }

  private static func notes(within: Double, between: Double) -> [Note] {
    guard within == 0 else { return [] }
    return [
      between == 0
        ? Note(
          code: "all_equal",
          sentence: "All values are equal, so there is nothing to compare.")
        : Note(
          code: "no_variation_within",
          sentence: "Values do not vary within any group, so F does not exist.")
    ]
  }
}
