/// Whether two values are the same but for rounding.
/// - Parameters:
///   - a: one value.
///   - b: another.
///   - scale: the size of the numbers that both were computed from.
@inline(__always)
func isTied(_ a: Double, _ b: Double, scale: Double) -> Bool {
  abs(a - b) <= 1e-11 * max(abs(a), scale)
}

/// The size that values usually have: the median of a thousand absolute values.
///
/// A few extreme replicates must not make ties of all others, as they would with the largest size.
func typicalSize(_ values: [Double]) -> Double {
  guard !values.isEmpty else { return 0 }
  let step = max(1, values.count / 1_000)
  let sizes = stride(from: 0, to: values.count, by: step).map { abs(values[$0]) }.sorted()
  return sizes[sizes.count / 2]
}
