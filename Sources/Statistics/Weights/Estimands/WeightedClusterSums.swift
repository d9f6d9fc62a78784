/// What inference for a weighted mean needs of each account, weights summing to one over all.
struct WeightedClusterSums: Sendable, Equatable {
  /// Answers with weight, per account.
  private(set) var sizes: [Double] = []
  /// Σw per account.
  private(set) var weights: [Double] = []
  /// Σw² per account.
  private(set) var squaredWeights: [Double] = []
  /// Σwy per account.
  private(set) var sums: [Double] = []
  /// The same answers counted once each.
  let unweighted: ClusterSums
  /// The weighted shares of detractors, passives and promoters.
  let shares: (minus: Double, zero: Double, plus: Double)
  /// Whether all weights are alike, up to rounding.
  let areWeightsEqual: Bool

  /// Adds up the answers with weight; nil when there are none.
  /// - Parameters:
  ///   - values: one per answer, −1, 0 or +1
  ///   - weights: one per answer, zero or positive
  ///   - groups: the rows of each account
  init?(_ values: [Int], weights all: [Double], groups: [[Int]]) {
    let largest = all.max() ?? 0
    guard largest > 0 else { return nil }
    let total = CompensatedSum(all.map { $0 / largest }).value
    var (sums, squares) = ([Double](), [Double]())
    var parts = (minus: 0.0, zero: 0.0, plus: 0.0)
    for rows in groups {
      var (size, weight, squared, sum) = (0.0, 0.0, 0.0, 0.0)
      var (plain, plainSquared) = (0.0, 0.0)
      for row in rows where all[row] > 0 {
        let (share, value) = (all[row] / largest / total, Double(values[row]))
        size += 1
        weight += share
        squared += share * share
        sum += share * value
        plain += value
        plainSquared += value * value
        if value < 0 {
          parts.minus += share
        } else if value > 0 {
          parts.plus += share
        } else {
          parts.zero += share
        }
      }
      guard size > 0 else { continue }
      sizes.append(size)
      weights.append(weight)
      squaredWeights.append(squared)
      self.sums.append(sum)
      sums.append(plain)
      squares.append(plainSquared)
    }
    unweighted = ClusterSums(sizes: sizes, sums: sums, squares: squares)
    shares = parts
    let smallest = all.reduce(largest) { $1 > 0 ? min($0, $1) : $0 }
    areWeightsEqual = smallest >= largest * (1 - 1e-12)
  }

  static func == (first: Self, second: Self) -> Bool {
    first.sizes == second.sizes && first.weights == second.weights && first.sums == second.sums
      && first.squaredWeights == second.squaredWeights && first.unweighted == second.unweighted
      && first.shares == second.shares
  }

  /// The number of accounts.
  var count: Int { sizes.count }
  /// The number of answers with weight.
  var answers: Double { unweighted.total }
  /// The weighted score.
  var mean: Double { shares.plus - shares.minus }
  /// The weighted variance of one answer, p₊ + p₋ − m².
  var variance: Double { max(0, shares.plus + shares.minus - mean * mean) }
  /// Kish's effective size (Σw)²/Σw².
  var kish: Double { 1 / squaredWeights.reduce(0, +) }
}
