import Statistics

/// A coefficient of how two variables go together, on −1…1.
public enum CorrelationMeasure: String, Codable, Sendable, Equatable, CaseIterable {
  /// The product-moment correlation: how near the points lie to a straight line.
  case pearson
  /// Pearson's correlation of the midranks: how near to a rising or falling curve.
  case spearman
  /// Kendall's τ-b: pairs in the same order less pairs in opposite order, corrected for ties.
  case kendall

  /// The coefficient; nil when a variable is constant or there are fewer than two rows.
  /// - Parameters:
  ///   - x: one finite value per row.
  ///   - y: one finite value per row.
  public func coefficient(_ x: [Double], _ y: [Double]) -> Double? {
    precondition(x.count == y.count, "\(x.count) values of x but \(y.count) of y")
    guard x.count > 1 else { return nil }
    switch self {
    case .pearson: return pearsonCorrelation(x, y)
    case .spearman:
      return pearsonCorrelation(
        Midranks(x).doubled.map(Double.init), Midranks(y).doubled.map(Double.init))
    case .kendall: return KendallCounts(x, y).tauB
    }
  }

  /// The coefficient of a resample, for the bootstrap.
  func coefficient(_ x: Span<Double>, _ y: Span<Double>) -> Double? {
    coefficient(x.indices.map { x[$0] }, y.indices.map { y[$0] })
  }

  /// The interval used where none is chosen.
  public var defaultInterval: CorrelationInterval {
    switch self {
    case .pearson: .fisherZ
    case .spearman: .bonettWright
    case .kendall: .fiellerTies
    }
  }
}

/// How the limits of a correlation are found.
public enum CorrelationInterval: String, Codable, Sendable, Equatable, CaseIterable {
  /// z = artanh r with variance 1/(n − 3). Fisher 1921, Metron 1(4):3–32.
  case fisherZ = "fisher_z"
  /// z with variance (1 + r²/2)/(n − 3). Bonett & Wright 2000, Psychometrika 65:23–28.
  case bonettWright = "bonett_wright"
  /// z with variance 1.06/(n − 3), for Kendall's τ .437/(n − 4). Fieller, Hartley & Pearson 1957,
  /// Biometrika 44:470–481.
  case fieller
  /// For Kendall's τ-b, .437/(n − 4) times what ties add to its variance under independence: the
  /// tie-corrected variance (Kendall 1945, Biometrika 33:239–251) over that of different values.
  case fiellerTies = "fieller_ties"
  /// The bias-corrected and accelerated bootstrap of rows. Efron 1987, JASA 82:171–185.
  case bca

  /// The standard error of z = artanh r; nil where the formula has none.
  ///
  /// `ties` is what ties multiply the variance by; 1 without any.
  func standardErrorOfZ(
    _ r: Double, count: Double, measure: CorrelationMeasure, ties: Double = 1
  ) -> Double? {
    let kendall = measure == .kendall
    let variance: Double
    switch self {
    case .fisherZ: variance = 1 / (count - 3)
    case .bonettWright: variance = (1 + r * r / 2) / (count - 3)
    case .fieller: variance = kendall ? 0.437 / (count - 4) : 1.06 / (count - 3)
    case .fiellerTies: variance = (kendall ? 0.437 / (count - 4) : 1.06 / (count - 3)) * ties
    case .bca: return nil
    }
    return variance > 0 && variance.isFinite ? variance.squareRoot() : nil
  }
}

/// The limits tanh(z ± quantile · error) of a correlation.
func limitsByZ(
  _ r: Double, standardError: Double, level: Double, method: String
) -> Interval {
  let z = inverseHyperbolicTangent(r)
  let half = normalQuantile(level) * standardError
  return Interval(
    lower: hyperbolicTangent(z - half), upper: hyperbolicTangent(z + half), level: level,
    method: method)
}
