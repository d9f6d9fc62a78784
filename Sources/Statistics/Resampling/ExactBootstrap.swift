/// The bootstrap distribution of a small sample, by enumeration of every resample.
///
/// n units have C(2n − 1, n) distinct resamples: 92,378 at n = 10, 1,352,078 at n = 12. No seed.
/// Source: Fisher & Hall 1991, Journal of Statistical Planning and Inference 27:157–169.
public struct ExactBootstrap: Codable, Sendable, Equatable {
  /// What is drawn: `.rows` or `.clustered(by:)`.
  public var scheme: ResamplingScheme
  /// The most resamples that are enumerated.
  public var limit: Int

  /// Chooses what is enumerated.
  public init(scheme: ResamplingScheme = .rows, limit: Int = 2_000_000) {
    self.scheme = scheme
    self.limit = limit
  }

  /// The number of distinct resamples of so many units.
  public static func arrangements(units: Int) -> Double {
    (1..<max(1, units)).reduce(1.0) { $0 * Double(units + $1) / Double($1) }.rounded()
  }

  /// Enumerates every resample.
  /// - Parameters:
  ///   - count: the number of rows.
  ///   - statistic: the statistic of the rows with these indices, 0..<count, repeats included, in
  ///     ascending order of units; nil where it is undefined.
  /// - Throws: `noRows`, `missingLabel`, `statisticUndefined`, `tooManyArrangements`,
  ///   `unsupportedScheme` for strata and finite populations.
  public func run(
    count: Int, _ statistic: @escaping @Sendable (_ indices: Span<Int32>) -> Double?
  ) throws(ResamplingError) -> BootstrapDistribution {
    let plan = try ResamplingPlan(scheme, count: count)
    guard plan.strata.count == 1, plan.population == nil else {
      throw .unsupportedScheme(scheme.name)
    }
    let arrangements = Self.arrangements(units: plan.units)
    guard arrangements <= Double(limit) else {
      throw .tooManyArrangements(arrangements, limit: limit)
    }
    var evaluation = IndexStatistic(plan) { rows in
      statistic(rows).map { StudentisedStatistic(value: $0, standardError: 0) }
    }
    let estimate = evaluation.evaluateSample().value
    guard estimate.isFinite else { throw .statisticUndefined }
    var outcomes: [(value: Double, mass: Double)] = []
    var failed = 0
    var resample = Multiset(size: plan.units)
    repeat {
      let value = evaluation.evaluate(resample.units, count: plan.units).value
      if value.isFinite { outcomes.append((value, resample.mass)) } else { failed += 1 }
    } while resample.advance()
    let jackknife = Jackknife.values(plan, threads: 1, statistic)
    let merged = mergedOutcomes(outcomes)
    return BootstrapDistribution(
      estimate: estimate, estimateStandardError: nil, replicates: merged.values,
      masses: merged.masses, standardErrors: nil, calibration: nil, jackknife: jackknife,
      acceleration: jackknife.flatMap { Jackknife.acceleration($0, plan) }, units: plan.units,
      strata: 1, population: nil, failedReplicates: failed, seed: nil, scheme: scheme.name)
  }
}

/// Distinct values in ascending order with their probabilities, which add up to one; values that
/// differ by rounding are one.
func mergedOutcomes(_ outcomes: [(value: Double, mass: Double)]) -> (
  values: [Double], masses: [Double]
) {
  let total = outcomes.reduce(0) { $0 + $1.mass }
  let scale = typicalSize(outcomes.map(\.value))
  var (values, masses) = ([Double](), [Double]())
  for outcome in outcomes.sorted(by: { $0.value < $1.value }) {
    if let last = values.last, isTied(last, outcome.value, scale: scale) {
      masses[masses.count - 1] += outcome.mass / total
    } else {
      values.append(outcome.value)
      masses.append(outcome.mass / total)
    }
  }
  return (values, masses)
}

/// A resample as units in ascending order, repeats included.
private struct Multiset {
  private(set) var units: [Int32]

  init(size: Int) { units = Array(repeating: 0, count: size) }

  /// The probability of this resample: n!/(k₁!k₂!…) / nⁿ.
  var mass: Double {
    let n = Double(units.count)
    var (mass, run) = (1.0, 0.0)
    for index in units.indices {
      run = index > 0 && units[index] == units[index - 1] ? run + 1 : 1
      mass *= Double(index + 1) / (n * run)
    }
    return mass
  }

  /// Moves to the next resample; false after the last.
  mutating func advance() -> Bool {
    let last = Int32(units.count - 1)
    guard let place = units.lastIndex(where: { $0 < last }) else { return false }
    let next = units[place] + 1
    for index in place..<units.count { units[index] = next }
    return true
  }
}
