import Probability
import Statistics

/// A correlation of two variables with its interval, its test, and its permutation test.
///
/// ```swift
/// let result = try Correlation(.spearman, pairing: RandomPairing()).run(scores, usage)
/// ```
public struct Correlation: Codable, Sendable, Equatable {
  /// Which coefficient.
  public var measure: CorrelationMeasure
  /// How the limits are found.
  public var interval: CorrelationInterval
  /// Which departures the tests count; the first variable with the second.
  public var alternative: TestAlternative
  /// The confidence level.
  public var level: Double
  /// How pairings are permuted; nil leaves the permutation test out.
  public var pairing: RandomPairing?
  /// The number of resamples of a bootstrap interval.
  public var replicates: Int
  /// The seed of a bootstrap interval.
  public var seed: UInt64
  /// How many threads a bootstrap interval uses; nil uses every core. Results do not depend on it.
  public var threads: Int?

  /// Chooses the coefficient, the interval and the tests.
  public init(
    _ measure: CorrelationMeasure = .pearson, interval: CorrelationInterval? = nil,
    alternative: TestAlternative = .twoSided, level: Double = 0.95,
    pairing: RandomPairing? = nil, replicates: Int = 9_999, seed: UInt64 = 1,
    threads: Int? = nil
  ) {
    requireLevel(level)
    precondition(replicates >= 1, "\(replicates) replicates; at least 1 is needed")
    self.measure = measure
    self.interval = interval ?? measure.defaultInterval
    self.alternative = alternative
    self.level = level
    self.pairing = pairing
    self.replicates = replicates
    self.seed = seed
    self.threads = threads
  }

  /// Correlates two variables.
  /// - Parameters:
  ///   - x: one value per row.
  ///   - y: one value per row; rows with a missing value are left out beforehand.
  /// - Returns: without an estimate, and with a note, when a variable is constant.
  /// - Throws: `nonFinite`, `outOfRange`.
  public func run(_ x: [Double], _ y: [Double]) throws(AssociationError) -> CorrelationResult {
    try checkPairs(x, y)
    guard let estimate = measure.coefficient(x, y) else {
      return CorrelationResult(
        measure: measure, count: x.count, estimate: nil, interval: nil, test: nil,
        permutation: nil, notes: [x.count < 2 ? .tooFewPairs : .constantVariable])
    }
    var notes: [Note] = []
    let limits = limits(x, y, estimate: estimate, notes: &notes)
    return CorrelationResult(
      measure: measure, count: x.count, estimate: estimate, interval: limits,
      test: test(x, y, estimate: estimate),
      permutation: pairing.map { permutation($0, x, y) }, notes: notes)
  }

  private func limits(
    _ x: [Double], _ y: [Double], estimate: Double, notes: inout [Note]
  ) -> Interval? {
    if abs(estimate) == 1 {
      notes.append(.perfectCorrelation)
      return nil
    }
    if interval == .bca {
      let bootstrap = Bootstrap(replicates: replicates, seed: seed, threads: threads)
      // The data were checked, so that nothing but an undefined statistic is left to go wrong.
      guard
        let distribution = try? bootstrap.run(x, y, { measure.coefficient($0, $1) })
      else { return nil }
      let (limits, found) = distribution.interval(.bca, level: level)
      notes += found
      return limits
    }
    guard
      let error = interval.standardErrorOfZ(
        estimate, count: Double(x.count), measure: measure,
        ties: interval == .fiellerTies && measure == .kendall
          ? KendallCounts(x, y).tieInflation ?? 1 : 1)
    else {
      notes.append(.tooFewPairs)
      return nil
    }
    return limitsByZ(estimate, standardError: error, level: level, method: interval.rawValue)
  }

  /// The test by t, for Kendall by the tie-corrected normal approximation or, without ties, by
  /// counting; nil where its reference does not exist.
  private func test(_ x: [Double], _ y: [Double], estimate: Double) -> TestResult? {
    guard measure == .kendall else {
      return correlationTTest(
        estimate, degreesOfFreedom: Double(x.count - 2), alternative,
        method: measure == .pearson ? "pearson_t" : "spearman_t")
    }
    let counts = KendallCounts(x, y)
    guard counts.nullVariance > 0 else { return nil }
    let z = Double(counts.score) / counts.nullVariance.squareRoot()
    return TestResult(
      method: "kendall_z", null: .independence, statistic: z,
      pValue: alternative.pValue(of: z, under: Normal()), alternative: alternative.rawValue)
  }

  private func permutation(
    _ pairing: RandomPairing, _ x: [Double], _ y: [Double]
  ) -> PairingOutcome {
    let (a, b) = (Midranks(x), Midranks(y))
    if measure == .kendall, alternative == .twoSided, a.areDistinct, b.areDistinct,
      x.count <= InversionDistribution.largest
    {
      let counts = KendallCounts(x, y)
      return PairingOutcome(
        pValue: InversionDistribution.pValue(score: counts.score, count: x.count), exact: true,
        arrangements: nil, replicates: nil, seed: nil)
    }
    // The variable with more ties is dealt out: it has the fewer arrangements.
    let swapped =
      RandomPairing.arrangements(a.tieSizes) < RandomPairing.arrangements(b.tieSizes)
    let (fixed, dealt) = swapped ? (b, a) : (a, b)
    if measure == .kendall {
      return pairing.run(
        KendallPairing(fixed), classes: dealt.classes, sizes: dealt.tieSizes, slack: 0.5,
        alternative: alternative)
    }
    // Doubled ranks about their mean are whole numbers, so that equal sums are equal.
    let whole = measure == .spearman
    func centred(_ values: [Double], _ ranks: Midranks) -> [Double] {
      whole
        ? ranks.doubled.map { Double($0 - (values.count + 1)) }
        : CenteredValues(values).unit ?? values.map { _ in 0 }
    }
    let columns = swapped ? (centred(y, b), centred(x, a)) : (centred(x, a), centred(y, b))
    var levels = [Double](repeating: 0, count: dealt.tieSizes.count)
    for row in dealt.classes.indices { levels[dealt.classes[row]] = columns.1[row] }
    return pairing.run(
      ProductPairing(x: columns.0, levels: levels), classes: dealt.classes,
      sizes: dealt.tieSizes, slack: whole ? 0.5 : 1e-11, alternative: alternative)
  }
}

/// The t test of a correlation, r √(df/(1 − r²)); nil without degrees of freedom or at |r| = 1.
func correlationTTest(
  _ r: Double, degreesOfFreedom: Double, _ alternative: TestAlternative, method: String
) -> TestResult? {
  guard degreesOfFreedom > 0, abs(r) < 1 else { return nil }
  let t = r * (degreesOfFreedom / ((1 - r) * (1 + r))).squareRoot()
  return TestResult(
    method: method, null: .independence, statistic: t, degreesOfFreedom: degreesOfFreedom,
    pValue: alternative.pValue(of: t, under: StudentT(degreesOfFreedom: degreesOfFreedom)),
    alternative: alternative.rawValue)
}

extension String {
  /// The null hypothesis of every test here.
  static let independence = "the two variables have nothing to do with each other"
}
