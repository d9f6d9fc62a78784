import Statistics

/// How squared residuals are enlarged in a covariance that allows every row its own variance.
///
/// Each is Σ q qᵀ (f e)² between (XᵀWX)⁻¹ factors, e the residual of a row and h its leverage.
/// Sources: White 1980, Econometrica 48:817 (HC0); MacKinnon & White 1985, Journal of Econometrics
/// 29:305 (HC1–HC3); Cribari-Neto 2004, Computational Statistics & Data Analysis 45:215 (HC4);
/// Cribari-Neto & da Silva 2011, AStA 95:129 (HC4m); Cribari-Neto, Souza & Vasconcellos 2007,
/// Communications in Statistics 36:1877 (HC5).
public enum HeteroscedasticityCorrection: String, Codable, Sendable, CaseIterable {
  /// f = 1.
  case hc0
  /// f² = n/(n − p).
  case hc1
  /// f² = 1/(1 − h): unbiased when the variances are equal.
  case hc2
  /// f² = 1/(1 − h)², nearly the jackknife over rows.
  case hc3
  /// f² = (1 − h)^−δ, δ = min(4, nh/p).
  case hc4
  /// f² = (1 − h)^−δ, δ = min(1, nh/p) + min(1.5, nh/p).
  case hc4m
  /// f² = (1 − h)^−δ/2, δ = min(nh/p, max(4, 0.7 n h_max/p)).
  case hc5

  /// The factor f of a residual as a function of its leverage.
  /// - Parameters:
  ///   - rows: the rows with positive weight.
  ///   - columns: the columns of the design.
  ///   - largest: the largest leverage.
  func factor(rows: Int, columns: Int, largest: Double) -> (Double) -> Double {
    let (n, p) = (Double(rows), Double(columns))
    func power(_ leverage: Double, _ exponent: Double) -> Double {
      // A row that alone determines a coefficient has residual zero: it adds nothing.
      leverage.isUnitLeverage ? 0 : exponential(-exponent * logOf(1 - leverage))
    }
    switch self {
    case .hc0: return { _ in 1 }
    case .hc1: return { _ in (n / (n - p)).squareRoot() }
    case .hc2: return { $0.isUnitLeverage ? 0 : 1 / (1 - $0).squareRoot() }
    case .hc3: return { $0.isUnitLeverage ? 0 : 1 / (1 - $0) }
    case .hc4: return { power($0, min(4, n * $0 / p) / 2) }
    case .hc4m:
      return { power($0, (min(1, n * $0 / p) + min(1.5, n * $0 / p)) / 2) }
    case .hc5:
      let bound = max(4, 0.7 * n * largest / p)
      return { power($0, min(n * $0 / p, bound) / 4) }
    }
  }
}

extension Double {
  /// Whether a leverage is one up to rounding, so that 1 − h is no number to divide by.
  var isUnitLeverage: Bool { 1 - self <= 1e-10 }
}
