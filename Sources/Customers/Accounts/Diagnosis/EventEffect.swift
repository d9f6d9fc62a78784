import Probability
import Statistics

/// How scores stand before and after one kind of event, over all accounts.
///
/// Of an account the mean of the last wave it answered before the event is compared with that of the
/// first wave it answered after it. What all others moved by between the same two waves is taken
/// off: else a price rise for everybody would be an effect of every event of that half-year. The steps
/// of one account share waves, so accounts are clusters (`EventDifference`). It is a comparison, not
/// proof of a cause.
public struct EventEffect: Codable, Sendable, Equatable {
  /// The kind of event; nil for events without a kind.
  public let kind: String?
  /// Events with answers before and after.
  public let events: Int
  /// The accounts that had them.
  public let accounts: Int
  /// Those of them that moved between two waves between which others moved without such an event:
  /// what the difference rests on.
  public let compared: Int
  /// The accounts that the change is compared with.
  public let others: Int
  /// The mean before, over accounts; nil without such events.
  public let before: Double?
  /// The mean after.
  public let after: Double?
  /// After less before, over accounts.
  public let change: Double?
  /// The interval of the change by t on accounts less one; nil below five accounts.
  public let changeInterval: Interval?
  /// The change less that of the others between the same waves; nil without others.
  public let difference: Double?
  /// Its interval by t with accounts as clusters; nil below five accounts compared.
  public let differenceInterval: Interval?
  /// The p-value of no difference; nil as above.
  public let pValue: Double?
  /// The same corrected for the number of kinds (Holm 1979, Scandinavian Journal of Statistics 6:65).
  public internal(set) var adjustedPValue: Double? = nil

  /// Below so many accounts a change is described, not estimated.
  public static let fewestAccounts = 5
}

/// Scores before and after events, account by account.
struct EventComparison {
  /// The answers of an account in two waves that follow each other among those it answered.
  struct Step {
    let account: Int
    let from: Int
    let to: Int
    /// The middle day of the answers of either wave; nil where days are not known.
    let start: Double?
    let end: Double?
    let before: Double
    let after: Double
    var change: Double { after - before }
  }

  let steps: [Step]

  init(_ programme: Programme) {
    var sums: [[Int: (sum: Double, count: Double, days: [Double])]] = Array(
      repeating: [:], count: programme.accounts.count)
    for answer in programme.answers {
      guard let value = answer.nps, let wave = answer.wave else { continue }
      var own = sums[answer.account][wave] ?? (0, 0, [])
      own.sum += value
      own.count += 1
      if let day = answer.day { own.days.append(day) }
      sums[answer.account][wave] = own
    }
    var steps: [Step] = []
    for (account, waves) in sums.enumerated() {
      let heard = waves.keys.sorted()
      for (from, to) in zip(heard, heard.dropFirst()) {
        guard let first = waves[from], let second = waves[to] else { continue }
        steps.append(
          Step(
            account: account, from: from, to: to, start: Self.middle(first.days),
            end: Self.middle(second.days), before: first.sum / first.count,
            after: second.sum / second.count))
      }
    }
    self.steps = steps
  }

  private static func middle(_ days: [Double]) -> Double? {
    days.isEmpty ? nil : days.sorted()[days.count / 2]
  }

  /// The step that an event falls into: after the answers of its first wave, not after those of its
  /// second.
  func step(_ event: AccountEvent) -> Int? {
    steps.firstIndex { step in
      guard step.account == event.account, let start = step.start, let end = step.end else {
        return false
      }
      return start < event.day && event.day <= end
    }
  }

  /// The effect of some events, all of one kind.
  func effect(_ events: [AccountEvent], kind: String?, level: Double) -> EventEffect {
    let touched = events.compactMap { step($0) }
    let hit = Set(touched)
    func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
    var own: [Int: [Int]] = [:]
    for place in hit { own[steps[place].account, default: []].append(place) }
    let accounts = own.keys.sorted()
    func averages(_ value: (Step) -> Double) -> [Double] {
      accounts.map { mean((own[$0] ?? []).sorted().map { value(steps[$0]) }) }
    }
    let changes = averages(\.change)
    let difference = EventDifference(steps, hit: hit, level: level)
    return EventEffect(
      kind: kind, events: touched.count, accounts: accounts.count,
      compared: difference?.compared ?? 0, others: difference?.others ?? 0,
      before: changes.isEmpty ? nil : mean(averages(\.before)),
      after: changes.isEmpty ? nil : mean(averages(\.after)),
      change: changes.isEmpty ? nil : mean(changes),
      changeInterval: Self.paired(changes, level: level),
      difference: difference?.estimate, differenceInterval: difference?.interval,
      pValue: difference?.pValue)
  }

  private static func spread(_ values: [Double]) -> Double {
    let centre = values.reduce(0, +) / Double(values.count)
    return values.reduce(0) { $0 + ($1 - centre) * ($1 - centre) } / Double(values.count - 1)
  }

  private static func paired(_ values: [Double], level: Double) -> Interval? {
    guard values.count >= EventEffect.fewestAccounts else { return nil }
    let (count, centre) = (Double(values.count), values.reduce(0, +) / Double(values.count))
    let error = (spread(values) / count).squareRoot()
    guard error > 0 else { return nil }
    let reach = StudentT(degreesOfFreedom: count - 1).upperQuantile((1 - level) / 2) * error
    return Interval(lower: centre - reach, upper: centre + reach, level: level, method: "paired_t")
  }
}
