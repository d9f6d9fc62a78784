/// A quantile of sorted numbers by linear interpolation of the order statistics (type 7).
///
/// With h = (n − 1)p the quantile is x[⌊h⌋] + (h − ⌊h⌋)(x[⌊h⌋ + 1] − x[⌊h⌋]), counted from zero.
/// Source: Hyndman & Fan 1996, The American Statistician 50:361, definition 7.
/// - Parameters:
///   - probability: 0…1.
///   - sorted: in ascending order.
/// - Returns: nil when there are no numbers.
public func sampleQuantile(_ probability: Double, ofSorted sorted: [Double]) -> Double? {
  precondition(
    probability >= 0 && probability <= 1, "a probability of \(probability) is not in 0...1")
  guard let last = sorted.last else { return nil }
  let position = Double(sorted.count - 1) * probability
  let lower = Int(position)
  if lower + 1 >= sorted.count { return last }
  let fraction = position - Double(lower)
  // The weighted form cannot overflow where the two ends have opposite signs.
  return fraction == 0
    ? sorted[lower] : (1 - fraction) * sorted[lower] + fraction * sorted[lower + 1]
}
