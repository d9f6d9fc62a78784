import Statistics
import Tables

/// Why no shares can be given.
public enum ImportanceError: Error, Sendable, Equatable {
  /// The model with all drivers cannot be fitted.
  case fit(FitError)
  /// The outcome does not have the form that the model needs.
  case design(DesignError)
  /// The outcome has one value in all rows, so there is nothing to share out.
  case constantOutcome(String)
  /// There is no driver.
  case noDrivers
  /// There are more drivers than all subsets can be formed of.
  case tooManyDrivers(count: Int, limit: Int)
  /// A term is an interaction, whose share is not defined beside its main effects.
  case interaction(term: String)
  /// The formula has no constant, about which R² is taken.
  case noIntercept
  /// The model with some of the drivers could not be fitted.
  case undefinedSubset(drivers: [String])
  /// The rows cannot be drawn again.
  case resampling(ResamplingError)
}

extension ImportanceError: CustomStringConvertible {
  /// One sentence that says what is wrong, where, and what to do.
  public var description: String {
    switch self {
    case .fit(let error): error.description
    case .design(let error): error.description
    case .constantOutcome(let outcome):
      "\(Excerpt.quoted(outcome)) has one value in all rows that can be used, so there is nothing "
        + "that drivers could explain"
    case .noDrivers: "there is no driver; name at least one"
    case .tooManyDrivers(let count, let limit):
      "\(count) drivers have too many subsets; shares are exact up to \(limit) drivers, so leave "
        + "some out or put those that belong together into one score"
    case .interaction(let term):
      "\(Excerpt.escaped(term)) is an interaction, and what it explains cannot be told from its "
        + "main effects; name main effects only"
    case .noIntercept: "shares of variation are taken about the mean; leave out - 1 and + 0"
    case .undefinedSubset(let drivers):
      drivers.isEmpty
        ? "the model without drivers cannot be fitted"
        : "the model with " + drivers.map { Excerpt.quoted($0) }.joined(separator: ", ")
          + " alone cannot be fitted; leave one of them out"
    case .resampling(let error): error.description
    }
  }
}
