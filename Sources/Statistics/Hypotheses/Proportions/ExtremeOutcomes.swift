/// The outcomes of two groups that are as extreme as an observed one, as runs of second counts for
/// each first count.
struct ExtremeOutcomes: Sendable {
  let firstTrials: Int
  let secondTrials: Int
  /// For each number of successes in the first group, the ranges of successes in the second.
  let runs: [[ClosedRange<Int>]]

  /// Collects the outcomes for which a condition holds.
  init(_ firstTrials: Int, _ secondTrials: Int, where isExtreme: (_ x: Int, _ y: Int) -> Bool) {
    self.firstTrials = firstTrials
    self.secondTrials = secondTrials
    runs = (0...firstTrials).map { x in
      var ranges: [ClosedRange<Int>] = []
      var start: Int?
      for y in 0...secondTrials {
        if isExtreme(x, y) {
          start = start ?? y
        } else if let begun = start {
          ranges.append(begun...(y - 1))
          start = nil
        }
      }
      if let start { ranges.append(start...secondTrials) }
      return ranges
    }
  }

  /// The outcomes whose pooled z is at least as far out as the observed one.
  static func pooledZ(
    _ first: Int, _ second: Int, observed: (x: Int, y: Int),
    _ alternative: UnconditionalExactTest.Alternative
  ) -> ExtremeOutcomes {
    let z = PooledZ(first, second)
    func evidence(_ x: Int, _ y: Int) -> Double {
      switch alternative {
      case .twoSided: abs(z.value(x, y))
      case .greater: z.value(x, y)
      case .less: -z.value(x, y)
      }
    }
    let own = evidence(observed.x, observed.y)
    // Outcomes that tie with the observed one up to rounding are as extreme as it is.
    let least = own - 1e-9 * max(1, abs(own))
    return ExtremeOutcomes(first, second) { evidence($0, $1) >= least }
  }

  /// The outcomes whose Fisher p-value is not above the observed one.
  static func fisher(
    _ first: Int, _ second: Int, observed: (x: Int, y: Int),
    _ alternative: UnconditionalExactTest.Alternative
  ) -> ExtremeOutcomes {
    let own = FisherRow(first, second, successes: observed.x + observed.y)
      .pValues(alternative)[observed.x - max(0, observed.x + observed.y - second)]
    var isExtreme = [Bool](repeating: false, count: (first + 1) * (second + 1))
    for successes in 0...(first + second) {
      let row = FisherRow(first, second, successes: successes)
      for (offset, p) in row.pValues(alternative).enumerated() where p <= own * (1 + 1e-7) {
        let x = row.lowest + offset
        isExtreme[x * (second + 1) + successes - x] = true
      }
    }
    return ExtremeOutcomes(first, second) { isExtreme[$0 * (second + 1) + $1] }
  }
}

/// Fisher's p-values of all tables with the same margins, in time proportional to their number.
struct FisherRow {
  let lowest: Int
  /// Hypergeometric probabilities from `lowest` upwards.
  let masses: [Double]

  init(_ first: Int, _ second: Int, successes: Int) {
    lowest = max(0, successes - second)
    let highest = min(first, successes)
    // Ratios of neighbours, started at the mode so that nothing overflows.
    let mode = max(
      lowest,
      min(
        highest, Int(Double(first + 1) * Double(successes + 1) / Double(first + second + 2))))
    var masses = [Double](repeating: 1, count: highest - lowest + 1)
    func ratio(_ x: Int) -> Double {
      Double(first - x) * Double(successes - x)
        / (Double(x + 1) * Double(second - successes + x + 1))
    }
    for x in stride(from: mode, to: highest, by: 1) {
      masses[x + 1 - lowest] = masses[x - lowest] * ratio(x)
    }
    for x in stride(from: mode - 1, through: lowest, by: -1) {
      masses[x - lowest] = masses[x + 1 - lowest] / ratio(x)
    }
    let total = masses.reduce(0, +)
    self.masses = masses.map { $0 / total }
  }

  /// The p-value of each table.
  func pValues(_ alternative: UnconditionalExactTest.Alternative) -> [Double] {
    switch alternative {
    case .less: running(masses)
    case .greater: running(masses.reversed()).reversed()
    case .twoSided: twoSided()
    }
  }

  private func running(_ masses: some Sequence<Double>) -> [Double] {
    var sum = 0.0
    return masses.map { mass in
      sum += mass
      return min(1, sum)
    }
  }

  /// Probabilities rise to the mode and fall from it, so that the two ends merge into one order.
  private func twoSided() -> [Double] {
    var order: [Int] = []
    order.reserveCapacity(masses.count)
    var (low, high) = (0, masses.count - 1)
    while low <= high {
      if masses[low] <= masses[high] {
        order.append(low)
        low += 1
      } else {
        order.append(high)
        high -= 1
      }
    }
    var values = [Double](repeating: 0, count: masses.count)
    var (next, sum) = (0, 0.0)
    for index in order {
      while next < order.count, masses[order[next]] <= masses[index] * (1 + 1e-7) {
        sum += masses[order[next]]
        next += 1
      }
      values[index] = min(1, sum)
    }
    return values
  }
}
