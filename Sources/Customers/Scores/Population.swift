import Statistics

/// How many customers could have answered, where that is known.
public struct Population: Codable, Sendable, Equatable {
  /// What is counted.
  public enum Unit: String, Codable, Sendable, CaseIterable {
    /// People who could have answered.
    case answers
    /// Accounts, where all contacts of an account answer or none.
    case accounts
  }

  /// The number over all groups; nil when only groups are given.
  public var total: Int?
  /// The number for single groups, by the text of their key.
  public var groups: [String: Int]
  /// What is counted.
  public var unit: Unit

  /// Makes a population.
  public init(total: Int?, groups: [String: Int] = [:], unit: Unit = .answers) {
    self.total = total
    self.groups = groups
    self.unit = unit
  }

  /// The population of a group, or of all answers; nil when it is not known.
  func count(of group: AnswerGroup) -> Int? {
    group.keys.isEmpty ? total : groups[group.label]
  }

  /// The sampling fraction of a group; nil when its population is not known.
  func fraction(of group: AnswerGroup) throws(ScoreError) -> Double? {
    let label = group.keys.isEmpty ? nil : group.label
    guard let population = count(of: group) else { return nil }
    // People are counted once, however often they answered.
    let people = Int(group.counts.total) - group.repeatedRespondents
    let seen = unit == .accounts ? group.accounts.count : people
    guard population >= seen, population > 0 else {
      throw ScoreError.populationTooSmall(
        population: population, seen: seen, unit: unit.rawValue, group: label)
    }
    return Double(seen) / Double(population)
  }

  /// Refuses a population for a group that does not occur, and accounts that cannot be counted.
  func check(against input: SurveyInput) throws(ScoreError) {
    let accountsAreKnown = input.clusterUnit == .account && input.overall.withoutAccount == 0
    if unit == .accounts, !accountsAreKnown { throw ScoreError.accountsUnknown }
    let labels = input.groups.map(\.label)
    for name in groups.keys.sorted() where !labels.contains(name) {
      throw ScoreError.unknownPopulationGroup(name, groups: labels)
    }
  }
}
