import Probability

/// McNemar's test that two paired proportions are equal: whether changes go one way as often as the
/// other.
public struct McNemarTest: Codable, Sendable, Equatable {
  /// How the p-value is computed.
  public enum Version: String, Codable, Sendable, Equatable, CaseIterable {
    /// χ² of McNemar (1947), Psychometrika 12:153–157.
    case chiSquare = "mcnemar"
    /// χ² with the continuity correction of Edwards (1948), Psychometrika 13:185–187.
    case corrected = "mcnemar_corrected"
    /// The sign test of the changes.
    case exact = "mcnemar_exact"
    /// The sign test that counts the observed outcome by half: Fagerland, Lydersen & Laake (2013),
    /// BMC Medical Research Methodology 13:91.
    case midP = "mcnemar_mid_p"
  }

  /// How the p-value is computed.
  public var version: Version

  /// Makes a test; mid-p by default, whose size is closest to nominal in small samples.
  public init(_ version: Version = .midP) {
    self.version = version
  }

  /// Tests whether the share of successes is the same both times.
  ///
  /// The statistic is χ², or the number of changes that are successes the first time only.
  /// - Returns: without changes χ² is nil, and the exact p-values are 1.
  public func run(_ data: PairedProportions) -> TestResult {
    guard data.total > 0 else { return result(nil, nil, [.noPairs]) }
    switch version {
    case .chiSquare, .corrected:
      guard data.discordant > 0 else { return result(nil, nil, [.noChanges]) }
      let distance = abs(data.firstOnly - data.secondOnly)
      let reduced = version == .corrected ? max(0, distance - 1) : distance
      let statistic = reduced * reduced / data.discordant
      return result(statistic, ChiSquared(degreesOfFreedom: 1).survival(statistic), [])
    case .exact, .midP:
      guard data.total < 0x1p53, let up = Int(exactly: data.firstOnly),
        let down = Int(exactly: data.secondOnly)
      else { return result(nil, nil, [.fractionalCounts]) }
      guard up + down > 0 else { return result(0, 1, [.noChanges]) }
      let test = BinomialTest(midP: version == .midP).run(successes: up, trials: up + down)
      return result(test.statistic, test.pValue, test.notes)
    }
  }

  private func result(_ statistic: Double?, _ p: Double?, _ notes: [Note]) -> TestResult {
    let exact = version == .exact || version == .midP
    return TestResult(
      method: version.rawValue, null: "the share of successes is the same both times",
      statistic: statistic, degreesOfFreedom: exact ? nil : 1, pValue: p, exact: exact,
      notes: notes)
  }
}
