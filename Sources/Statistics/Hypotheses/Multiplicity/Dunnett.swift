import Probability

/// Groups compared with one control.
public struct DunnettResult: Codable, Sendable, Equatable {
  /// The null hypothesis of each comparison.
  public let null: String
  /// The name of the control group.
  public let control: String
  /// One per other group, in the order given: that group less the control.
  public let comparisons: [PairwiseComparison]
  /// The alternative: "two_sided", "greater" or "less".
  public let alternative: String
  /// What the reader must know: `no_variation`.
  public let notes: [Note]
}

/// Dunnett's comparisons of several groups with one control.
///
/// Assumes one variance. P-values and intervals are simultaneous, from the exact joint distribution
/// of the t statistics. Source: Dunnett 1955, JASA 50:1096; Dunnett 1964, Biometrics 20:482.
public struct Dunnett: Codable, Sendable, Equatable {
  /// Which departures count; greater means above the control.
  public var alternative: TestAlternative
  /// The simultaneous confidence level.
  public var level: Double

  /// Makes a comparison.
  public init(alternative: TestAlternative = .twoSided, level: Double = 0.95) {
    requireLevel(level)
    self.alternative = alternative
    self.level = level
  }

  /// Compares every group with the control.
  /// - Parameters:
  ///   - groups: the values of each group, in any order.
  ///   - names: one per group; 1, 2, … where none are given.
  ///   - control: the name of the control group.
  /// - Throws: `tooFewGroups`; `nonFinite`; `tooFewValues` for an empty group; `tooFewInAll` when
  ///   every group has one value; `unknownGroup` for the control.
  public func run(
    groups: [[Double]], names: [String]? = nil, control: String
  ) throws(GroupTestError) -> DunnettResult {
    let pooled = try PooledGroups(groups, names: names)
    guard let base = pooled.names.firstIndex(of: control) else {
      throw .unknownGroup(name: control)
    }
    let others = groups.indices.filter { $0 != base }
    let size = pooled.moments[base].size
    let distribution = DunnettDistribution(
      loadings: others.map {
        (pooled.moments[$0].size / (pooled.moments[$0].size + size)).squareRoot()
      }, degreesOfFreedom: pooled.degreesOfFreedom, isTwoSided: alternative == .twoSided)
    let critical = pooled.meanSquare > 0 ? distribution.upperQuantile(1 - level) : 0
    let comparisons = others.map { other -> PairwiseComparison in
      let pair = (first: base, second: other)
      let error = pooled.standardError(pair)
      let difference = pooled.difference(pair)
      let t = error.map { difference / $0 }
      let p = t.map {
        switch alternative {
        case .twoSided: distribution.survival(abs($0))
        case .greater: distribution.survival($0)
        case .less: distribution.survival(-$0)
        }
      }
      let half = error.map { critical * $0 }
      return PairwiseComparison(
        first: control, second: pooled.names[other], difference: difference,
        standardError: error, statistic: t,
        degreesOfFreedom: t == nil ? nil : pooled.degreesOfFreedom,
        pValue: nil, adjustedPValue: p,
        interval: half.map {
          Interval(
            lower: alternative == .less ? nil : difference - $0,
            upper: alternative == .greater ? nil : difference + $0, level: level,
            method: "dunnett")
        })
    }
    return DunnettResult(
      null: "The mean of the group equals that of the control.", control: control,
      comparisons: comparisons, alternative: alternative.rawValue, notes: pooled.notes)
  }
}
