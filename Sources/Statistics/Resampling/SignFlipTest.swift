import Probability

/// The sign-flip test: whether differences of pairs lie symmetrically about zero.
///
/// Every pattern of signs is counted, and the result says exact, when there are no more than
/// `replicates` distinct ones; sums of whole numbers are counted exactly far beyond that.
/// Source: Fisher 1935, The Design of Experiments, section 21.
public struct SignFlipTest: Codable, Sendable, Equatable {
  /// The number of sign patterns drawn when there are more than this.
  public var replicates: Int
  /// The seed; recorded in the result.
  public var seed: UInt64
  /// What is flipped together: rows, or whole clusters.
  public var scheme: ResamplingScheme
  /// Statistics closer than this, relative to their usual size, are ties.
  public var tieTolerance: Double
  /// The most additions spent on counting sums of whole numbers.
  public var countingLimit: Int
  /// How many threads work at once; nil uses every core. Results do not depend on it.
  public var threads: Int?

  /// Chooses how to flip.
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

  private static let null = "the differences lie symmetrically about zero"

  /// Tests whether the mean difference is zero.
  /// - Parameters:
  ///   - differences: one per pair, such as this wave less the last.
  ///   - progress: told the share that is done, 0…1.
  /// - Throws: `noRows`, `nonFinite`, `missingLabel`; `unsupportedScheme` for finite populations.
  public func mean(
    of differences: [Double], progress: (@Sendable (Double) -> Void)? = nil
  ) throws(ResamplingError) -> PermutationResult {
    let plan = try checkedPlan(differences)
    let n = Double(differences.count)
    // A sum of zero keeps its value under either sign: it makes no arrangement of its own.
    let sums = plan.unitSums { differences[$0] }.filter { $0 != 0 }
    let observed = sums.reduce(0, +) / n
    let count = Double(sign: .plus, exponent: sums.count, significand: 1)
    func result(_ exact: Bool, _ values: [Double], _ masses: [Double]? = nil) -> PermutationResult {
      PermutationResult(
        method: "sign_flip_test_of_mean", null: Self.null, statistic: observed, exact: exact,
        arrangements: count, seed: seed, values: values, masses: masses, tolerance: tieTolerance)
    }
    if let (values, masses) = counted(sums) { return result(true, values.map { $0 / n }, masses) }
    if count <= Double(replicates) {
      return result(
        true,
        (0..<(1 << sums.count)).map { pattern in
          sums.indices.reduce(0.0) { $0 + (pattern >> $1 & 1 == 0 ? sums[$1] : -sums[$1]) } / n
        })
    }
    return result(
      false,
      draws(progress: progress) { generator, _ in
        var (total, word) = (0.0, UInt64(0))
        for unit in sums.indices {
          if unit % 64 == 0 { word = generator.next() }
          // The drawn bit becomes the sign bit.
          let flipped = sums[unit].bitPattern ^ (word << 63)
          total += Double(bitPattern: flipped)
          word >>= 1
        }
        return total / n
      })
  }

  /// Tests with any statistic of the differences.
  /// - Parameters:
  ///   - differences: one per pair.
  ///   - progress: told the share that is done, 0…1.
  ///   - statistic: of the differences, zero where they are balanced; nil where it is undefined.
  /// - Throws: as `mean(of:progress:)`, and `statisticUndefined`.
  public func run(
    _ differences: [Double], progress: (@Sendable (Double) -> Void)? = nil,
    statistic: @escaping @Sendable (_ differences: Span<Double>) -> Double?
  ) throws(ResamplingError) -> PermutationResult {
    let plan = try checkedPlan(differences)
    let value = { @Sendable (flipped: (Int) -> Bool) -> Double? in
      withUnsafeTemporaryAllocation(of: Double.self, capacity: differences.count) { buffer in
        buffer.initialize(repeating: 0)
        for unit in 0..<plan.units {
          let sign = flipped(unit) ? -1.0 : 1.0
          for row in plan.rows(of: unit) { buffer[Int(row)] = sign * differences[Int(row)] }
        }
        return statistic(Span(_unsafeElements: UnsafeBufferPointer(buffer)))
      }
    }
    guard let observed = value({ _ in false }), observed.isFinite else {
      throw .statisticUndefined
    }
    let live = (0..<plan.units).filter { unit in
      plan.rows(of: unit).contains { differences[Int($0)] != 0 }
    }
    let count = Double(sign: .plus, exponent: live.count, significand: 1)
    let exact = count <= Double(replicates)
    let values =
      exact
      ? (0..<(1 << live.count)).map { pattern -> Double in
        var signs = Array(repeating: false, count: plan.units)
        for (bit, unit) in live.enumerated() { signs[unit] = pattern >> bit & 1 == 1 }
        return value { signs[$0] } ?? .nan
      }
      : draws(progress: progress) { generator, signs in
        signs.removeAll(keepingCapacity: true)
        var word = UInt64(0)
        for unit in 0..<plan.units {
          if unit % 64 == 0 { word = generator.next() }
          signs.append(Int32(truncatingIfNeeded: word & 1))
          word >>= 1
        }
        return value { signs[$0] == 1 } ?? .nan
      }
    let kept = values.filter(\.isFinite)
    return PermutationResult(
      method: "sign_flip_test", null: Self.null, statistic: observed, exact: exact,
      arrangements: count, seed: seed, values: kept, failed: values.count - kept.count,
      tolerance: tieTolerance)
  }

  /// The distribution of the sum under random signs, for whole numbers.
  private func counted(_ sums: [Double]) -> (values: [Double], masses: [Double])? {
    guard let scale = CommonStep([0] + sums.map(abs)) else { return nil }
    let steps = Array(scale.steps.dropFirst())
    let reach = steps.reduce(0.0) { $0 + Double($1) }
    guard 2 * reach * Double(steps.count) <= Double(countingLimit) else { return nil }
    // Position k stands for a sum of k·step − reach·step: a flip takes away twice the value.
    var masses = [1.0]
    for step in steps {
      var next = Array(repeating: 0.0, count: masses.count + step)
      for k in masses.indices {
        next[k] += masses[k] / 2
        next[k + step] += masses[k] / 2
      }
      masses = next
    }
    let possible = masses.indices.filter { masses[$0] > 0 }
    return (
      possible.map { (2 * Double($0) - reach) * scale.step }, possible.map { masses[$0] }
    )
  }

  private func checkedPlan(_ differences: [Double]) throws(ResamplingError) -> ResamplingPlan {
    if let row = differences.firstIndex(where: { !$0.isFinite }) { throw .nonFinite(row: row) }
    let plan = try ResamplingPlan(scheme, count: differences.count)
    guard plan.population == nil else { throw .unsupportedScheme(scheme.name) }
    return plan
  }

  private func draws(
    progress: (@Sendable (Double) -> Void)?,
    _ value: @Sendable (_ generator: inout Philox, _ scratch: inout [Int32]) -> Double
  ) -> [Double] {
    PermutationTest(replicates: replicates, seed: seed, threads: threads)
      .draws(progress: progress, value)
  }
}
