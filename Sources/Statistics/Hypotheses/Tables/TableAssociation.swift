/// How strongly the rows and columns of a table go together, from Pearson's statistic.
public struct TableAssociation: Codable, Sendable, Equatable {
  /// Cramér's V on 0…1: Cramér (1946), Mathematical Methods of Statistics, section 21.9.
  public let cramersV: Double
  /// Cramér's V less its bias under independence: Bergsma (2013), Journal of the Korean Statistical
  /// Society 42:323–328; nil for a single answer.
  public let biasCorrectedV: Double?
  /// The contingency coefficient √(χ²/(χ² + n)) on 0…1: Pearson (1904).
  public let contingencyCoefficient: Double

  /// Makes the measures.
  /// - Parameters:
  ///   - chiSquared: Pearson's statistic, 0 or more
  ///   - rows: rows that hold answers, 2 or more
  ///   - columns: columns that hold answers, 2 or more
  ///   - total: answers, 1 or more
  public init(chiSquared: Double, rows: Int, columns: Int, total: Int) {
    precondition(
      rows > 1 && columns > 1 && total > 0 && chiSquared >= 0,
      "\(rows) × \(columns) classes, \(total) answers, χ² \(chiSquared)")
    let (r, c, n) = (Double(rows), Double(columns), Double(total))
    cramersV = min(1, (chiSquared / n / (min(r, c) - 1)).squareRoot())
    contingencyCoefficient = (chiSquared / (chiSquared + n)).squareRoot()
    let strength = max(0, chiSquared / n - (r - 1) * (c - 1) / (n - 1))
    let reduced = min(r - (r - 1) * (r - 1) / (n - 1), c - (c - 1) * (c - 1) / (n - 1)) - 1
    // With as many classes as answers nothing is left to divide by.
    biasCorrectedV = n > 1 && reduced > 0 ? min(1, (strength / reduced).squareRoot()) : nil
  }
}
