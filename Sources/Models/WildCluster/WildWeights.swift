import Probability
import Statistics

/// The random factors that the wild bootstrap multiplies the residuals of a cluster by.
///
/// All have mean zero and variance one.
public enum WildWeights: String, Codable, Sendable, CaseIterable {
  /// −1 or 1 (Davidson & Flachaire 2008, Journal of Econometrics 146:162–169).
  case rademacher
  /// ±√½, ±1, ±√1½: for few clusters, where signs alone make too few patterns (Webb 2023, Canadian
  /// Journal of Economics 56:839–858).
  case webb
  /// −(√5 − 1)/2 with probability (√5 + 1)/(2√5), else (√5 + 1)/2 (Mammen 1993, Annals of Statistics
  /// 21:255–285).
  case mammen

  /// The possible factors.
  public var values: [Double] {
    switch self {
    case .rademacher: [-1, 1]
    case .webb:
      [-1.5.squareRoot(), -1, -0.5.squareRoot(), 0.5.squareRoot(), 1, 1.5.squareRoot()]
    case .mammen: [-(5.0.squareRoot() - 1) / 2, (5.0.squareRoot() + 1) / 2]
    }
  }

  /// The probability of each of `values`.
  public var probabilities: [Double] {
    switch self {
    case .rademacher: [0.5, 0.5]
    case .webb: Array(repeating: 1.0 / 6, count: 6)
    case .mammen:
      [
        (5.0.squareRoot() + 1) / (2 * 5.0.squareRoot()),
        (5.0.squareRoot() - 1) / (2 * 5.0.squareRoot()),
      ]
    }
  }

  /// The number of vectors of factors for so many clusters, infinite when beyond a double.
  public func vectors(clusters: Int) -> Double {
    (0..<clusters).reduce(1.0) { product, _ in product * Double(values.count) }
  }

  /// The factors of vector `index`, one per cluster: drawn from that stream of the seed or, without a
  /// seed, the digits of the index in the base of the number of values.
  func vector(_ index: Int, seed: UInt64?, _ factors: UnsafeMutableBufferPointer<Double>) {
    if let seed {
      var generator = Philox(seed: seed, stream: UInt64(index))
      return draw(factors, &generator)
    }
    let values = values
    var rest = index
    for cluster in factors.indices {
      factors[cluster] = values[rest % values.count]
      rest /= values.count
    }
  }

  /// Draws one factor per cluster.
  func draw(_ factors: UnsafeMutableBufferPointer<Double>, _ generator: inout Philox) {
    switch self {
    case .rademacher:
      var word = UInt64(0)
      for cluster in factors.indices {
        if cluster % 64 == 0 { word = generator.next() }
        // The drawn bit becomes the sign bit of one.
        factors[cluster] = Double(bitPattern: 0x3FF0_0000_0000_0000 | word << 63)
        word >>= 1
      }
    case .webb:
      let values = values
      for cluster in factors.indices { factors[cluster] = values[generator.below(6)] }
    case .mammen:
      let (values, share) = (values, probabilities[0])
      for cluster in factors.indices {
        factors[cluster] = values[generator.uniform() < share ? 0 : 1]
      }
    }
  }
}
