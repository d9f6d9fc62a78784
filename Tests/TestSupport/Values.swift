import Probability

/// Values to resample that no test relies on.
package func normalValues(_ count: Int, seed: UInt64 = 5) -> [Double] {
  var generator = Philox(seed: seed)
  return (0..<count).map { _ in generator.normal() }
}

/// The mean of a span; nil when it is empty.
package func spanMean(_ values: Span<Double>) -> Double? {
  var sum = 0.0
  for index in 0..<values.count { sum += values[index] }
  return values.count == 0 ? nil : sum / Double(values.count)
}

/// Whether two values agree to a relative (below 1: absolute) tolerance; nil agrees with nothing.
package func agree(_ a: Double?, _ b: Double?, _ tolerance: Double = 1e-12) -> Bool {
  guard let a, let b else { return false }
  return abs(a - b) <= tolerance * max(1, abs(b))
}
