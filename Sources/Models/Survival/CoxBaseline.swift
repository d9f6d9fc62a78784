import LinearAlgebra
import Statistics

/// The baseline of one stratum: the cumulative hazard of a row whose columns are all 0.
public struct CoxBaseline: Codable, Sendable, Equatable {
  /// The stratum.
  public let stratum: Int
  /// The event times, ascending.
  public let times: [Double]
  /// The cumulative hazard right after each.
  public let cumulativeHazard: [Double]
  /// Σ 1/denominator² up to each, at columns 0: the part of the variance that is not β's.
  let hazardVariance: [Double]
  /// Σ hazard × mean of the columns up to each, one row per time.
  let hazardMean: [[Double]]

  init(
    _ stratum: CoxIncrements.Stratum, design: CoxDesign, shift: Double, coefficients: [Double]
  ) {
    let offset = zip(design.centres, coefficients).reduce(shift) { $0 + $1.0 * $1.1 }
    let factor = exponential(-offset)
    self.stratum = stratum.label
    times = stratum.lines.map(\.time)
    cumulativeHazard = stratum.cumulative.dropFirst().map { $0 * factor }
    var (variance, variances) = (0.0, [Double]())
    for line in stratum.lines {
      variance += line.hazardVariance * factor * factor
      variances.append(variance)
    }
    hazardVariance = variances
    hazardMean = zip(stratum.cumulativeMean.dropFirst(), stratum.cumulative.dropFirst()).map {
      means, hazard in
      means.indices.map {
        factor * (means[$0] * design.scales[$0] + hazard * design.centres[$0])
      }
    }
  }
}

/// A predicted survival probability.
public struct PredictedSurvival: Codable, Sendable, Equatable {
  /// The time.
  public let time: Double
  /// The cumulative hazard of such a row.
  public let cumulativeHazard: Double
  /// exp(−cumulative hazard).
  public let survival: Double
  /// The interval from log cumulative hazard ± z·se; nil before the first event.
  public let interval: Interval?
}

extension CoxFit {
  /// The predicted survival of a row.
  ///
  /// Variance of the cumulative hazard e²Σ1/denominator² + q′Vq, q = Σ hazard (x − mean) (Tsiatis
  /// 1981, Annals of Statistics 9:93; Efron's denominators under Efron ties).
  /// - Parameters:
  ///   - columns: the values of the columns, one per term.
  ///   - times: at which to predict.
  ///   - stratum: the stratum; nil for the only one.
  ///   - level: of the intervals.
  /// - Returns: one per time; nil for a stratum that is not there and after exact ties.
  public func predictedSurvival(
    columns: [Double], at times: [Double], stratum: Int? = nil, level: Double = 0.95
  ) -> [PredictedSurvival]? {
    precondition(columns.count == terms.count, "\(columns.count) values for \(terms.count) terms")
    guard
      let baseline = stratum.map({ label in baselines.first { $0.stratum == label } })
        ?? baselines.first
    else { return nil }
    let risk = exponential(zip(columns, coefficients).reduce(0) { $0 + $1.0 * $1.1 })
    let z = normalQuantile(level)
    return times.map { time in
      guard let last = baseline.times.lastIndex(where: { $0 <= time }) else {
        return PredictedSurvival(time: time, cumulativeHazard: 0, survival: 1, interval: nil)
      }
      let hazard = baseline.cumulativeHazard[last] * risk
      let q = columns.indices.map {
        risk * (columns[$0] * baseline.cumulativeHazard[last] - baseline.hazardMean[last][$0])
      }
      let spread = zip(q, covariance.times(q)).reduce(0) { $0 + $1.0 * $1.1 }
      let error = (risk * risk * baseline.hazardVariance[last] + spread).squareRoot()
      let half = z * error / hazard
      return PredictedSurvival(
        time: time, cumulativeHazard: hazard, survival: exponential(-hazard),
        interval: Interval(
          lower: exponential(-hazard * exponential(half)),
          upper: exponential(-hazard * exponential(-half)), level: level, method: "log_log"))
    }
  }
}
