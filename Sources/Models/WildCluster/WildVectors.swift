import Probability

/// The factors of four consecutive vectors, a lane each.
///
/// Signs of up to 128 clusters are the first two words of each vector's stream, and those words are
/// made for many streams at once: a generator of its own would make sixteen.
struct WildVectors {
  /// One per cluster.
  private(set) var factors: [SIMD4<Double>]
  private let weights: WildWeights
  private let seed: UInt64?
  private var single: [Double]
  /// The first two words of the streams from `buffered` on, none before that is set.
  private var words: [UInt64] = []
  private var buffered = -1

  private static let streams = 64

  /// Vectors drawn with a seed, or enumerated without one.
  init(_ weights: WildWeights, clusters: Int, seed: UInt64?) {
    factors = Array(repeating: .zero, count: clusters)
    single = Array(repeating: 0, count: clusters)
    self.weights = weights
    self.seed = seed
    if weights == .rademacher, seed != nil, clusters <= 128 {
      words = Array(repeating: 0, count: 2 * Self.streams)
    }
  }

  /// Makes the factors of the vectors first ..< first + 4.
  mutating func load(_ first: Int) {
    if let seed, !words.isEmpty {
      if buffered < 0 || first < buffered || first + 4 > buffered + Self.streams {
        buffered = first
        Philox.firstWords(seed: seed, stream: UInt64(first), &words)
      }
      return signs(2 * (first - buffered))
    }
    for lane in 0..<4 {
      single.withUnsafeMutableBufferPointer { weights.vector(first + lane, seed: seed, $0) }
      for cluster in factors.indices { factors[cluster][lane] = single[cluster] }
    }
  }

  /// As `WildWeights.draw`: bit after bit, lowest first, becomes the sign bit of one.
  private mutating func signs(_ start: Int) {
    let one = SIMD4<UInt64>(repeating: (1.0).bitPattern)
    factors.withUnsafeMutableBufferPointer { factors in
      for half in 0...(factors.count - 1) / 64 {
        let at = start + half
        var bits = SIMD4(words[at], words[at + 2], words[at + 4], words[at + 6])
        for cluster in 64 * half..<min(factors.count, 64 * (half + 1)) {
          factors[cluster] = unsafeBitCast(one | (bits &<< 63), to: SIMD4<Double>.self)
          bits &>>= 1
        }
      }
    }
  }
}
