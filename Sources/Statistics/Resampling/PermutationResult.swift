/// What a permutation or sign-flip test returns: the null distribution and every p-value from it.
///
/// Exact p-values are shares of all arrangements, the observed one among them. Drawn ones are
/// (count + 1)/(R + 1). Values within the tie tolerance of the observed statistic count as equal.
public struct PermutationResult: Codable, Sendable, Equatable {
  /// Which values of the statistic speak against the null hypothesis.
  public enum Direction: String, Codable, Sendable, CaseIterable {
    /// Far from zero: |statistic| at least as large as the observed one's.
    case twoSided = "two_sided"
    /// Far out on either side: twice the smaller one-sided p-value, at most one.
    case doubled = "two_sided_doubled"
    /// Large values.
    case greater
    /// Small values.
    case less
  }

  /// The name of the test.
  public let method: String
  /// The null hypothesis in one sentence.
  public let null: String
  /// The statistic of the data.
  public let statistic: Double
  /// Whether every arrangement was counted.
  public let exact: Bool
  /// The number of distinct arrangements; nil above 2⁵³.
  public let arrangements: Double?
  /// The number of arrangements drawn; nil when the test is exact.
  public let replicates: Int?
  /// The seed; nil when nothing was drawn.
  public let seed: UInt64?
  /// The statistic of each arrangement drawn or enumerated, failures left out; its distinct values
  /// in ascending order when `nullMasses` is given.
  public let nullValues: [Double]
  /// The probability of each of `nullValues`; nil when each counts alike.
  public let nullMasses: [Double]?
  /// Arrangements on which the statistic was undefined; they are left out.
  public let failed: Int
  /// The weight of arrangements above, equal to and below the observed statistic, and of those with
  /// a larger and an equal absolute value; numbers of arrangements, or probabilities with masses.
  let tally: PermutationTally
  /// What the reader must know about this run.
  public let notes: [Note]

  /// The p-value of a direction.
  ///
  /// With `midP` arrangements equal to the observed one count half, among them the observed one.
  public func pValue(_ direction: Direction = .twoSided, midP: Bool = false) -> Double {
    func share(_ beyond: Double, _ equal: Double) -> Double {
      // Rounding of masses may leave a hair above one.
      let own = exact ? 0.0 : 1.0
      return min(1, (beyond + (midP ? 0.5 : 1) * (equal + own)) / (tally.total + own))
    }
    switch direction {
    case .twoSided: return share(tally.farther, tally.asFar)
    case .greater: return share(tally.above, tally.equal)
    case .less: return share(tally.below, tally.equal)
    case .doubled:
      return min(
        1, 2 * min(share(tally.above, tally.equal), share(tally.below, tally.equal)))
    }
  }

  /// The p-value of a direction as the result of a test.
  public func test(_ direction: Direction = .twoSided, midP: Bool = false) -> TestResult {
    TestResult(
      method: midP ? method + "_mid_p" : method, null: null, statistic: statistic,
      pValue: pValue(direction, midP: midP), alternative: direction.rawValue, exact: exact,
      notes: notes)
  }
}

/// How arrangements lie to the observed statistic.
struct PermutationTally: Codable, Sendable, Equatable {
  var above = 0.0
  var equal = 0.0
  var below = 0.0
  var farther = 0.0
  var asFar = 0.0
  var total = 0.0

  init(observed: Double, values: [Double], masses: [Double]?, tolerance: Double) {
    let slack = tolerance * max(abs(observed), typicalSize(values))
    for index in values.indices {
      let (value, mass) = (values[index], masses?[index] ?? 1)
      total += mass
      if abs(value - observed) <= slack {
        equal += mass
      } else if value > observed {
        above += mass
      } else {
        below += mass
      }
      let excess = abs(value) - abs(observed)
      if abs(excess) <= slack {
        asFar += mass
      } else if excess > 0 {
        farther += mass
      }
    }
  }
}

extension PermutationResult {
  /// Counts a null distribution.
  init(
    method: String, null: String, statistic: Double, exact: Bool, arrangements: Double,
    seed: UInt64, values: [Double], masses: [Double]? = nil, failed: Int = 0, tolerance: Double
  ) {
    self.method = method
    self.null = null
    self.statistic = statistic
    self.exact = exact
    self.arrangements = arrangements <= 0x1p53 ? arrangements : nil
    replicates = exact ? nil : values.count + failed
    self.seed = exact ? nil : seed
    nullValues = values
    nullMasses = masses
    self.failed = failed
    tally = PermutationTally(
      observed: statistic, values: values, masses: masses, tolerance: tolerance)
    var notes: [Note] = []
    if failed > 0 {
      notes.append(
        Note(
          code: "failed_replicates",
          sentence: "The statistic was undefined on \(failed) of \(values.count + failed) "
            + "arrangements, which are left out."))
    }
    if exact && arrangements < 20 {
      notes.append(
        Note(
          code: "few_arrangements",
          sentence: "There are only \(Int(arrangements)) arrangements, so no p-value below "
            + "1/\(Int(arrangements)) is possible."))
    }
    self.notes = notes
  }
}
