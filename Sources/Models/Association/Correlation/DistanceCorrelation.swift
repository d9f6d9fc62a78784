import Probability
import Statistics

/// What distance correlation returns.
public struct DistanceCorrelationResult: Codable, Sendable, Equatable {
  /// The number of rows.
  public let count: Int
  /// The distance correlation, 0…1; nil when a variable is constant.
  public let estimate: Double?
  /// The bias-corrected squared distance correlation, which may be negative; nil below four rows.
  public let biasCorrectedSquared: Double?
  /// The permutation test of independence; nil when none was asked for or a variable is constant.
  public let permutation: PairingOutcome?
  /// What the reader must know.
  public let notes: [Note]
}

/// Distance correlation: zero, in the population, only when two variables are independent.
///
/// It sees dependence of any shape, a U as well as a line.
/// Source: Székely, Rizzo & Bakirov 2007, Annals of Statistics 35:2769–2794; bias-corrected: Székely
/// & Rizzo 2013, Journal of Multivariate Analysis 117:193–213, and 2014, Annals of Statistics 42:2382.
public struct DistanceCorrelation: Codable, Sendable, Equatable {
  /// How pairings are permuted; nil leaves the test out.
  public var pairing: RandomPairing?

  /// The most rows whose distances are held at once.
  public static let largest = 4_000

  /// Chooses the permutation test.
  public init(pairing: RandomPairing? = nil) { self.pairing = pairing }

  /// Correlates two variables.
  /// - Parameters:
  ///   - x: one value per row.
  ///   - y: one value per row.
  /// - Throws: `nonFinite`, `outOfRange`, `tooManyRows`.
  /// - Complexity: O(n²) time and memory, for each arrangement O(n²) time.
  public func run(
    _ x: [Double], _ y: [Double]
  ) throws(AssociationError) -> DistanceCorrelationResult {
    try checkPairs(x, y)
    let n = x.count
    guard n <= Self.largest else { throw .tooManyRows(count: n, limit: Self.largest) }
    // Unit vectors have the same distance correlation and cannot overflow.
    guard n > 1, let u = CenteredValues(x).unit, let v = CenteredValues(y).unit else {
      return DistanceCorrelationResult(
        count: n, estimate: nil, biasCorrectedSquared: nil, permutation: nil,
        notes: [n > 1 ? .constantVariable : .tooFewPairs])
    }
    let (a, b) = (DistanceMatrix(u), DistanceMatrix(v))
    let (ca, cb) = (a.doublyCentred, b.doublyCentred)
    let own = (dot(ca, ca) * dot(cb, cb)).squareRoot()
    let square = own > 0 ? max(0, dot(ca, cb)) / own : 0
    return DistanceCorrelationResult(
      count: n, estimate: min(1, square.squareRoot()),
      biasCorrectedSquared: biasCorrected(a, b),
      permutation: pairing.map { permutation($0, ca, y, b) }, notes: [])
  }

  private func biasCorrected(_ a: DistanceMatrix, _ b: DistanceMatrix) -> Double? {
    guard let ua = a.unbiased, let ub = b.unbiased else { return nil }
    let own = dot(ua, ua) * dot(ub, ub)
    return own > 0 ? dot(ua, ub) / own.squareRoot() : 0
  }

  /// Only large values speak against independence, so the test is one-sided by nature.
  private func permutation(
    _ pairing: RandomPairing, _ centred: [Double], _ y: [Double], _ b: DistanceMatrix
  ) -> PairingOutcome {
    let ranks = Midranks(y)
    var first = [Int](repeating: 0, count: ranks.tieSizes.count)
    for row in y.indices.reversed() { first[ranks.classes[row]] = row }
    let centredY = b.doublyCentred
    var levels: [Double] = []
    for i in first { for j in first { levels.append(centredY[i * y.count + j]) } }
    let statistic = DistancePairing(
      centred: centred, levels: levels, rows: y.count, classes: first.count)
    return pairing.run(
      statistic, classes: ranks.classes, sizes: ranks.tieSizes,
      slack: 1e-11 * dot(centred, centred).squareRoot() * dot(centredY, centredY).squareRoot(),
      alternative: .greater)
  }
}

/// Σ A·B over all pairs of rows, B dealt to the rows of A.
private struct DistancePairing: PairingStatistic {
  let centred: [Double]
  let levels: [Double]
  let rows: Int
  let classes: Int

  func increment(row: Int, _ placed: UnsafePointer<Int32>) -> Double {
    let own = Int(placed[row]) * classes
    let base = row * rows
    var sum = 0.0
    for other in 0..<row {
      sum += 2 * centred[base + other] * levels[own + Int(placed[other])]
    }
    return sum + centred[base + row] * levels[own + Int(placed[row])]
  }
}

/// The distances between all rows, n × n.
private struct DistanceMatrix {
  let count: Int
  let values: [Double]
  let rowSums: [Double]
  let total: Double

  init(_ x: [Double]) {
    let n = x.count
    var values = [Double](repeating: 0, count: n * n)
    for i in 0..<n { for j in 0..<n { values[i * n + j] = abs(x[i] - x[j]) } }
    count = n
    rowSums = (0..<n).map { i in values[(i * n)..<((i + 1) * n)].reduce(0, +) }
    total = rowSums.reduce(0, +)
    self.values = values
  }

  /// Row and column means taken off, the grand mean added.
  var doublyCentred: [Double] {
    let n = Double(count)
    return centred(rowDivisor: n, totalDivisor: n * n, diagonal: true)
  }

  /// The same with divisors n − 2 and (n − 1)(n − 2) and a diagonal of zeros; nil below four rows.
  var unbiased: [Double]? {
    guard count > 3 else { return nil }
    let n = Double(count)
    return centred(rowDivisor: n - 2, totalDivisor: (n - 1) * (n - 2), diagonal: false)
  }

  private func centred(rowDivisor: Double, totalDivisor: Double, diagonal: Bool) -> [Double] {
    var result = values
    let grand = total / totalDivisor
    for i in 0..<count {
      for j in 0..<count {
        result[i * count + j] =
          i == j && !diagonal
          ? 0 : values[i * count + j] - (rowSums[i] + rowSums[j]) / rowDivisor + grand
      }
    }
    return result
  }
}

private func dot(_ a: [Double], _ b: [Double]) -> Double {
  var sum = 0.0
  for index in a.indices { sum += a[index] * b[index] }
  return sum
}
