import Probability

extension BootstrapDistribution {
  /// A quantile of the replicates.
  ///
  /// Drawn replicates: the value at position (R + 1)p, between neighbours by interpolation on the
  /// scale of normal quantiles, and the extreme replicate beyond them (Davison & Hinkley 1997, eq.
  /// 5.8). Exact distributions: the smallest value whose cumulative probability reaches p
  /// (tolerance 1e-12).
  /// - Parameter probability: 0…1.
  /// - Returns: nil when there are no replicates.
  public func quantile(_ probability: Double) -> Double? { quantiles([probability])?.first }

  /// Several quantiles, with one copy of the replicates.
  func quantiles(_ probabilities: [Double]) -> [Double]? {
    guard let masses else { return replicateQuantiles(replicates, probabilities) }
    guard let last = replicates.last else { return nil }
    return probabilities.map { probability in
      precondition(probability >= 0 && probability <= 1, "a probability of \(probability)")
      var running = 0.0
      for (value, mass) in zip(replicates, masses) {
        running += mass
        if running >= probability - 1e-12 { return value }
      }
      return last
    }
  }

  /// Whether a quantile would lie beyond the drawn replicates.
  func isBeyondReplicates(_ probability: Double) -> Bool {
    guard !isExact else { return false }
    let position = Double(replicates.count + 1) * probability
    return position < 1 - 1e-9 || position > Double(replicates.count) + 1e-9
  }
}

/// Quantiles at position (R + 1)p of values in any order; infinite values are in order too.
func replicateQuantiles(_ values: [Double], _ probabilities: [Double]) -> [Double]? {
  guard !values.isEmpty else { return nil }
  var copy = values
  return copy.withUnsafeMutableBufferPointer { values in
    probabilities.map { probability in
      precondition(probability >= 0 && probability <= 1, "a probability of \(probability)")
      let total = Double(values.count + 1)
      let position = total * probability
      // A position that is whole but for rounding needs no interpolation.
      let whole = position.rounded()
      let isWhole = abs(position - whole) < 1e-9
      let rank = Int(isWhole ? whole : position.rounded(.down))
      if rank < 1 { return select(values, rank: 0) }
      if rank >= values.count { return select(values, rank: values.count - 1) }
      let lower = select(values, rank: rank - 1)
      if isWhole { return lower }
      var upper = values[rank]
      for index in rank..<values.count { upper = min(upper, values[index]) }
      if lower == upper { return lower }
      let normal = Normal()
      let start = normal.quantile(Double(rank) / total)
      let end = normal.quantile(Double(rank + 1) / total)
      return lower + (normal.quantile(probability) - start) / (end - start) * (upper - lower)
    }
  }
}

/// The value of a rank, counted from zero; values are reordered around it.
///
/// Source: Hoare 1961, Communications of the ACM 4:321–322, algorithm 65.
private func select(_ values: UnsafeMutableBufferPointer<Double>, rank: Int) -> Double {
  var (left, right) = (0, values.count - 1)
  while left < right {
    let pivot = values[rank]
    var (i, j) = (left, right)
    repeat {
      while values[i] < pivot { i += 1 }
      while pivot < values[j] { j -= 1 }
      if i <= j {
        (values[i], values[j]) = (values[j], values[i])
        i += 1
        j -= 1
      }
    } while i <= j
    if j < rank { left = i }
    if rank < i { right = j }
  }
  return values[rank]
}
