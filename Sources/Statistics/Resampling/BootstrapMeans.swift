import Probability

/// Statistics that are functions of sums, resampled without lists of indices.
///
/// Deviations from the estimate are what is summed, so that digits are kept where means are large.
extension Bootstrap {
  /// Resamples a mean.
  /// - Parameters:
  ///   - values: one per row; under a scheme with clusters the mean of all rows drawn.
  ///   - studentised: whether each resample also gives its standard error.
  ///   - progress: told the share that is done, 0…1.
  /// - Throws: `nonFinite` and as `run(count:progress:_:)`; `unsupportedScheme` for standard errors
  ///   within strata.
  /// - Complexity: O(R·units) time, O(R + n) memory.
  public func mean(
    of values: [Double], studentised: Bool = false,
    progress: (@Sendable (Double) -> Void)? = nil
  ) throws(ResamplingError) -> BootstrapDistribution {
    let plan = try checkedPlan(values)
    guard plan.isIdentity, plan.strata.count == 1, !studentised else {
      let ones = Array(repeating: 1.0, count: values.count)
      return try ratio(plan, values, ones, studentised: studentised, progress: progress)
    }
    let n = Double(values.count)
    let centre = CompensatedSum(values).value / n
    let table = values.map { $0 - centre }
    return distribution(plan, table, studentised: false, progress: progress) { sum in
      StudentisedStatistic(value: centre + sum / n, standardError: 0)
    } without: { total, unit in
      centre + (total - table[unit]) / (n - 1)
    }
  }

  /// Resamples a weighted mean Σwv / Σw.
  /// - Parameters:
  ///   - values: one per row.
  ///   - weights: one per row, zero or positive; they travel with their rows.
  ///   - studentised: whether each resample also gives its standard error.
  ///   - progress: told the share that is done, 0…1.
  /// - Throws: `invalidWeight` and as `mean(of:studentised:progress:)`.
  public func weightedMean(
    of values: [Double], weights: [Double], studentised: Bool = false,
    progress: (@Sendable (Double) -> Void)? = nil
  ) throws(ResamplingError) -> BootstrapDistribution {
    precondition(
      values.count == weights.count, "\(values.count) values but \(weights.count) weights")
    let plan = try checkedPlan(values)
    return try ratio(
      plan, zip(values, weights).map { $0 * $1 }, weights, studentised: studentised,
      progress: progress)
  }

  /// Resamples a ratio of sums, such as points over weights of answers drawn by account.
  /// - Parameters:
  ///   - numerators: one per row.
  ///   - denominators: one per row, zero or positive.
  ///   - studentised: whether each resample also gives its standard error, linearised, from the
  ///     units drawn.
  ///   - progress: told the share that is done, 0…1.
  /// - Throws: `invalidWeight` and as `mean(of:studentised:progress:)`.
  public func ratio(
    of numerators: [Double], over denominators: [Double], studentised: Bool = false,
    progress: (@Sendable (Double) -> Void)? = nil
  ) throws(ResamplingError) -> BootstrapDistribution {
    precondition(
      numerators.count == denominators.count,
      "\(numerators.count) numerators but \(denominators.count) denominators")
    return try ratio(
      try checkedPlan(numerators), numerators, denominators, studentised: studentised,
      progress: progress)
  }

  /// Resamples the difference between the means of two samples, each for itself.
  /// - Parameters:
  ///   - first: the values of the first sample.
  ///   - second: the values of the second sample.
  ///   - studentised: whether each resample also gives Welch's standard error.
  ///   - progress: told the share that is done, 0…1.
  /// - Throws: `emptyGroup`, `nonFinite`; `unsupportedScheme` unless the scheme is `.rows`.
  public func differenceOfMeans(
    _ first: [Double], _ second: [Double], studentised: Bool = false,
    progress: (@Sendable (Double) -> Void)? = nil
  ) throws(ResamplingError) -> BootstrapDistribution {
    guard scheme == .rows else { throw .unsupportedScheme(scheme.name) }
    guard !first.isEmpty, !second.isEmpty else { throw .emptyGroup }
    var settings = self
    settings.scheme = .stratified(by: first.map { _ in 0 } + second.map { _ in 1 })
    let plan = try settings.checkedPlan(first + second)
    let (n1, n2) = (Double(first.count), Double(second.count))
    let (centre1, centre2) = (CompensatedSum(first).value / n1, CompensatedSum(second).value / n2)
    let deviations = first.map { ($0 - centre1) } + second.map { centre2 - $0 }
    let estimate = centre1 - centre2
    @Sendable func value(_ one: Double, _ two: Double) -> Double { estimate + one / n1 + two / n2 }
    func without(_ unit: Int) -> Double {
      let n = unit < first.count ? n1 : n2
      // A lone value cannot be left out: the jackknife then sees no influence of it.
      return n > 1 ? estimate - deviations[unit] / (n - 1) : estimate
    }
    let table = deviations.enumerated().map { unit, deviation in
      unit < first.count ? SIMD2(deviation, 0) : SIMD2(0, deviation)
    }
    guard studentised else {
      return settings.distribution(plan, table, studentised: false, progress: progress) { sum in
        StudentisedStatistic(value: value(sum.x, sum.y), standardError: 0)
      } without: {
        without($1)
      }
    }
    @Sendable func squaredError(_ sum: Double, _ squares: Double, _ n: Double) -> Double {
      n > 1 ? max(0, squares / n - sum / n * (sum / n)) / (n - 1) : 0
    }
    let wide = table.map { SIMD4($0.x, $0.y, $0.x * $0.x, $0.y * $0.y) }
    return settings.distribution(plan, wide, studentised: true, progress: progress) { sum in
      StudentisedStatistic(
        value: value(sum.x, sum.y),
        standardError: (squaredError(sum.x, sum.z, n1) + squaredError(sum.y, sum.w, n2))
          .squareRoot())
    } without: {
      without($1)
    }
  }

  private func ratio(
    _ plan: ResamplingPlan, _ numerators: [Double], _ denominators: [Double], studentised: Bool,
    progress: (@Sendable (Double) -> Void)?
  ) throws(ResamplingError) -> BootstrapDistribution {
    if let row = denominators.firstIndex(where: { !($0 >= 0 && $0.isFinite) }) {
      throw .invalidWeight(row: row)
    }
    if let row = numerators.firstIndex(where: { !$0.isFinite }) { throw .nonFinite(row: row) }
    let below = CompensatedSum(denominators).value
    guard below > 0 else { throw .invalidWeight(row: nil) }
    let centre = CompensatedSum(numerators).value / below
    let units = plan.unitSums { row in
      SIMD2(numerators[row] - centre * denominators[row], denominators[row])
    }
    let whole = units.reduce(SIMD2.zero, +)
    func without(_ unit: Int) -> Double {
      let rest = whole - units[unit]
      return rest.y > 0 ? centre + rest.x / rest.y : .nan
    }
    guard studentised else {
      return distribution(plan, units, studentised: false, progress: progress) { sum in
        StudentisedStatistic(value: sum.y > 0 ? centre + sum.x / sum.y : .nan, standardError: 0)
      } without: {
        without($1)
      }
    }
    guard plan.strata.count == 1 else { throw .unsupportedScheme(scheme.name) }
    let count = Double(plan.units)
    let sampled = plan.population.map { count / Double($0) } ?? 0
    let correction = count > 1 ? (1 - sampled) * count / (count - 1) : 0
    let table = units.map { unit in
      let (a, b) = (unit.x, unit.y)
      return SIMD8(a, b, a * a, a * b, b * b, 0, 0, 0)
    }
    return distribution(plan, table, studentised: true, progress: progress) { sum in
      guard sum[1] > 0 else { return .undefined }
      let shift = sum[0] / sum[1]
      let squares = max(0, sum[2] - 2 * shift * sum[3] + shift * shift * sum[4])
      return StudentisedStatistic(
        value: centre + shift, standardError: (squares * correction).squareRoot() / sum[1])
    } without: {
      without($1)
    }
  }

  private func checkedPlan(_ values: [Double]) throws(ResamplingError) -> ResamplingPlan {
    if let row = values.firstIndex(where: { !$0.isFinite }) { throw .nonFinite(row: row) }
    return try ResamplingPlan(scheme, count: values.count)
  }

  private func distribution<Sum: DrawSum>(
    _ plan: ResamplingPlan, _ table: [Sum], studentised: Bool,
    progress: (@Sendable (Double) -> Void)?,
    _ finish: @escaping @Sendable (Sum) -> StudentisedStatistic,
    without: (_ total: Sum, _ unit: Int) -> Double
  ) -> BootstrapDistribution {
    let total = table.reduce(Sum.zero, Sum.add)
    let estimate = finish(total)
    let replication = Replication.run(
      self, plan, studentised: studentised, estimate: estimate.value, progress: progress
    ) { SumStatistic(table: table, finish: finish) }
    let jackknife = (0..<plan.units).map { without(total, $0) }
    return BootstrapDistribution(
      estimate: estimate, replication,
      jackknife: jackknife.allSatisfy(\.isFinite) ? jackknife : nil, plan: plan, settings: self)
  }
}
