/// How the residuals of a cluster are adjusted in a covariance that allows any dependence within
/// clusters.
///
/// With B the part QᵍᵀQᵍ of a cluster, its score is f(B) Qᵍᵀeᵍ; the covariance is the sum of their
/// squares between (XᵀWX)⁻¹ factors. The working model is the one least squares is best for:
/// independent rows with variances proportional to 1/w.
/// Sources: Liang & Zeger 1986, Biometrika 73:13 (CR0); Bell & McCaffrey 2002, Survey Methodology
/// 28:169 (CR2, CR3); Pustejovsky & Tipton 2018, Journal of Business & Economic Statistics 36:672.
public enum ClusterCorrection: String, Codable, Sendable, CaseIterable {
  /// f = 1.
  case cr0
  /// CR0 times G/(G − 1).
  case cr1
  /// CR0 times G(n − 1)/((G − 1)(n − p)).
  case cr1s
  /// f = (I − B)^−½: unbiased under the working model.
  case cr2
  /// f = (I − B)⁻¹: the jackknife over clusters, but for its centre and the factor (G − 1)/G.
  case cr3

  /// The factor of an eigendirection of B; zero where the cluster alone determines it.
  func factor(_ eigenvalue: Double) -> Double {
    switch self {
    case .cr0, .cr1, .cr1s: 1
    case .cr2: eigenvalue.isUnitLeverage ? 0 : 1 / (1 - eigenvalue).squareRoot()
    case .cr3: eigenvalue.isUnitLeverage ? 0 : 1 / (1 - eigenvalue)
    }
  }

  /// What the whole covariance is multiplied by.
  func scale(clusters: Int, rows: Int, columns: Int) -> Double {
    let (g, n, p) = (Double(clusters), Double(rows), Double(columns))
    return switch self {
    case .cr1: g / (g - 1)
    case .cr1s: g * (n - 1) / ((g - 1) * (n - p))
    case .cr0, .cr2, .cr3: 1
    }
  }
}
