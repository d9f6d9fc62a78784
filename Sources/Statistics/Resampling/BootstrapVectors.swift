import Probability

/// Several statistics of the same resamples.
package struct VectorReplicates: Sendable, Equatable {
  /// One list per statistic, in replicate order; replicates that failed are left out of all.
  package let components: [[Double]]
  /// How many resamples the statistics were undefined on.
  package let failed: Int
  /// The number of units drawn: rows, or clusters.
  package let units: Int

  /// How many resamples the statistics were defined on.
  package var count: Int { components.first?.count ?? 0 }
}

extension Bootstrap {
  /// Resamples several statistics that are computed together, such as shares that add up to one.
  ///
  /// The draws are those of `run(count:progress:_:)` with the same seed and scheme.
  /// - Parameters:
  ///   - count: the number of rows.
  ///   - width: the number of statistics.
  ///   - progress: told the share that is done, 0…1.
  ///   - statistic: `width` finite numbers of the rows with these indices, or nil where they are
  ///     undefined. It is called on several threads.
  package func runVectors(
    count: Int, width: Int, progress: (@Sendable (Double) -> Void)? = nil,
    _ statistic: @escaping @Sendable (_ rows: [Int32]) -> [Double]?
  ) throws(ResamplingError) -> VectorReplicates {
    let plan = try ResamplingPlan(scheme, count: count)
    var values = Array(repeating: Double.nan, count: replicates * width)
    values.withUnsafeMutableBufferPointer { values in
      guard let base = values.baseAddress else { return }
      let slots = UncheckedSlots(base: base)
      parallelBlocks(count: replicates, threads: threads, progress: progress) { range in
        var draws = UnitDraws(plan)
        var rows: [Int32] = []
        for replicate in range {
          var generator = Philox(seed: seed, stream: UInt64(replicate))
          draws.draw(&generator)
          rows.removeAll(keepingCapacity: true)
          for unit in draws.units[..<draws.count] { rows += plan.rows(of: Int(unit)) }
          guard let outcome = statistic(rows) else { continue }
          precondition(outcome.count == width, "\(outcome.count) statistics, not \(width)")
          for (place, value) in outcome.enumerated() {
            slots.base[replicate * width + place] = value
          }
        }
      }
    }
    let kept = (0..<replicates).filter { replicate in
      (0..<width).allSatisfy { values[replicate * width + $0].isFinite }
    }
    return VectorReplicates(
      components: (0..<width).map { place in kept.map { values[$0 * width + place] } },
      failed: replicates - kept.count, units: plan.units)
  }
}
