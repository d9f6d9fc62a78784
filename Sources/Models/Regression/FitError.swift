import Statistics

/// A column of a design that other columns determine.
public struct DependentColumn: Codable, Sendable, Equatable {
  /// The name of the column.
  public let name: String
  /// The earlier columns it is a combination of; empty for a column of zeros.
  public let dependsOn: [String]

  /// Names a column and those it depends on.
  public init(name: String, dependsOn: [String]) {
    self.name = name
    self.dependsOn = dependsOn
  }
}

/// Why a model cannot be fitted to these data; rows count from zero.
public enum FitError: Error, Sendable, Equatable {
  /// There are not more rows (with positive weight) than columns, so no error can be estimated.
  case tooFewRows(rows: Int, columns: Int)
  /// Some columns are combinations of others, so their coefficients are not determined.
  case rankDeficient(columns: [DependentColumn])
  /// A value is NaN or infinite; the column is the name of a term or "response".
  case nonFinite(row: Int, column: String)
  /// A weight is negative, NaN or infinite.
  case invalidWeight(row: Int)
  /// A row names no cluster.
  case missingCluster(row: Int)
  /// There are fewer than two clusters.
  case tooFewClusters(Int)
  /// Squares of the values leave the range of a double.
  case outOfRange
}

extension FitError: CustomStringConvertible {
  /// One sentence that says what is wrong, where, and what to do.
  public var description: String {
    switch self {
    case .tooFewRows(let rows, let columns):
      "\(counted(rows, "row")) cannot support \(counted(columns, "coefficient")); "
        + "at least \(columns + 1) rows with positive weight are needed"
    case .rankDeficient(let columns):
      columns.map { column in
        column.dependsOn.isEmpty
          ? "\(column.name) is zero in every row"
          : "\(column.name) is a combination of \(column.dependsOn.joined(separator: ", "))"
      }.joined(separator: "; ") + "; leave out " + columns.map(\.name).joined(separator: ", ")
    case .nonFinite(let row, let column):
      "\(column) is not a finite number in row \(row); leave that row out"
    case .invalidWeight(let row):
      "the weight of row \(row) is negative or not finite; weights are zero or positive"
    case .missingCluster(let row):
      "row \(row) has no cluster; leave it out or give it one"
    case .tooFewClusters(let count):
      "\(counted(count, "cluster")) cannot show how clusters differ; at least 2 are needed"
    case .outOfRange:
      "the squares of the values exceed the largest double; use a larger unit"
    }
  }
}
