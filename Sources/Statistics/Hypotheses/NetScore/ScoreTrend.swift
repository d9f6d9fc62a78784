import Probability

/// The slope of a net score over three waves or more, with accounts as clusters.
///
/// Least squares of the −1, 0, +1 answers on the place of their wave. The variance is that of
/// independent answers times f, the CR2 ratio (Bell & McCaffrey 2002) drawn towards `TrendVariance`'s
/// expectation; the reference is t on Satterthwaite's degrees of freedom plus two.
public struct ScoreTrend: Codable, Sendable, Equatable {
  /// The confidence level.
  public var level: Double

  /// Below this many accounts a trend is described, not estimated.
  public static let fewestAccounts = NetScoreEstimator.fewestAccounts
  /// Two waves are a change, not a trend.
  public static let fewestWaves = 3
  /// The name of the method in results.
  public static let methodName = "clustered_slope"

  /// Makes the configuration.
  public init(level: Double = 0.95) {
    precondition(level > 0 && level < 1, "the level must lie between 0 and 1, not \(level)")
    self.level = level
  }

  /// Estimates the slope per wave.
  /// - Parameters:
  ///   - accounts: for each account its counted answers in each wave, accounts × waves
  ///   - times: the place of each wave in time; 1, 2, … where none are given
  /// - Returns: nil unless three waves or more have answers.
  public func run(_ accounts: [[NetScoreCounts]], times: [Double]? = nil) -> ScoreTrendResult? {
    let waves = accounts.first?.count ?? 0
    let times = times ?? (0..<waves).map { Double($0 + 1) }
    precondition(
      accounts.allSatisfy { $0.count == times.count },
      "\(times.count) times for accounts of \(Set(accounts.map(\.count)).sorted()) waves")
    guard let fit = TrendFit(accounts, times), fit.wavesHeard >= Self.fewestWaves else {
      return nil
    }
    let null = "the score changes by nothing from wave to wave on average"
    let repeats = accounts.contains { $0.reduce(0) { $0 + $1.total } > 1 }
    // One answer in all may yet differ, where every answer agrees.
    let floor = (fit.total - 1) / (fit.total * fit.total)
    let independent = max(fit.residualVariance, floor) / fit.sumOfSquares
    var variance: TrendVariance?
    var degrees = fit.total - 2
    if repeats {
      guard fit.accounts >= Self.fewestAccounts, let found = TrendVariance(accounts, fit) else {
        return ScoreTrendResult(
          slope: fit.slope, standardError: nil, interval: nil, variance: nil,
          test: TestResult(
            method: Self.methodName, null: null, statistic: nil, pValue: nil,
            notes: [.fewAccountsForTrend(fit.accounts)]))
      }
      variance = found
      degrees = found.degreesOfFreedom
    }
    guard degrees > 0 else {
      return ScoreTrendResult(
        slope: fit.slope, standardError: nil, interval: nil, variance: nil,
        test: TestResult(
          method: Self.methodName, null: null, statistic: nil, pValue: nil,
          notes: [.fewAccountsForTrend(fit.accounts)]))
    }
    let error = ((variance?.ratio ?? 1) * independent).squareRoot()
    let reference = StudentT(degreesOfFreedom: degrees)
    let statistic = fit.slope / error
    let reach = reference.upperQuantile((1 - level) / 2) * error
    return ScoreTrendResult(
      slope: fit.slope, standardError: error,
      interval: Interval(
        lower: fit.slope - reach, upper: fit.slope + reach, level: level, method: Self.methodName),
      variance: variance,
      test: TestResult(
        method: Self.methodName, null: null, statistic: statistic, degreesOfFreedom: degrees,
        pValue: min(1, 2 * reference.survival(abs(statistic)))))
  }
}

/// The slope of a score over waves, in units of −1…1 a wave.
public struct ScoreTrendResult: Codable, Sendable, Equatable {
  /// The change of the score from one wave to the next on average.
  public let slope: Double
  /// Its standard error; nil where the slope is only described.
  public let standardError: Double?
  /// Its interval.
  public let interval: Interval?
  /// How accounts change the uncertainty; nil when no account has two answers.
  public let variance: TrendVariance?
  /// The test of a slope of zero.
  public let test: TestResult
}

extension Note {
  static func fewAccountsForTrend(_ accounts: Int) -> Note {
    Note(
      code: "few_accounts",
      sentence:
        "The answers come from \(accounts) accounts; how much accounts differ cannot be seen "
        + "below \(ScoreTrend.fewestAccounts), so the slope is described, not estimated.")
  }
}
