import Reports
import Statistics

/// What became of the people between two waves, and what the change of score is made of.
public struct PeopleChange: Codable, Sendable, Equatable {
  /// The later wave.
  public let first: String
  /// The wave before.
  public let second: String
  /// The people who answered both waves.
  public let people: Int
  /// How many of them went from one class to another: detractor, passive, promoter before (rows) by
  /// the same after (columns).
  public let transitions: [[Int]]
  /// Their score before, on −100…100.
  public let scoreBefore: Double?
  /// Their score after.
  public let scoreAfter: Double?
  /// The interval of their change, accounts as clusters.
  public let interval: Interval?
  /// The p-value of no change among them, accounts as clusters.
  public let pValue: Double?
  /// Stuart and Maxwell's p-value of equal classes before and after; people as independent.
  public let stuartMaxwellPValue: Double?
  /// Bhapkar's; more powerful, and below a hundred people too often significant.
  public let bhapkarPValue: Double?
  /// The change of the score over all answers of both waves: the sum of the parts.
  public let change: Double?
  /// What the change is made of, in points.
  public let parts: [ChangePart]
  /// The people who answered both waves in one role and account.
  public let stayed: Int
  /// The people of the later wave alone.
  public let joined: Int
  /// The people of the earlier wave alone.
  public let left: Int
  /// What the reader must know.
  public let notes: [Remark]

  /// The people who now stand in a higher class.
  public var rose: Int { transitions[0][1] + transitions[0][2] + transitions[1][2] }
  /// The people who now stand in a lower class.
  public var fell: Int { transitions[1][0] + transitions[2][0] + transitions[2][1] }
  /// Their change, after minus before.
  public var peopleChange: Double? { scoreAfter.flatMap { a in scoreBefore.map { a - $0 } } }

  init(
    first: String, second: String, earlier: [WavePeople.Answer], later: [WavePeople.Answer],
    hasRoles: Bool, hasAccounts: Bool, level: Double
  ) {
    self.first = first
    self.second = second
    // Who answered twice in a wave counts with the last answer here, as a person moves once.
    func last(_ answers: [WavePeople.Answer]) -> [Int: WavePeople.Answer] {
      var found: [Int: WavePeople.Answer] = [:]
      for answer in answers { if let person = answer.person { found[person] = answer } }
      return found
    }
    let (before, after) = (last(earlier), last(later))
    let both = before.keys.filter { after[$0] != nil }.sorted()
    people = both.count
    var table = Array(repeating: Array(repeating: 0, count: 3), count: 3)
    for person in both { table[before[person]!.value + 1][after[person]!.value + 1] += 1 }
    transitions = table
    let matched = Self.accounts(both.compactMap { before[$0] }, both.compactMap { after[$0] })
    let study = WaveScoreDifference(level: level, swap: WaveSwapTest(resamples: 1))
    let result = study.run(matched).difference
    scoreBefore = result.second.score.map { $0 * 100 }
    scoreAfter = result.first.score.map { $0 * 100 }
    interval = result.interval?.onHundred
    pValue = result.pValue
    let counts = ContingencyTable(table)
    stuartMaxwellPValue = MarginalHomogeneityTest(.stuartMaxwell).run(counts).pValue
    bhapkarPValue = MarginalHomogeneityTest(.bhapkar).run(counts).pValue
    let answers = [(earlier, false), (later, true)].flatMap { wave, isLater in
      wave.map {
        PersonAnswer(
          cluster: $0.cluster, person: $0.person, role: $0.role, isLater: isLater, value: $0.value)
      }
    }
    let split = ScoreChangeSplit(level: level).run(answers)
    change = split.map { $0.change * 100 }
    parts = (split?.parts ?? []).map(\.onHundred)
    (stayed, joined, left) = (split?.stayed ?? 0, split?.joined ?? 0, split?.left ?? 0)
    var notes = result.notes.filter { $0.code != "no_answers" }
    if both.isEmpty {
      notes = [
        Note(
          code: "nobody_in_both_waves",
          sentence: "Nobody answered both waves, so nothing can be said of the same people.")
      ]
    }
    let repeated = earlier.count + later.count - before.count - after.count
    let named = (earlier + later).count { $0.person == nil }
    if repeated > named {
      notes.append(
        Note(
          code: "last_answer_counts",
          sentence: "Of people who answered several times in a wave the last answer is taken for "
            + "their transition; all of their answers count for the score."))
    }
    if hasAccounts, matched.contains(where: { $0.current.total > 1 }) {
      notes.append(
        Note(
          code: "people_as_independent",
          sentence: "Stuart and Maxwell's and Bhapkar's tests take people for independent, also "
            + "those of one account; the interval of their change does not."))
    }
    self.notes = notes.map { Remark(code: $0.code, sentence: $0.sentence) }
  }

  private static func accounts(
    _ before: [WavePeople.Answer], _ after: [WavePeople.Answer]
  ) -> [WaveAnswers] {
    var classes: [Int: [Double]] = [:]
    for (offset, wave) in [(0, before), (3, after)] {
      for answer in wave {
        classes[answer.cluster, default: Array(repeating: 0, count: 6)][
          offset + answer.value + 1] += 1
      }
    }
    return classes.sorted { $0.key < $1.key }.map { _, count in
      WaveAnswers(
        previous: NetScoreCounts(detractors: count[0], passives: count[1], promoters: count[2]),
        current: NetScoreCounts(detractors: count[3], passives: count[4], promoters: count[5]))
    }
  }
}

extension ChangePart {
  /// The same part in points.
  var onHundred: ChangePart {
    ChangePart(
      cause: cause, estimate: estimate * 100, standardError: standardError.map { $0 * 100 },
      interval: interval?.onHundred)
  }
}

extension ChangePart.Cause {
  /// The cause for people.
  var title: String {
    switch self {
    case .samePeople: "same people"
    case .joined: "joined"
    case .left: "left"
    case .roleMix: "role mix"
    }
  }
}
