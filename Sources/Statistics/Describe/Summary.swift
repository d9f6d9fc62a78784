import LinearAlgebra

/// What a list of numbers looks like: its moments, its quantiles and its serial correlation.
///
/// Moments are taken about the mean in a second pass, in double-double arithmetic and from the
/// decimals that the doubles stand for, so leading digits that all values share cost no accuracy.
/// Source: Chan, Golub & LeVeque 1983, The American Statistician 37:242.
public struct Summary: Codable, Sendable, Equatable {
  /// A probability and the quantile at it.
  public struct Quantile: Codable, Sendable, Equatable {
    /// The probability, 0…1.
    public let probability: Double
    /// The quantile by linear interpolation (type 7).
    public let value: Double
  }

  /// The number of values.
  public let count: Int
  /// The arithmetic mean; nil without values.
  public let mean: Double?
  /// The variance with divisor n − 1; nil under two values.
  public let variance: Double?
  /// The square root of the variance; nil under two values.
  public let standardDeviation: Double?
  /// The standard deviation over √n; nil under two values.
  public let standardError: Double?
  /// The smallest value; nil without values.
  public let minimum: Double?
  /// The largest value; nil without values.
  public let maximum: Double?
  /// The quantiles asked for, in the order asked; empty without values.
  public let quantiles: [Quantile]
  /// The adjusted skewness √(n(n − 1))/(n − 2) m₃/m₂^1.5; nil under three values or when all are
  /// equal.
  public let skewness: Double?
  /// The correlation of neighbours Σdₜdₜ₊₁/Σdₜ², d the deviations from the mean in the order
  /// given; nil under two values or when all are equal.
  public let lag1Autocorrelation: Double?

  /// Describes a list of numbers.
  /// - Parameters:
  ///   - values: in the order of observation, which only the autocorrelation uses.
  ///   - probabilities: of the quantiles, 0…1.
  /// - Throws: `nonFinite` naming the position.
  public init(
    _ values: [Double], probabilities: [Double] = [0.25, 0.5, 0.75]
  ) throws(DescribeError) {
    if let position = values.firstIndex(where: { !$0.isFinite }) {
      throw .nonFinite(position: position)
    }
    let sorted = values.sorted()
    let n = Double(values.count)
    count = values.count
    minimum = sorted.first
    maximum = sorted.last
    quantiles = probabilities.compactMap { probability in
      sampleQuantile(probability, ofSorted: sorted).map {
        Quantile(probability: probability, value: $0)
      }
    }
    let moments = CentredMoments(values.map(DoubleDouble.init(decimal:)))
    mean = moments?.mean.high
    if let moments, count >= 2 {
      let variance = moments.second / DoubleDouble(n - 1)
      self.variance = variance.high
      standardDeviation = variance.squareRoot().high
      standardError = (variance / DoubleDouble(n)).squareRoot().high
    } else {
      (variance, standardDeviation, standardError) = (nil, nil, nil)
    }
    if let moments, moments.second.high > 0 {
      lag1Autocorrelation = (moments.neighbours / moments.second).high
      let spread = (moments.second / DoubleDouble(n)).high
      skewness =
        count >= 3
        ? (n * (n - 1)).squareRoot() / (n - 2) * moments.third.high / n
          / (spread * spread.squareRoot()) : nil
    } else {
      (lag1Autocorrelation, skewness) = (nil, nil)
    }
  }
}
