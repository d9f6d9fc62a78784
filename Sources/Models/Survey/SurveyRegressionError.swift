/// Why a survey regression cannot be fitted; rows count from zero.
public enum SurveyRegressionError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The regression itself cannot be fitted.
  case fit(FitError)
  /// A response of a logistic regression is neither 0 nor 1.
  case notZeroOrOne(row: Int)
  /// A combination of the columns tells the zeros from the ones, so the likelihood has no maximum.
  case separated
  /// The design has too few units for so many columns.
  case tooFewUnits(degreesOfFreedom: Int, columns: Int)

  /// One sentence that says what is wrong and what to do.
  public var description: String {
    switch self {
    case .fit(let error): error.description
    case .notZeroOrOne(let row):
      "the response of row \(row) is neither 0 nor 1; code yes as 1 and no as 0"
    case .separated:
      "a combination of the columns tells all or some zeros from the ones, so the coefficients "
        + "have no finite estimate; leave out the column that does so"
    case .tooFewUnits(let degrees, let columns):
      "a design with \(degrees) degrees of freedom cannot support \(columns) coefficients; "
        + "leave some columns out"
    }
  }
}
