import LinearAlgebra

/// Size, mean and sum of squared deviations of one group, of the decimals its values stand for.
struct GroupMoments {
  let count: Int
  /// The mean in double-double.
  let exactMean: DoubleDouble
  /// Σ(x − mean)²; zero when only rounding is left.
  let sumOfSquares: Double

  /// The moments of values; there must be at least one.
  init(_ values: [Double]) {
    let exact = values.map(DoubleDouble.init(decimal:))
    let moments = CentredMoments(exact)!
    count = values.count
    exactMean = moments.mean
    let reference = values.reduce(0) { $0 + $1 * $1 }
    sumOfSquares =
      isRounding(moments.second.high, against: reference) ? 0 : moments.second.high
  }

  var size: Double { Double(count) }

  /// The mean, rounded once.
  var mean: Double { exactMean.high }

  /// The variance with divisor n − 1; nil under two values.
  var variance: Double? { count < 2 ? nil : sumOfSquares / (size - 1) }

  /// The mean of this group less that of another, rounded once.
  func difference(_ other: GroupMoments) -> Double { (exactMean - other.exactMean).high }
}
