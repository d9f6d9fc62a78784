import Probability

/// The test that the odds ratio of group and outcome is the same in all strata.
///
/// Breslow & Day (1980), Statistical Methods in Cancer Research I, eq. 4.30; Tarone (1985),
/// Biometrika 72:91–95, takes off what estimating the common odds ratio leaves.
public struct BreslowDayTest: Codable, Sendable, Equatable {
  /// Whether Tarone's correction is made.
  public var taroneCorrected: Bool

  /// Makes a test.
  public init(taroneCorrected: Bool = false) {
    self.taroneCorrected = taroneCorrected
  }

  /// Tests strata around their Mantel–Haenszel odds ratio; the statistic is χ².
  /// - Parameter strata: those in which a group is empty or all answers are alike are left out
  /// - Returns: nil values with a note below two strata, or when the common odds ratio is 0 or
  ///   unbounded.
  public func run(_ strata: [TwoProportions]) -> TestResult {
    let informative = strata.filter(\.hasVariation)
    guard informative.count > 1 else { return result(nil, nil, [.oneStratum]) }
    guard let ratio = MantelHaenszelOddsRatio(informative).value, ratio > 0 else {
      return result(nil, nil, [.noCommonRatio])
    }
    var (statistic, excess, variance) = (0.0, 0.0, 0.0)
    for stratum in informative {
      let expected = Self.expectedSuccesses(stratum, ratio: ratio)
      let cells = [
        expected, stratum.firstTrials - expected, stratum.successes - expected,
        stratum.secondTrials - stratum.successes + expected,
      ]
      let own = 1 / cells.reduce(0) { $0 + 1 / $1 }
      let distance = stratum.firstSuccesses - expected
      statistic += distance * distance / own
      excess += distance
      variance += own
    }
    if taroneCorrected { statistic = max(0, statistic - excess * excess / variance) }
    return result(statistic, Double(informative.count - 1), [])
  }

  /// The successes in the first group that give the margins of a stratum an odds ratio.
  static func expectedSuccesses(_ stratum: TwoProportions, ratio: Double) -> Double {
    // (1 − ψ)a² + (N − n₁ − m + ψ(n₁ + m))a = ψn₁m; the conjugate form of its positive root holds at
    // ψ = 1 as well. Above 1 the groups are exchanged, so that nothing cancels.
    if ratio > 1 {
      return stratum.successes - expectedSuccesses(stratum.swapped, ratio: 1 / ratio)
    }
    let margins = stratum.firstTrials + stratum.successes
    let b = stratum.total - margins + ratio * margins
    let c = ratio * stratum.firstTrials * stratum.successes
    let root = (b * b + 4 * (1 - ratio) * c).squareRoot()
    return b >= 0 ? 2 * c / (b + root) : (root - b) / (2 * (1 - ratio))
  }

  private func result(_ statistic: Double?, _ degrees: Double?, _ notes: [Note]) -> TestResult {
    var p: Double?
    if let statistic, let degrees {
      p = ChiSquared(degreesOfFreedom: degrees).survival(statistic)
    }
    return TestResult(
      method: taroneCorrected ? "breslow_day_tarone" : "breslow_day",
      null: "the odds ratio is the same in all strata", statistic: statistic,
      degreesOfFreedom: degrees, pValue: p, notes: notes)
  }
}

extension Note {
  static let oneStratum = Note(
    code: "one_stratum",
    sentence: "Fewer than two strata hold both groups and both outcomes, so none can differ.")

  static let noCommonRatio = Note(
    code: "no_common_ratio",
    sentence: "The common odds ratio is zero or unbounded, so nothing can be expected from it.")
}
