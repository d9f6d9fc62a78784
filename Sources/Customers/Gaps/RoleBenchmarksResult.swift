import Probability
import Reports
import Statistics

/// The score of one role against its benchmark, on −100…100.
public struct RoleScore: Codable, Sendable, Equatable {
  /// The role.
  public let role: String
  /// The counted answers.
  public let counts: NetScoreCounts
  /// The accounts in which the role answered.
  public let accounts: Int
  /// The score; nil without answers.
  public let score: Double?
  /// Its interval, accounts as clusters; nil with a note where there is none.
  public let interval: Interval?
  /// What it is held against; nil when nothing is set.
  public let benchmark: Double?
  /// Score less benchmark; nil without either.
  public let difference: Double?
  /// The p-value that the score is the benchmark.
  public let pValue: Double?
  /// The same, corrected for the number of roles; nil where it is not.
  public internal(set) var adjustedPValue: Double?
  /// The answers that would decide it with 80 % power, were this score the true one and accounts as
  /// alike; nil when it is decided, or beyond a million.
  public internal(set) var answersNeeded: Int?
  /// `above`, `below`, `inconclusive`, `not_estimable`, or `estimated` without a benchmark.
  public internal(set) var verdict: String
  /// What the reader must know.
  public let notes: [Note]
  private let reach: Double?

  init(role: String, estimate: NetScoreEstimate, benchmark: Double?, level: Double) {
    self.role = role
    counts = estimate.counts
    accounts = estimate.accounts ?? 0
    score = estimate.score.map { $0 * 100 }
    interval = estimate.interval.map {
      Interval(
        lower: $0.lower.map { $0 * 100 }, upper: $0.upper.map { $0 * 100 }, level: $0.level,
        method: $0.method)
    }
    self.benchmark = benchmark
    notes = estimate.notes
    let test = benchmark.flatMap { estimate.test(null: $0 / 100) }
    pValue = test?.pValue
    if let score = estimate.score, let benchmark {
      difference = score * 100 - benchmark
    } else {
      difference = nil
    }
    // Z grows with the square root of the answers at the same shares and design effect.
    reach = test?.statistic.flatMap { statistic in
      guard statistic != 0 else { return nil }
      let law = StudentT(degreesOfFreedom: test?.degreesOfFreedom ?? .infinity)
      let wanted = (law.upperQuantile((1 - level) / 2) + law.quantile(0.8)) / statistic
      let needed = (estimate.counts.total * max(1, wanted * wanted)).rounded(.up)
      return needed <= 1e6 ? needed : nil
    }
    verdict = benchmark == nil ? (interval == nil ? "not_estimable" : "estimated") : "not_estimable"
  }

  /// Decides by the corrected p-value.
  mutating func judge(level: Double) {
    guard benchmark != nil, let p = adjustedPValue ?? pValue, let difference else { return }
    if isSignificant(p, level: level) {
      verdict = difference > 0 ? "above" : "below"
    } else {
      verdict = "inconclusive"
      answersNeeded = reach.map { Int($0) }
    }
  }
}

/// Two roles against each other, on −200…200.
public struct RolePair: Codable, Sendable, Equatable {
  /// The first role.
  public let first: String
  /// The second role, which is subtracted.
  public let second: String
  /// The accounts in which both roles answered.
  public let accountsInBoth: Int
  /// The difference; nil when a role did not answer.
  public let difference: Double?
  /// Its interval; nil where the difference is only described.
  public let interval: Interval?
  /// The p-value that the scores are equal.
  public let pValue: Double?
  /// The same, corrected for the number of pairs; nil where it is not.
  public internal(set) var adjustedPValue: Double?

  init(
    _ first: (name: String, counts: [NetScoreCounts]),
    _ second: (name: String, counts: [NetScoreCounts]), level: Double
  ) {
    self.first = first.name
    self.second = second.name
    let accounts = zip(second.counts, first.counts)
      .map { WaveAnswers(previous: $0, current: $1) }
      .filter { $0.previous.total + $0.current.total > 0 }
    accountsInBoth = accounts.count { $0.previous.total > 0 && $0.current.total > 0 }
    let a = NetScoreCounts(summing: accounts.map(\.current)).score
    let b = NetScoreCounts(summing: accounts.map(\.previous)).score
    difference = a.flatMap { a in b.map { (a - $0) * 100 } }
    let statistic = WaveScoreDifference.statistic(accounts)
    let limits = statistic?.interval(level: level)
    interval = limits.map {
      Interval(
        lower: $0.lower.map { $0 * 100 }, upper: $0.upper.map { $0 * 100 }, level: level,
        method: WaveScoreDifference.methodName)
    }
    pValue = statistic?.pValue()
    adjustedPValue = nil
  }

  /// The p-value that counts.
  var deciding: Double? { adjustedPValue ?? pValue }
}

/// What `RoleBenchmarks` returns.
public struct RoleBenchmarksResult: Codable, Sendable, Equatable {
  /// The file of the answers.
  public let source: String
  /// The answers of known role.
  public let answers: Int
  /// The accounts behind them.
  public let accounts: Int
  /// The confidence level.
  public let level: Double
  /// How p-values were corrected; nil where they were not.
  public let adjustment: String?
  /// Each role.
  public let roles: [RoleScore]
  /// Each pair of roles.
  public let pairs: [RolePair]
  /// What follows.
  public let findings: [Remark]
  /// What the reader must know.
  public let notes: [Note]

  /// The notes of the data, and of each role under its name.
  public var remarks: [Remark] {
    notes.map { Remark(code: $0.code, sentence: $0.sentence) }
      + roles.flatMap { role in
        role.notes.map { Remark(code: $0.code, sentence: "\(role.role): \($0.sentence)") }
      }
  }

  /// Whether any role's score has an interval.
  public var isEstimable: Bool { roles.contains { $0.interval != nil } }

  init(
    source: String, answers: Int, accounts: Int, roles: [RoleScore], pairs: [RolePair],
    study: RoleBenchmarks, notes: [Note]
  ) {
    self.source = source
    self.answers = answers
    self.accounts = accounts
    level = study.level
    adjustment = study.adjustment?.name
    self.roles = roles
    self.pairs = pairs
    self.notes = notes
    findings =
      roles.compactMap { Self.sentence($0, level: study.level) }
      + pairs.compactMap { Self.sentence($0, of: pairs.count, level: study.level) }
  }

  private static func sentence(_ role: RoleScore, level: Double) -> Remark? {
    guard let benchmark = role.benchmark else { return nil }
    let target = Format.score(benchmark)
    guard let score = role.score else {
      return Remark(code: "not_estimable", sentence: "\(role.role): nobody answered.")
    }
    guard role.interval != nil else {
      return Remark(
        code: role.verdict,
        sentence:
          "\(role.role): \(Format.score(score)) against \(target) is described, not judged: "
          + "too few accounts.")
    }
    let p =
      role.adjustedPValue == nil
      ? shownPValue(role.pValue)
      : "corrected \(shownPValue(role.adjustedPValue))"
    switch role.verdict {
    case "above", "below":
      return Remark(
        code: role.verdict,
        sentence: "\(role.role): confidently \(role.verdict) the benchmark of \(target) (\(p)).")
    default:
      let needed = role.answersNeeded.map {
        "; about \(Format.count($0)) answers like these would tell, \(Format.count(role.counts.total)) "
          + "are there"
      }
      let alone =
        isSignificant(role.pValue, level: level)
        ? " Alone it would count; among the roles it does not." : ""
      return Remark(
        code: "inconclusive",
        sentence: "\(role.role): the answers cannot tell whether the score lies above or below "
          + "\(target) (\(p))\(needed ?? "").\(alone)")
    }
  }

  private static func sentence(_ pair: RolePair, of pairs: Int, level: Double) -> Remark? {
    guard let difference = pair.difference, let p = pair.deciding else { return nil }
    guard isSignificant(p, level: level) else {
      return isSignificant(pair.pValue, level: level)
        ? DifferenceVerdict.different.lostToCorrection(
          pair.adjustedPValue, alone: pair.pValue, of: pairs, level: level,
          subject: "\(pair.first) and \(pair.second)") : nil
    }
    let (high, low) =
      difference > 0 ? (pair.first, pair.second) : (pair.second, pair.first)
    return Remark(
      code: "different",
      sentence:
        "\(high) scores higher than \(low), by \(Format.number(abs(difference), digits: 1)) "
        + "points (\(pair.adjustedPValue == nil ? "" : "corrected ")\(shownPValue(p))).")
  }
}
