import LinearAlgebra
import Statistics

/// What McDonald's ω returns.
public struct McDonaldOmegaResult: Codable, Sendable, Equatable {
  /// The number of rows that answered every item.
  public let count: Int
  /// ω of the sum of the items; nil when no single factor can be fitted.
  public let estimate: Double?
  /// The bootstrap interval over rows; nil when none was asked for or none exists.
  public let interval: Interval?
  /// The loading of each standardised item on the factor.
  public let loadings: [Double]
  /// The root mean square of the correlations the factor leaves unexplained.
  public let residual: Double?
  /// The seed of the bootstrap; nil without one.
  public let seed: UInt64?
  /// What the reader must know.
  public let notes: [Note]
}

/// McDonald's ω: the share of the variance of a sum of items that their common factor makes.
///
/// One factor is fitted to the correlations by least squares of the off-diagonal entries (minres);
/// ω = (Σ sλ)²/((Σ sλ)² + Σ s²(1 − λ²)), s the standard deviations of the items. With equal loadings of
/// unstandardised items it is α; otherwise α is smaller.
/// Source: McDonald 1999, Test Theory, chapter 6; Harman & Jones 1966, Psychometrika 31:351–368;
/// interval: Kelley & Pornprasertmanit 2016, Psychological Methods 21:69–92.
public struct McDonaldOmega: Codable, Sendable, Equatable {
  /// The confidence level.
  public var level: Double
  /// The resamples of rows behind the interval; 0 leaves it out.
  public var replicates: Int
  /// The seed of the resamples.
  public var seed: UInt64

  /// Chooses the level and the resamples.
  public init(level: Double = 0.95, replicates: Int = 1_999, seed: UInt64 = 1) {
    requireLevel(level)
    precondition(replicates >= 0, "\(replicates) replicates")
    self.level = level
    self.replicates = replicates
    self.seed = seed
  }

  /// Computes ω.
  /// - Parameter items: the answers to each item, one per row, nil where missing; rows with a missing
  ///   item are left out.
  /// - Throws: `nonFinite`, `outOfRange`; `tooFew` below three items or two complete rows.
  public func run(_ items: [[Double?]]) throws(AssociationError) -> McDonaldOmegaResult {
    let (columns, found) = try ItemCovariance.checked(items, items: 3)
    var notes = found
    let covariance = ItemCovariance(columns)
    guard let factor = OneFactor(covariance) else {
      return McDonaldOmegaResult(
        count: covariance.rows, estimate: nil, interval: nil, loadings: [], residual: nil,
        seed: nil, notes: notes + [.constantVariable])
    }
    if factor.isImproper {
      notes.append(
        Note(
          code: "heywood_case",
          sentence: "The fit leaves an item no variance of its own, which no real item has: one "
            + "factor does not describe these few answers well."))
    }
    var interval: Interval?
    if replicates > 0 {
      let run = try? Bootstrap(replicates: replicates, seed: seed).run(
        count: covariance.rows
      ) { rows -> Double? in
        let drawn = columns.map { column in rows.indices.map { column[Int(rows[$0])] } }
        return OneFactor(ItemCovariance(drawn))?.omega
      }
      if let (limits, more) = run?.interval(.bca, level: level) {
        interval = limits
        notes += more
      }
    }
    return McDonaldOmegaResult(
      count: covariance.rows, estimate: factor.omega, interval: interval,
      loadings: factor.loadings, residual: factor.residual,
      seed: interval == nil ? nil : seed, notes: notes)
  }
}

/// One factor fitted to correlations by least squares of the entries off the diagonal.
struct OneFactor: Sendable {
  let loadings: [Double]
  let omega: Double
  /// The root mean square of what is left of the correlations.
  let residual: Double
  /// Whether a loading stands at ±1.
  let isImproper: Bool

  /// Nil when an item is constant or the sum has no variance.
  init?(_ covariance: ItemCovariance) {
    guard let r = covariance.correlations else { return nil }
    let k = r.count
    guard let start = Self.start(r) else { return nil }
    var loadings = start
    // Each loading in turn has a closed form given the others; the sum of squares never rises.
    for _ in 0..<10_000 {
      var change = 0.0
      for i in 0..<k {
        var (top, bottom) = (0.0, 0.0)
        for j in 0..<k where j != i {
          top += r[i][j] * loadings[j]
          bottom += loadings[j] * loadings[j]
        }
        guard bottom > 0 else { continue }
        let next = max(-1, min(1, top / bottom))
        change = max(change, abs(next - loadings[i]))
        loadings[i] = next
      }
      if change < 1e-12 { break }
    }
    if loadings.reduce(0, +) < 0 { loadings = loadings.map { -$0 } }
    var squares = 0.0
    for i in 0..<k {
      for j in 0..<i {
        let rest = r[i][j] - loadings[i] * loadings[j]
        squares += rest * rest
      }
    }
    let deviations = (0..<k).map { covariance.values[$0][$0].squareRoot() }
    let common = zip(loadings, deviations).reduce(0) { $0 + $1.0 * $1.1 }
    let unique = zip(loadings, deviations).reduce(0) {
      $0 + $1.1 * $1.1 * (1 - $1.0 * $1.0)
    }
    guard common * common + unique > 0 else { return nil }
    self.loadings = loadings
    omega = common * common / (common * common + unique)
    residual = (squares / Double(k * (k - 1) / 2)).squareRoot()
    isImproper = loadings.contains { abs($0) > 1 - 1e-9 }
  }

  /// The first principal component of the correlations.
  private static func start(_ r: [[Double]]) -> [Double]? {
    guard let eigen = try? SymmetricEigen(Matrix(rowVectors: r)), let largest = eigen.values.last
    else { return nil }
    let vector = eigen.vectors.column(r.count - 1)
    return vector.map { max(-1, min(1, $0 * largest.squareRoot())) }
  }
}
