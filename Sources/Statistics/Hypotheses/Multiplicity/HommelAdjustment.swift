extension PValueAdjustment {
  /// Hommel: the closed test with Simes' test of every intersection.
  public static let hommel = PValueAdjustment(
    name: "hommel", title: "Hommel",
    reference: "Hommel 1988, Biometrika 75:383; Wright 1992, Biometrics 48:1005",
    assumption: "tests that are independent or positively dependent"
  ) { p in
    // The worst Simes p-value over all sets of s tests that hold test i: the set takes the largest
    // s − 1 others, or for a test among those itself the smallest of them.
    let m = p.count
    var adjusted = p
    for size in stride(from: 2, through: m, by: 1) {
      let start = m - size
      let simes = (0..<size).reduce(Double.infinity) {
        min($0, Double(size) * p[start + $1] / Double($1 + 1))
      }
      // Test i outside the largest `size`: it replaces the smallest of them and is itself first.
      let tailSimes = (1..<size).reduce(Double.infinity) {
        min($0, Double(size) * p[start + $1] / Double($1 + 1))
      }
      for i in 0..<m {
        let worst = i >= start ? simes : min(Double(size) * p[i], tailSimes)
        adjusted[i] = max(adjusted[i], worst)
      }
    }
    return adjusted
  }
}
