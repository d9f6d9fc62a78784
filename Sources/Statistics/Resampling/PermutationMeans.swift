import Probability

extension PermutationTest {
  /// Tests the difference between the means of two groups.
  ///
  /// Whole numbers (or numbers in equal steps) that are exchanged row by row are counted exactly,
  /// however many arrangements there are, while `countingLimit` allows.
  /// - Parameters:
  ///   - first: the values of the first group.
  ///   - second: the values of the second group; codes of the scheme run over the rows of `first`,
  ///     then of `second`. A cluster lies in one group.
  ///   - progress: told the share that is done, 0…1.
  /// - Throws: `emptyGroup`, `nonFinite`, `missingLabel`, `splitCluster`, `unsupportedScheme`.
  /// - Complexity: O(R·units of the smaller group), or O(n·n₁·range) when counted.
  public func differenceOfMeans(
    _ first: [Double], _ second: [Double], progress: (@Sendable (Double) -> Void)? = nil
  ) throws(ResamplingError) -> PermutationResult {
    let comparison = try GroupComparison(first, second, scheme)
    let means = MeanComparison(comparison)
    let arrangements = LabelArrangements(comparison.labels, strata: comparison.plan.strata)
    let count = arrangements.count
    func result(_ exact: Bool, _ values: [Double], _ masses: [Double]? = nil) -> PermutationResult {
      let kept = values.filter(\.isFinite)
      return PermutationResult(
        method: "permutation_test_of_means", null: "the two groups are alike in every respect",
        statistic: means.observed, exact: exact, arrangements: count, seed: seed, values: kept,
        masses: masses, failed: values.count - kept.count, tolerance: tieTolerance)
    }
    if let counted = SubsetSums(comparison, limit: countingLimit) {
      return result(true, counted.sums.map { means.difference(sum: $0) }, counted.masses)
    }
    if count <= Double(replicates) {
      var arrangement = arrangements
      var values: [Double] = []
      repeat { values.append(means.difference(arrangement.labels)) } while arrangement.advance()
      return result(true, values)
    }
    return result(false, means.draws(self, progress: progress))
  }
}

/// The difference of two means as a function of which units are in the first group.
private struct MeanComparison: Sendable {
  /// Per unit the sum of deviations from the mean of all rows, and the number of rows.
  let units: [SIMD2<Double>]
  /// Per stratum its units, how many of them to draw, and whether they are the first group.
  let strata: [(range: Range<Int>, drawn: Int, isFirst: Bool)]
  let centre: Double
  let rows: Double
  let observed: Double
  private let total: SIMD2<Double>

  init(_ comparison: GroupComparison) {
    let (plan, values) = (comparison.plan, comparison.values)
    rows = Double(values.count)
    let centre = CompensatedSum(values).value / rows
    self.centre = centre
    units = plan.unitSums { SIMD2(values[$0] - centre, 1) }
    strata = plan.strata.map { range in
      let first = comparison.labels[range].count { $0 == 1 }
      // Drawing the smaller side costs less and says the same.
      let isFirst = 2 * first <= range.count
      return (range, isFirst ? first : range.count - first, isFirst)
    }
    total = units.reduce(SIMD2.zero, +)
    observed = Self.difference(units, comparison.labels, total)
  }

  private static func difference(
    _ units: [SIMD2<Double>], _ labels: [Int32], _ total: SIMD2<Double>
  ) -> Double {
    var first = SIMD2<Double>.zero
    for unit in labels.indices where labels[unit] == 1 { first += units[unit] }
    return difference(first, total)
  }

  private static func difference(_ first: SIMD2<Double>, _ total: SIMD2<Double>) -> Double {
    let second = total - first
    return first.x / first.y - second.x / second.y
  }

  func difference(_ labels: [Int32]) -> Double { Self.difference(units, labels, total) }

  /// The difference when the values of the first group add up to `sum`, rows being exchanged.
  func difference(sum: Double) -> Double {
    let size = strata.reduce(0.0) {
      $0 + Double($1.isFirst ? $1.drawn : $1.range.count - $1.drawn)
    }
    return Self.difference(SIMD2(sum - size * centre, size), total)
  }

  func draws(_ test: PermutationTest, progress: (@Sendable (Double) -> Void)?) -> [Double] {
    var values = Array(repeating: 0.0, count: test.replicates)
    values.withUnsafeMutableBufferPointer { buffer in
      let slots = UncheckedSlots(base: buffer.baseAddress!)
      parallelBlocks(count: test.replicates, threads: test.threads, progress: progress) { range in
        var scratch = units
        scratch.withUnsafeMutableBufferPointer { scratch in
          for replicate in range {
            var generator = Philox(seed: test.seed, stream: UInt64(replicate))
            // Every replicate starts from the same order, whatever block it lies in.
            _ = scratch.update(fromContentsOf: units)
            slots.base[replicate] = draw(scratch, &generator)
          }
        }
      }
    }
    return values
  }

  private func draw(
    _ scratch: UnsafeMutableBufferPointer<SIMD2<Double>>, _ generator: inout Philox
  ) -> Double {
    var first = SIMD2<Double>.zero
    for stratum in strata {
      var sum = SIMD2<Double>.zero
      let end = stratum.range.upperBound
      for place in stratum.range.lowerBound..<(stratum.range.lowerBound + stratum.drawn) {
        let other = place + generator.below(end - place)
        sum += scratch[other]
        scratch[other] = scratch[place]
      }
      if stratum.isFirst {
        first += sum
      } else {
        var all = SIMD2<Double>.zero
        for unit in stratum.range { all += units[unit] }
        first += all - sum
      }
    }
    return Self.difference(first, total)
  }
}
