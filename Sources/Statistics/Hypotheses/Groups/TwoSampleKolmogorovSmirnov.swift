/// The two-sample Kolmogorov–Smirnov test: do two groups come from one distribution?
///
/// The statistic is the largest distance of the two distribution functions. The p-value is exact for
/// the observed pattern of ties. Source: Smirnov 1939; Schröer & Trenkler 1995, Computational
/// Statistics & Data Analysis 20:185.
public struct TwoSampleKolmogorovSmirnov: Codable, Sendable, Equatable {
  /// There is nothing to choose.
  public init() {}

  /// Compares two groups.
  /// - Parameters:
  ///   - first: one value per answer.
  ///   - second: one value per answer.
  /// - Throws: `nonFinite`; `tooFewValues` for an empty group.
  /// - Complexity: O(nm)
  public func run(
    _ first: [Double], _ second: [Double]
  ) throws(GroupTestError) -> TestResult {
    try checkPair(first, second, needed: 1)
    let (n, m) = (first.count, second.count)
    let placements = Placements(first, second)
    // Distances are whole multiples of 1/(nm).
    var (i, j, largest) = (0, 0, 0)
    for (size, a) in zip(placements.classSizes, placements.observed) {
      i += a
      j += size - a
      largest = max(largest, abs(i * m - j * n))
    }
    let p = Self.upperTail(largest, firstCount: n, secondCount: m, placements.classSizes)
    return TestResult(
      method: "kolmogorov_smirnov", null: "Both groups come from one distribution.",
      statistic: Double(largest) / (Double(n) * Double(m)), pValue: p, exact: true,
      notes: placements.classSizes.count == 1 ? [.allValuesEqual] : [])
  }

  /// The probability that a random order of the values reaches a distance at the end of a class.
  private static func upperTail(
    _ distance: Int, firstCount n: Int, secondCount m: Int, _ classSizes: [Int]
  ) -> Double {
    if distance == 0 { return 1 }
    // inside[i]: the probability that the values so far hold i of the first group and none of the
    // ends of classes so far was as far apart.
    var inside = [Double](repeating: 0, count: n + 1)
    inside[0] = 1
    var (drawn, outside) = (0, 0.0)
    for size in classSizes {
      for _ in 0..<size {
        let left = Double(n + m - drawn)
        for i in stride(from: min(n, drawn + 1), through: max(0, drawn - m), by: -1) {
          let j = drawn - i
          let stay = j >= 0 && j < m ? inside[i] * Double(m - j) / left : 0
          let step = i > 0 ? inside[i - 1] * Double(n - i + 1) / left : 0
          inside[i] = stay + step
        }
        drawn += 1
      }
      for i in max(0, drawn - m)...min(n, drawn) where abs(i * m - (drawn - i) * n) >= distance {
        outside += inside[i]
        inside[i] = 0
      }
    }
    return min(1, outside)
  }
}
