import Reports
import Statistics

/// How many accounts of each group tell two shares apart, such as churn of 20 % from churn of 10 %.
public struct ShareComparisonPlan: Sendable {
  /// The confidence level; tests are made at 1 − level.
  public var level: Double
  /// The wanted probability of finding the difference.
  public var power: Double

  /// Makes the configuration.
  public init(level: Double = 0.95, power: Double = 0.8) {
    precondition(level > 0 && level < 1, "the level must lie between 0 and 1, not \(level)")
    precondition(power > 1 - level && power < 1, "a power of \(power) at a level of \(level)")
    self.level = level
    self.power = power
  }

  /// Plans with the exact power of Fisher's test, and shows the usual approximation beside it.
  /// - Parameters:
  ///   - share: the first share, 0…1
  ///   - other: the second share, 0…1
  public func run(_ share: Double, _ other: Double) -> ShareComparisonPlanResult {
    let exact = TwoProportionPlan(level: level).sampleSize(share, other, power: power)
    let approximate = TwoProportionPlan(method: .normal, level: level)
      .sampleSize(share, other, power: power)
    let fisher = TwoProportionPlan(level: level)
    let sizes = [5, 10, 20, 30, 50, 100, 200].filter { $0 <= 2 * (exact?.count ?? 100) }
    return ShareComparisonPlanResult(
      share: share, other: other, level: level, power: power, exact: exact?.count,
      approximate: approximate?.count,
      rows: (sizes + [exact?.count].compactMap { $0 }).sorted().map {
        ShareComparisonPower(count: $0, power: fisher.power(share, other, count: $0))
      })
  }
}

/// The power of a number of answers a group.
public struct ShareComparisonPower: Codable, Sendable, Equatable {
  /// Answers of each group.
  public let count: Int
  /// The exact power of Fisher's test.
  public let power: Double
}

/// What `ShareComparisonPlan` returns.
public struct ShareComparisonPlanResult: Codable, Sendable, Equatable, Reportable {
  /// The first share.
  public let share: Double
  /// The second share.
  public let other: Double
  /// The confidence level.
  public let level: Double
  /// The wanted power.
  public let power: Double
  /// Answers of each group for Fisher's test; nil when the shares are equal or beyond a thousand.
  public let exact: Int?
  /// Answers of each group by the normal approximation; nil when the shares are equal.
  public let approximate: Int?
  /// The power of some sizes.
  public let rows: [ShareComparisonPower]

  /// Whether there is an answer.
  public var isPossible: Bool { exact != nil || approximate != nil }

  /// What follows.
  public var finding: Remark {
    let question =
      "To tell a share of \(Format.percent(share)) from one of \(Format.percent(other))"
    if let exact {
      return Remark(
        code: "estimated",
        sentence: "\(question) with \(Format.percent(power, digits: 0)) power you need "
          + "\(Format.count(exact)) in each group (Fisher's exact test).")
    }
    if let approximate {
      return Remark(
        code: "estimated",
        sentence: "\(question) with \(Format.percent(power, digits: 0)) power you need about "
          + "\(Format.count(approximate)) in each group (normal approximation).")
    }
    return Remark(
      code: "not_estimable",
      sentence: share == other
        ? "Two equal shares cannot be told apart: give the smallest difference that matters."
        : "\(question) more than ten million in each group would be needed.")
  }

  /// What the reader must know.
  public var remarks: [Remark] {
    [
      Remark(
        code: "independent_answers",
        sentence: "Each customer counts once and on its own; people of one account do not.")
    ]
  }

  /// The result for people.
  public var report: Report {
    let table = ReportTable(
      name: "power", title: "Power of Fisher's exact test",
      columns: [
        ReportColumn("In each group", name: "n", counts: rows.map(\.count)),
        ReportColumn("Power", name: "power", kind: .percent, numbers: rows.map(\.power)),
      ], isPrimary: true)
    return Report(
      title: "How many customers",
      subtitle: "\(Format.percent(share)) against \(Format.percent(other)) · "
        + "\(Format.level(level)) level · \(Format.percent(power, digits: 0)) power",
      blocks: [.finding(finding), .table(table), .notes(remarks)])
  }
}
