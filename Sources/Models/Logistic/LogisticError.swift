import Statistics

/// Why a logistic model cannot be fitted to these data, or a question about it not be answered.
public enum LogisticError: Error, Sendable, Equatable {
  /// The columns or rows cannot carry a model, whatever the outcomes.
  case design(FitError)
  /// An outcome is neither 0 nor 1; rows count from zero.
  case notZeroOrOne(row: Int)
  /// Every observation has the same outcome.
  case oneOutcome(events: Double, observations: Double)
  /// Maximum likelihood estimates are infinite: some columns predict some outcomes with certainty.
  case separated(Separation)
  /// The iteration stopped before the score vanished, although the outcomes are not separated.
  case notConverged(iterations: Int)
}

extension LogisticError: CustomStringConvertible {
  /// One sentence that says what is wrong, where, and what to do.
  public var description: String {
    switch self {
    case .design(let error): error.description
    case .notZeroOrOne(let row):
      "the outcome of row \(row) is neither 0 nor 1; leave that row out or recode it"
    case .oneOutcome(let events, let observations):
      events == 0
        ? "none of \(shortNumber(observations)) outcomes is an event, so nothing can go with it"
        : "all \(shortNumber(observations)) outcomes of \(shortNumber(observations)) are events, "
          + "so nothing can go with them"
    case .separated(let separation):
      separation.sentence + "; maximum likelihood has no finite estimate: use Firth's penalty, "
        + "or leave out " + separation.drivers.joined(separator: ", ")
    case .notConverged(let iterations):
      "the likelihood was not maximised in \(iterations) iterations; "
        + "centre the columns, or use fewer of them"
    }
  }
}

/// A count without a decimal point where it is whole.
func shortNumber(_ value: Double) -> String {
  Int(exactly: value).map(String.init) ?? "\(value)"
}
