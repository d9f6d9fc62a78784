import Models
import Statistics

/// How long alerts wait for their follow-up, those still open counted up to the last day.
public struct FollowUpTimes: Codable, Sendable, Equatable {
  /// Alerts with the day they were raised.
  public let alerts: Int
  /// Those still open, whose time is censored.
  public let open: Int
  /// Days by which half were followed up; nil estimates are not reached.
  public let median: SurvivalQuantile?
  /// Days by which nine in ten were followed up.
  public let ninetieth: SurvivalQuantile?
  /// The share followed up within a week.
  public let withinWeek: Double?
  /// Its interval.
  public let withinWeekInterval: Interval?

  /// Kaplan and Meier's curve over alerts, which it takes for independent.
  init(_ alerts: [LedgerAlert], level: Double) {
    let timed = alerts.compactMap { alert in alert.days.map { ($0, alert.followedUp != nil) } }
    self.alerts = timed.count
    open = timed.count { !$0.1 }
    guard
      let times = try? SurvivalTimes(exits: timed.map(\.0), events: timed.map(\.1))
    else {
      (median, ninetieth, withinWeek, withinWeekInterval) = (nil, nil, nil, nil)
      return
    }
    let estimator = KaplanMeier(level: level)
    let curve = estimator.run(times)
    median = curve.median
    ninetieth = curve.quantile(0.9)
    let week = estimator.estimate(times, at: 7)
    withinWeek = week.map { 1 - $0.survival }
    withinWeekInterval = week.flatMap { point in
      guard point.lower != nil || point.upper != nil else { return nil }
      return Interval(
        lower: point.upper.map { 1 - $0 }, upper: point.lower.map { 1 - $0 }, level: level,
        method: curve.method)
    }
  }
}
