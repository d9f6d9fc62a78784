import LinearAlgebra
import Probability
import Statistics

/// What a partial correlation returns.
public struct PartialCorrelationResult: Codable, Sendable, Equatable {
  /// Which coefficient: `pearson` or `spearman`.
  public let measure: CorrelationMeasure
  /// The number of rows.
  public let count: Int
  /// The number of control variables.
  public let controls: Int
  /// The correlation of what the controls leave of x and of y; nil when they leave nothing.
  public let estimate: Double?
  /// Its interval: z with n less the number of controls.
  public let interval: Interval?
  /// The t test with n − 2 − k degrees of freedom.
  public let test: TestResult?
  /// The permutation test of the residuals; nil when none was asked for.
  public let permutation: PairingOutcome?
  /// The correlation of x as it is with what the controls leave of y.
  public let semipartialOfY: Double?
  /// The correlation of y as it is with what the controls leave of x.
  public let semipartialOfX: Double?
  /// What the reader must know.
  public let notes: [Note]
}

/// The correlation of two variables once others are held fixed.
///
/// Spearman's is Pearson's of the ranks. The permutation test exchanges the residuals of y (Freedman
/// & Lane 1983, Journal of Business & Economic Statistics 1:292–298), which is approximate.
/// Source: Fisher 1924, Metron 3:329–332, for the degrees of freedom.
public struct PartialCorrelation: Codable, Sendable, Equatable {
  /// Whether values or ranks are correlated; `kendall` is not possible.
  public var measure: CorrelationMeasure
  /// The confidence level.
  public var level: Double
  /// How residuals are permuted; nil leaves the test out.
  public var pairing: RandomPairing?

  /// Chooses the coefficient.
  public init(
    _ measure: CorrelationMeasure = .pearson, level: Double = 0.95, pairing: RandomPairing? = nil
  ) {
    requireLevel(level)
    precondition(measure != .kendall, "a partial τ has no known interval or test; use spearman")
    self.measure = measure
    self.level = level
    self.pairing = pairing
  }

  /// Correlates.
  /// - Parameters:
  ///   - x: one value per row.
  ///   - y: one value per row.
  ///   - controls: the variables held fixed, each with one value per row; none gives the plain one.
  /// - Throws: `nonFinite`, `outOfRange`, `dependentControls`.
  public func run(
    _ x: [Double], _ y: [Double], controls: [[Double]]
  ) throws(AssociationError) -> PartialCorrelationResult {
    try checkPairs(x, y)
    for (index, control) in controls.enumerated() {
      precondition(
        control.count == x.count, "\(control.count) values of a control but \(x.count) of x")
      try checkFinite(control, "control \(index + 1)")
    }
    let (n, k) = (x.count, controls.count)
    func scored(_ values: [Double]) -> [Double]? {
      CenteredValues(measure == .spearman ? Midranks(values).ranks : values).unit
    }
    var columns: [[Double]] = []
    for control in controls {
      guard let unit = scored(control) else { throw .dependentControls }
      columns.append(unit)
    }
    guard let a = scored(x), let b = scored(y), n - k > 2 else {
      return absent(n, k, n - k > 2 ? .constantVariable : .tooFewPairs)
    }
    let plane = try ControlPlane(columns, rows: n)
    guard let ra = plane.residual(a), let rb = plane.residual(b) else {
      return absent(n, k, .nothingLeft)
    }
    let estimate = unitProduct(ra.unit, rb.unit)
    var notes: [Note] = []
    var interval: Interval?
    let kind: CorrelationInterval = measure == .spearman ? .bonettWright : .fisherZ
    if abs(estimate) == 1 {
      notes.append(.perfectCorrelation)
    } else if let error = kind.standardErrorOfZ(
      estimate, count: Double(n - k), measure: measure)
    {
      interval = limitsByZ(estimate, standardError: error, level: level, method: kind.rawValue)
    } else {
      notes.append(.tooFewPairs)
    }
    return PartialCorrelationResult(
      measure: measure, count: n, controls: k, estimate: estimate, interval: interval,
      test: correlationTTest(
        estimate, degreesOfFreedom: Double(n - 2 - k), .twoSided, method: "partial_t"),
      permutation: pairing.map { plane.permutation($0, ra.unit, rb.unit, observed: estimate) },
      semipartialOfY: unitProduct(a, rb.unit), semipartialOfX: unitProduct(b, ra.unit),
      notes: notes)
  }

  private func absent(_ n: Int, _ k: Int, _ note: Note) -> PartialCorrelationResult {
    PartialCorrelationResult(
      measure: measure, count: n, controls: k, estimate: nil, interval: nil, test: nil,
      permutation: nil, semipartialOfY: nil, semipartialOfX: nil, notes: [note])
  }
}

extension Note {
  static let nothingLeft = Note(
    code: "nothing_left",
    sentence: "A variable is a combination of the control variables, so nothing of it is left.")
}

/// The space of the control variables, which residuals are orthogonal to.
private struct ControlPlane {
  /// Orthonormal columns, without the constant: everything is centred.
  let basis: [[Double]]

  init(_ columns: [[Double]], rows: Int) throws(AssociationError) {
    guard !columns.isEmpty else {
      basis = []
      return
    }
    // Centred columns of unit length that depend on each other do so to a few digits.
    guard let factor = try? QR(Matrix(columns: columns), tolerance: 1e-10),
      factor.hasFullColumnRank
    else { throw .dependentControls }
    let q = factor.thinQ
    basis = (0..<columns.count).map { q.column($0) }
  }

  /// What is left of a unit vector, made a unit vector; nil when nothing is.
  func residual(_ vector: [Double]) -> (unit: [Double], length: Double)? {
    var rest = vector
    // Twice is enough (Kahan; Parlett 1980, The Symmetric Eigenvalue Problem, section 6.9).
    for _ in 0..<2 {
      for column in basis {
        var product = 0.0
        for row in rest.indices { product += column[row] * rest[row] }
        for row in rest.indices { rest[row] -= product * column[row] }
      }
    }
    let length = rest.reduce(0) { $0 + $1 * $1 }.squareRoot()
    guard length > 1e-10 else { return nil }
    return (rest.map { $0 / length }, length)
  }

  func permutation(
    _ pairing: RandomPairing, _ x: [Double], _ y: [Double], observed: Double
  ) -> PairingOutcome {
    let hits = parallelMap(count: pairing.replicates, threads: pairing.threads) { replicate in
      var generator = Philox(seed: pairing.seed, stream: UInt64(replicate))
      var dealt = y
      var last = dealt.count - 1
      while last > 0 {
        dealt.swapAt(last, generator.below(last + 1))
        last -= 1
      }
      // x is orthogonal to the controls already, so only the length of y's new residual is needed.
      var (product, left) = (0.0, 1.0)
      for row in x.indices { product += x[row] * dealt[row] }
      for column in basis {
        var part = 0.0
        for row in dealt.indices { part += column[row] * dealt[row] }
        left -= part * part
      }
      guard left > 1e-12 else { return 0 }
      return abs(product / left.squareRoot()) >= abs(observed) - 1e-11 ? 1 : 0
    }.reduce(0, +)
    return PairingOutcome(
      pValue: Double(hits + 1) / Double(pairing.replicates + 1), exact: false, arrangements: nil,
      replicates: pairing.replicates, seed: pairing.seed)
  }
}
