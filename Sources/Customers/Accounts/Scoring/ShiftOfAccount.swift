import Models
import Statistics

/// How far an account's answers are from what the last wave let expect, with the account by its id.
public struct ShiftOfAccount: Codable, Sendable, Equatable {
  /// The account as it is identified.
  public let account: String
  /// The number of earlier answers.
  public let earlier: Int
  /// The number of later answers.
  public let later: Int
  /// The mean of the later answers, 0–10.
  public let observed: Double
  /// The mean that was to be expected of just these later answers, 0–10.
  public let predicted: Double
  /// Observed less predicted, points of 0–10.
  public let shift: Double
  /// Its standard error.
  public let standardError: Double
  /// The interval of the shift by t.
  public let interval: Interval
  /// The two-sided p-value of no shift.
  public let pValue: Double

  init(_ own: AccountShift.Account, id: String) {
    account = id
    earlier = own.earlier
    later = own.later
    observed = own.observed
    predicted = own.predicted
    shift = own.shift
    standardError = own.standardError
    interval = own.interval
    pValue = own.pValue
  }
}
