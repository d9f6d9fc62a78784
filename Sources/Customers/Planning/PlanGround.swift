import Statistics

/// What planned answers rest on, settled: given figures, else those of a file, else defaults.
struct PlanGround: Sendable {
  let truth: NetScoreTruth
  /// The accounts there are; nil where answers are independent or their number is not known.
  let accounts: Int?
  /// Whether the number of accounts was given, and so cannot be exceeded.
  let accountsAreGiven: Bool
  /// 1 where answers are independent.
  let answersPerAccount: Double
  /// The size of the account that an answer belongs to over `answersPerAccount`.
  let unevenness: Double
  let intraclassCorrelation: Double
  /// The correlation of a person's two answers times the share of people in both waves; nil plans
  /// for different people.
  let pairing: Double?
  let population: Int?
  let level: Double
  let power: Double
  let threads: Int?
  let assumptions: [PlanAssumption]
  /// The overlap that the file shows but the plan does not use, for want of a correlation.
  let unusedOverlap: Double?

  init(
    given: PlanAssumptions, evidence: PlanAssumptions?, answers: [Int], level: Double,
    power: Double, threads: Int?
  ) {
    var list: [PlanAssumption] = []
    func settle(_ name: String, _ own: Double?, _ file: Double?, _ fallback: Double?) -> Double? {
      let (value, origin): (Double?, PlanAssumption.Origin) =
        own != nil ? (own, .given) : file != nil ? (file, .file) : (fallback, .assumed)
      if let value { list.append(PlanAssumption(name: name, value: value, origin: origin)) }
      return value
    }
    let shares = given.shares ?? evidence?.shares ?? PlanAssumptions.cautiousShares
    truth = shares
    let origin: PlanAssumption.Origin =
      given.shares != nil ? .given : evidence?.shares != nil ? .file : .assumed
    list.append(PlanAssumption(name: "detractors", value: shares.detractors, origin: origin))
    list.append(PlanAssumption(name: "promoters", value: shares.promoters, origin: origin))

    var perAccount = given.answersPerAccount
    if perAccount == nil, let accounts = given.accounts, answers.count == 1 {
      perAccount = max(1, Double(answers[0]) / Double(accounts))
    }
    let isClustered =
      (perAccount ?? evidence?.answersPerAccount ?? 1) > 1
    let number = settle(
      "accounts", given.accounts.map(Double.init),
      isClustered ? evidence?.accounts.map(Double.init) : nil, nil)
    accounts = number.map { Int($0) }
    accountsAreGiven = given.accounts != nil
    if isClustered {
      answersPerAccount =
        settle("answers_per_account", perAccount, evidence?.answersPerAccount, nil) ?? 1
      let weighted = perAccount == nil ? evidence?.weightedSize : nil
      unevenness =
        (settle("weighted_account_size", nil, weighted, nil) ?? answersPerAccount)
        / answersPerAccount
      intraclassCorrelation =
        settle(
          "icc", given.intraclassCorrelation, evidence?.intraclassCorrelation,
          PlanAssumptions.cautiousCorrelation) ?? 0
    } else {
      answersPerAccount = 1
      unevenness = 1
      intraclassCorrelation = 0
    }
    if let correlation = settle("correlation", given.correlation, nil, nil) {
      pairing = correlation * (settle("overlap", given.overlap, evidence?.overlap, 1) ?? 1)
      unusedOverlap = nil
    } else {
      pairing = nil
      unusedOverlap = given.overlap == nil ? evidence?.overlap : nil
    }
    population = settle("population", given.population.map(Double.init), nil, nil).map { Int($0) }
    self.level = level
    self.power = power
    self.threads = threads
    assumptions = list
  }

  var isClustered: Bool { answersPerAccount > 1 }

  /// The accounts that so many answers come from.
  func design(_ answers: Double, perAccount: Double? = nil) -> AccountDesign {
    let size = isClustered ? perAccount ?? answersPerAccount : 1
    return AccountDesign(
      accounts: max(1, answers / size), answersPerAccount: size, weightedSize: size * unevenness,
      intraclassCorrelation: intraclassCorrelation)
  }

  func sample(_ design: AccountDesign) -> PlannedChange.Sample {
    PlannedChange.Sample(
      effective: design.effectiveAnswers, degreesOfFreedom: design.degreesOfFreedom)
  }

  /// The expected margin of a design on 0…1; nil where nothing is estimated.
  /// - Parameter customers: the customers there are; nil for the process behind them.
  func halfWidth(_ design: AccountDesign, of customers: Int? = nil) -> Double? {
    guard design.isEstimable else { return nil }
    let fraction = customers.map { min(1, design.answers / Double($0)) } ?? 0
    return ExpectedMargin(truth: truth, level: level).halfWidth(
      effective: design.effectiveAnswers, degreesOfFreedom: design.degreesOfFreedom,
      fraction: fraction)
  }

  private var changes: PlannedChange {
    PlannedChange(truth: truth, level: level, power: power, threads: threads)
  }

  /// The changes that two designs show; nil where nothing is estimated.
  func detectable(
    _ first: AccountDesign, _ second: AccountDesign
  ) -> (DetectableChange, PlannedChange.Method)? {
    guard first.isEstimable, second.isEstimable else { return nil }
    guard let pairing else { return changes.detectable(sample(first), sample(second)) }
    // Of two sizes the smaller bounds the pairs: twice the harmonic mean carries both variances.
    let (one, two) = (first.effectiveAnswers, second.effectiveAnswers)
    return (
      PairedNetScoreChange(
        truth: truth, correlation: pairing, alpha: 1 - level, power: power
      ).detectable(
        effective: 2 / (1 / one + 1 / two),
        degreesOfFreedom: min(first.degreesOfFreedom, second.degreesOfFreedom)), .approximate
    )
  }

  /// Whether two samples of this design find a change in its own direction with the wanted power.
  func finds(_ change: Double, _ design: AccountDesign) -> Bool {
    guard design.isEstimable else { return false }
    if pairing != nil {
      guard let found = detectable(design, design)?.0 else { return false }
      return change > 0
        ? found.up.map { $0 <= change } ?? false : found.down.map { $0 >= change } ?? false
    }
    return changes.power(of: change, sample(design), sample(design)).map { $0.0 >= power } ?? false
  }

  /// What planned answers give.
  /// - Parameters:
  ///   - answers: of one sample
  ///   - reference: of the other; nil for as many
  func row(_ answers: Int, reference: Int? = nil) -> PlanRow {
    let own = design(Double(answers))
    let found = detectable(own, reference.map { design(Double($0)) } ?? own)
    let isPossible = population.map { answers <= $0 } ?? true
    return PlanRow(
      answers: answers, reference: reference, accounts: isClustered ? own.accounts : nil,
      designEffect: isClustered ? own.designEffect : nil,
      margin: halfWidth(own).map { $0 * 100 },
      marginOfPopulation: isPossible
        ? population.flatMap { halfWidth(own, of: $0) }.map { $0 * 100 } : nil,
      down: found?.0.down.map { $0 * 100 }, up: found?.0.up.map { $0 * 100 },
      isEstimable: own.isEstimable, isExact: found?.1 == .exact)
  }

  /// The sizes that a curve shows, those of interest among them.
  func curve(with sizes: [Int]) -> [Int] {
    let usual: [Int] =
      isClustered
      ? [5.0, 6, 8, 10, 15, 20, 30, 40, 60, 100].map {
        Int(($0 * answersPerAccount).rounded(.up))
      } : [5, 8, 10, 15, 20, 30, 40, 60, 100, 150, 200, 300]
    let largest = max(usual.last ?? 1, sizes.max() ?? 1)
    let more = [500, 1_000, 2_000, 5_000, 10_000].filter { $0 < largest }
    let all = Set(usual + more + sizes + [population].compactMap { $0 })
    return all.filter { $0 <= population ?? .max && $0 <= SurveyPlan.most }.sorted()
  }
}
