/// Why answers cannot be weighted as an estimand asks; rows and accounts count from zero.
public enum EstimandError: Error, Sendable, Equatable {
  /// An answer is not −1, 0 or +1.
  case notANetScore(row: Int, value: Int)
  /// The estimand needs something that is not known.
  case missing(NetScoreEstimand, needs: String)
  /// A role that answered has no declared weight, or no place in the order of seniority.
  case undeclaredRole(NetScoreEstimand, role: String)
  /// A role weight is negative or not finite.
  case invalidRoleWeight(role: String, weight: Double)
  /// A revenue is negative or not finite.
  case invalidRevenue(account: Int, revenue: Double)
  /// The known totals cannot be met.
  case totals(CalibrationError)
}

extension EstimandError: CustomStringConvertible {
  /// One sentence that says what is wrong, where, and what to do.
  public var description: String {
    switch self {
    case .notANetScore(let row, let value):
      "answer \(row) is \(value), not −1, 0 or +1; code detractors, passives and promoters"
    case .missing(let estimand, let needs):
      "the score of “\(estimand.title)” needs \(needs)"
    case .undeclaredRole(let estimand, let role):
      estimand == .senior
        ? "role “\(role)” has no place in the order of seniority; add it"
        : "role “\(role)” has no declared weight; add it, 0 leaves the role out"
    case .invalidRoleWeight(let role, let weight):
      "the weight \(weight) of role “\(role)” is negative or not finite; weights are zero or positive"
    case .invalidRevenue(let account, let revenue):
      "the revenue \(revenue) of account \(account) is negative or not finite; leave it empty when "
        + "it is not known"
    case .totals(let error): error.description
    }
  }
}
