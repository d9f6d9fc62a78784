import Probability

/// The permutation test: the labels of units are exchanged in every way, or in random ways.
///
/// Every arrangement is counted, and the result says exact, when there are no more than
/// `replicates` distinct ones; means of whole numbers are counted exactly far beyond that.
/// Source: Fisher 1935, The Design of Experiments; Phipson & Smyth 2010, Statistical Applications
/// in Genetics and Molecular Biology 9:39, for (count + 1)/(R + 1).
public struct PermutationTest: Codable, Sendable, Equatable {
  /// The number of arrangements drawn when there are more than this.
  public var replicates: Int
  /// The seed; recorded in the result.
  public var seed: UInt64
  /// What is exchanged: rows, whole clusters, either of them inside strata only.
  public var scheme: ResamplingScheme
  /// Statistics closer than this, relative to their usual size, are ties.
  public var tieTolerance: Double
  /// The most additions spent on counting sums of whole numbers.
  public var countingLimit: Int
  /// How many threads work at once; nil uses every core. Results do not depend on it.
  public var threads: Int?

  /// Chooses how to permute.
  public init(
    replicates: Int = 9_999, seed: UInt64 = 1, scheme: ResamplingScheme = .rows,
    tieTolerance: Double = 1e-10, countingLimit: Int = 100_000_000, threads: Int? = nil
  ) {
    precondition(replicates >= 1, "\(replicates) replicates; at least 1 is needed")
    precondition(tieTolerance >= 0, "a tolerance of \(tieTolerance) is negative")
    self.replicates = replicates
    self.seed = seed
    self.scheme = scheme
    self.tieTolerance = tieTolerance
    self.countingLimit = countingLimit
    self.threads = threads
  }

  /// Tests two groups with any statistic.
  /// - Parameters:
  ///   - first: the values of the first group.
  ///   - second: the values of the second group; codes of the scheme run over the rows of `first`,
  ///     then of `second`.
  ///   - progress: told the share that is done, 0…1.
  ///   - statistic: of two groups, zero where they do not differ; nil where it is undefined.
  /// - Throws: `emptyGroup`, `nonFinite`, `splitCluster`, `statisticUndefined`, `unsupportedScheme`.
  public func run(
    _ first: [Double], _ second: [Double], progress: (@Sendable (Double) -> Void)? = nil,
    statistic: @escaping @Sendable (_ first: Span<Double>, _ second: Span<Double>) -> Double?
  ) throws(ResamplingError) -> PermutationResult {
    let comparison = try GroupComparison(first, second, scheme)
    return try run(
      labels: comparison.labels, plan: comparison.plan, method: "permutation_test",
      null: "the two groups are alike in every respect", progress: progress
    ) { labels in
      comparison.withGroups(labels, statistic)
    }
  }

  /// Tests whether two variables go together, with any statistic of pairs.
  /// - Parameters:
  ///   - x: one per row; stays in place.
  ///   - y: one per row; exchanged between rows, inside strata where the scheme has them.
  ///   - progress: told the share that is done, 0…1.
  ///   - statistic: of pairs, zero where they do not go together; nil where it is undefined.
  /// - Throws: `noRows`, `nonFinite`, `statisticUndefined`; `unsupportedScheme` for clusters and
  ///   finite populations.
  public func run(
    _ x: [Double], against y: [Double], progress: (@Sendable (Double) -> Void)? = nil,
    statistic: @escaping @Sendable (_ x: Span<Double>, _ y: Span<Double>) -> Double?
  ) throws(ResamplingError) -> PermutationResult {
    precondition(x.count == y.count, "\(x.count) values of x but \(y.count) of y")
    if let row = x.indices.first(where: { !x[$0].isFinite || !y[$0].isFinite }) {
      throw .nonFinite(row: row)
    }
    let plan = try ResamplingPlan(scheme, count: x.count)
    guard plan.population == nil, plan.units == x.count else {
      throw .unsupportedScheme(scheme.name)
    }
    // Equal values of y are one label, so that only distinct arrangements are counted.
    let levels = Array(Set(y)).sorted()
    var code: [Double: Int32] = [:]
    for (index, level) in levels.enumerated() { code[level] = Int32(index) }
    let ordered = plan.rows.map { x[Int($0)] }
    return try run(
      labels: plan.rows.map { code[y[Int($0)]]! }, plan: plan,
      method: "permutation_test_of_association",
      null: "which y belongs to which x is a matter of chance", progress: progress
    ) { labels in
      withUnsafeTemporaryAllocation(of: Double.self, capacity: labels.count) { buffer in
        for place in labels.indices {
          buffer.initializeElement(at: place, to: levels[Int(labels[place])])
        }
        return ordered.withUnsafeBufferPointer { ordered in
          statistic(
            Span(_unsafeElements: ordered),
            Span(_unsafeElements: UnsafeBufferPointer(buffer)))
        }
      }
    }
  }

  private func run(
    labels: [Int32], plan: ResamplingPlan, method: String, null: String,
    progress: (@Sendable (Double) -> Void)?, _ statistic: @Sendable ([Int32]) -> Double?
  ) throws(ResamplingError) -> PermutationResult {
    guard let observed = statistic(labels), observed.isFinite else { throw .statisticUndefined }
    var arrangements = LabelArrangements(labels, strata: plan.strata)
    let count = arrangements.count
    let exact = count <= Double(replicates)
    var values: [Double] = []
    if exact {
      repeat { values.append(statistic(arrangements.labels) ?? .nan) } while arrangements.advance()
    } else {
      values = draws(progress: progress) { generator, scratch in
        scratch = labels
        LabelArrangements.shuffle(&scratch, strata: plan.strata, &generator)
        return statistic(scratch) ?? .nan
      }
    }
    let kept = values.filter(\.isFinite)
    return PermutationResult(
      method: method, null: null, statistic: observed, exact: exact, arrangements: count,
      seed: seed, values: kept, failed: values.count - kept.count, tolerance: tieTolerance)
  }

  /// One value per replicate, each from the stream of its number.
  func draws(
    progress: (@Sendable (Double) -> Void)?,
    _ value: @Sendable (_ generator: inout Philox, _ scratch: inout [Int32]) -> Double
  ) -> [Double] {
    var values = Array(repeating: 0.0, count: replicates)
    values.withUnsafeMutableBufferPointer { buffer in
      let slots = UncheckedSlots(base: buffer.baseAddress!)
      parallelBlocks(count: replicates, threads: threads, progress: progress) { range in
        var scratch: [Int32] = []
        for replicate in range {
          var generator = Philox(seed: seed, stream: UInt64(replicate))
          slots.base[replicate] = value(&generator, &scratch)
        }
      }
    }
    return values
  }
}

/// Two groups of rows, in the units that a scheme exchanges.
struct GroupComparison: Sendable {
  let plan: ResamplingPlan
  /// 1 for a unit of the first group, 0 for one of the second, in plan order.
  let labels: [Int32]
  let values: [Double]

  init(
    _ first: [Double], _ second: [Double], _ scheme: ResamplingScheme
  ) throws(ResamplingError) {
    guard !first.isEmpty, !second.isEmpty else { throw .emptyGroup }
    values = first + second
    if let row = values.firstIndex(where: { !$0.isFinite }) { throw .nonFinite(row: row) }
    plan = try ResamplingPlan(scheme, count: values.count)
    guard plan.population == nil else { throw .unsupportedScheme(scheme.name) }
    var labels: [Int32] = []
    for unit in 0..<plan.units {
      let rows = plan.rows(of: unit)
      let inFirst = rows.count { $0 < first.count }
      guard inFirst == 0 || inFirst == rows.count else {
        throw .splitCluster(cluster: scheme.cluster(ofRow: Int(plan.rows[plan.offsets[unit]])))
      }
      labels.append(inFirst == 0 ? 0 : 1)
    }
    self.labels = labels
  }

  /// Calls a statistic with the values of the two groups that labels make.
  func withGroups(
    _ labels: [Int32], _ statistic: (Span<Double>, Span<Double>) -> Double?
  ) -> Double? {
    withUnsafeTemporaryAllocation(of: Double.self, capacity: values.count) { buffer in
      var (front, back) = (0, values.count)
      for unit in labels.indices {
        for row in plan.rows(of: unit) {
          if labels[unit] == 1 {
            buffer.initializeElement(at: front, to: values[Int(row)])
            front += 1
          } else {
            back -= 1
            buffer.initializeElement(at: back, to: values[Int(row)])
          }
        }
      }
      let all = UnsafeBufferPointer(buffer)
      return statistic(
        Span(_unsafeElements: UnsafeBufferPointer(rebasing: all[..<front])),
        Span(_unsafeElements: UnsafeBufferPointer(rebasing: all[front...])))
    }
  }
}
