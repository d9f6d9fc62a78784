import Statistics

/// What is shared out among the drivers.
public enum ImportanceMeasure: String, Codable, Sendable {
  /// The share of the outcome's variance that a linear model explains.
  case rSquared = "r_squared"
  /// The share of the deviance of the empty model that a logistic model explains, 1 − D/D₀.
  case devianceShare = "deviance_share"
}

/// What `RelativeImportance` returns: how much of what is explained goes with each driver.
public struct RelativeImportanceResult: Codable, Sendable, Equatable {
  /// What is shared out.
  public let measure: ImportanceMeasure
  /// The number of rows.
  public let observations: Int
  /// What all drivers explain together; the shares add up to it.
  public let total: Double
  /// The drivers in the order given.
  public let drivers: [DriverImportance]
  /// Which drivers add more than which, subset by subset.
  public let dominance: DominanceTable
  /// Every driver against the next in rank; empty without resamples.
  public let comparisons: [RankComparison]
  /// Whether the order of the drivers could be chance.
  public let ranking: RankingSupport
  /// How the rows were drawn again; nil when they were not.
  public let resampling: ImportanceResampling?
  /// What the reader must know.
  public let notes: [Note]

  /// The drivers by share, the largest first.
  public var ranked: [DriverImportance] {
    drivers.enumerated().sorted {
      ($1.element.share, $0.offset) < ($0.element.share, $1.offset)
    }.map(\.element)
  }
}

/// What goes with one driver.
public struct DriverImportance: Codable, Sendable, Equatable {
  /// The driver: a term of the formula.
  public let name: String
  /// The columns that belong to it, several for a categorical driver.
  public let columns: [String]
  /// What it adds, averaged over all orders in which the drivers can enter (LMG, Shapley).
  public let share: Double
  /// The share of what is explained; nil when nothing is.
  public let shareOfExplained: Double?
  /// The rank by share, 1 for the largest; equal shares share the better rank.
  public let rank: Int
  /// What it explains alone.
  public let alone: Double
  /// What it adds to all the others.
  public let last: Double
  /// Johnson's relative weight; nil for other than linear models and where some driver has several
  /// columns, whose weights would depend on how the levels are coded.
  public let relativeWeight: Double?
  /// Pratt's product of coefficient and correlation, which may be negative; nil as the weight is.
  public let pratt: Double?
  /// The sign of what goes with the driver alone: −1, 0 or 1; nil where it has several columns.
  public let marginalSign: Int?
  /// The sign of its coefficient beside all the others; nil where it has several columns.
  public let coefficientSign: Int?
  /// The interval of the share; nil without resamples.
  public let shareInterval: Interval?
  /// The interval of the share of what is explained; nil without resamples.
  public let shareOfExplainedInterval: Interval?
  /// The ranks that the driver may have, from the resamples; nil without.
  public let rankInterval: RankInterval?
  /// The share of resamples in which it comes first; nil without.
  public let probabilityFirst: Double?

  /// Whether the driver goes one way alone and the other way beside the others.
  public var isSuppressed: Bool {
    guard let marginalSign, let coefficientSign else { return false }
    return marginalSign * coefficientSign < 0
  }
}

/// The ranks that a driver may have.
public struct RankInterval: Codable, Sendable, Equatable {
  /// The best rank.
  public let best: Int
  /// The worst rank.
  public let worst: Int
}

/// A driver against the next in rank.
public struct RankComparison: Codable, Sendable, Equatable {
  /// The driver that is ahead.
  public let ahead: String
  /// The driver that follows it.
  public let behind: String
  /// The difference of their shares.
  public let difference: Double
  /// The interval of the difference; nil when the resamples do not vary.
  public let interval: Interval?
  /// Whether the interval lies above zero, so that the order is not chance.
  public let isSupported: Bool
}

/// Whether the order of the drivers could be chance.
public enum RankingSupport: String, Codable, Sendable {
  /// Every driver is ahead of the next.
  case supported
  /// Some driver is ahead of the next, others may not be.
  case partlySupported = "partly_supported"
  /// No driver is certain to be ahead of the next.
  case notSupported = "not_supported"
  /// There are no resamples, too few accounts, or one driver only.
  case notAssessed = "not_assessed"
}

/// How rows were drawn again.
public struct ImportanceResampling: Codable, Sendable, Equatable {
  /// The number of resamples.
  public let replicates: Int
  /// How many of them no model could be fitted to.
  public let failed: Int
  /// The number of units drawn: rows, or accounts.
  public let units: Int
  /// The seed.
  public let seed: UInt64
  /// The name of the scheme.
  public let scheme: String
  /// The confidence level of the intervals.
  public let level: Double
}
