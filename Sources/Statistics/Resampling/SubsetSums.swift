/// The exact distribution of the sum of the first group when rows are exchanged at random.
///
/// Rows join the group one after the other with the probability of its share; the distribution
/// given its size is the one wanted. Adding up probabilities loses no digits.
/// Source: Pagano & Tritchler 1983, JASA 78:435–440.
struct SubsetSums: Sendable {
  /// The possible sums, ascending.
  let sums: [Double]
  /// Their probabilities.
  let masses: [Double]

  /// Counts; nil when units are not single rows, values have no common step, or it takes more than
  /// `limit` additions.
  init?(_ comparison: GroupComparison, limit: Int) {
    let (plan, values) = (comparison.plan, comparison.values)
    guard plan.units == values.count, let scale = CommonStep(values) else { return nil }
    var work = 0.0
    for stratum in plan.strata {
      let top = stratum.reduce(0) { max($0, scale.steps[Int(plan.rows[$1])]) }
      let first = comparison.labels[stratum].count { $0 == 1 }
      let drawn = min(first, stratum.count - first)
      work += Double(stratum.count) * Double(drawn) * Double(drawn) * Double(top)
    }
    guard work <= Double(limit) else { return nil }
    var masses = [1.0]
    var size = 0.0
    for stratum in plan.strata {
      let first = comparison.labels[stratum].count { $0 == 1 }
      let steps = stratum.map { scale.steps[Int(plan.rows[$0])] }
      masses = Self.convolved(masses, Self.sums(steps, choosing: first))
      size += Double(first)
    }
    let possible = masses.indices.filter { masses[$0] > 0 }
    let total = possible.reduce(0.0) { $0 + masses[$1] }
    sums = possible.map { size * scale.lowest + Double($0) * scale.step }
    self.masses = possible.map { masses[$0] / total }
  }

  /// P(sum of a random subset of that size = k), k from zero, by way of the smaller side.
  private static func sums(_ steps: [Int], choosing size: Int) -> [Double] {
    guard 2 * size > steps.count else { return masses(steps, choosing: size) }
    let total = steps.reduce(0, +)
    var result = Array(repeating: 0.0, count: total + 1)
    for (k, mass) in masses(steps, choosing: steps.count - size).enumerated() {
      result[total - k] = mass
    }
    return result
  }

  /// P(sum of a random subset of that size = k), k from zero.
  private static func masses(_ steps: [Int], choosing size: Int) -> [Double] {
    let ascending = steps.sorted()
    let top = ascending.suffix(size).reduce(0, +)
    let width = top + 1
    let share = Double(size) / Double(steps.count)
    var table = Array(repeating: 0.0, count: (size + 1) * width)
    table[0] = 1
    var reach = 0
    table.withUnsafeMutableBufferPointer { table in
      for (index, step) in ascending.enumerated() {
        reach = min(top, reach + step)
        // Groups that can no longer be filled need no numbers.
        let lowest = max(0, size - (steps.count - index - 1))
        for members in stride(from: min(index + 1, size), through: max(lowest, 0), by: -1) {
          let row = table.baseAddress! + members * width
          for k in 0...reach { row[k] *= 1 - share }
          guard members > 0, step <= reach else { continue }
          let before = row - width
          for k in step...reach { row[k] += share * before[k - step] }
        }
      }
    }
    return Array(table[(size * width)...])
  }

  private static func convolved(_ a: [Double], _ b: [Double]) -> [Double] {
    var result = Array(repeating: 0.0, count: a.count + b.count - 1)
    for i in a.indices where a[i] > 0 {
      for j in b.indices { result[i + j] += a[i] * b[j] }
    }
    return result
  }
}

/// Values as whole multiples of a common step above the lowest of them.
struct CommonStep: Sendable {
  let lowest: Double
  let step: Double
  let steps: [Int]

  /// Nil unless all values are whole numbers below 2⁴⁰ in size.
  init?(_ values: [Double]) {
    guard let lowest = values.min(), let highest = values.max(),
      abs(lowest) < 0x1p40, abs(highest) < 0x1p40,
      values.allSatisfy({ $0 == $0.rounded() })
    else { return nil }
    let above = values.map { Int($0 - lowest) }
    let common = max(1, above.reduce(0, greatestCommonDivisor))
    self.lowest = lowest
    step = Double(common)
    steps = above.map { $0 / common }
  }
}
