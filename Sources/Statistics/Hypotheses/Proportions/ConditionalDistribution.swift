import Probability

/// The distribution of a count given the margins of one or several two by two tables, tilted by a
/// common odds ratio: P(k) ∝ m(k) ψᵏ.
///
/// Fisher's noncentral hypergeometric distribution (1935, Journal of the Royal Statistical Society
/// 98:48) and its convolutions (Gart 1970, Biometrika 57:471).
package struct ConditionalDistribution: Sendable {
  /// The smallest possible count.
  package let lowest: Int
  /// The logarithm of m(k) up to a constant, from `lowest` upwards.
  let logMasses: [Double]

  /// The largest possible count.
  package var highest: Int { lowest + logMasses.count - 1 }

  /// Successes in the first group given all margins of one table.
  package init(firstTrials: Int, secondTrials: Int, successes: Int) {
    let law = Hypergeometric(successes: firstTrials, failures: secondTrials, draws: successes)
    lowest = law.support.lowerBound
    logMasses = law.support.map { law.logMass($0) }
  }

  /// Successes in the first groups of several tables together, tilted by `logOdds` while they are
  /// convolved: masses near the mean of the tilted law keep all their digits.
  init(_ parts: [ConditionalDistribution], logOdds: Double) {
    lowest = parts.reduce(0) { $0 + $1.lowest }
    var masses = [1.0]
    for part in parts {
      let factors = part.masses(logOdds: logOdds)
      var product = [Double](repeating: 0, count: masses.count + factors.count - 1)
      for (i, mass) in masses.enumerated() where mass > 0 {
        for (j, factor) in factors.enumerated() { product[i + j] += mass * factor }
      }
      masses = product
    }
    logMasses = masses.indices.map { logOf(masses[$0]) - logOdds * Double($0) }
  }

  /// The probabilities from `lowest` upwards at a log odds ratio.
  func masses(logOdds: Double) -> [Double] {
    var tilted = logMasses.indices.map { logMasses[$0] + logOdds * Double($0) }
    let largest = tilted.max() ?? 0
    var total = 0.0
    for index in tilted.indices {
      tilted[index] = exponential(tilted[index] - largest)
      total += tilted[index]
    }
    for index in tilted.indices { tilted[index] /= total }
    return tilted
  }

  /// P(X ≥ k) at a log odds ratio.
  package func atLeast(_ k: Int, logOdds: Double) -> Double {
    sum(masses(logOdds: logOdds)[max(0, k - lowest)...])
  }

  /// P(X ≤ k) at a log odds ratio.
  package func atMost(_ k: Int, logOdds: Double) -> Double {
    sum(masses(logOdds: logOdds)[...min(logMasses.count - 1, k - lowest)])
  }

  /// The expected count at a log odds ratio.
  package func mean(logOdds: Double) -> Double {
    let masses = masses(logOdds: logOdds)
    return Double(lowest) + masses.indices.reduce(0) { $0 + Double($1) * masses[$1] }
  }

  /// The exact p-values of a count when the odds ratio is 1.
  func pValues(_ observed: Int) -> ConditionalPValues {
    let masses = masses(logOdds: 0)
    let own = masses[observed - lowest]
    // Outcomes that differ from the observed one by rounding alone are as probable as it is.
    let (tieLow, tieHigh) = (own * (1 - 1e-7), own * (1 + 1e-7))
    var (below, tied) = (0.0, 0.0)
    for mass in masses {
      if mass < tieLow { below += mass } else if mass <= tieHigh { tied += mass }
    }
    let greater = sum(masses[(observed - lowest)...])
    let less = sum(masses[...(observed - lowest)])
    return ConditionalPValues(
      twoSided: min(1, below + tied), greater: min(1, greater), less: min(1, less),
      midTwoSided: min(1, below + tied / 2), midGreater: min(1, max(0, greater - own / 2)),
      midLess: min(1, max(0, less - own / 2)))
  }

  private func sum(_ masses: ArraySlice<Double>) -> Double { min(1, masses.reduce(0, +)) }
}

/// The exact p-values of one count, whole and with tied outcomes halved.
struct ConditionalPValues: Sendable, Equatable {
  let twoSided, greater, less: Double
  let midTwoSided, midGreater, midLess: Double
}
