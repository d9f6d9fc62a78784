import Statistics

/// Why a model of groups cannot be fitted to these data; rows count from zero.
public enum HierarchicalError: Error, Sendable, Equatable {
  /// A value is NaN or infinite.
  case nonFinite(variable: String, row: Int)
  /// A value is so large that its square cannot be represented.
  case outOfRange(variable: String, row: Int)
  /// There are not more rows than columns.
  case tooFewRows(rows: Int, columns: Int)
  /// There are fewer groups, accounts or estimates than the method needs.
  case tooFew(what: String, count: Int, needed: Int)
  /// Some columns are combinations of others.
  case rankDeficient(columns: [DependentColumn])
  /// Nothing repeats inside a group once the columns are fitted, so that variation between and
  /// within groups cannot be told apart.
  case noReplication
  /// The columns explain every difference between groups, as an indicator of each group would.
  case groupsConfounded
  /// The columns fit the response exactly.
  case noVariation
  /// Rows of a group do not differ beyond what the columns explain, so that the ratio of the
  /// variances has no maximum.
  case noVariationWithin
  /// A role with a positive weight has no answers.
  case roleNotHeard(role: String)
  /// A role answered in one account only, so that its level and the account's are one.
  case roleInOneAccount(role: String, account: String)
  /// A variance is not positive.
  case invalidVariance(position: Int, value: Double)
  /// A count of successes is not between zero and the trials, or there are no trials.
  case invalidCount(position: Int, successes: Int, trials: Int)
  /// A group has more trials than are worth a beta-binomial law.
  case tooManyTrials(position: Int, trials: Int, limit: Int)
  /// Every trial of every group came out the same.
  case allAlike(successes: Bool)
  /// No group has both successes and failures, so that the spread between groups has no maximum.
  case allOrNothing
}

extension HierarchicalError: CustomStringConvertible {
  /// One sentence that says what is wrong, where, and what to do.
  public var description: String {
    switch self {
    case .nonFinite(let variable, let row):
      "value \(row) of \(variable) is not a finite number; leave that row out as missing"
    case .outOfRange(let variable, let row):
      "value \(row) of \(variable) is beyond ±1e150; use a larger unit"
    case .tooFewRows(let rows, let columns):
      "\(counted(rows, "row")) cannot support \(counted(columns, "fixed effect")); at least "
        + "\(columns + 1) are needed"
    case .tooFew(let what, let count, let needed):
      Statistics.tooFew(count, what, needed: needed)
    case .rankDeficient(let columns):
      FitError.rankDeficient(columns: columns).description
    case .noReplication:
      "no group has two rows to compare, so that groups and chance cannot be told apart; "
        + "use a regression without groups"
    case .groupsConfounded:
      "the columns already explain every difference between groups; leave out those that are "
        + "constant within groups"
    case .noVariation:
      "the columns fit every value exactly, so that there is no variation to divide"
    case .noVariationWithin:
      "values do not vary within groups, so that the share between groups has no estimate; "
        + "use one value per group"
    case .roleNotHeard(let role):
      "nobody of the role \(role) has answered; give it the weight 0"
    case .roleInOneAccount(let role, let account):
      "the role \(role) is heard in one account only (\(account)), so that its level cannot be "
        + "told from the account's; join it with another role or leave its answers out"
    case .invalidVariance(let position, let value):
      "the variance at position \(position) is \(value); variances are positive"
    case .invalidCount(let position, let successes, let trials):
      "\(successes) successes of \(trials) at position \(position) are no count of trials; "
        + "leave out groups without trials"
    case .tooManyTrials(let position, let trials, let limit):
      "\(trials) trials at position \(position) are more than \(limit); pool the rates by their known "
        + "variances instead"
    case .allAlike(let successes):
      "every trial was a \(successes ? "success" : "failure"), so that groups show no spread"
    case .allOrNothing:
      "no group has both successes and failures, so that the spread between groups has no "
        + "estimate; use one outcome per group"
    }
  }
}
