import LinearAlgebra

/// How differences are formed before they are ranked.
public enum DifferenceArithmetic: String, Codable, Sendable, Equatable {
  /// Of the decimals as written: differences that are equal on paper are tied.
  case decimal
  /// Of the doubles that stand for them, rounding included, as most programs do: differences that
  /// are equal on paper may be ranked apart by an error of 1e-16.
  case binary

  func difference(_ a: Double, _ b: Double) -> Double {
    self == .decimal ? decimalDifference(a, b) : a - b
  }

  func mean(_ a: Double, _ b: Double) -> Double {
    self == .decimal ? decimalMean(a, b) : (a + b) / 2
  }
}

/// The difference of the decimals that two doubles stand for, rounded once.
///
/// Equal differences of decimals come out equal, so that rounding breaks no ties: 1.1 − 0.9 and
/// 0.3 − 0.1 are both 0.2.
func decimalDifference(_ a: Double, _ b: Double) -> Double {
  (DoubleDouble(decimal: a) - DoubleDouble(decimal: b)).high
}

/// Half the sum of the decimals that two doubles stand for, rounded once.
func decimalMean(_ a: Double, _ b: Double) -> Double {
  ((DoubleDouble(decimal: a) + DoubleDouble(decimal: b)) * 0.5).high
}

/// The median of sorted numbers; nil when there are none.
func groupMedian(
  ofSorted sorted: [Double], _ arithmetic: DifferenceArithmetic = .decimal
) -> Double? {
  guard !sorted.isEmpty else { return nil }
  let middle = sorted.count / 2
  return sorted.count % 2 == 1
    ? sorted[middle] : arithmetic.mean(sorted[middle - 1], sorted[middle])
}
