import Probability
import Statistics

/// Why analyses of imputed data cannot be pooled; positions count from zero.
public enum ImputationError: Error, Sendable, Equatable {
  /// There are fewer than two imputations, so that their spread is unknown.
  case tooFew(count: Int)
  /// An estimate or a variance is NaN, infinite or beyond ±1e150.
  case nonFinite(what: String, imputation: Int)
  /// A variance is negative.
  case negativeVariance(imputation: Int, value: Double)
}

extension ImputationError: CustomStringConvertible {
  /// One sentence that says what is wrong, where, and what to do.
  public var description: String {
    switch self {
    case .tooFew(let count):
      "\(count) imputations cannot show what is uncertain in them; at least 2 are needed"
    case .nonFinite(let what, let imputation):
      "\(what) of imputation \(imputation) is no finite number below 1e150; leave it out"
    case .negativeVariance(let imputation, let value):
      "the variance of imputation \(imputation) is \(value); variances are zero or positive"
    }
  }
}

/// Rubin's rules: one estimate from analyses of several imputed data sets.
///
/// Source: Rubin 1987, Multiple Imputation for Nonresponse in Surveys, section 3.3; Barnard & Rubin
/// 1999, Biometrika 86:948, for the degrees of freedom in small samples.
public struct MultipleImputationPooling: Codable, Sendable, Equatable {
  /// The confidence level.
  public var level: Double
  /// The degrees of freedom that the analysis of complete data would have; nil for infinitely many.
  public var completeDegreesOfFreedom: Double?

  /// Chooses how to pool.
  public init(level: Double = 0.95, completeDegreesOfFreedom: Double? = nil) {
    requireLevel(level)
    precondition(
      completeDegreesOfFreedom.map { $0 > 0 } ?? true,
      "\(completeDegreesOfFreedom ?? 0) degrees of freedom of the complete data")
    self.level = level
    self.completeDegreesOfFreedom = completeDegreesOfFreedom
  }

  /// Pools one quantity.
  /// - Parameters:
  ///   - estimates: one per imputation.
  ///   - variances: their squared standard errors.
  /// - Throws: `tooFew` below two imputations, `nonFinite`, `negativeVariance`.
  public func run(
    estimates: [Double], variances: [Double]
  ) throws(ImputationError) -> MultipleImputationResult {
    precondition(
      estimates.count == variances.count,
      "\(variances.count) variances for \(estimates.count) estimates")
    if estimates.count < 2 { throw .tooFew(count: estimates.count) }
    for (place, (estimate, variance)) in zip(estimates, variances).enumerated() {
      if !(estimate.magnitude < 1e150) { throw .nonFinite(what: "the estimate", imputation: place) }
      if !(variance.magnitude < 1e300) { throw .nonFinite(what: "the variance", imputation: place) }
      if variance < 0 { throw .negativeVariance(imputation: place, value: variance) }
    }
    return MultipleImputationResult(estimates, variances, pooling: self)
  }
}

/// An estimate pooled over imputations.
public struct MultipleImputationResult: Codable, Sendable, Equatable {
  /// The number m of imputations.
  public let imputations: Int
  /// The mean Q̄ of the estimates.
  public let estimate: Double
  /// The mean Ū of their variances.
  public let withinVariance: Double
  /// The variance B of the estimates, with divisor m − 1.
  public let betweenVariance: Double
  /// T = Ū + (1 + 1/m)B.
  public let totalVariance: Double
  /// √T.
  public let standardError: Double
  /// r = (1 + 1/m)B/Ū, the relative increase of the variance by what is missing; nil without
  /// variance within.
  public let relativeIncrease: Double?
  /// λ = (1 + 1/m)B/T, the share of the variance that is due to what is missing; nil when T is 0.
  public let missingShare: Double?
  /// γ = (r + 2/(ν + 3))/(r + 1), the fraction of information that is missing; nil without variance
  /// within.
  public let fractionMissingInformation: Double?
  /// Rubin's degrees of freedom (m − 1)/λ²; nil for infinitely many.
  public let largeSampleDegreesOfFreedom: Double?
  /// The degrees of freedom of the interval, Barnard and Rubin's; nil for infinitely many.
  public let degreesOfFreedom: Double?
  /// The interval; without limits when nothing is left to make it of.
  public let interval: Interval
  /// The test that the quantity is zero.
  public let test: TestResult
  /// What the reader must know: `imputations_agree`, `no_variance_within`.
  public let notes: [Note]

  init(_ estimates: [Double], _ variances: [Double], pooling: MultipleImputationPooling) {
    let m = Double(estimates.count)
    let centre = CompensatedSum(estimates).value / m
    let within = CompensatedSum(variances).value / m
    // Estimates that are all the same do not vary, whatever rounding made of their mean.
    let agree = estimates.allSatisfy { $0 == estimates[0] }
    let middle = agree ? estimates[0] : centre
    let between = estimates.reduce(0) { $0 + ($1 - middle) * ($1 - middle) } / (m - 1)
    let added = (1 + 1 / m) * between
    let total = within + added
    let share = total > 0 ? added / total : nil

    imputations = estimates.count
    estimate = middle
    withinVariance = within
    betweenVariance = between
    totalVariance = total
    standardError = total.squareRoot()
    relativeIncrease = within > 0 ? added / within : nil
    missingShare = share
    let classic = share.flatMap { $0 > 0 ? (m - 1) / ($0 * $0) : nil }
    largeSampleDegreesOfFreedom = classic
    let observed = pooling.completeDegreesOfFreedom.map {
      ($0 + 1) / ($0 + 3) * $0 * (1 - (share ?? 0))
    }
    let free = Self.combined(classic, observed)
    degreesOfFreedom = free
    fractionMissingInformation = relativeIncrease.map { increase in
      (increase + (free.map { 2 / ($0 + 3) } ?? 0)) / (increase + 1)
    }
    let possible = total > 0 && free.map { $0 > 0 } ?? true
    let tail = (1 - pooling.level) / 2
    let law = possible ? free.map { StudentT(degreesOfFreedom: $0) } : nil
    let reach = possible ? law?.upperQuantile(tail) ?? Normal().upperQuantile(tail) : nil
    let error = total.squareRoot()
    interval = Interval(
      lower: reach.map { middle - $0 * error }, upper: reach.map { middle + $0 * error },
      level: pooling.level, method: "barnard_rubin")
    let ratio = possible ? middle / error : nil
    test = TestResult(
      method: free == nil ? "z" : "t", null: "the quantity is zero", statistic: ratio,
      degreesOfFreedom: free,
      pValue: ratio.map { 2 * (law?.survival(abs($0)) ?? Normal().survival(abs($0))) })
    notes = [
      between == 0 ? Note.imputationsAgree : nil, within == 0 ? Note.noVarianceWithin : nil,
    ].compactMap { $0 }
  }

  /// 1/(1/ν_old + 1/ν_obs), where nil stands for infinity.
  private static func combined(_ classic: Double?, _ observed: Double?) -> Double? {
    guard let classic, let observed else { return classic ?? observed }
    return observed > 0 ? 1 / (1 / classic + 1 / observed) : 0
  }
}

extension Note {
  static let imputationsAgree = Note(
    code: "imputations_agree",
    sentence: "Every imputation gave the same estimate; either nothing was missing or the "
      + "imputation has no chance in it.")

  static let noVarianceWithin = Note(
    code: "no_variance_within",
    sentence: "The analyses have no variance of their own, so the fraction of missing information "
      + "does not exist.")
}
