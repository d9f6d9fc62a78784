import Statistics

/// When answers come: how soon, how many after the reminder, and whether late ones differ.
public struct ResponseTiming: Codable, Sendable, Equatable {
  /// Answers whose day and whose invitation's day are known.
  public let answers: Int
  /// Days after which half of them had come; nil without any.
  public let medianDays: Double?
  /// Days after which nine in ten of them had come.
  public let ninetiethDays: Double?
  /// Of those, the ones that came on the day of the reminder or after it; nil when no reminder's day
  /// is known.
  public let afterReminder: Int?
  /// The net score of those that came before a reminder, −100…100.
  public let earlyScore: Double?
  /// The net score of the others.
  public let lateScore: Double?
  /// The late score less the early one, accounts as clusters; nil where it cannot be estimated.
  public let lateLessEarly: Interval?
  /// The p-value of no difference.
  public let pValue: Double?

  /// Nil when no answer can be dated against its invitation, or fewer people than may be shown.
  /// - Parameter fewest: the least number of people that a figure is shown for
  init?(_ ledger: ProgrammeLedger, level: Double, fewest: Int = 0) {
    let programme = ledger.programme
    let invitations = programme.invitations ?? []
    var days: [Double] = []
    var early: [Int: [Double]] = [:]
    var late: [Int: [Double]] = [:]
    var lateCount = 0
    var people: [Bool: Set<Int>] = [false: [], true: []]
    let line = (
      low: Double(ledger.project.breaks?.lastDetractor ?? 6),
      high: Double(ledger.project.breaks?.lastPassive ?? 8)
    )
    let knowsReminders = invitations.contains { $0.reminded != nil }
    for invitation in invitations {
      guard let place = invitation.answer, let sent = invitation.day,
        let came = programme.answers[place].day, came >= sent
      else { continue }
      days.append(came - sent)
      let isLate = invitation.reminded.map { came >= $0 } ?? false
      if isLate { lateCount += 1 }
      people[isLate]?.insert(ProgrammeFigures.respondent(programme, place))
      guard let score = programme.answers[place].nps else { continue }
      let kind = score <= line.low ? 0 : score <= line.high ? 1 : 2
      if isLate {
        late[invitation.account, default: [0, 0, 0]][kind] += 1
      } else {
        early[invitation.account, default: [0, 0, 0]][kind] += 1
      }
    }
    let all = people.values.reduce(into: Set<Int>()) { $0.formUnion($1) }
    guard !days.isEmpty, all.count >= fewest else { return nil }
    let isTold = people.values.allSatisfy { $0.isEmpty || $0.count >= fewest }
    days.sort()
    answers = days.count
    medianDays = Self.quantile(days, 0.5)
    ninetiethDays = Self.quantile(days, 0.9)
    guard knowsReminders, isTold else {
      (afterReminder, earlyScore, lateScore, lateLessEarly, pValue) = (nil, nil, nil, nil, nil)
      return
    }
    afterReminder = lateCount
    let accounts = Set(early.keys).union(late.keys).sorted()
    let (before, after) = (
      accounts.map { early[$0] ?? [0, 0, 0] }, accounts.map { late[$0] ?? [0, 0, 0] }
    )
    earlyScore = Self.score(before)
    lateScore = Self.score(after)
    let comparison = WaveScaleMeanDifference.compare(
      points: [-1, 0, 1], previous: before, current: after)
    lateLessEarly = comparison.statistic?.interval(level: level).onHundred
    pValue = comparison.statistic?.pValue()
  }

  private static func score(_ accounts: [[Double]]) -> Double? {
    let total = accounts.reduce(0) { $0 + $1.reduce(0, +) }
    guard total > 0 else { return nil }
    return 100 * accounts.reduce(0) { $0 + $1[2] - $1[0] } / total
  }

  /// The smallest value with at least this share at or below it; the middle where it is met exactly.
  private static func quantile(_ sorted: [Double], _ share: Double) -> Double {
    let place = share * Double(sorted.count)
    let rounded = place.rounded()
    if abs(place - rounded) < 1e-9, Int(rounded) < sorted.count, rounded >= 1 {
      return (sorted[Int(rounded) - 1] + sorted[Int(rounded)]) / 2
    }
    return sorted[min(sorted.count - 1, Int(place.rounded(.up)) - 1)]
  }
}
