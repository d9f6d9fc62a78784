import Statistics

/// The estimate at one time.
public struct SurvivalPoint: Codable, Sendable, Equatable {
  /// The time.
  public let time: Double
  /// How many were at risk just before.
  public let atRisk: Double
  /// How many had the event at this time.
  public let events: Double
  /// How many left without it at this time.
  public let censored: Double
  /// The share still without the event right after, 0…1.
  public let survival: Double
  /// Greenwood's standard error; nil once the estimate is 0.
  public let standardError: Double?
  /// The lower limit, nil where the method has none.
  public let lower: Double?
  /// The upper limit, nil where the method has none.
  public let upper: Double?
  /// The Nelson–Aalen cumulative hazard.
  public let cumulativeHazard: Double
  /// Its variance Σ d/n².
  public let cumulativeHazardVariance: Double
}

/// A time by which a share has had the event, with its limits; nil is "not reached".
public struct SurvivalQuantile: Codable, Sendable, Equatable {
  /// The share that has had the event.
  public let probability: Double
  /// The time.
  public let estimate: Double?
  /// Where the lower band reaches it.
  public let lower: Double?
  /// Where the upper band reaches it.
  public let upper: Double?
}

/// The mean time up to a horizon.
public struct RestrictedMeanTime: Codable, Sendable, Equatable {
  /// The horizon τ.
  public let horizon: Double
  /// The area under the curve up to the horizon (the time before the first entry counted whole).
  public let estimate: Double
  /// Its standard error; nil where the curve is 0 before the horizon only because nobody is left.
  public let standardError: Double?
  /// The interval on the normal approximation, cut to 0…τ; nil where no event gives a width.
  public let interval: Interval?
}

/// A Kaplan–Meier curve.
public struct SurvivalCurve: Codable, Sendable, Equatable {
  /// The confidence level of the limits.
  public let level: Double
  /// The name of the interval method.
  public let method: String
  /// The first time at which anybody was at risk.
  public let start: Double
  /// The number of rows, weights counted.
  public let rows: Double
  /// One point per time at which rows leave, in ascending order.
  public let points: [SurvivalPoint]
  /// What the reader must know: `conditional_curve`, `risk_set_emptied`.
  public let notes: [Note]

  /// The number of events.
  public var events: Double { points.reduce(0) { $0 + $1.events } }

  /// The points at which events happened.
  public var eventPoints: [SurvivalPoint] { points.filter { $0.events > 0 } }

  /// The last time at which anybody was observed.
  public var end: Double { points.last?.time ?? start }

  /// The time by which a share p has had the event: the first with S ≤ 1 − p, the middle where S
  /// equals it over a stretch. Its limits are where the pointwise limits reach 1 − p.
  ///
  /// Source: Brookmeyer & Crowley 1982, Biometrics 38:29.
  /// - Parameter probability: between 0 and 1; 0.5 for the median.
  public func quantile(_ probability: Double) -> SurvivalQuantile {
    precondition(probability > 0 && probability < 1, "a share of \(probability)")
    return SurvivalQuantile(
      probability: probability, estimate: reached(1 - probability) { $0.survival },
      lower: reached(1 - probability) { $0.survival == 0 ? $0.lower ?? 0 : $0.lower },
      upper: reached(1 - probability) { $0.upper })
  }

  /// The median time.
  public var median: SurvivalQuantile { quantile(0.5) }

  private func reached(_ level: Double, _ value: (SurvivalPoint) -> Double?) -> Double? {
    let tolerance = 1.5e-8
    let falls = points.filter { $0.events > 0 || value($0) != nil }
    guard
      let first = falls.firstIndex(where: { (value($0) ?? 1) <= level + tolerance })
    else { return nil }
    guard let found = value(falls[first]), abs(found - level) < tolerance else {
      return falls[first].time
    }
    let next = falls[first...].first { (value($0) ?? found) < level - tolerance }
    return next.map { (falls[first].time + $0.time) / 2 } ?? falls[first].time
  }

  /// The mean time up to a horizon: the area under the curve.
  ///
  /// Variance Σ A(t)² d/(n(n − d)) with A(t) the area from t to the horizon (Klein & Moeschberger
  /// 2003, equation 4.5.2).
  /// - Parameter horizon: after `start`; nil is returned beyond the last observed time unless the
  ///   curve has reached 0.
  public func restrictedMean(to horizon: Double) -> RestrictedMeanTime? {
    guard horizon > start, horizon <= end || points.last?.survival == 0 else { return nil }
    let steps = eventPoints.filter { $0.time < horizon }
    var area = 0.0
    var variance = 0.0
    var right = horizon
    for step in steps.reversed() {
      area += step.survival * (right - step.time)
      right = step.time
      // Once everybody has had the event no area is left to vary.
      if step.atRisk > step.events {
        variance += area * area * step.events / (step.atRisk * (step.atRisk - step.events))
      }
    }
    let mean = right + area
    let error = variance.squareRoot()
    guard variance > 0 else {
      return RestrictedMeanTime(horizon: horizon, estimate: mean, standardError: nil, interval: nil)
    }
    let half = normalQuantile(level) * error
    return RestrictedMeanTime(
      horizon: horizon, estimate: mean, standardError: error,
      interval: Interval(
        lower: max(0, mean - half), upper: min(horizon, mean + half), level: level,
        method: "normal"))
  }
}
