import LinearAlgebra
import Probability
import Statistics

/// The area under the receiver operating characteristic: how often an event has the higher risk.
public struct AreaUnderCurve: Codable, Sendable, Equatable {
  /// P(risk of an event > risk of another) + ½ P(equal): the Mann–Whitney share.
  public let area: Double
  /// DeLong's variance of the area; nil with fewer than two events or two others.
  public let variance: Double?
  /// The number of events.
  public let events: Int
  /// The number of others.
  public let others: Int

  /// 2 area − 1, Somers' D.
  public var gini: Double { 2 * area - 1 }

  /// Compares the risks of events with those of the others.
  /// - Returns: nil without an event or without another.
  /// - Complexity: O(n log n).
  /// Source: DeLong, DeLong & Clarke-Pearson 1988, Biometrics 44:837; Sun & Xu 2014, IEEE Signal
  /// Processing Letters 21:1389 for the midranks.
  public init?(risks: [Double], outcomes: [Double]) {
    precondition(
      risks.count == outcomes.count, "\(risks.count) risks for \(outcomes.count) outcomes")
    let among = risks.indices.filter { outcomes[$0] == 1 }
    let rest = risks.indices.filter { outcomes[$0] == 0 }
    guard !among.isEmpty, !rest.isEmpty else { return nil }
    let all = Self.midranks(risks)
    let (m, n) = (Double(among.count), Double(rest.count))
    let own = Self.midranks(among.map { risks[$0] })
    let otherRanks = Self.midranks(rest.map { risks[$0] })
    // The share of others below each event, and of events above each other.
    let upper = among.indices.map { (all[among[$0]] - own[$0]) / n }
    let lower = rest.indices.map { 1 - (all[rest[$0]] - otherRanks[$0]) / m }
    area = upper.reduce(0, +) / m
    events = among.count
    others = rest.count
    variance =
      among.count < 2 || rest.count < 2
      ? nil : Self.variance(upper) / m + Self.variance(lower) / n
  }

  /// area ± z standard errors, cut at 0 and 1.
  ///
  /// Nil where the variance is zero: when every event ranks above every other, nothing in the data
  /// says how far the area could lie below one.
  public func interval(level: Double = 0.95) -> Interval? {
    guard let variance, variance > 0 else { return nil }
    let width = Normal().upperQuantile((1 - level) / 2) * variance.squareRoot()
    return Interval(
      lower: max(0, area - width), upper: min(1, area + width), level: level, method: "delong")
  }

  /// The same on the logit of the area, which never leaves 0…1; nil at an area of 0 or 1.
  public func logitInterval(level: Double = 0.95) -> Interval? {
    guard let variance, variance > 0, area > 0, area < 1 else { return nil }
    let centre = logOf(area / (1 - area))
    let error = variance.squareRoot() / (area * (1 - area))
    let width = Normal().upperQuantile((1 - level) / 2) * error
    return Interval(
      lower: logistic(centre - width), upper: logistic(centre + width), level: level,
      method: "delong_logit")
  }

  private static func variance(_ values: [Double]) -> Double {
    let mean = values.reduce(0, +) / Double(values.count)
    return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)
  }

  private static func midranks(_ values: [Double]) -> [Double] {
    let order = values.indices.sorted { values[$0] < values[$1] }
    var ranks = [Double](repeating: 0, count: values.count)
    var start = 0
    while start < order.count {
      var end = start
      while end < order.count, values[order[end]] == values[order[start]] { end += 1 }
      for k in start..<end { ranks[order[k]] = Double(start + end + 1) / 2 }
      start = end
    }
    return ranks
  }
}
