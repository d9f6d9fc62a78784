/// The exact bootstrap distribution of the mean of whole-number answers, by convolution.
///
/// The sum of n resampled answers is a sum of n independent draws from the answers, so its
/// distribution is an n-fold convolution: no replicates, no seed.
public struct IntegerMeanResampling: Codable, Sendable, Equatable {
  /// How often each answer occurs, from `lowest` upwards.
  public let counts: [Int]
  /// The answer that the first count belongs to.
  public let lowest: Int

  /// Takes counted answers.
  /// - Parameters:
  ///   - counts: how often each answer occurs, zero or more, in steps of one from `lowest`.
  ///   - lowest: the first answer.
  public init(counts: [Int], lowest: Int) {
    precondition(counts.allSatisfy { $0 >= 0 }, "a count is negative")
    self.counts = counts
    self.lowest = lowest
  }

  /// Counts answers.
  /// - Parameter answers: one per row, such as 0…10, or −1, 0, 1 for a net score.
  public init(_ answers: [Int]) {
    let lowest = answers.min() ?? 0
    var counts = Array(repeating: 0, count: answers.isEmpty ? 0 : answers.max()! - lowest + 1)
    for answer in answers { counts[answer - lowest] += 1 }
    self.init(counts: counts, lowest: lowest)
  }

  /// The number of answers.
  public var size: Int { counts.reduce(0, +) }

  /// The mean answer with the probabilities of all resampled means.
  /// - Throws: `noRows`.
  /// - Complexity: O(n²·range·levels) multiplications.
  public func distribution() throws(ResamplingError) -> BootstrapDistribution {
    let n = size
    guard n > 0 else { throw .noRows }
    let used = counts.indices.filter { counts[$0] > 0 }
    // Answers in steps, such as 0, 50, 100, are convolved in units of the step.
    let step = max(1, used.reduce(0) { greatestCommonDivisor($0, $1 - used[0]) })
    let levels = used.map { ($0 - used[0]) / step }
    let shares = used.map { Double(counts[$0]) / Double(n) }
    let sums = Self.convolved(levels, shares, times: n)
    let bottom = Double(lowest + used[0])
    let estimate = bottom + Self.mean(levels.map { Double($0 * step) }, shares)
    var (values, masses) = ([Double](), [Double]())
    for (sum, mass) in sums.enumerated() where mass > 0 {
      values.append(bottom + Double(step * sum) / Double(n))
      masses.append(mass)
    }
    // Leaving out an answer y moves the mean by (mean − y)/(n − 1): y − mean is its influence.
    var (second, third) = (0.0, 0.0)
    for place in used {
      let influence = Double(lowest + place) - estimate
      second += Double(counts[place]) * influence * influence
      third += Double(counts[place]) * influence * influence * influence
    }
    let jackknife =
      n < 2
      ? nil
      : used.flatMap { place in
        let without = (estimate * Double(n) - Double(lowest + place)) / Double(n - 1)
        return Array(repeating: without, count: counts[place])
      }
    return BootstrapDistribution(
      estimate: estimate, estimateStandardError: nil, replicates: values, masses: masses,
      standardErrors: nil, calibration: nil, jackknife: jackknife,
      acceleration: used.count < 2 ? nil : third / (6 * second * second.squareRoot()), units: n,
      strata: 1, population: nil, failedReplicates: 0, seed: nil, scheme: "rows")
  }

  private static func mean(_ values: [Double], _ shares: [Double]) -> Double {
    zip(values, shares).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// P(sum = k) of so many independent draws; levels ascend from zero.
  private static func convolved(_ levels: [Int], _ shares: [Double], times: Int) -> [Double] {
    let top = levels.last ?? 0
    var current = Array(repeating: 0.0, count: times * top + 1)
    var next = current
    current[0] = 1
    for draw in 0..<times {
      let reach = draw * top
      current.withUnsafeBufferPointer { current in
        next.withUnsafeMutableBufferPointer { next in
          for k in 0...(reach + top) { next[k] = 0 }
          for (level, share) in zip(levels, shares) {
            let shifted = next.baseAddress! + level
            for k in 0...reach { shifted[k] += share * current[k] }
          }
        }
      }
      swap(&current, &next)
    }
    return current
  }
}

/// The greatest number that divides both; the other one where one is zero.
func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int {
  var (a, b) = (abs(a), abs(b))
  while b != 0 { (a, b) = (b, a % b) }
  return a
}
