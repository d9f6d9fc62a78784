import Probability
import Statistics

/// All ways in which the answers of one account could have fallen to its roles, and how large the gap
/// between role means would be in each.
struct RoleArrangements {
  /// The answers.
  let values: [Double]
  /// How many answers each role has; they add up to the answers.
  let sizes: [Int]

  /// n!/Πn_r!, as far as it is below 1e15.
  var count: Double {
    var (result, left) = (1.0, values.count)
    for size in sizes {
      for k in 0..<size { result *= Double(left - k) / Double(k + 1) }
      left -= size
      if result > 1e15 { return result }
    }
    return result.rounded()
  }

  /// P(gap ≥ observed): exact where the arrangements can be listed, else (count + 1)/(draws + 1).
  /// - Returns: nil when no arrangement would be significant at the level.
  func pValue(of observed: Double, level: Double, seed: UInt64, stream: Int) -> Double? {
    guard count <= RoleGap.mostArrangements else {
      return sampled(observed, seed: seed, stream: stream)
    }
    var gaps: [Double] = []
    var sums = [Double](repeating: 0, count: sizes.count)
    var left = sizes
    list(0, &sums, &left, &gaps)
    let tolerance = 1e-9
    let largest = gaps.max() ?? 0
    let total = Double(gaps.count)
    let least = Double(gaps.count { $0 >= largest - tolerance }) / total
    guard isSignificant(least, level: level) else { return nil }
    return Double(gaps.count { $0 >= observed - tolerance }) / total
  }

  private func list(
    _ row: Int, _ sums: inout [Double], _ left: inout [Int], _ gaps: inout [Double]
  ) {
    if row == values.count {
      gaps.append(gap(sums))
      return
    }
    for role in sizes.indices where left[role] > 0 {
      left[role] -= 1
      let before = sums[role]
      sums[role] += values[row]
      list(row + 1, &sums, &left, &gaps)
      sums[role] = before
      left[role] += 1
    }
  }

  private func gap(_ sums: [Double]) -> Double {
    let means = sums.indices.map { sums[$0] / Double(sizes[$0]) }
    return (means.max() ?? 0) - (means.min() ?? 0)
  }

  private func sampled(_ observed: Double, seed: UInt64, stream: Int) -> Double {
    var generator = Philox(seed: seed, stream: UInt64(stream))
    var shuffled = values
    var reached = 0
    for _ in 0..<RoleGap.draws {
      for k in stride(from: shuffled.count - 1, to: 0, by: -1) {
        shuffled.swapAt(k, generator.below(k + 1))
      }
      var (place, sums) = (0, [Double](repeating: 0, count: sizes.count))
      for (role, size) in sizes.enumerated() {
        for _ in 0..<size {
          sums[role] += shuffled[place]
          place += 1
        }
      }
      if gap(sums) >= observed - 1e-9 { reached += 1 }
    }
    return Double(reached + 1) / Double(RoleGap.draws + 1)
  }
}
