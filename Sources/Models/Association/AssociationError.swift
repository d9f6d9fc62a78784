import Statistics

/// Why an association cannot be computed; rows count from zero.
public enum AssociationError: Error, Sendable, Equatable {
  /// A value is NaN or infinite.
  case nonFinite(variable: String, row: Int)
  /// A value is so large that its square cannot be represented.
  case outOfRange(variable: String, row: Int)
  /// A variable that should have two values has another number of them.
  case notBinary(variable: String, values: Int)
  /// Control variables are combinations of each other.
  case dependentControls
  /// There are more rows than the method can hold in memory.
  case tooManyRows(count: Int, limit: Int)
  /// Three correlations that no data can have at once.
  case impossibleCorrelations
  /// A correlation is not between −1 and 1.
  case notACorrelation(name: String, value: Double)
  /// A variable has more different values than a table can usefully have classes.
  case tooManyClasses(count: Int, limit: Int)
  /// A negative rating on a ratio scale.
  case negativeRating(value: Double)
  /// There are fewer rows, subjects, units or items than the method needs.
  case tooFew(what: String, count: Int, needed: Int)
}

extension AssociationError: CustomStringConvertible {
  /// One sentence that says what is wrong, where, and what to do.
  public var description: String {
    switch self {
    case .nonFinite(let variable, let row):
      "value \(row) of \(variable) is not a finite number; leave that row out as missing"
    case .outOfRange(let variable, let row):
      "value \(row) of \(variable) is beyond ±1e150; use a larger unit"
    case .notBinary(let variable, let values):
      "\(variable) has \(values) different values where two are needed; choose a yes/no variable"
    case .dependentControls:
      "the control variables are combinations of each other; leave one of them out"
    case .tooManyRows(let count, let limit):
      "\(count) rows are more than the \(limit) that all distances can be kept of; draw a sample"
    case .impossibleCorrelations:
      "no data have these three correlations at once; check them for typing errors"
    case .notACorrelation(let name, let value):
      "\(name) is \(value), and a correlation to compare lies strictly between −1 and 1"
    case .tooManyClasses(let count, let limit):
      "\(count) different values are more than \(limit) ordered classes; use spearman"
    case .negativeRating(let value):
      "a rating of \(value) cannot stand on a ratio scale; use the interval metric"
    case .tooFew(let what, let count, let needed):
      Statistics.tooFew(count, what, needed: needed)
    }
  }
}

/// Stops on two variables of different length, and refuses values that are no finite numbers.
func checkPairs(_ x: [Double], _ y: [Double]) throws(AssociationError) {
  precondition(x.count == y.count, "\(x.count) values of x but \(y.count) of y")
  try checkFinite(x, "x")
  try checkFinite(y, "y")
}

/// Refuses values that are no finite numbers, or whose squares overflow.
func checkFinite(_ values: [Double], _ variable: String) throws(AssociationError) {
  if let row = values.firstIndex(where: { !$0.isFinite }) {
    throw .nonFinite(variable: variable, row: row)
  }
  if let row = values.firstIndex(where: { $0.magnitude > 1e150 }) {
    throw .outOfRange(variable: variable, row: row)
  }
}
