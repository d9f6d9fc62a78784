import LinearAlgebra

/// The mean and the sums of powers of the deviations from it, in double-double.
struct CentredMoments: Sendable {
  /// Σx / n.
  let mean: DoubleDouble
  /// Σd², d the deviations from the mean; exactly zero when all values are equal.
  let second: DoubleDouble
  /// Σd³.
  let third: DoubleDouble
  /// Σdₜdₜ₊₁ in the order given.
  let neighbours: DoubleDouble

  /// The moments of some values; nil when there are none.
  init?(_ values: [DoubleDouble]) {
    guard let first = values.first else { return nil }
    // Deviations from the first value are nearly exact, and zero when all values are equal.
    var sum = DoubleDouble.zero
    for value in values { sum += value - first }
    let shift = sum / DoubleDouble(Double(values.count))
    mean = first + shift

    var (second, third, neighbours) = (DoubleDouble.zero, DoubleDouble.zero, DoubleDouble.zero)
    var previous = DoubleDouble.zero
    for value in values {
      let deviation = (value - first) - shift
      let square = deviation * deviation
      second += square
      third += square * deviation
      neighbours += previous * deviation
      previous = deviation
    }
    self.second = second
    self.third = third
    self.neighbours = neighbours
  }
}
