import LinearAlgebra
import Probability

/// Whether the classes of a question are as frequent the second time as the first, for people who
/// answered both times: do the transitions between waves cancel?
public struct MarginalHomogeneityTest: Codable, Sendable, Equatable {
  /// What the differences of the margins are weighed with.
  public enum Statistic: String, Codable, Sendable, Equatable, CaseIterable {
    /// Their covariance when the margins are equal: Stuart (1955), Biometrika 42:412–416; Maxwell
    /// (1970), British Journal of Psychiatry 116:651–655.
    case stuartMaxwell = "stuart_maxwell"
    /// Their covariance as observed: Bhapkar (1966), Journal of the American Statistical Association
    /// 61:228–235; more powerful, and below a hundred people too often significant.
    case bhapkar
  }

  /// How the differences are weighed.
  public var statistic: Statistic

  /// Makes a test; Stuart and Maxwell's by default, which keeps its level in small samples.
  public init(_ statistic: Statistic = .stuartMaxwell) {
    self.statistic = statistic
  }

  /// Tests a square table of transitions, first answer by second; the statistic is χ².
  ///
  /// Classes that nobody enters or leaves add no degree of freedom; nor does one class of every set
  /// of classes between which people move, as its difference follows from the others'.
  /// - Returns: nil values with a note when nobody moves, or when Bhapkar's covariance is singular.
  public func run(_ table: ContingencyTable) -> TestResult {
    precondition(
      table.rows == table.columns,
      "transitions need a square table, not \(table.rows) × \(table.columns)")
    guard table.total > 0 else { return result(nil, nil, [.noPairs]) }
    let circles = Self.circles(table)
    guard !circles.isEmpty else { return result(nil, nil, [.noChanges]) }
    let idle = table.rows - circles.reduce(0) { $0 + $1.count }
    var notes: [Note] = []
    if idle > 0 {
      notes.append(
        Note(
          code: "classes_without_movement",
          sentence:
            "\(idle) \(idle == 1 ? "class that nobody entered or left was" : "classes that nobody entered or left were") "
            + "left out."))
    }
    if circles.count > 1 {
      notes.append(
        Note(
          code: "separate_circles",
          sentence: "People move within \(circles.count) separate sets of classes; each has one "
            + "degree of freedom less than it has classes."))
    }
    let parts = circles.compactMap { Self.quadraticForm(table, $0) }
    let degrees = Double(circles.reduce(0) { $0 + $1.count - 1 })
    guard parts.count == circles.count else { return result(nil, degrees, notes + [.lostDigits]) }
    let stuart = parts.reduce(0, +)
    guard statistic == .bhapkar else { return result(stuart, degrees, notes) }
    // The observed covariance is Stuart's less the product of the differences: Sherman & Morrison.
    let share = stuart / Double(table.total)
    guard share < 1 - 1e-12 else { return result(nil, degrees, notes + [.allMoved]) }
    return result(stuart / (1 - share), degrees, notes)
  }

  /// The sets of classes that people move between, directly or through others; classes without
  /// movement are in none.
  static func circles(_ table: ContingencyTable) -> [[Int]] {
    var isFound = [Bool](repeating: false, count: table.rows)
    var circles: [[Int]] = []
    for start in 0..<table.rows where !isFound[start] {
      var circle = [start]
      isFound[start] = true
      var next = 0
      while next < circle.count {
        let from = circle[next]
        next += 1
        for to in 0..<table.rows
        where !isFound[to] && table.counts[from][to] + table.counts[to][from] > 0 {
          isFound[to] = true
          circle.append(to)
        }
      }
      if circle.count > 1 { circles.append(circle.sorted()) }
    }
    return circles
  }

  /// dᵀV⁻¹d over a circle without its last class; nil when counts beyond 10¹⁵ beside small ones leave
  /// no digits to solve with.
  private static func quadraticForm(_ table: ContingencyTable, _ circle: [Int]) -> Double? {
    let classes = circle.dropLast()
    let (rows, columns) = (table.rowTotals, table.columnTotals)
    let differences = classes.map { Double(rows[$0] - columns[$0]) }
    let covariance = Matrix(
      rowVectors: classes.map { i in
        classes.map { j in
          i == j
            ? Double(rows[i] + columns[i] - 2 * table.counts[i][i])
            : -Double(table.counts[i][j] + table.counts[j][i])
        }
      })
    // The matrix is the Laplacian of a connected graph without one vertex: positive definite.
    guard let factor = try? Cholesky(covariance) else { return nil }
    return zip(differences, factor.solve(differences)).reduce(0) { $0 + $1.0 * $1.1 }
  }

  private func result(_ value: Double?, _ degrees: Double?, _ notes: [Note]) -> TestResult {
    var p: Double?
    if let value, let degrees { p = ChiSquared(degreesOfFreedom: degrees).survival(value) }
    return TestResult(
      method: statistic.rawValue, null: "every class is as frequent the second time as the first",
      statistic: value, degreesOfFreedom: degrees, pValue: p, notes: notes)
  }
}

extension Note {
  static let lostDigits = Note(
    code: "singular_covariance",
    sentence: "The movements differ so much in size that their covariance cannot be inverted.")

  static let allMoved = Note(
    code: "all_moved",
    sentence: "Everybody moved in the same way, so the observed covariance is singular; use Stuart "
      + "and Maxwell's.")
}
