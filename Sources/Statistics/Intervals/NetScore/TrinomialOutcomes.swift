import Probability

/// Every way in which n answers can fall into detractors, passives and promoters, with its
/// probability under given shares.
public struct TrinomialOutcomes: Sendable {
  /// The number of answers.
  public let size: Int
  /// All (n + 1)(n + 2)/2 outcomes, by detractors and then promoters.
  public let counts: [NetScoreCounts]
  private let logCoefficients: [Double]

  /// Lists the outcomes of `size` answers.
  public init(size: Int) {
    precondition(size >= 1, "outcomes of \(size) answers cannot be listed")
    self.size = size
    let logFactorials = (0...size).map { logGamma(Double($0) + 1) }
    var counts: [NetScoreCounts] = []
    var coefficients: [Double] = []
    counts.reserveCapacity((size + 1) * (size + 2) / 2)
    coefficients.reserveCapacity(counts.capacity)
    for minus in 0...size {
      for plus in 0...(size - minus) {
        let rest = size - minus - plus
        counts.append(NetScoreCounts(detractors: minus, passives: rest, promoters: plus))
        coefficients.append(
          logFactorials[size] - logFactorials[minus] - logFactorials[rest] - logFactorials[plus])
      }
    }
    self.counts = counts
    logCoefficients = coefficients
  }

  /// The probability of each outcome when answers are independent with these shares.
  public func masses(detractors: Double, promoters: Double) -> [Double] {
    let law = TrinomialLaw(detractors: detractors, promoters: promoters)
    return counts.indices.map { law.mass(counts[$0], logCoefficient: logCoefficients[$0]) }
  }

  /// The probability of the outcomes at `indices` together.
  func probability(of indices: [Int], detractors: Double, promoters: Double) -> Double {
    let law = TrinomialLaw(detractors: detractors, promoters: promoters)
    return indices.reduce(0) {
      $0 + law.mass(counts[$1], logCoefficient: logCoefficients[$1])
    }
  }
}

/// The shares of a trinomial with their logarithms taken once.
private struct TrinomialLaw {
  let logs: (minus: Double, zero: Double, plus: Double)

  init(detractors: Double, promoters: Double) {
    logs = (
      logOf(detractors), logOf(max(0, 1 - detractors - promoters)), logOf(promoters)
    )
  }

  func mass(_ counts: NetScoreCounts, logCoefficient: Double) -> Double {
    // 0 · log 0 is 0: an impossible class that nobody chose costs nothing.
    func term(_ count: Double, _ log: Double) -> Double { count == 0 ? 0 : count * log }
    return exponential(
      logCoefficient + term(counts.detractors, logs.minus) + term(counts.passives, logs.zero)
        + term(counts.promoters, logs.plus))
  }
}
