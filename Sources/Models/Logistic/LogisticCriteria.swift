import LinearAlgebra
import Statistics

/// How much of the outcome's variation a logistic model accounts for.
public struct ExplainedVariation: Codable, Sendable, Equatable {
  /// 1 − l/l₀ (McFadden 1974), l₀ the log-likelihood without drivers.
  public let mcFadden: Double
  /// 1 − exp(2(l₀ − l)/n) (Cox & Snell 1989).
  public let coxSnell: Double
  /// Cox & Snell's over its largest value 1 − exp(2l₀/n) (Nagelkerke 1991).
  public let nagelkerke: Double
  /// The mean fitted probability of events less that of the others (Tjur 2009).
  public let tjur: Double
}

extension LogisticFit {
  /// −2 log-likelihood, without penalty.
  public var deviance: Double { -2 * logLikelihood }
  /// Akaike's criterion, −2l + 2p.
  public var akaikeInformationCriterion: Double { deviance + 2 * Double(terms.count) }
  /// Schwarz's criterion, −2l + p log Σw.
  public var bayesianInformationCriterion: Double {
    deviance + Double(terms.count) * logOf(observations)
  }

  /// −2 log-likelihood of the model without drivers, fitted by maximum likelihood.
  /// - Throws: `notConverged`.
  public func nullDeviance() throws(LogisticError) -> Double {
    guard let intercept = data.intercept else {
      return 2
        * (0..<data.rows).reduce(0) {
          $0 + data.weights[$1]
            * (softPlus(data.offset[$1]) - data.outcomes[$1] * data.offset[$1])
        }
    }
    let null = LogisticData(
      x: data.x.selecting(columns: [intercept]), outcomes: data.outcomes, weights: data.weights,
      offset: data.offset, terms: [terms[intercept]], intercept: 0)
    return try LogisticRegression(penalty: .none).fit(null).deviance
  }

  /// Four measures of explained variation, from the likelihood without penalty.
  /// - Throws: `notConverged`.
  public func explainedVariation() throws(LogisticError) -> ExplainedVariation {
    let null = -(try nullDeviance()) / 2
    let n = observations
    let coxSnell = -exponentialMinusOne(2 * (null - logLikelihood) / n)
    var (among, others) = (0.0, 0.0)
    for i in 0..<data.rows {
      among += data.weights[i] * data.outcomes[i] * fitted[i]
      others += data.weights[i] * (1 - data.outcomes[i]) * fitted[i]
    }
    return ExplainedVariation(
      mcFadden: 1 - logLikelihood / null, coxSnell: coxSnell,
      nagelkerke: coxSnell / -exponentialMinusOne(2 * null / n),
      tjur: among / events - others / (n - events))
  }

  /// Signed roots of the rows' shares of the deviance.
  public var devianceResiduals: [Double] {
    (0..<data.rows).map { i in
      let eta = linearPredictor[i]
      return data.outcomes[i] == 1
        ? (2 * data.weights[i] * softPlus(-eta)).squareRoot()
        : -(2 * data.weights[i] * softPlus(eta)).squareRoot()
    }
  }

  /// √w (y − p)/√(p(1 − p)), one per row.
  public var pearsonResiduals: [Double] {
    (0..<data.rows).map { i in
      // (1 − p)/√(p(1 − p)) = e^(−η/2), and the other side e^(η/2).
      let half = exponential((data.outcomes[i] == 1 ? -0.5 : 0.5) * linearPredictor[i])
      return data.weights[i].squareRoot() * (data.outcomes[i] == 1 ? half : -half)
    }
  }

  /// r² h/(p(1 − h)²), r the Pearson residual, h the leverage, p the number of terms (Cook 1977,
  /// Pregibon 1981); nil where the leverage is one.
  public var cooksDistances: [Double?] {
    zip(pearsonResiduals, leverages).map { r, h in
      let rest = 1 - h
      return rest > 1e-12 ? r * r * h / (Double(terms.count) * rest * rest) : nil
    }
  }

  /// The sandwich of White with the rows as independent, no small-sample factor (HC0).
  public var heteroscedasticityConsistentCovariance: Matrix {
    clusterCovarianceZero(Array(0..<data.rows).map { [$0] })
  }
}
