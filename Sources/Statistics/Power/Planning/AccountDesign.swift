/// How planned answers spread over accounts, and what that costs the default methods.
///
/// The design effect is the one that the default
/// method will find on average: the shrunken correlation with the planned one in the place of the
/// estimate, and the CR2 ratio at its expectation 1 + (m − 1)ρ (`DesignEffect`).
public struct AccountDesign: Codable, Sendable, Equatable {
  /// The number of accounts.
  public let accounts: Double
  /// Answers of each account.
  public let answersPerAccount: Double
  /// The mean size of the account that an answer belongs to, Σm²/n; `answersPerAccount` where all
  /// accounts are of one size.
  public let weightedSize: Double
  /// The correlation ρ of answers within an account.
  public let intraclassCorrelation: Double

  /// Makes a design.
  /// - Parameters:
  ///   - accounts: their number; at least 1, and not necessarily whole.
  ///   - answersPerAccount: at least 1.
  ///   - weightedSize: Σm²/n; nil for accounts of one size.
  ///   - intraclassCorrelation: 0…1.
  public init(
    accounts: Double, answersPerAccount: Double, weightedSize: Double? = nil,
    intraclassCorrelation: Double
  ) {
    precondition(
      accounts >= 1 && answersPerAccount >= 1 && accounts.isFinite && answersPerAccount.isFinite,
      "\(accounts) accounts of \(answersPerAccount) answers")
    let weighted = weightedSize ?? answersPerAccount
    precondition(
      weighted >= answersPerAccount - 1e-9 && weighted.isFinite,
      "a weighted size of \(weighted) at \(answersPerAccount) answers per account")
    self.weightedSize = weighted
    precondition((0...1).contains(intraclassCorrelation), "an ICC of \(intraclassCorrelation)")
    self.accounts = accounts
    self.answersPerAccount = answersPerAccount
    self.intraclassCorrelation = intraclassCorrelation
  }

  /// All answers.
  public var answers: Double { accounts * answersPerAccount }
  /// Whether accounts matter: one answer each is independent.
  public var isClustered: Bool { answersPerAccount > 1 + 1e-9 }
  /// Whether the default method estimates at all.
  public var isEstimable: Bool {
    !isClustered || accounts >= Double(ClusterAssessment.fewestClusters)
  }
  /// The true design effect, 1 + (Σm²/n − 1)ρ (Kish 1965, Survey Sampling, 5.4).
  public var trueDesignEffect: Double { 1 + (weightedSize - 1) * intraclassCorrelation }
  /// The design effect that the default method is planned to use.
  public var designEffect: Double {
    guard isClustered else { return 1 }
    let prior = DesignEffect.priorWeight
    let between = accounts - 1
    let shrunken =
      (prior * DesignEffect.priorCorrelation + between * intraclassCorrelation) / (prior + between)
    let model = 1 + (weightedSize - 1) * shrunken
    return (prior * model + satterthwaite * trueDesignEffect) / (prior + satterthwaite)
  }
  /// The degrees of freedom of the default method; infinite for independent answers.
  public var degreesOfFreedom: Double {
    isClustered ? satterthwaite + DesignEffect.priorWeight : .infinity
  }
  /// Satterthwaite's degrees of freedom: one less than the accounts of one size that would do as well,
  /// (Σm)²/Σm² of them.
  private var satterthwaite: Double { max(0, answers / weightedSize - 1) }
  /// Independent answers that say as much.
  public var effectiveAnswers: Double { answers / designEffect }
}
