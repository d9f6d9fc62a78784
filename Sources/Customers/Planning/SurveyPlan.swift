import Statistics
import Tables

/// How many answers a score needs: for a margin, for a change that is to be found, and what planned
/// answers can show.
public struct SurveyPlan: Sendable {
  /// What is supposed; figures of a file stand in where nothing is given.
  public var assumptions: PlanAssumptions
  /// The wanted margin in points of the score: half the width of the interval.
  public var margin: Double?
  /// The change in points of the score that is to be found.
  public var detect: Double?
  /// Planned answers: of each of two samples, or of the later and the earlier one.
  public var answers: [Int]
  /// The confidence level; tests are made at 1 − level.
  public var level: Double
  /// The wanted probability of finding the change.
  public var power: Double
  /// How many threads; nil uses every core.
  public var threads: Int?

  /// The most answers that are planned.
  public static let most = 1_000_000

  /// Makes the configuration.
  public init(
    assumptions: PlanAssumptions = PlanAssumptions(), margin: Double? = nil, detect: Double? = nil,
    answers: [Int] = [], level: Double = 0.95, power: Double = 0.8, threads: Int? = nil
  ) {
    precondition(level > 0 && level < 1, "the level must lie between 0 and 1, not \(level)")
    precondition(power > 1 - level && power < 1, "a power of \(power) at a level of \(level)")
    precondition(margin.map { $0 > 0 && $0 <= 100 } ?? true, "a margin lies between 0 and 100")
    precondition(detect.map { $0 > 0 && $0 <= 200 } ?? true, "a change lies between 0 and 200")
    precondition(answers.count <= 2, "\(answers.count) planned sizes")
    precondition(
      answers.allSatisfy { $0 >= 1 && $0 <= Self.most }, "planned sizes of \(answers)")
    self.assumptions = assumptions
    self.margin = margin
    self.detect = detect
    self.answers = answers
    self.level = level
    self.power = power
    self.threads = threads
  }

  /// Plans from what is given, and cautious defaults.
  public func run() -> SurveyPlanResult {
    plan(evidence: nil)
  }

  /// Plans from what is given, else from what a file says.
  /// - Parameters:
  ///   - table: earlier answers
  ///   - selection: the columns; recognised by default
  ///   - scale: the scale of the question
  ///   - wave: the column of the wave; nil to recognise it
  /// - Throws: `TableError` and `ScoreError` as the score commands do.
  public func run(
    _ table: Table, selection: SurveySelection = SurveySelection(),
    scale: ScoreScale = .netPromoter, wave: String? = nil
  ) throws -> SurveyPlanResult {
    plan(
      evidence: try PlanEvidence(table, selection: selection, scale: scale, wave: wave))
  }

  private func plan(evidence: PlanEvidence?) -> SurveyPlanResult {
    let ground = PlanGround(
      given: assumptions, evidence: evidence?.assumptions, answers: answers, level: level,
      power: power, threads: threads)
    let requested = requested(ground)
    let marginPlan = margin.map { ground.plan(margin: $0 / 100) }
    let changePlan = detect.map { ground.plan(change: $0 / 100) }
    let needed =
      [marginPlan?.answers, marginPlan?.answersOfPopulation] + [changePlan?.down, changePlan?.up]
    let sizes = ground.curve(with: needed.compactMap { $0 } + (answers.count == 1 ? answers : []))
    return SurveyPlanResult(
      level: level, power: power, source: evidence?.source, wave: evidence?.wave,
      answersInFile: evidence?.answers, columns: evidence?.columns ?? [], ground: ground,
      margin: marginPlan, change: changePlan, requested: requested,
      rows: sizes.map { ground.row($0) }, notes: evidence?.notes ?? [])
  }

  /// The planned sizes; without any, the accounts that were given, fully heard.
  private func requested(_ ground: PlanGround) -> PlanRow? {
    if let size = answers.first {
      return ground.row(size, reference: answers.count == 2 ? answers[1] : nil)
    }
    guard assumptions.accounts != nil, let accounts = ground.accounts else { return nil }
    return ground.row(Int((Double(accounts) * ground.answersPerAccount).rounded()))
  }
}
