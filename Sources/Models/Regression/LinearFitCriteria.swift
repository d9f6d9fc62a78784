import Statistics

extension LinearFit {
  /// Akaike's criterion −2 log L + 2(p + 1), the error variance counted; nil when the fit is exact.
  public var akaikeInformationCriterion: Double? {
    logLikelihood.map { -2 * $0 + 2 * parameters }
  }

  /// Akaike's criterion with the correction 2K(K + 1)/(n − K − 1), K = p + 1; nil when the fit is
  /// exact or n ≤ K + 1.
  ///
  /// Source: Hurvich & Tsai 1989, Biometrika 76:297.
  public var correctedAkaikeInformationCriterion: Double? {
    let excess = Double(observations) - parameters - 1
    guard let criterion = akaikeInformationCriterion, excess > 0 else { return nil }
    return criterion + 2 * parameters * (parameters + 1) / excess
  }

  /// Schwarz's criterion −2 log L + (p + 1) log n; nil when the fit is exact.
  public var bayesianInformationCriterion: Double? {
    logLikelihood.map { -2 * $0 + parameters * logOf(Double(observations)) }
  }

  /// Σ(e/(1 − h))², the squared errors of predicting each row from the others; nil when a row has
  /// leverage one. Each row counts the same, whatever its weight.
  ///
  /// Source: Allen 1974, Technometrics 16:125.
  public var predictedResidualSumOfSquares: Double? {
    var sum = CompensatedSum()
    for (residual, leverage) in zip(residuals, leverages) {
      // A row that alone determines a coefficient cannot be predicted without it.
      guard 1 - leverage > 1e-10 else { return nil }
      let error = residual / (1 - leverage)
      sum.add(product: error, error)
    }
    return sum.value
  }

  private var parameters: Double { Double(coefficients.count + 1) }
}
