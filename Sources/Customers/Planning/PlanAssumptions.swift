import Statistics
import Tables

/// A figure that a plan rests on, and where it comes from.
public struct PlanAssumption: Codable, Sendable, Equatable {
  /// Where a figure comes from.
  public enum Origin: String, Codable, Sendable, Equatable {
    /// An option of the command.
    case given
    /// The file.
    case file
    /// A cautious default.
    case assumed
  }

  /// The name, one of `detractors`, `promoters`, `accounts`, `answers_per_account`,
  /// `weighted_account_size`, `icc`, `overlap`, `correlation`, `population`.
  public let name: String
  /// The value.
  public let value: Double
  /// Where it comes from.
  public let origin: Origin
}

/// What a plan supposes of the answers to come; nil where nothing is supposed.
public struct PlanAssumptions: Sendable, Equatable {
  /// The shares of detractors and promoters.
  public var shares: NetScoreTruth?
  /// The accounts there are.
  public var accounts: Int?
  /// Answers of each account.
  public var answersPerAccount: Double?
  /// The mean size of the account that an answer belongs to; nil where all are of one size.
  public var weightedSize: Double?
  /// The correlation of answers within an account.
  public var intraclassCorrelation: Double?
  /// The share of a wave's answers that come from people of the wave before.
  public var overlap: Double?
  /// The correlation of one person's two answers; nil plans for different people.
  public var correlation: Double?
  /// The customers there are.
  public var population: Int?

  /// Shares of a middling score with a large variance, for want of better.
  public static let cautiousShares = NetScoreTruth(detractors: 0.3, promoters: 0.4)
  /// The correlation within accounts for want of better: the prior of the default interval.
  public static let cautiousCorrelation = DesignEffect.priorCorrelation

  /// Makes assumptions.
  public init(
    shares: NetScoreTruth? = nil, accounts: Int? = nil, answersPerAccount: Double? = nil,
    intraclassCorrelation: Double? = nil, overlap: Double? = nil, correlation: Double? = nil,
    population: Int? = nil
  ) {
    self.shares = shares
    self.accounts = accounts
    self.answersPerAccount = answersPerAccount
    self.intraclassCorrelation = intraclassCorrelation
    self.overlap = overlap
    self.correlation = correlation
    self.population = population
  }
}

/// What a file says of the answers to come.
struct PlanEvidence {
  let assumptions: PlanAssumptions
  let source: String
  let answers: Int
  /// The wave that the figures are of; nil without waves.
  let wave: String?
  let columns: [ColumnChoice]
  let notes: [Note]

  /// Reads the last wave, or all answers where there are no waves.
  init(_ table: Table, selection: SurveySelection, scale: ScoreScale, wave given: String?) throws {
    var selection = selection
    let wave = try ColumnChoice.find(.wave, given: given, in: table)
    selection.by = wave.map { [$0.column] } ?? []
    let input = try SurveyInput(table, scale: scale, selection: selection)
    let waves = input.groups.filter { $0.counts.total > 0 && $0.keys != [nil] }
    let group = waves.last ?? input.overall
    self.wave = waves.last?.label
    let counts = group.counts
    answers = Int(counts.total)
    source = table.source
    columns = input.columns + (waves.isEmpty ? [] : [wave].compactMap { $0 })
    var notes = input.notes.filter { $0.code != "repeated_respondents" }
    var found = PlanAssumptions()
    if let shares = Self.shares(counts) {
      found.shares = shares.truth
      if shares.isSmoothed {
        notes.append(
          Note(
            code: "shares_smoothed",
            sentence: "Some class has no answer yet, so the shares are those with three more "
              + "answers, three quarters of one at either end and one and a half between."))
      }
    }
    let data = ClusterSums(group.accounts)
    if input.clusterUnit == .account, data.hasRepeats, let effect = DesignEffect(data) {
      found.accounts = effect.clusters
      found.answersPerAccount = counts.total / Double(effect.clusters)
      found.weightedSize = effect.weightedClusterSize
      found.intraclassCorrelation = effect.shrunkenCorrelation
    }
    found.overlap = try Self.overlap(table, input, waves, wave)
    assumptions = found
    self.notes = notes
  }

  /// The shares; with an empty class those of three more answers (Rocks 2016).
  private static func shares(
    _ counts: NetScoreCounts
  ) -> (truth: NetScoreTruth, isSmoothed: Bool)? {
    let n = counts.total
    guard n > 0 else { return nil }
    if counts.detractors > 0, counts.passives > 0, counts.promoters > 0 {
      return (
        NetScoreTruth(detractors: counts.detractors / n, promoters: counts.promoters / n), false
      )
    }
    return (
      NetScoreTruth(
        detractors: (counts.detractors + 0.75) / (n + 3),
        promoters: (counts.promoters + 0.75) / (n + 3)), true
    )
  }

  /// The share of the last wave's people who also answered the wave before; nil without people or
  /// without two waves.
  private static func overlap(
    _ table: Table, _ input: SurveyInput, _ waves: [AnswerGroup], _ wave: ColumnChoice?
  ) throws -> Double? {
    guard let wave, waves.count >= 2,
      let person = input.columns.first(where: { $0.purpose == .respondent }),
      let score = input.columns.first(where: { $0.purpose == input.scale.metric })
    else { return nil }
    let people = try table.labels(person.column)
    let labels = try table.labels(wave.column)
    let answers = try table.column(score.column)
    func answered(_ group: AnswerGroup) -> Set<Int32> {
      let label = group.keys[0]
      return Set(
        (0..<table.rowCount).compactMap { row in
          let code = Int(labels.codes[row])
          guard code >= 0, labels.levels[code] == label, people.codes[row] >= 0,
            answers.text(row: row) != nil
          else { return nil }
          return people.codes[row]
        })
    }
    let last = answered(waves[waves.count - 1])
    let before = answered(waves[waves.count - 2])
    guard !last.isEmpty else { return nil }
    return Double(last.intersection(before).count) / Double(last.count)
  }
}
