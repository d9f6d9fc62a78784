/// What the variance ratio of a change between two waves is expected to be before CR2 is looked at.
///
/// Where accounts give about as many answers each, 1: independence. CR2 falls short of the true
/// variance where accounts differ in size, and independence as a prior then takes off more. There the
/// prior is the ratio under a model in which any two answers of an account correlate, as in
/// `DesignEffect`, less the expected covariance of the waves, and never below 1.
public struct WavePrior: Codable, Sendable, Equatable {
  /// How uneven accounts are: the squared coefficient of variation of their answers, the mean of
  /// both waves.
  public let unevenness: Double
  /// The correlation of two answers of one account in different waves, on 0…1.
  public let correlationBetween: Double
  /// The variance ratio under the model.
  public let modelBased: Double
  /// The ratio that CR2 is drawn towards.
  public let ratio: Double

  /// Up to this squared coefficient of variation accounts count as equal: three or four answers in
  /// turn have .02.
  public static let evenUpTo = 0.05
  /// From this squared coefficient of variation on, the model alone is the prior.
  public static let unevenFrom = 0.25

  /// Estimates; nil unless each wave has answers from two accounts and some answers differ.
  init?(_ accounts: [WaveAnswers]) {
    self.init(
      previous: accounts.map { AccountMoments($0.previous) },
      current: accounts.map { AccountMoments($0.current) })
  }

  /// Estimates from any answers; account i is the same in both waves, of size 0 where it is silent.
  init?(previous before: [AccountMoments], current after: [AccountMoments]) {
    guard let previous = ModelledWave(before), let current = ModelledWave(after),
      previous.scoreVariance + current.scoreVariance > 1e-14
    else { return nil }
    unevenness = (previous.unevenness + current.unevenness) / 2
    let (products, sizes) = zip(before, after).reduce((0.0, 0.0)) {
      let product = previous.residual($1.0) * current.residual($1.1)
      return ($0.0 + product, $0.1 + $1.0.size * $1.1.size)
    }
    let deviations = (previous.variance * current.variance).squareRoot()
    // Answers of different waves cannot correlate more than those of one wave do.
    let most = (previous.correlation * current.correlation).squareRoot()
    correlationBetween =
      sizes * deviations > 0 ? min(max(products / sizes / deviations, 0), most) : 0
    let covariance = correlationBetween * deviations * sizes / (previous.total * current.total)
    let independent = previous.scoreVariance + current.scoreVariance
    let model =
      (previous.designEffect * previous.scoreVariance
        + current.designEffect * current.scoreVariance - 2 * covariance) / independent
    modelBased = model
    let weight = (unevenness - Self.evenUpTo) / (Self.unevenFrom - Self.evenUpTo)
    ratio = 1 + min(max(weight, 0), 1) * (max(model, 1) - 1)
  }
}

/// One wave under the model of `DesignEffect`.
private struct ModelledWave {
  let total: Double
  let mean: Double
  /// The variance of one answer.
  let variance: Double
  /// The variance of the score if its answers were independent.
  let scoreVariance: Double
  let correlation: Double
  let designEffect: Double
  /// Σm²·G/n² − 1, the squared coefficient of variation of the account sizes.
  let unevenness: Double

  init?(_ accounts: [AccountMoments]) {
    let sums = ClusterSums(
      sizes: accounts.map(\.size), sums: accounts.map(\.sum), squares: accounts.map(\.squares))
    guard let mean = sums.mean, let effect = DesignEffect(sums), effect.clusters >= 2 else {
      return nil
    }
    total = sums.total
    self.mean = mean
    variance = max(0, sums.squares.reduce(0, +) / total - mean * mean)
    scoreVariance = variance / max(total - 1, 1)
    correlation = effect.shrunkenCorrelation
    designEffect = effect.modelBased
    unevenness = effect.weightedClusterSize * Double(effect.clusters) / total - 1
  }

  func residual(_ account: AccountMoments) -> Double { account.sum - account.size * mean }
}
