import Probability

/// An F test with both degrees of freedom.
public struct GroupFTestResult: Codable, Sendable, Equatable {
  /// The test; its degrees of freedom are the numerator's.
  public let test: TestResult
  /// The degrees of freedom of the denominator; nil when F does not exist.
  public let denominatorDegreesOfFreedom: Double?

  /// An F test whose p is the upper tail; without F, a note says why.
  init(
    method: String, null: String, f: Double?, degreesOfFreedom: (Double, Double),
    notes: [Note] = []
  ) {
    test = TestResult(
      method: method, null: null, statistic: f,
      degreesOfFreedom: f == nil ? nil : degreesOfFreedom.0,
      pValue: f.map {
        FisherF(
          numeratorDegreesOfFreedom: degreesOfFreedom.0,
          denominatorDegreesOfFreedom: degreesOfFreedom.1
        ).survival($0)
      }, notes: notes)
    denominatorDegreesOfFreedom = f == nil ? nil : degreesOfFreedom.1
  }

  /// A finished test.
  init(test: TestResult, denominatorDegreesOfFreedom: Double?) {
    self.test = test
    self.denominatorDegreesOfFreedom = denominatorDegreesOfFreedom
  }
}

/// The F test that two groups have the same variance.
///
/// It is a test of normality as much as of variances: for answers on a scale prefer `Levene` about
/// the median. Source: Snedecor 1934; two-sided p is twice the smaller tail.
public struct VarianceRatioTest: Codable, Sendable, Equatable {
  /// Which departures count.
  public var alternative: TestAlternative

  /// Makes a test.
  public init(alternative: TestAlternative = .twoSided) {
    self.alternative = alternative
  }

  /// Compares the variance of the first group with that of the second.
  /// - Parameters:
  ///   - first: one value per answer.
  ///   - second: one value per answer.
  /// - Throws: `nonFinite`; `tooFewValues` under two values a group.
  public func run(
    _ first: [Double], _ second: [Double]
  ) throws(GroupTestError) -> GroupFTestResult {
    try checkPair(first, second, needed: 2)
    let (a, b) = (GroupMoments(first), GroupMoments(second))
    let (u, v) = (a.variance ?? 0, b.variance ?? 0)
    let null = "The two groups come from normal distributions with the same variance."
    guard v > 0 && u > 0 else {
      return GroupFTestResult(
        test: TestResult(
          method: "variance_ratio", null: null, statistic: nil, pValue: nil,
          alternative: alternative.rawValue, notes: [.groupsDoNotVary]),
        denominatorDegreesOfFreedom: nil)
    }
    let f = u / v
    let reference = FisherF(
      numeratorDegreesOfFreedom: a.size - 1, denominatorDegreesOfFreedom: b.size - 1)
    let p =
      switch alternative {
      case .twoSided: min(1, 2 * min(reference.cdf(f), reference.survival(f)))
      case .greater: reference.survival(f)
      case .less: reference.cdf(f)
      }
    return GroupFTestResult(
      test: TestResult(
        method: "variance_ratio", null: null, statistic: f, degreesOfFreedom: a.size - 1,
        pValue: p, alternative: alternative.rawValue),
      denominatorDegreesOfFreedom: b.size - 1)
  }
}
