/// Why a matrix cannot be factored or a system cannot be solved; positions count from zero.
public enum LinearAlgebraError: Error, Sendable, Equatable {
  /// An entry is NaN or infinite.
  case nonFinite(row: Int, column: Int)
  /// The columns are linearly dependent to working precision; `dependent` are the columns that a
  /// pivoted factorization could not tell from combinations of the others.
  case rankDeficient(rank: Int, columns: Int, dependent: [Int])
  /// The matrix is singular, or so nearly that a solution has no correct digit.
  case singular(condition: Double)
  /// The leading minor of this order (counted from one) is not positive.
  case notPositiveDefinite(minor: Int)
  /// An iterative routine of LAPACK did not converge.
  case notConverged(routine: String)
}

extension LinearAlgebraError: CustomStringConvertible {
  /// One sentence that says what is wrong and where.
  public var description: String {
    switch self {
    case .nonFinite(let row, let column):
      "entry (\(row), \(column)) is not a finite number; remove or repair that row"
    case .rankDeficient(let rank, let columns, let dependent):
      "the \(columns) columns have rank \(rank); columns "
        + dependent.map(String.init).joined(separator: ", ")
        + " are combinations of the others and have to go"
    case .singular(let condition):
      "the matrix is singular to working precision (condition about \(condition))"
    case .notPositiveDefinite(let minor):
      "the matrix is not positive definite: its leading minor of order \(minor) is not positive"
    case .notConverged(let routine):
      "\(routine) did not converge; check the scale of the entries"
    }
  }
}
