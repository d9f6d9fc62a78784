/// The empirical influence values of a statistic: its derivatives in the weight of each row.
///
/// The statistic takes probability weights that add up to one. Derivatives are central differences
/// of fourth order.
/// Source: Davison & Hinkley 1997, Bootstrap Methods and their Application, section 2.7.
public struct EmpiricalInfluence: Codable, Sendable, Equatable {
  /// The statistic at equal weights.
  public let estimate: Double
  /// The influence of each row; they add up to zero but for rounding.
  public let values: [Double]

  /// Differentiates a statistic.
  /// - Parameters:
  ///   - count: the number of rows.
  ///   - statistic: its value when row i has probability `weights[i]`, or nil where undefined.
  /// - Throws: `noRows`; `statisticUndefined` at equal weights or next to them.
  public init(
    count: Int, _ statistic: (_ weights: Span<Double>) -> Double?
  ) throws(ResamplingError) {
    guard count > 0 else { throw .noRows }
    estimate = try Self.value(statistic, Self.tilted(count, nil, 0))
    let step = 0.01 / Double(count)
    var values: [Double] = []
    for row in 0..<count {
      func at(_ multiple: Double) throws(ResamplingError) -> Double {
        try Self.value(statistic, Self.tilted(count, row, multiple * step))
      }
      let near = try at(1) - at(-1)
      let far = try at(2) - at(-2)
      values.append((8 * near - far) / (12 * step))
    }
    self.values = values
  }

  /// √ΣL² / n, the infinitesimal jackknife standard error.
  public var standardError: Double {
    values.reduce(0) { $0 + $1 * $1 }.squareRoot() / Double(values.count)
  }

  /// ΣL³ / (6 (ΣL²)^1.5); nil when every L is zero.
  public var acceleration: Double? { accelerationConstant(values) }

  /// Equal weights moved by `step` towards one row.
  static func tilted(_ count: Int, _ row: Int?, _ step: Double) -> [Double] {
    var weights = Array(repeating: (1 - step) / Double(count), count: count)
    if let row { weights[row] += step }
    return weights
  }

  static func value(
    _ statistic: (Span<Double>) -> Double?, _ weights: [Double]
  ) throws(ResamplingError) -> Double {
    let value = weights.withUnsafeBufferPointer { statistic(Span(_unsafeElements: $0)) }
    guard let value, value.isFinite else { throw .statisticUndefined }
    return value
  }
}
