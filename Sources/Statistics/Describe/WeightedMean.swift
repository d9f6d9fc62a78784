import LinearAlgebra

/// The weighted mean Σwx / Σw, its sums compensated.
/// - Parameters:
///   - values: one per response.
///   - weights: one per value, zero or positive; only their ratios matter.
/// - Returns: nil when there are no values or all weights are zero.
/// - Throws: `nonFinite` or `invalidWeight` naming the position.
public func weightedMean(
  _ values: [Double], weights: [Double]
) throws(DescribeError) -> Double? {
  precondition(
    values.count == weights.count, "\(weights.count) weights for \(values.count) values")
  var (products, total) = (CompensatedSum(), CompensatedSum())
  for i in values.indices {
    if !values[i].isFinite { throw .nonFinite(position: i) }
    if !(weights[i] >= 0 && weights[i].isFinite) { throw .invalidWeight(position: i) }
    products.add(product: values[i], weights[i])
    total.add(weights[i])
  }
  return total.value > 0 ? (products.total / total.total).high : nil
}
