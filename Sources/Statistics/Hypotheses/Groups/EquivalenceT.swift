/// Whether a difference of means lies inside declared bounds.
public struct EquivalenceResult: Codable, Sendable, Equatable {
  /// The test that the difference is above the lower bound.
  public let aboveLower: TestResult
  /// The test that the difference is below the upper bound.
  public let belowUpper: TestResult
  /// The larger of the two p-values; nil when nothing varies.
  public let pValue: Double?
  /// The mean of the first group less that of the second.
  public let difference: Double
  /// The two-sided interval of level 2 · level − 1 that the two tests correspond to.
  public let interval: Interval?
  /// Whether both tests reject at 1 − level; nil when nothing varies.
  public let isEquivalent: Bool?
}

/// Equivalence by two one-sided t tests: is a difference of means smaller than one that matters?
///
/// Source: Schuirmann 1987, Journal of Pharmacokinetics and Biopharmaceutics 15:657.
public struct EquivalenceT: Codable, Sendable, Equatable {
  /// The largest drop that does not matter, in units of the answers.
  public var lowerBound: Double
  /// The largest rise that does not matter, in units of the answers.
  public var upperBound: Double
  /// What is assumed about the variances of independent groups.
  public var variances: TwoSampleT.Variances
  /// One less the size of each of the two tests.
  public var level: Double

  /// Makes a test.
  public init(
    lowerBound: Double, upperBound: Double, variances: TwoSampleT.Variances = .unequal,
    level: Double = 0.95
  ) {
    precondition(
      lowerBound.isFinite && upperBound.isFinite && lowerBound < upperBound,
      "bounds of \(lowerBound) and \(upperBound)")
    precondition(level > 0.5 && level < 1, "the level must lie between 0.5 and 1, not \(level)")
    self.lowerBound = lowerBound
    self.upperBound = upperBound
    self.variances = variances
    self.level = level
  }

  /// Compares two independent groups.
  /// - Parameters:
  ///   - first: one value per answer.
  ///   - second: one value per answer.
  /// - Throws: as `TwoSampleT.run`.
  public func run(
    _ first: [Double], _ second: [Double]
  ) throws(GroupTestError) -> EquivalenceResult {
    try result { (alternative, null, level) throws(GroupTestError) in
      try TwoSampleT(
        variances: variances, alternative: alternative, nullDifference: null, level: level
      ).run(first, second)
    }
  }

  /// Compares pairs.
  /// - Parameters:
  ///   - first: one value per pair.
  ///   - second: one value per pair, in the same order.
  /// - Throws: as `PairedT.run`.
  public func runPaired(
    _ first: [Double], _ second: [Double]
  ) throws(GroupTestError) -> EquivalenceResult {
    try result { (alternative, null, level) throws(GroupTestError) in
      try PairedT(alternative: alternative, nullDifference: null, level: level)
        .run(first, second)
    }
  }

  private func result(
    _ compare: (TestAlternative, _ null: Double, _ level: Double) throws(GroupTestError) ->
      MeanDifferenceResult
  ) throws(GroupTestError) -> EquivalenceResult {
    let lower = try compare(.greater, lowerBound, level)
    let upper = try compare(.less, upperBound, level)
    let both = try compare(.twoSided, 0, 2 * level - 1)
    var p: Double?
    if let a = lower.test.pValue, let b = upper.test.pValue { p = max(a, b) }
    return EquivalenceResult(
      aboveLower: lower.test, belowUpper: upper.test, pValue: p, difference: both.difference,
      interval: both.interval, isEquivalent: p.map { isSignificant($0, level: level) })
  }
}
