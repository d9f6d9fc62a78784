import Reports
import Statistics
import Tables

/// The six figures that say whether a feedback programme can be trusted, each overall, by tier, by
/// segment and by wave, with the accounts behind them.
public struct ProgrammeFigures: Sendable {
  /// Guidelines and targets, by tier and role.
  public var project: Project
  /// Columns of the accounts (or of the answers) to show figures by, beside tier and wave.
  public var by: [String]
  /// The last day that counts for follow-ups, days since 1970-01-01; nil for the last in the files.
  public var asOf: Double?
  /// The confidence level.
  public var level: Double
  /// The protection of small groups; nil shows everything.
  public var smallGroups: SmallGroups?

  /// Makes the configuration.
  public init(
    project: Project = Project(), by: [String] = [], asOf: Double? = nil, level: Double = 0.95,
    smallGroups: SmallGroups? = nil
  ) {
    precondition(level > 0 && level < 1, "the level must lie between 0 and 1, not \(level)")
    self.project = project
    self.by = by
    self.asOf = asOf
    self.level = level
    self.smallGroups = smallGroups
  }

  /// Computes the figures.
  /// - Throws: `TableError` for a segment column that neither file has; `SmallGroupsError` when
  ///   fewer people answered than may be shown.
  public func run(_ programme: Programme) throws -> ProgrammeFiguresResult {
    let people = Set(programme.answers.indices.map { Self.respondent(programme, $0) }).count
    if let rule = smallGroups, rule.hidesAll(people) {
      throw SmallGroupsError(respondents: people, minimum: rule.minimum)
    }
    let ledger = ProgrammeLedger(programme, project: project, asOf: asOf)
    let goals = FigureGoals(project)
    let calculator = ProgrammeCalculator(ledger: ledger, goals: goals, level: level)
    let segments = try ProgrammeSegments(programme, by: by)
    var scopes = segments.scopes(latest: programme.waves.indices.last)
    var notes = programme.notes + ledger.notes
    if let smallGroups {
      let (kept, note) = Self.protected(scopes, ledger, smallGroups)
      scopes = kept
      notes += [note].compactMap { $0 }
    }
    var groups = scopes.map { calculator.figures($0) }
    if let smallGroups { Self.withholdAlerts(&groups, scopes, ledger, smallGroups) }
    let changes = waveChanges(scopes, groups, calculator)
    for (place, own) in changes {
      for (figure, change) in own { groups[place].figures[figure].change = change }
    }
    let latest = ProgrammeScope(wave: programme.waves.indices.last)
    let isProtected = smallGroups != nil
    if isProtected {
      notes.append(
        Note(
          code: "accounts_not_listed",
          sentence: "With a minimum of respondents no list of single accounts or alerts is shown."))
    }
    return ProgrammeFiguresResult(
      level: level, source: programme.answersTable.source,
      accounts: programme.accounts.count, answers: programme.answers.count,
      invitations: programme.invitations?.count, waves: programme.waves,
      asOf: ledger.asOf.map(TenureSelection.text), groups: groups,
      toAct: isProtected ? [] : AccountTasks(ledger).list(latest),
      followUp: hidesFollowUp(groups) ? nil : ledger.alerts.map { FollowUpTimes($0, level: level) },
      openAlerts: isProtected ? [] : ledger.openAlerts,
      timing: ResponseTiming(ledger, level: level, fewest: smallGroups?.minimum ?? 0), notes: notes)
  }

  /// The person of an answer; an answer that names none is a person of its own.
  static func respondent(_ programme: Programme, _ answer: Int) -> Int {
    programme.answers[answer].person ?? -1 - answer
  }

  /// The scopes whose figures may be shown.
  private static func protected(
    _ scopes: [ProgrammeScope], _ ledger: ProgrammeLedger, _ rule: SmallGroups
  ) -> ([ProgrammeScope], Note?) {
    let programme = ledger.programme
    let parts = scopes.indices.filter { !scopes[$0].isWhole }
    let groups = zip(parts, groupings(parts.map { scopes[$0] })).map { place, code in
      SmallGroups.Group(
        grouping: code,
        answers: programme.answers.indices.filter { scopes[place].holds(programme.answers[$0]) })
    }
    let withheld = rule.withheld(groups) { respondent(programme, $0) }
    let hidden = Set(zip(parts, withheld).compactMap { $1 ? $0 : nil })
    func isSmall(_ place: Int) -> Bool {
      let own = programme.answers.indices.filter { scopes[place].holds(programme.answers[$0]) }
      return Set(own.map { respondent(programme, $0) }).count < rule.minimum
    }
    func names(_ places: [Int]) -> [String] {
      places.map { scopes[$0].label(programme.waves) }
    }
    let sorted = hidden.sorted()
    return (
      scopes.indices.filter { !hidden.contains($0) }.map { scopes[$0] },
      rule.note(small: names(sorted.filter(isSmall)), others: names(sorted.filter { !isSmall($0) }))
    )
  }

  /// Alerts come from some respondents only, so their rate has groups, and small ones, of its own.
  private static func withholdAlerts(
    _ groups: inout [GroupFigures], _ scopes: [ProgrammeScope], _ ledger: ProgrammeLedger,
    _ rule: SmallGroups
  ) {
    guard let alerts = ledger.alerts else { return }
    func person(_ place: Int) -> Int {
      alerts[place].source.answer.map { respondent(ledger.programme, $0) } ?? Int.min + place
    }
    func own(_ scope: ProgrammeScope) -> [Int] {
      alerts.indices.filter { scope.holds(alerts[$0].source, ledger.programme) }
    }
    let parts = scopes.indices.filter { !scopes[$0].isWhole }
    let hidesAll = rule.hidesAll(Set(alerts.indices.map(person)).count)
    let codes = groupings(parts.map { scopes[$0] })
    let withheld = rule.withheld(
      zip(parts, codes).map { SmallGroups.Group(grouping: $1, answers: own(scopes[$0])) },
      respondent: person)
    let hidden =
      hidesAll ? Array(scopes.indices) : zip(parts, withheld).compactMap { $1 ? $0 : nil }
    for place in hidden {
      for (index, figure) in groups[place].figures.enumerated()
      where figure.name == ProgrammeFigure.followUp.rawValue {
        groups[place].figures[index] = Figure(
          figure.name, figure.title, unit: figure.unit, basis: figure.basis, value: nil,
          reason: withheldReason)
      }
    }
  }

  private static let withheldReason = "Withheld to protect small groups."

  private func hidesFollowUp(_ groups: [GroupFigures]) -> Bool {
    groups.first { $0.dimension == "overall" }?.figure(ProgrammeFigure.followUp.rawValue)?.reason
      == Self.withheldReason
  }

  /// The grouping of each scope: the values of one column in one wave or in the whole period.
  private static func groupings(_ scopes: [ProgrammeScope]) -> [Int] {
    var codes: [String: Int] = [:]
    return scopes.map { scope in
      let name = "\(scope.dimension)|\(scope.dimension == "wave" ? -1 : scope.wave ?? -1)"
      let code = codes[name] ?? codes.count
      codes[name] = code
      return code
    }
  }

  /// The change of every figure from each wave to the next, corrected for all of them together.
  private func waveChanges(
    _ scopes: [ProgrammeScope], _ groups: [GroupFigures], _ calculator: ProgrammeCalculator
  ) -> [Int: [(Int, FigureChange)]] {
    let waves = scopes.indices.filter { scopes[$0].dimension == "wave" }
    var places: [(scope: Int, figure: Int)] = []
    var found: [FigureChange?] = []
    for place in waves {
      guard let wave = scopes[place].wave,
        let before = waves.first(where: { scopes[$0].wave == wave - 1 })
      else { continue }
      for figure in groups[place].figures.indices {
        let change = calculator.change(
          groups[place].figures[figure], from: groups[before].figures[figure],
          scopes[place], scopes[before])
        places.append((place, figure))
        found.append(change)
      }
    }
    let corrected = FigureChange.corrected(found, level: level)
    var result: [Int: [(Int, FigureChange)]] = [:]
    for (place, change) in zip(places, corrected) {
      if let change { result[place.scope, default: []].append((place.figure, change)) }
    }
    return result
  }
}

/// The figures of everything, or of one group, in the whole period or in one wave.
public struct GroupFigures: Codable, Sendable, Equatable {
  /// What the group is a value of: `overall`, `wave`, `tier`, or a column.
  public let dimension: String
  /// The value; nil for all, and for what has none.
  public let group: String?
  /// The wave; nil for the whole period.
  public let wave: String?
  /// The six figures.
  public internal(set) var figures: [Figure]

  /// The figure of that name.
  public func figure(_ name: String) -> Figure? { figures.first { $0.name == name } }
}
