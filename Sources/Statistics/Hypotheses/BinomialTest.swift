import Probability

/// The binomial test of one proportion: exact, or with mid-p values.
///
/// Two-sided p-values sum the outcomes not more probable than the observed one. With
/// `nullProbability` ½, promoters as successes and detractors as failures it is the sign test.
/// Mid-p values (Lancaster 1961) count outcomes exactly as probable as the observed one by half:
/// closer to the nominal size, no longer guaranteed to stay below it.
public struct BinomialTest: Codable, Sendable, Equatable {
  /// Which departures from the null count as evidence against it.
  public enum Alternative: String, Codable, Sendable, Equatable, CaseIterable {
    /// A probability of success other than the null's.
    case twoSided = "two_sided"
    /// A probability of success above the null's.
    case greater
    /// A probability of success below the null's.
    case less
  }

  /// The probability of success under the null hypothesis, 0…1.
  public var nullProbability: Double
  /// Which departures count.
  public var alternative: Alternative
  /// Whether outcomes exactly as probable as the observed one count by half.
  public var midP: Bool

  /// Outcomes whose log probabilities differ by no more count as equally probable, as in R's
  /// `binom.test`: rounding must not decide which of two mirrored outcomes is counted.
  private static let tieTolerance = 1e-7

  /// Makes a test.
  ///
  /// - Parameters:
  ///   - nullProbability: the probability of success under the null hypothesis, 0…1
  ///   - alternative: which departures count
  ///   - midP: whether to halve the probability of the observed outcome
  public init(
    nullProbability: Double = 0.5, alternative: Alternative = .twoSided, midP: Bool = false
  ) {
    precondition(
      nullProbability >= 0 && nullProbability <= 1,
      "the null probability must lie in 0…1, not \(nullProbability)")
    self.nullProbability = nullProbability
    self.alternative = alternative
    self.midP = midP
  }

  /// Tests observed counts; the statistic is the number of successes.
  ///
  /// - Parameters:
  ///   - successes: the number of successes, 0…trials
  ///   - trials: the number of trials, 0 or more
  public func run(successes: Int, trials: Int) -> TestResult {
    precondition(
      successes >= 0 && successes <= trials,
      "successes must lie in 0…trials, not \(successes) of \(trials)")
    return TestResult(
      method: midP ? "binomial_mid_p" : "binomial",
      null: "the probability of success is \(nullProbability)",
      statistic: trials > 0 ? Double(successes) : nil,
      pValue: trials > 0 ? pValue(successes, trials) : nil,
      alternative: alternative.rawValue, exact: true,
      notes: trials > 0
        ? [] : [Note(code: "no_trials", sentence: "There are no trials, so nothing can be tested.")]
    )
  }

  private func pValue(_ successes: Int, _ trials: Int) -> Double {
    let outcomes = Binomial(trials: trials, probability: nullProbability)
    let halved = midP ? outcomes.mass(successes) / 2 : 0
    let value =
      switch alternative {
      case .less: outcomes.cdf(successes) - halved
      case .greater: atLeast(successes, outcomes) - halved
      case .twoSided: twoSided(successes, trials, outcomes)
      }
    return min(1, max(0, value))
  }

  private func atLeast(_ count: Int, _ outcomes: Binomial) -> Double {
    count <= 0 ? 1 : outcomes.survival(count - 1)
  }

  private func twoSided(_ successes: Int, _ trials: Int, _ outcomes: Binomial) -> Double {
    let mean = Double(trials) * nullProbability
    let observed = outcomes.logMass(successes)
    let mirror: Int?
    let whole: Double
    if Double(successes) == mean {
      mirror = nil
      whole = 1
    } else if Double(successes) < mean {
      // From the mean upwards the probabilities only fall: find where they pass the observed one.
      mirror = firstIndex(in: Int(mean.rounded(.up))...trials) {
        outcomes.logMass($0) <= observed + Self.tieTolerance
      }
      whole = outcomes.cdf(successes) + (mirror.map { atLeast($0, outcomes) } ?? 0)
    } else {
      // Mirrored: `distance` counts downwards from the mean.
      let start = Int(mean.rounded(.down))
      mirror = firstIndex(in: 0...start) {
        outcomes.logMass(start - $0) <= observed + Self.tieTolerance
      }.map { start - $0 }
      whole = atLeast(successes, outcomes) + (mirror.map { outcomes.cdf($0) } ?? 0)
    }
    guard midP else { return whole }
    var tied = outcomes.mass(successes)
    if let mirror, outcomes.logMass(mirror) >= observed - Self.tieTolerance {
      tied += outcomes.mass(mirror)
    }
    return whole - tied / 2
  }

  /// The first index from which on a condition holds, by bisection; nil when it never does.
  private func firstIndex(in range: ClosedRange<Int>, where holds: (Int) -> Bool) -> Int? {
    var (low, high) = (range.lowerBound, range.upperBound + 1)
    while low < high {
      let middle = low + (high - low) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low <= range.upperBound ? low : nil
  }
}
