import Models
import Reports
import Statistics

/// Retention at one number of months.
public struct RetentionAt: Codable, Sendable, Equatable {
  /// The months.
  public let month: Double
  /// The share still there; nil where nobody was observed then.
  public let estimate: Double?
  /// Greenwood's standard error.
  public let standardError: Double?
  /// The interval.
  public let interval: Interval?
  /// The accounts at risk then.
  public let atRisk: Int
  /// How many had left by then within the curve; nil where there is no estimate.
  public let lost: Int?
  /// Why there is no estimate, or no interval.
  public let remark: String?

  init(month: Double, _ point: SurvivalPoint?, curve: SurvivalCurve) {
    self.month = month
    estimate = point?.survival
    // Where the curve starts it is 1 by definition: nobody was at risk, so nothing was estimated.
    let isStart =
      point.map { $0.atRisk == 0 } ?? false && !curve.points.contains { $0.time <= month }
    standardError = isStart ? nil : point?.standardError
    interval = point.flatMap { point in
      isStart || point.lower == nil && point.upper == nil
        ? nil
        : Interval(
          lower: point.lower, upper: point.upper, level: curve.level, method: curve.method)
    }
    atRisk = point.map { Int($0.atRisk) } ?? 0
    lost = point.map { point in
      Int(curve.points.reduce(0) { $1.time <= point.time ? $0 + $1.events : $0 })
    }
    remark =
      point != nil
      ? (isStart ? "the curve starts here: nobody was at risk before" : nil)
      : month < curve.start
        ? "the curve starts at \(Format.number(curve.start, digits: 1)) months"
        : "nobody observed after \(Format.number(curve.end, digits: 1)) months"
  }
}

/// The accounts of one group, or all.
public struct RetentionGroup: Codable, Sendable, Equatable {
  /// The group; empty for all accounts.
  public let label: String
  /// The number of accounts.
  public let accounts: Int
  /// How many left.
  public let lost: Int
  /// The churn rate; nil under five accounts.
  public let rate: ChurnRate?
  /// The curve; nil under five accounts.
  public let curve: SurvivalCurve?
  /// The median tenure.
  public let median: SurvivalQuantile?
  /// The mean tenure up to the last month observed.
  public let mean: RestrictedMeanTime?
  /// Retention at the months asked for.
  public let at: [RetentionAt]
  /// What the reader must know of this curve.
  public let notes: [Note]

  /// Whether anything can be said: five accounts, one of them lost.
  public var isEstimable: Bool { curve != nil && lost > 0 }
}

/// What `Retention` returns.
public struct RetentionResult: Codable, Sendable, Equatable {
  /// The confidence level.
  public let level: Double
  /// The file, as it was given.
  public let source: String
  /// Which columns were taken for what.
  public let columns: [ColumnChoice]
  /// What time counts from.
  public let clock: RetentionClock
  /// The name of the interval method of the curve.
  public let method: String
  /// The column that groups are made by; nil for all accounts together.
  public let groupColumn: String?
  /// All accounts.
  public let overall: RetentionGroup
  /// Each group in order of its name.
  public let groups: [RetentionGroup]
  /// The share lost of those there at the landmark; nil without one.
  public let window: WindowChurn?
  /// The log-rank test and Peto and Peto's; empty without groups.
  public let tests: [TestResult]
  /// What goes with leaving; nil where it was not asked for.
  public let drivers: RetentionDrivers?
  /// What the reader must know of the file.
  public let notes: [Note]

  /// Whether a curve can be estimated at all.
  public var isEstimable: Bool { overall.isEstimable }

  /// The findings: of all accounts, the groups, the drivers.
  public var findings: [Remark] {
    [overallFinding] + (isEstimable ? [groupFinding].compactMap { $0 } + driverFindings : [])
  }

  private var overallFinding: Remark {
    if overall.accounts < Retention.fewestAccounts {
      return Remark(
        code: "not_estimable",
        sentence:
          "\(counted(overall.accounts, "account")) cannot show when accounts leave; at least "
          + "\(Retention.fewestAccounts) are needed.")
    }
    guard overall.lost > 0, let rate = overall.rate else {
      let isList = notes.contains { $0.code == "no_losses" }
      let limit = overall.rate?.annualInterval.upper
      return Remark(
        code: "not_estimable",
        sentence: "None of the \(Format.count(overall.accounts)) accounts left while observed, so "
          + "nothing can be said of when they leave"
          + (isList
            ? "; a list of present customers cannot show losses."
            : limit.map {
              " (upper limit of the \(Format.level(level)) interval: "
                + "\(Format.percent($0)) lost a year)."
            } ?? "."))
    }
    let interval = Format.interval(
      rate.annualInterval.lower, rate.annualInterval.upper, as: .percent)
    return Remark(
      code: "estimated",
      sentence: "\(Format.count(rate.lost)) of \(Format.count(overall.accounts)) accounts left in "
        + "\(Format.count(rate.accountMonths.rounded())) account-months, about "
        + "\(Format.percent(rate.annual)) a year (\(interval))."
        + (notes.contains { $0.code == "survivor_bias" }
          ? " Accounts lost earlier may be missing, and then the true rate is higher." : ""))
  }

  private var groupFinding: Remark? {
    guard let test = tests.first else { return nil }
    let by = groupColumn ?? ""
    guard let p = test.pValue else {
      return Remark(
        code: "not_estimable",
        sentence: "The groups of \(by) were never observed at the same months when an account left."
      )
    }
    return isSignificant(p, level: level)
      ? Remark(
        code: "different",
        sentence: "Accounts leave at different rates by \(by) (log-rank p \(Self.equals(p))).")
      : Remark(
        code: "inconclusive",
        sentence: "The data cannot tell whether accounts leave at different rates by \(by) "
          + "(log-rank p \(Self.equals(p))).")
  }

  private var driverFindings: [Remark] {
    guard let drivers else { return [] }
    if let refusal = drivers.refusal {
      return [Remark(code: "not_estimable", sentence: "Drivers: \(refusal)")]
    }
    return drivers.drivers.map { driver in
      guard let p = driver.pValue, isSignificant(p, level: level) else {
        return Remark(
          code: "inconclusive",
          sentence: "The data cannot tell whether \(driver.name) goes with leaving"
            + (driver.pValue.map { " (p \(Self.equals($0)))." } ?? "."))
      }
      let isMore = driver.coefficient > 0
      return Remark(
        code: isMore ? "increased" : "decreased",
        sentence: "Higher \(driver.name) goes with \(isMore ? "sooner" : "later") leaving: hazard "
          + "ratio \(Format.number(driver.hazardRatio, digits: 2)) per unit (p \(Self.equals(p))).")
    }
  }

  private static func equals(_ p: Double) -> String {
    let text = Format.pValue(p)
    return text.hasPrefix("<") ? text : "= " + text
  }

  /// The notes of the file, of the whole, of each group under its name, and of the drivers.
  public var remarks: [Remark] {
    func remark(_ note: Note, _ label: String = "") -> Remark {
      Remark(
        code: note.code, sentence: (label.isEmpty ? "" : label + ": ") + note.sentence)
    }
    return notes.map { remark($0) } + overall.notes.map { remark($0) }
      + groups.flatMap { group in group.notes.map { remark($0, group.label) } }
      + (drivers?.notes ?? []).map { remark($0, "drivers") }
  }
}
