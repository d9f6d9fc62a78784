import Probability

/// A statistic with its standard error, for studentised intervals.
public struct StudentisedStatistic: Sendable, Equatable {
  /// The value of the statistic.
  public let value: Double
  /// Its standard error, estimated from the same rows.
  public let standardError: Double

  /// Pairs a statistic with its standard error.
  public init(value: Double, standardError: Double) {
    self.value = value
    self.standardError = standardError
  }
}

/// A statistic of drawn units, evaluated again and again in memory of its own.
protocol DrawStatistic: SendableMetatype {
  /// The value and standard error of the first `count` units; NaN where undefined.
  mutating func evaluate(_ units: [Int32], count: Int) -> StudentisedStatistic
}

/// What came out of all replicates, NaN where the statistic was undefined.
struct Replication: Sendable {
  var values: [Double]
  var standardErrors: [Double]?
  var calibration: [Double]?
  var failed = 0

  /// Draws and evaluates every replicate; replicate r depends on the seed and r alone.
  static func run<Statistic: DrawStatistic>(
    _ settings: Bootstrap, _ plan: ResamplingPlan, studentised: Bool, estimate: Double,
    progress: (@Sendable (Double) -> Void)?, _ statistic: @Sendable () -> Statistic
  ) -> Replication {
    let count = settings.replicates
    var result = Replication(values: Array(repeating: .nan, count: count))
    var errors = Array(repeating: Double.nan, count: studentised ? count : 0)
    var calibration = Array(repeating: Double.nan, count: settings.innerReplicates > 0 ? count : 0)
    result.values.withUnsafeMutableBufferPointer { values in
      errors.withUnsafeMutableBufferPointer { errors in
        calibration.withUnsafeMutableBufferPointer { calibration in
          let valueSlots = UncheckedSlots(base: values.baseAddress!)
          let errorSlots = errors.baseAddress.map { UncheckedSlots(base: $0) }
          let innerSlots = calibration.baseAddress.map { UncheckedSlots(base: $0) }
          parallelBlocks(count: count, threads: settings.threads, progress: progress) { range in
            var draws = UnitDraws(plan)
            var inner = UnitDraws(plan)
            var own = statistic()
            for replicate in range {
              var generator = Philox(seed: settings.seed, stream: UInt64(replicate))
              draws.draw(&generator)
              let outcome = own.evaluate(draws.units, count: draws.count)
              valueSlots.base[replicate] = outcome.value
              if studentised { errorSlots!.base[replicate] = outcome.standardError }
              guard settings.innerReplicates > 0 else { continue }
              var position = InnerPosition(estimate: estimate)
              for _ in 0..<settings.innerReplicates {
                inner.draw(from: draws.units, &generator)
                position.add(own.evaluate(inner.units, count: inner.count).value)
              }
              innerSlots!.base[replicate] = position.share
            }
          }
        }
      }
    }
    if studentised { result.standardErrors = errors }
    if settings.innerReplicates > 0 { result.calibration = calibration }
    result.dropFailures()
    return result
  }

  private mutating func dropFailures() {
    func good(_ index: Int) -> Bool {
      values[index].isFinite && standardErrors.map { $0[index].isFinite && $0[index] >= 0 } ?? true
        && calibration.map { !$0[index].isNaN } ?? true
    }
    guard !values.indices.allSatisfy(good) else { return }
    let kept = values.indices.filter(good)
    failed = values.count - kept.count
    values = kept.map { values[$0] }
    standardErrors = standardErrors.map { errors in kept.map { errors[$0] } }
    calibration = calibration.map { shares in kept.map { shares[$0] } }
  }
}

/// The share of inner resamples at or below the estimate, those equal to it counted half.
private struct InnerPosition {
  let estimate: Double
  private var (below, equal, count) = (0, 0, 0)

  init(estimate: Double) { self.estimate = estimate }

  mutating func add(_ value: Double) {
    guard value.isFinite else { return }
    count += 1
    if isTied(value, estimate, scale: abs(estimate)) {
      equal += 1
    } else if value < estimate {
      below += 1
    }
  }

  var share: Double {
    count == 0 ? .nan : (Double(below) + Double(equal) / 2) / Double(count)
  }
}

/// A statistic that is a function of sums over the drawn units.
struct SumStatistic<Sum: DrawSum>: DrawStatistic {
  let table: [Sum]
  let finish: @Sendable (Sum) -> StudentisedStatistic

  func evaluate(_ units: [Int32], count: Int) -> StudentisedStatistic {
    let total = table.withUnsafeBufferPointer { table in
      units.withUnsafeBufferPointer {
        sumOfDraws(table.baseAddress!, $0.baseAddress!, count: count)
      }
    }
    return finish(total)
  }
}

/// A statistic given as a function of row indices.
struct IndexStatistic: DrawStatistic {
  let plan: ResamplingPlan
  let statistic: @Sendable (Span<Int32>) -> StudentisedStatistic?
  private var rows: [Int32] = []

  init(
    _ plan: ResamplingPlan, _ statistic: @escaping @Sendable (Span<Int32>) -> StudentisedStatistic?
  ) {
    self.plan = plan
    self.statistic = statistic
  }

  mutating func evaluate(_ units: [Int32], count: Int) -> StudentisedStatistic {
    if plan.isIdentity { return evaluate(rows: units, count: count) }
    rows.removeAll(keepingCapacity: true)
    for unit in units[..<count] { rows += plan.rows(of: Int(unit)) }
    return evaluate(rows: rows, count: rows.count)
  }

  /// The statistic of every unit once.
  mutating func evaluateSample() -> StudentisedStatistic {
    evaluate((0..<plan.units).map { Int32($0) }, count: plan.units)
  }

  private func evaluate(rows: [Int32], count: Int) -> StudentisedStatistic {
    rows.withUnsafeBufferPointer {
      statistic(Span(_unsafeElements: UnsafeBufferPointer(rebasing: $0[..<count])))
    } ?? .undefined
  }
}

extension StudentisedStatistic {
  static let undefined = StudentisedStatistic(value: .nan, standardError: .nan)
}
