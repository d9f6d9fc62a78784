/// The jackknife: a statistic with every row, or every cluster, left out in turn.
///
/// Source: Efron & Tibshirani 1993, An Introduction to the Bootstrap, chapter 11 and eq. 14.15.
public struct Jackknife: Codable, Sendable, Equatable {
  /// What is left out together: rows, or the rows of a cluster.
  public var scheme: ResamplingScheme
  /// How many threads work at once; nil uses every core.
  public var threads: Int?

  /// Chooses what is left out.
  public init(scheme: ResamplingScheme = .rows, threads: Int? = nil) {
    self.scheme = scheme
    self.threads = threads
  }

  /// Leaves out every unit in turn.
  /// - Parameters:
  ///   - count: the number of rows.
  ///   - statistic: the statistic of the rows with these indices, or nil where it is undefined.
  /// - Throws: `noRows`, `missingLabel`, `statisticUndefined`; `unsupportedScheme` for strata and
  ///   finite populations, whose jackknife differs.
  public func run(
    count: Int, _ statistic: @escaping @Sendable (_ indices: Span<Int32>) -> Double?
  ) throws(ResamplingError) -> JackknifeResult {
    let plan = try ResamplingPlan(scheme, count: count)
    guard plan.strata.count == 1, plan.population == nil else {
      throw .unsupportedScheme(scheme.name)
    }
    let rows = (0..<Int32(count)).map { $0 }
    let whole = rows.withUnsafeBufferPointer { statistic(Span(_unsafeElements: $0)) }
    guard let estimate = whole, estimate.isFinite else { throw .statisticUndefined }
    return JackknifeResult(
      estimate: estimate, values: Self.values(plan, threads: threads, statistic) ?? [])
  }

  /// The statistic without each unit, in plan order; nil when it is undefined without some unit.
  static func values(
    _ plan: ResamplingPlan, threads: Int?,
    _ statistic: @escaping @Sendable (Span<Int32>) -> Double?
  ) -> [Double]? {
    let values = parallelMap(count: plan.units, threads: threads) { unit -> Double in
      var rows: [Int32] = []
      rows.reserveCapacity(plan.rows.count)
      rows += plan.rows[..<plan.offsets[unit]]
      rows += plan.rows[plan.offsets[unit + 1]...]
      guard !rows.isEmpty else { return .nan }
      return rows.withUnsafeBufferPointer { statistic(Span(_unsafeElements: $0)) } ?? .nan
    }
    return values.allSatisfy(\.isFinite) ? values : nil
  }

  /// The acceleration of BCa from leave-one-out values; nil when they are all equal.
  ///
  /// With several strata the influences (n_h − 1)(mean − value) are weighted by 1/n_h, Davison &
  /// Hinkley 1997, eq. 5.28. A sample without replacement has its skewness multiplied by
  /// (1 − 2f)/√(1 − f), as that of a mean is.
  static func acceleration(_ values: [Double], _ plan: ResamplingPlan) -> Double? {
    var (second, third, level) = (0.0, 0.0, 0.0)
    for stratum in plan.strata where stratum.count > 1 {
      let n = Double(stratum.count)
      let mean = values[stratum].reduce(0, +) / n
      for value in values[stratum] {
        let influence = (n - 1) * (mean - value) / n
        second += influence * influence
        third += influence * influence * influence
        level += mean * mean
      }
    }
    guard !isRounding(second, against: level), second > 0 else { return nil }
    let plain = third / (6 * second * second.squareRoot())
    guard let population = plan.population else { return plain }
    let sampled = Double(plan.units) / Double(population)
    return sampled < 1 ? plain * (1 - 2 * sampled) / (1 - sampled).squareRoot() : nil
  }
}

/// What the jackknife says about a statistic.
public struct JackknifeResult: Codable, Sendable, Equatable {
  /// The statistic of all rows.
  public let estimate: Double
  /// The statistic without each unit, in order of first appearance; empty when it is undefined
  /// without some unit.
  public let values: [Double]

  /// Summarises leave-one-out values.
  public init(estimate: Double, values: [Double]) {
    self.estimate = estimate
    self.values = values
  }

  private var mean: Double { CompensatedSum(values).value / Double(values.count) }

  /// (n − 1)(mean of the values − estimate); nil below two units.
  public var bias: Double? {
    values.count < 2 ? nil : Double(values.count - 1) * (mean - estimate)
  }

  /// √((n − 1)/n Σ(value − mean)²); nil below two units.
  public var standardError: Double? {
    guard values.count > 1 else { return nil }
    let (centre, n) = (mean, Double(values.count))
    let squares = values.reduce(0) { $0 + ($1 - centre) * ($1 - centre) }
    return ((n - 1) / n * squares).squareRoot()
  }

  /// The jackknife influence values (n − 1)(mean − value).
  public var influence: [Double] {
    let centre = mean
    return values.map { Double(values.count - 1) * (centre - $0) }
  }

  /// ΣL³ / (6 (ΣL²)^1.5) of the influence values; nil when they are all zero.
  public var acceleration: Double? { accelerationConstant(influence) }
}

/// ΣL³ / (6 (ΣL²)^1.5); nil when every L is zero.
func accelerationConstant(_ influence: [Double]) -> Double? {
  let second = influence.reduce(0) { $0 + $1 * $1 }
  guard second > 0 else { return nil }
  return influence.reduce(0) { $0 + $1 * $1 * $1 } / (6 * second * second.squareRoot())
}
