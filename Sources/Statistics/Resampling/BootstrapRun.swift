import Probability

/// The bootstrap: how a statistic would vary if the sample had been drawn again.
///
/// Replicate r draws from stream r of the seed, so results do not depend on the number of threads.
/// Draw once, then ask the result for as many intervals as wanted.
/// Source: Efron 1979, Annals of Statistics 7:1–26; Davison & Hinkley 1997, Bootstrap Methods and
/// their Application.
public struct Bootstrap: Codable, Sendable, Equatable {
  /// The number of resamples; 9,999 makes (R + 1)·2.5 % a whole number.
  public var replicates: Int
  /// The seed; recorded in the result.
  public var seed: UInt64
  /// What is drawn.
  public var scheme: ResamplingScheme
  /// The resamples drawn from each resample, for `BootstrapInterval.calibrated`; 0 draws none.
  public var innerReplicates: Int
  /// How many threads work at once; nil uses every core. Results do not depend on it.
  public var threads: Int?

  /// Chooses how to resample.
  /// - Parameters:
  ///   - replicates: one or more.
  ///   - seed: of all streams.
  ///   - scheme: what is drawn.
  ///   - innerReplicates: resamples of each resample, for calibrated intervals.
  ///   - threads: how many work at once; nil uses every core.
  public init(
    replicates: Int = 9_999, seed: UInt64 = 1, scheme: ResamplingScheme = .rows,
    innerReplicates: Int = 0, threads: Int? = nil
  ) {
    precondition(replicates >= 1, "\(replicates) replicates; at least 1 is needed")
    precondition(innerReplicates >= 0, "\(innerReplicates) inner replicates")
    self.replicates = replicates
    self.seed = seed
    self.scheme = scheme
    self.innerReplicates = innerReplicates
    self.threads = threads
  }

  /// Resamples a statistic of row indices.
  /// - Parameters:
  ///   - count: the number of rows.
  ///   - progress: told the share that is done, 0…1, from the working threads, one call at a time.
  ///   - statistic: the statistic of the rows with these indices, 0..<count, repeats included; nil
  ///     where it is undefined. It is called on several threads.
  /// - Throws: `noRows`, `missingLabel`, `splitCluster`, `populationTooSmall`, `statisticUndefined`.
  /// - Complexity: R + n calls of the statistic; R·M more with M inner replicates.
  public func run(
    count: Int, progress: (@Sendable (Double) -> Void)? = nil,
    _ statistic: @escaping @Sendable (_ indices: Span<Int32>) -> Double?
  ) throws(ResamplingError) -> BootstrapDistribution {
    try run(count: count, studentised: false, progress: progress) { indices in
      statistic(indices).map { StudentisedStatistic(value: $0, standardError: 0) }
    }
  }

  /// Resamples a statistic and its standard error, for studentised intervals.
  /// - Parameters:
  ///   - count: the number of rows.
  ///   - progress: told the share that is done, 0…1.
  ///   - statistic: value and standard error on the rows with these indices, or nil.
  /// - Throws: as `run(count:progress:_:)`.
  public func runStudentised(
    count: Int, progress: (@Sendable (Double) -> Void)? = nil,
    _ statistic: @escaping @Sendable (_ indices: Span<Int32>) -> StudentisedStatistic?
  ) throws(ResamplingError) -> BootstrapDistribution {
    try run(count: count, studentised: true, progress: progress, statistic)
  }

  /// Resamples a statistic of values.
  /// - Parameters:
  ///   - values: one per row.
  ///   - progress: told the share that is done, 0…1.
  ///   - statistic: the statistic of resampled values, or nil where it is undefined.
  /// - Throws: as `run(count:progress:_:)`.
  public func run(
    _ values: [Double], progress: (@Sendable (Double) -> Void)? = nil,
    _ statistic: @escaping @Sendable (_ values: Span<Double>) -> Double?
  ) throws(ResamplingError) -> BootstrapDistribution {
    try run(count: values.count, progress: progress) { indices in
      withUnsafeTemporaryAllocation(of: Double.self, capacity: indices.count) { drawn in
        for place in 0..<indices.count {
          drawn.initializeElement(at: place, to: values[Int(indices[place])])
        }
        return statistic(Span(_unsafeElements: UnsafeBufferPointer(drawn)))
      }
    }
  }

  /// Resamples a statistic of pairs, such as a correlation.
  /// - Parameters:
  ///   - x: one per row.
  ///   - y: one per row.
  ///   - progress: told the share that is done, 0…1.
  ///   - statistic: the statistic of resampled pairs, or nil where it is undefined.
  /// - Throws: as `run(count:progress:_:)`.
  public func run(
    _ x: [Double], _ y: [Double], progress: (@Sendable (Double) -> Void)? = nil,
    _ statistic: @escaping @Sendable (_ x: Span<Double>, _ y: Span<Double>) -> Double?
  ) throws(ResamplingError) -> BootstrapDistribution {
    precondition(x.count == y.count, "\(x.count) values of x but \(y.count) of y")
    return try run(count: x.count, progress: progress) { indices in
      let count = indices.count
      return withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * count) { drawn in
        for place in 0..<count {
          drawn.initializeElement(at: place, to: x[Int(indices[place])])
          drawn.initializeElement(at: count + place, to: y[Int(indices[place])])
        }
        let both = UnsafeBufferPointer(drawn)
        return statistic(
          Span(_unsafeElements: UnsafeBufferPointer(rebasing: both[..<count])),
          Span(_unsafeElements: UnsafeBufferPointer(rebasing: both[count...])))
      }
    }
  }

  private func run(
    count: Int, studentised: Bool, progress: (@Sendable (Double) -> Void)?,
    _ statistic: @escaping @Sendable (Span<Int32>) -> StudentisedStatistic?
  ) throws(ResamplingError) -> BootstrapDistribution {
    let plan = try ResamplingPlan(scheme, count: count)
    var whole = IndexStatistic(plan, statistic)
    let estimate = whole.evaluateSample()
    guard estimate.value.isFinite else { throw .statisticUndefined }
    let jackknife = Jackknife.values(plan, threads: threads) { statistic($0)?.value }
    let replication = Replication.run(
      self, plan, studentised: studentised, estimate: estimate.value, progress: progress
    ) { IndexStatistic(plan, statistic) }
    return BootstrapDistribution(
      estimate: estimate, replication, jackknife: jackknife, plan: plan, settings: self)
  }
}
