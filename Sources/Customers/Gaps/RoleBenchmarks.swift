import Probability
import Statistics
import Tables

/// The score of each role against a benchmark of its own, and roles against each other, accounts as
/// clusters.
///
/// A role's test is the one that its interval inverts, so the two never contradict each other; p-values
/// are corrected over the roles with a benchmark. Two roles are heard in the same accounts, which
/// `WaveScoreDifference` accounts for.
public struct RoleBenchmarks: Sendable {
  /// The benchmark of each role, −100…100.
  public var benchmarks: [(role: String, score: Double)]
  /// Where detractors and passives end.
  public var breaks: ScoreBreaks
  /// The confidence level.
  public var level: Double
  /// How p-values are corrected; nil leaves them.
  public var adjustment: PValueAdjustment?
  /// The protection of small groups; nil shows every role.
  public var smallGroups: SmallGroups?

  /// Makes a comparison.
  public init(
    benchmarks: [(role: String, score: Double)] = [], breaks: ScoreBreaks = ScoreBreaks(),
    level: Double = 0.95, adjustment: PValueAdjustment? = .holm,
    smallGroups: SmallGroups? = nil
  ) {
    self.benchmarks = benchmarks
    self.breaks = breaks
    self.level = level
    self.adjustment = adjustment
    self.smallGroups = smallGroups
  }

  /// The benchmarks that a project declares for its roles.
  public static func declared(in project: Project) -> [(role: String, score: Double)] {
    project.roles.compactMap { role in role.benchmark.map { (role.name, $0) } }
  }

  /// Compares.
  /// - Throws: `GapError` for a benchmark off the scale or of a role that does not occur, or when no
  ///   column holds roles; `SmallGroupsError` when fewer people answered than may be shown.
  public func run(_ programme: Programme) throws -> RoleBenchmarksResult {
    let table = programme.answersTable
    let answered = programme.answers.filter { $0.nps != nil }
    guard programme.choices[.responses]?.contains(where: { $0.purpose == .role }) ?? false else {
      throw GapError.noColumn(
        what: "the role of the person", option: "a column “role”", columns: table.columnNames,
        source: table.source)
    }
    let counts = counts(answered, accounts: programme.accounts.count, programme.roles.count)
    let targets = try targets(
      programme.roles,
      invited: Set((programme.invitations ?? []).compactMap(\.role) + answered.compactMap(\.role)))
    let shown = try ShownUnits(
      people: programme.roles.indices.map { role in
        answered.filter { $0.role == role }.map(\.person)
      }, names: programme.roles, rule: smallGroups)
    let heard = programme.roles.indices.filter { role in
      guard shown.isShown[role] else { return false }
      return targets[role] != nil || counts[role].contains { $0.total > 0 }
    }
    var roles = heard.map { role in
      RoleScore(
        role: programme.roles[role],
        estimate: NetScoreEstimator(level: level).estimate(accounts: counts[role]),
        benchmark: targets[role], level: level)
    }
    if let adjustment {
      for (place, p) in adjustment.adjusted(roles.map(\.pValue)).enumerated() {
        roles[place].adjustedPValue = p
      }
    }
    for place in roles.indices { roles[place].judge(level: level) }
    var pairs: [RolePair] = []
    for (place, first) in heard.enumerated() {
      for second in heard.dropFirst(place + 1) {
        pairs.append(
          RolePair(
            (programme.roles[first], counts[first]), (programme.roles[second], counts[second]),
            level: level))
      }
    }
    if let adjustment {
      for (place, p) in adjustment.adjusted(pairs.map(\.pValue)).enumerated() {
        pairs[place].adjustedPValue = p
      }
    }
    return RoleBenchmarksResult(
      source: table.source, answers: answered.count { $0.role != nil },
      accounts: Set(answered.filter { $0.role != nil }.map(\.account)).count, roles: roles,
      pairs: pairs, study: self, notes: notes(programme, answered) + shown.notes)
  }

  private func counts(
    _ answers: [ProgrammeAnswer], accounts: Int, _ roles: Int
  ) -> [[NetScoreCounts]] {
    var sums = Array(repeating: Array(repeating: [0, 0, 0], count: accounts), count: roles)
    for answer in answers {
      guard let role = answer.role, let nps = answer.nps else { continue }
      let place =
        nps <= Double(breaks.lastDetractor) ? 0 : nps <= Double(breaks.lastPassive) ? 1 : 2
      sums[role][answer.account][place] += 1
    }
    return sums.map { role in
      role.map { NetScoreCounts(detractors: $0[0], passives: $0[1], promoters: $0[2]) }
    }
  }

  private func targets(_ roles: [String], invited: Set<Int>) throws -> [Double?] {
    var targets: [Double?] = roles.map { _ in nil }
    for (name, score) in benchmarks {
      guard abs(score) <= 100 else { throw GapError.badBenchmark(role: name, value: score) }
      let wanted = NearNames.normalized(name)
      guard
        let place = roles.firstIndex(where: { NearNames.normalized($0) == wanted }),
        invited.contains(place)
      else {
        let known = invited.sorted().map { roles[$0] }
        throw GapError.unknownRole(name, near: NearNames.near(name, among: known), roles: known)
      }
      targets[place] = score
    }
    return targets
  }

  private func notes(_ programme: Programme, _ answered: [ProgrammeAnswer]) -> [Note] {
    var notes = programme.notes
    let unknown = answered.count { $0.role == nil }
    if unknown > 0 {
      notes.append(
        Note(
          code: "answers_without_role",
          sentence: "\(counted(unknown, "answer")) \(unknown == 1 ? "names" : "name") no role and "
            + "\(unknown == 1 ? "was" : "were") left out."))
    }
    let missing = programme.answers.count - answered.count
    if missing > 0 {
      notes.append(
        Note(
          code: "missing_answers",
          sentence:
            "\(counted(missing, "row")) \(missing == 1 ? "holds" : "hold") no answer to this "
            + "question."))
    }
    return notes
  }
}
