import Statistics

/// A column whose coefficient has no finite maximum-likelihood estimate.
public struct MonotoneDriver: Codable, Sendable, Equatable {
  /// The name of the column.
  public let name: String
  /// Whether the estimate runs to +∞ (the event comes to the highest values first) or to −∞.
  public let isPositive: Bool

  /// Names a column and the direction in which its estimate runs away.
  public init(name: String, isPositive: Bool) {
    self.name = name
    self.isPositive = isPositive
  }
}

/// Why times to an event cannot be analysed; rows count from zero.
public enum SurvivalError: Error, Sendable, Equatable {
  /// No row has positive weight.
  case noRows
  /// A time or a value is NaN or infinite; the column is "time", "entry" or the name of a term.
  case nonFinite(row: Int, column: String)
  /// A time is below zero.
  case negativeTime(row: Int)
  /// A row leaves observation no later than it entered.
  case exitNotAfterEntry(row: Int)
  /// A weight is no whole number from zero upwards: weights count rows.
  case invalidWeight(row: Int)
  /// Nobody had the event, so nothing explains it.
  case noEvents
  /// All rows are in one group.
  case oneGroup
  /// Some columns are combinations of others (or of a constant).
  case rankDeficient(columns: [DependentColumn])
  /// Some columns do not vary, given the others, among those at risk whenever an event happens.
  case notIdentified(columns: [String])
  /// The likelihood grows without end: these columns order the events perfectly.
  case monotoneLikelihood(drivers: [MonotoneDriver])
  /// There are fewer than two clusters.
  case tooFewClusters(Int)
  /// More tied events at one time than the exact method can count.
  case tooManyTies(events: Int)
  /// The maximum was not reached.
  case notConverged(iterations: Int)
}

extension SurvivalError: CustomStringConvertible {
  /// One sentence that says what is wrong, where, and what to do.
  public var description: String {
    switch self {
    case .noRows: "there are no rows with positive weight; nothing can be estimated"
    case .nonFinite(let row, let column):
      "\(column) is not a finite number in row \(row); leave that row out"
    case .negativeTime(let row):
      "the time of row \(row) is below zero; times count from the start"
    case .exitNotAfterEntry(let row):
      "row \(row) leaves observation no later than it enters; leave it out"
    case .invalidWeight(let row):
      "the weight of row \(row) is not a whole number from 0 upwards; weights count rows"
    case .noEvents: "no event was seen, so nothing can be said of what goes with it"
    case .oneGroup: "all rows are in one group; two are needed for a comparison"
    case .rankDeficient(let columns):
      columns.map { column in
        column.dependsOn.isEmpty
          ? "\(column.name) is zero in every row"
          : "\(column.name) is a combination of \(column.dependsOn.joined(separator: ", "))"
      }.joined(separator: "; ") + "; leave out " + columns.map(\.name).joined(separator: ", ")
    case .notIdentified(let columns):
      "\(columns.joined(separator: ", ")) does not vary among those at risk when an event happens, "
        + "given the columns before; leave it out"
    case .monotoneLikelihood(let drivers):
      "the likelihood has no maximum: the events are ordered perfectly by "
        + drivers.map { "\($0.name) (\($0.isPositive ? "+" : "−")∞)" }.joined(separator: ", ")
        + "; use the Firth-penalised fit"
    case .tooFewClusters(let count):
      "\(counted(count, "cluster")) cannot show how clusters differ; at least 2 are needed"
    case .tooManyTies(let events):
      "\(events) events at one time are too many for the exact method; use Efron's"
    case .notConverged(let iterations):
      "no maximum was reached in \(iterations) steps; check the columns for extreme values"
    }
  }
}
