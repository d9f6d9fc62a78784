/// What the weight of a row means, which decides how much the rows say together.
public enum Weights: Codable, Sendable, Equatable {
  /// Every row counts once.
  case none
  /// How much a row matters (a role, a revenue): one per row, zero or positive; only ratios matter.
  case importance([Double])
  /// How often a row occurred: one per row, zero or positive; a row of 2 is the row twice.
  case frequency([Double])

  /// The weights as numbers.
  /// - Parameter count: the number of rows
  /// - Throws: `invalidWeight` naming the first row whose weight is negative or not finite
  public func values(count: Int) throws(DescribeError) -> [Double] {
    switch self {
    case .none: return [Double](repeating: 1, count: count)
    case .importance(let weights), .frequency(let weights):
      precondition(weights.count == count, "\(weights.count) weights for \(count) rows")
      if let position = weights.firstIndex(where: { !($0 >= 0 && $0.isFinite) }) {
        throw .invalidWeight(position: position)
      }
      return weights
    }
  }

  /// The number of equally weighted rows that would say as much about a mean: Kish's for
  /// importance weights, the sum of frequency weights, the number of rows without weights.
  /// - Parameter count: the number of rows
  /// - Returns: zero when no row has weight
  public func effectiveSize(count: Int) throws(DescribeError) -> Double {
    let weights = try values(count: count)
    switch self {
    case .none, .frequency: return CompensatedSum(weights).value
    case .importance: return kishEffectiveSize(weights)
    }
  }
}

/// Kish's effective sample size (Σw)²/Σw².
///
/// Kish (1965), Survey Sampling, section 11.7. It knows the weights alone, so it describes them; it
/// is not the effective size of a particular estimate.
/// - Parameter weights: one per row, zero or positive
/// - Returns: zero when no row has weight
public func kishEffectiveSize(_ weights: [Double]) -> Double {
  precondition(weights.allSatisfy { $0 >= 0 && $0.isFinite }, "weights are zero or positive")
  // Only ratios matter, and divided by the largest none can overflow when squared.
  guard let largest = weights.max(), largest > 0 else { return 0 }
  var (sum, squares) = (CompensatedSum(), CompensatedSum())
  for weight in weights {
    let scaled = weight / largest
    sum.add(scaled)
    squares.add(product: scaled, scaled)
  }
  return sum.value * sum.value / squares.value
}
