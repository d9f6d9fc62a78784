import Probability

/// The change of a score that two samples of planned sizes can show, in each direction.
///
/// Changes follow the path of `NetScoreTruth.shifted(by:)`. Independent answers up to `largestExact`
/// a side: the exact power of `score_difference`. Otherwise its normal approximation: the observed
/// difference is normal around the change, with the variance of the changed shares, and is found when
/// it exceeds the critical value times the test's standard error at the expected counts; with
/// accounts as clusters both at the effective sizes, with t.
public struct PlannedChange: Sendable {
  /// How the power was computed.
  public enum Method: String, Codable, Sendable, Equatable {
    /// Every pair of outcomes.
    case exact
    /// The approximation by a normal or t distribution at the expected counts.
    case approximate
  }

  /// The independent answers that a sample is worth.
  public struct Sample: Codable, Sendable, Equatable {
    /// How many; more than ½.
    public let effective: Double
    /// The degrees of freedom; infinite for independent answers.
    public let degreesOfFreedom: Double

    /// Makes a sample of independent answers, or of effective ones.
    public init(effective: Double, degreesOfFreedom: Double = .infinity) {
      precondition(effective > 0 && effective.isFinite, "\(effective) effective answers")
      self.effective = effective
      self.degreesOfFreedom = degreesOfFreedom
    }
  }

  /// Where the change starts: the shares of the second sample.
  public let truth: NetScoreTruth
  /// One less the two-sided error rate of the test.
  public let level: Double
  /// The wanted probability of detection.
  public let power: Double
  /// How many threads enumerate; nil uses every core.
  public let threads: Int?

  /// The largest sample whose power is enumerated.
  public static let largestExact = 60

  /// Makes the configuration; the power exceeds the error rate.
  public init(truth: NetScoreTruth, level: Double = 0.95, power: Double = 0.8, threads: Int? = nil)
  {
    requireLevel(level)
    precondition(power > 1 - level && power < 1, "a power of \(power) at a level of \(level)")
    self.truth = truth
    self.level = level
    self.power = power
    self.threads = threads
  }

  /// The smallest changes that are found; samples of whole numbers of independent answers exactly.
  public func detectable(_ first: Sample, _ second: Sample) -> (DetectableChange, Method) {
    if let exact = exact(first, second) {
      return (exact.detectableChange(from: truth, power: power), .exact)
    }
    return (
      DetectableChange(
        down: approximate(first, second, sign: -1), up: approximate(first, second, sign: 1),
        power: power), .approximate
    )
  }

  /// The probability of finding this change in its own direction; nil where the scale ends first.
  /// - Parameter change: of the score, on −2…2, not 0.
  public func power(of change: Double, _ first: Sample, _ second: Sample) -> (Double, Method)? {
    guard let moved = truth.shifted(by: change) else { return nil }
    if let exact = exact(first, second) {
      let found = exact.power(first: moved, second: truth)
      return (change > 0 ? found.higher : found.lower, .exact)
    }
    return (approximatePower(moved, first, second), .approximate)
  }

  private func exact(_ first: Sample, _ second: Sample) -> NetScoreDifferencePower? {
    let limit = Double(Self.largestExact)
    guard
      [first, second].allSatisfy({ sample in
        sample.degreesOfFreedom == .infinity && sample.effective <= limit
          && sample.effective >= 1 && sample.effective == sample.effective.rounded()
      })
    else { return nil }
    return NetScoreDifferencePower(
      firstSize: Int(first.effective), secondSize: Int(second.effective), alpha: 1 - level,
      threads: threads)
  }

  /// The approximate power to find a move from `truth` to `moved` in its own direction.
  func approximatePower(_ moved: NetScoreTruth, _ first: Sample, _ second: Sample) -> Double {
    let change = moved.score - truth.score
    guard
      let comparison = ScoreDifference(
        moved.counts(first.effective), truth.counts(second.effective))
    else { return 0 }
    let spread =
      (moved.variance / first.effective + truth.variance / second.effective).squareRoot()
    let reference = StudentT(degreesOfFreedom: degreesOfFreedom(first, second, moved))
    let threshold =
      reference.upperQuantile((1 - level) / 2) * comparison.standardError(at: 0)
    if spread <= 0 { return abs(change) > threshold ? 1 : 0 }
    return reference.cdf((abs(change) - threshold) / spread)
  }

  /// Satterthwaite's combination, as `ClusteredScoreDifference` makes it.
  private func degreesOfFreedom(
    _ first: Sample, _ second: Sample, _ moved: NetScoreTruth
  ) -> Double {
    func weight(_ sample: Sample, _ truth: NetScoreTruth) -> Double {
      max(truth.variance / sample.effective, 1 / (sample.effective * sample.effective))
    }
    let (one, two) = (weight(first, moved), weight(second, truth))
    let denominator =
      one * one / first.degreesOfFreedom + two * two / second.degreesOfFreedom
    return denominator > 0 ? (one + two) * (one + two) / denominator : .infinity
  }

  private func approximate(_ first: Sample, _ second: Sample, sign: Double) -> Double? {
    func excess(_ change: Double) -> Double? {
      truth.shifted(by: sign * change).map { approximatePower($0, first, second) - power }
    }
    var before = 0.0
    while let found = excess(before + 0.01) {
      if found >= 0 {
        if before == 0, (excess(1e-9) ?? 0) >= 0 { return sign * 1e-9 }
        return sign
          * bracketedRoot(
            lower: max(before, 1e-9), upper: before + 0.01, absoluteTolerance: 1e-7
          ) { excess($0) ?? 0 }
      }
      before += 0.01
    }
    return nil
  }
}

extension NetScoreTruth {
  /// The variance of one answer coded −1, 0, +1.
  var variance: Double { max(0, detractors + promoters - score * score) }

  /// The expected counts of `total` answers.
  func counts(_ total: Double) -> NetScoreCounts {
    NetScoreCounts(
      detractors: detractors * total, passives: max(0, 1 - detractors - promoters) * total,
      promoters: promoters * total)
  }
}
