/// Why data cannot be resampled; rows count from zero.
public enum ResamplingError: Error, Sendable, Equatable {
  /// There are no rows to draw from.
  case noRows
  /// A value is NaN or infinite.
  case nonFinite(row: Int)
  /// A weight or denominator is negative, NaN or infinite, or all of them are zero.
  case invalidWeight(row: Int?)
  /// A row has no cluster or no stratum.
  case missingLabel(row: Int, kind: String)
  /// The rows of a cluster lie in several strata, or in both of the groups compared.
  case splitCluster(cluster: Int)
  /// The sample is larger than the population it is said to come from.
  case populationTooSmall(population: Int, rows: Int)
  /// The statistic is undefined on the data themselves.
  case statisticUndefined
  /// One of two groups is empty.
  case emptyGroup
  /// There are too many resamples or arrangements to enumerate.
  case tooManyArrangements(Double, limit: Int)
  /// The scheme has no meaning for this computation.
  case unsupportedScheme(String)
}

extension ResamplingError: CustomStringConvertible {
  /// One sentence that says what is wrong, where, and what to do.
  public var description: String {
    switch self {
    case .noRows: "there are no rows to draw from"
    case .nonFinite(let row): "the value of row \(row) is not a finite number; leave that row out"
    case .invalidWeight(let row?):
      "the weight of row \(row) is negative or not finite; weights are zero or positive"
    case .invalidWeight(nil): "all weights are zero; at least one must be positive"
    case .missingLabel(let row, let kind):
      "row \(row) has no \(kind); leave it out or give it one"
    case .splitCluster(let cluster):
      "cluster \(cluster) has rows on both sides; every cluster must lie in one stratum and one group"
    case .populationTooSmall(let population, let rows):
      "\(rows) rows cannot come from a population of \(population); give the population's true size"
    case .statisticUndefined: "the statistic is undefined on the data themselves"
    case .emptyGroup: "one of the two groups is empty; a comparison needs rows in both"
    case .tooManyArrangements(let count, let limit):
      "\(count) arrangements are too many to enumerate (limit \(limit)); draw replicates instead"
    case .unsupportedScheme(let name):
      "the scheme \(name) has no meaning here; use rows or clusters"
    }
  }
}
