/// How much less, or more, the change between two waves varies than if all answers were independent.
///
/// Accounts carry the correlation of answers within a wave, which makes the change vary more, and
/// between waves, which makes it vary less. The variance is CR2 (Bell & McCaffrey 2002) over the
/// accounts of both waves; the ratio is drawn towards `expected` with the weight of two degrees of
/// freedom.
public struct WaveVariance: Codable, Sendable, Equatable {
  /// The CR2 variance of the change.
  public let clusterRobust: Double
  /// The variance of the change if all answers were independent.
  public let independent: Double
  /// Satterthwaite's degrees of freedom of `clusterRobust`.
  public let satterthwaite: Double
  /// What the ratio is drawn towards: 1, or more where accounts are of uneven size (`WavePrior`).
  public let expected: Double
  /// The variance ratio used: below 1 where waves hold the same people, at least ¼.
  public let ratio: Double

  /// How many degrees of freedom the expected ratio is worth.
  public static let priorWeight = 2.0
  /// The smallest ratio, however alike the waves are.
  public static let smallestRatio = 0.25

  /// The degrees of freedom of the t reference.
  public var degreesOfFreedom: Double { satterthwaite + Self.priorWeight }

  /// Estimates; nil unless each wave has two accounts with answers.
  public init?(_ accounts: [WaveAnswers]) {
    guard let previous = WaveResiduals(accounts.map(\.previous)),
      let current = WaveResiduals(accounts.map(\.current))
    else { return nil }
    self.init(previous, current, expected: WavePrior(accounts)?.ratio ?? 1)
  }

  /// Estimates from any answers; account i is the same in both waves, of size 0 where it is silent.
  init?(previous: [AccountMoments], current: [AccountMoments]) {
    precondition(previous.count == current.count, "\(previous.count) and \(current.count) accounts")
    let prior = WavePrior(previous: previous, current: current)
    guard let previous = WaveResiduals(previous), let current = WaveResiduals(current) else {
      return nil
    }
    self.init(previous, current, expected: prior?.ratio ?? 1)
  }

  private init(_ previous: WaveResiduals, _ current: WaveResiduals, expected: Double) {
    clusterRobust = zip(previous.adjusted, current.adjusted).reduce(0) {
      $0 + ($1.1 - $1.0) * ($1.1 - $1.0)
    }
    independent = previous.variance + current.variance
    let trace = previous.diagonal.reduce(0, +) + current.diagonal.reduce(0, +)
    let norm =
      previous.product(previous) + current.product(current) + 2 * previous.product(current)
    satterthwaite = trace * trace / norm
    self.expected = expected
    if independent > 1e-14 {
      let mixed =
        (Self.priorWeight * expected + satterthwaite * clusterRobust / independent)
        / (Self.priorWeight + satterthwaite)
      ratio = max(mixed, Self.smallestRatio)
    } else {
      ratio = 1
    }
  }
}

/// One wave's residual sums by account, and the covariance they would have if all answers were
/// independent with variance 1.
///
/// That covariance is B with B_gh = a_g a_h (m_g [g = h] − m_g m_h/n)/n² and a_g = 1/√(1 − m_g/n),
/// so that its diagonal is m_g/n² and its trace 1/n; the covariance of the change is the sum of
/// the two waves' B.
private struct WaveResiduals {
  /// a_g S_g/n, S_g the sum of the account's residuals.
  let adjusted: [Double]
  /// B_gg.
  let diagonal: [Double]
  /// a_g m_g/n^(3/2): the product of two of them is −B_gh.
  let outer: [Double]
  /// The variance of the wave's score if its answers were independent.
  let variance: Double

  init?(_ accounts: [NetScoreCounts]) {
    let counts = NetScoreCounts(summing: accounts)
    guard let mean = counts.score, let variance = counts.variance else { return nil }
    self.init(
      accounts.map {
        AccountMoments(size: $0.total, sum: $0.promoters - $0.detractors, squares: 0)
      },
      mean: mean, variance: variance)
  }

  init?(_ accounts: [AccountMoments]) {
    let n = accounts.reduce(0) { $0 + $1.size }
    guard n > 0 else { return nil }
    let mean = accounts.reduce(0) { $0 + $1.sum } / n
    let squares = accounts.reduce(0) {
      $0 + $1.squares - 2 * mean * $1.sum + $1.size * mean * mean
    }
    // What rounding leaves where all agree is no variance.
    let isRounding = squares <= 1e-14 * accounts.reduce(0) { $0 + $1.squares }
    self.init(accounts, mean: mean, variance: isRounding ? 0 : squares / n)
  }

  private init?(_ accounts: [AccountMoments], mean: Double, variance: Double) {
    let n = accounts.reduce(0) { $0 + $1.size }
    guard accounts.count(where: { $0.size > 0 }) >= 2 else { return nil }
    var (adjusted, outer) = ([Double](), [Double]())
    for account in accounts {
      let m = account.size
      let factor = 1 / (1 - m / n).squareRoot()
      adjusted.append(factor * (account.sum - m * mean) / n)
      outer.append(factor * m / (n * n.squareRoot()))
    }
    self.adjusted = adjusted
    self.outer = outer
    diagonal = accounts.map { $0.size / (n * n) }
    self.variance = variance / max(n - 1, 1)
  }

  /// The sum over all cells of this B times the other, in O(accounts).
  func product(_ other: WaveResiduals) -> Double {
    var (diagonals, cross, crossDiagonal) = (0.0, 0.0, 0.0)
    for index in diagonal.indices {
      diagonals += diagonal[index] * other.diagonal[index]
      let both = outer[index] * other.outer[index]
      cross += both
      crossDiagonal += both * both
    }
    return diagonals + cross * cross - crossDiagonal
  }
}

/// The answers of one account in one wave: how many, their sum, and the sum of their squares.
struct AccountMoments {
  let size: Double
  let sum: Double
  let squares: Double

  init(size: Double, sum: Double, squares: Double) {
    (self.size, self.sum, self.squares) = (size, sum, squares)
  }

  /// Answers coded −1, 0, +1.
  init(_ counts: NetScoreCounts) {
    self.init(
      size: counts.total, sum: counts.promoters - counts.detractors,
      squares: counts.promoters + counts.detractors)
  }
}
