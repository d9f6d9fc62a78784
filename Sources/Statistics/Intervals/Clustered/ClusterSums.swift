/// What clustered inference needs of each account: how many answers, their sum, their sum of squares.
public struct ClusterSums: Codable, Sendable, Equatable {
  /// Answers per cluster; each greater than zero.
  public let sizes: [Double]
  /// The sum of the answers per cluster.
  public let sums: [Double]
  /// The sum of the squared answers per cluster.
  public let squares: [Double]

  /// Makes the sums; clusters without answers are left out.
  public init(sizes: [Double], sums: [Double], squares: [Double]) {
    precondition(
      sizes.count == sums.count && sizes.count == squares.count,
      "\(sizes.count) sizes, \(sums.count) sums and \(squares.count) squares")
    let kept = sizes.indices.filter { sizes[$0] > 0 }
    self.sizes = kept.map { sizes[$0] }
    self.sums = kept.map { sums[$0] }
    self.squares = kept.map { squares[$0] }
  }

  /// Adds up values by cluster.
  /// - Parameters:
  ///   - values: one per answer
  ///   - clusters: the cluster of each answer, as a code ≥ 0
  public init(values: [Double], clusters: [Int]) {
    precondition(
      values.count == clusters.count, "\(values.count) values but \(clusters.count) clusters")
    let count = (clusters.max() ?? -1) + 1
    var sizes = [Double](repeating: 0, count: count)
    var sums = sizes
    var squares = sizes
    for (value, cluster) in zip(values, clusters) {
      sizes[cluster] += 1
      sums[cluster] += value
      squares[cluster] += value * value
    }
    self.init(sizes: sizes, sums: sums, squares: squares)
  }

  /// Takes answers coded −1, 0, +1 from counts per account.
  public init(_ accounts: [NetScoreCounts]) {
    self.init(
      sizes: accounts.map(\.total), sums: accounts.map { $0.promoters - $0.detractors },
      squares: accounts.map { $0.promoters + $0.detractors })
  }

  /// The same clusters in an order and with a sign of their own, so that what is drawn for the first,
  /// the second … depends neither on the order of the rows nor on which end of the scale is up.
  var canonical: (data: ClusterSums, isMirrored: Bool) {
    let plain = ordered(sign: 1)
    let mirrored = ordered(sign: -1)
    return plain.sums.lexicographicallyPrecedes(mirrored.sums)
      ? (mirrored, true) : (plain, false)
  }

  private func ordered(sign: Double) -> ClusterSums {
    let order = sizes.indices.sorted {
      (sizes[$0], sign * sums[$0], squares[$0]) < (sizes[$1], sign * sums[$1], squares[$1])
    }
    return ClusterSums(
      sizes: order.map { sizes[$0] }, sums: order.map { sign * sums[$0] },
      squares: order.map { squares[$0] })
  }

  /// The number of clusters.
  public var count: Int { sizes.count }
  /// The number of answers.
  public var total: Double { sizes.reduce(0, +) }
  /// The mean answer; nil without answers.
  public var mean: Double? { total > 0 ? sums.reduce(0, +) / total : nil }
  /// The variance of one answer with divisor n − 1; nil below two answers.
  public var variance: Double? {
    guard let mean, total > 1 else { return nil }
    let squared = zip(sizes, zip(sums, squares)).reduce(0.0) {
      $0 + $1.1.1 - 2 * mean * $1.1.0 + $1.0 * mean * mean
    }
    return max(0, squared) / (total - 1)
  }
  /// Whether some cluster holds more than one answer.
  public var hasRepeats: Bool { sizes.contains { $0 > 1 } }
}
