import Probability
import Statistics

/// Losses per time under observation, at a rate taken for constant.
public struct ChurnRate: Codable, Sendable, Equatable {
  /// Accounts lost.
  public let lost: Int
  /// Months that all accounts together were under observation.
  public let accountMonths: Double
  /// The share lost in a month, 1 − e^(−rate).
  public let monthly: Double
  /// The share lost in twelve months, 1 − e^(−12·rate).
  public let annual: Double
  /// The interval of the monthly share.
  public let monthlyInterval: Interval
  /// The interval of the annual share.
  public let annualInterval: Interval

  /// The exact Poisson limits of the number lost (Garwood 1936, Biometrika 28:437), as shares.
  init(lost: Int, accountMonths: Double, level: Double) {
    let tail = (1 - level) / 2
    let low = lost == 0 ? 0 : Gamma(shape: Double(lost)).quantile(tail)
    let high = Gamma(shape: Double(lost) + 1).upperQuantile(tail)
    func share(_ count: Double, _ months: Double) -> Double {
      -exponentialMinusOne(-count / accountMonths * months)
    }
    func interval(_ months: Double) -> Interval {
      Interval(
        lower: share(low, months), upper: share(high, months), level: level,
        method: "exact_poisson")
    }
    self.lost = lost
    self.accountMonths = accountMonths
    monthly = share(Double(lost), 1)
    annual = share(Double(lost), 12)
    monthlyInterval = interval(1)
    annualInterval = interval(12)
  }
}

/// The share of the accounts there at the start of a window that left in it.
public struct WindowChurn: Codable, Sendable, Equatable {
  /// The first day, exclusive.
  public let from: String
  /// The last day.
  public let to: String
  /// Accounts at the start.
  public let accounts: Int
  /// Those of them that left.
  public let lost: Int
  /// The share.
  public let share: Double
  /// Its interval.
  public let interval: Interval?
}
