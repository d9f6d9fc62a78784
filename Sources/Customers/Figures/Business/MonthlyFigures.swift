import Probability
import Reports
import Statistics
import Tables

/// The figures of a table with a row per period: of the latest period against the one before.
struct MonthlyFigures: Sendable {
  private let table: MonthlyTable
  private let level: Double
  let notes: [Note]

  init(_ source: Table, level: Double) throws {
    table = try MonthlyTable(source)
    self.level = level
    var notes: [Note] = []
    if table.months == nil {
      notes.append(
        Note(
          code: "unknown_period",
          sentence:
            "The periods do not say how long they are (2025-03, 2025-Q1, 2025), so churn is "
            + "not converted to a month or a year."))
    }
    self.notes = notes
  }

  /// The figures of the latest period, with their change from the one before.
  var figures: [Figure] {
    let last = table.periods.count - 1
    return figures(last, change: true)
  }

  /// The figures of every period.
  var periodFigures: [PeriodFigures] {
    table.periods.indices.map {
      PeriodFigures(period: table.periods[$0], figures: figures($0, change: false))
    }
  }

  /// The name of churn in one period.
  private var pace: BusinessFigure {
    table.months == 1 ? .monthlyChurn : table.months == 12 ? .annualChurn : .churn
  }

  private func figures(_ period: Int, change: Bool) -> [Figure] {
    [
      share(.retention, .customersLost, .customersStart, period, change, complement: true),
      // Churn of a month or a year is said once, under its own name.
      share(pace, .customersLost, .customersStart, period, change),
      pace == .monthlyChurn ? nil : converted(.monthlyChurn, 1, period),
      pace == .annualChurn ? nil : converted(.annualChurn, 12, period),
      cost(period, change),
      money(.grossMargin, [.revenue, .cogs], period, change),
      money(.operatingMargin, [.revenue, .cogs, .operatingExpenses], period, change),
      share(.conversion, .won, .leads, period, change),
      quotient(.engagement, .dailyActive, .monthlyActive, period, change),
      quotient(.adoption, .featureUsers, .users, period, change),
    ].compactMap { $0 }
  }

  // MARK: Shares of people who did something

  private func share(
    _ name: BusinessFigure, _ part: MonthlyTable.Entry, _ whole: MonthlyTable.Entry, _ period: Int,
    _ wantsChange: Bool, complement: Bool = false
  ) -> Figure? {
    guard let counts = counts(part, whole, period, complement) else { return nil }
    guard counts.whole > 0 else {
      return name.figure(
        unit: .share, basis: .estimate, value: nil, numerator: counts.part, denominator: 0,
        source: table.periods[period], reason: "\(whole.rawValue) is zero.")
    }
    var change: FigureChange?
    if wantsChange, period > 0, let before = self.counts(part, whole, period - 1, complement),
      before.whole > 0
    {
      let data = TwoProportions(
        counts.part, of: counts.whole, versus: before.part, of: before.whole)
      change = FigureChange(
        period: table.periods[period - 1], previous: before.part / before.whole,
        current: counts.part / counts.whole,
        interval: ProportionDifference.miettinenNurminen.interval(data, level: level).0,
        pValue: ProportionDifference.scoreTest(data).pValue, method: "miettinen_nurminen_score")
    }
    return name.figure(
      unit: .share, basis: .estimate, value: counts.part / counts.whole, numerator: counts.part,
      denominator: counts.whole,
      interval: ProportionInterval.wilson.interval(
        successes: counts.part, trials: counts.whole, level: level),
      source: table.periods[period], change: change)
  }

  private func counts(
    _ part: MonthlyTable.Entry, _ whole: MonthlyTable.Entry, _ period: Int, _ complement: Bool
  ) -> (part: Double, whole: Double)? {
    guard let some = table.value(part, period), let all = table.value(whole, period) else {
      return nil
    }
    return (complement ? all - some : some, all)
  }

  /// Churn at the same pace over another stretch; tested once, as churn of the period.
  private func converted(
    _ name: BusinessFigure, _ wanted: Double, _ period: Int
  ) -> Figure? {
    guard let months = table.months,
      let own = share(.churn, .customersLost, .customersStart, period, false)
    else { return nil }
    func at(_ share: Double?) -> Double? {
      share.map { BusinessAccounts.converted($0, from: months, to: wanted) }
    }
    return name.figure(
      unit: .share, basis: .estimate, value: at(own.value),
      interval: own.interval.map {
        Interval(lower: at($0.lower), upper: at($0.upper), level: $0.level, method: $0.method)
      }, source: own.source, reason: own.reason)
  }

  // MARK: Cost of a new customer

  private func cost(_ period: Int, _ wantsChange: Bool) -> Figure? {
    guard let spent = table.value(.acquisitionSpend, period),
      let won = table.value(.newCustomers, period)
    else { return nil }
    var change: FigureChange?
    if wantsChange, period > 0, let before = table.value(.acquisitionSpend, period - 1),
      let earlier = table.value(.newCustomers, period - 1), won > 0, earlier > 0, spent > 0,
      before > 0
    {
      change = FigureChange(
        period: table.periods[period - 1], previous: before / earlier, current: spent / won,
        pValue: Self.sameRate(won, per: spent, earlier, per: before), method: "conditional_mid_p")
    }
    return Self.cost(
      spent: spent, won: won, level: level, source: table.periods[period], change: change)
  }

  /// Cost over customers won, whose number varies as a Poisson count does at a given spend (exact
  /// limits: Garwood 1936, Biometrika 28:437).
  private static func cost(
    spent: Double, won: Double, level: Double, source: String, change: FigureChange? = nil
  ) -> Figure {
    let tail = (1 - level) / 2
    var interval: Interval?
    if won > 0, spent > 0 {
      interval = Interval(
        lower: spent / Gamma(shape: won + 1).upperQuantile(tail),
        upper: spent / Gamma(shape: won).quantile(tail), level: level, method: "exact_poisson")
    }
    return BusinessFigure.acquisitionCost.figure(
      unit: .money, basis: .estimate, value: won > 0 ? spent / won : nil, numerator: spent,
      denominator: won, interval: interval, source: source,
      reason: won > 0
        ? interval == nil ? "Nothing was spent." : nil : "No customer was won, so it has no value.",
      change: change)
  }

  /// Whether customers come at the same rate per money spent: given their sum, the first number is
  /// binomial (Przyborowski & Wilenski 1940, Biometrika 31:313); mid-p.
  private static func sameRate(
    _ first: Double, per spent: Double, _ second: Double, per before: Double
  ) -> Double? {
    guard let a = Int(exactly: first), let b = Int(exactly: second) else { return nil }
    return BinomialTest(nullProbability: spent / (spent + before), midP: true)
      .run(successes: a, trials: a + b).pValue
  }

  // MARK: Amounts and quotients, read off the books

  private func money(
    _ name: BusinessFigure, _ entries: [MonthlyTable.Entry], _ period: Int, _ wantsChange: Bool
  ) -> Figure? {
    func value(_ period: Int) -> (left: Double, revenue: Double)? {
      let parts = entries.compactMap { table.value($0, period) }
      guard parts.count == entries.count else { return nil }
      return (parts[0] - parts.dropFirst().reduce(0, +), parts[0])
    }
    func margin(_ period: Int) -> Double? {
      value(period).flatMap { $0.revenue > 0 ? $0.left / $0.revenue : nil }
    }
    return booked(
      name, value(period).map { ($0.left, $0.revenue) }, margin, period, wantsChange,
      reason: "There is no revenue.")
  }

  private func quotient(
    _ name: BusinessFigure, _ part: MonthlyTable.Entry, _ whole: MonthlyTable.Entry,
    _ period: Int, _ wantsChange: Bool
  ) -> Figure? {
    func value(_ period: Int) -> (Double, Double)? { counts(part, whole, period, false) }
    return booked(
      name, value(period), { value($0).flatMap { $0.1 > 0 ? $0.0 / $0.1 : nil } }, period,
      wantsChange, reason: "\(whole.rawValue) is zero.")
  }

  private func booked(
    _ name: BusinessFigure, _ counts: (Double, Double)?, _ value: (Int) -> Double?, _ period: Int,
    _ wantsChange: Bool, reason: String
  ) -> Figure? {
    guard let counts else { return nil }
    let own = value(period)
    return name.figure(
      unit: .share, basis: .count, value: own, numerator: counts.0, denominator: counts.1,
      source: table.periods[period], reason: own == nil ? reason : nil,
      change: wantsChange && period > 0
        ? MovingRange.change(
          (0...period).map(value), period: table.periods[period - 1]) : nil)
  }

  // MARK: The whole table

  /// The gross margin over all periods; nil without revenue and its cost.
  var pooledMargin: Double? {
    guard let sums = table.sums([.revenue, .cogs]), sums[0] > 0 else { return nil }
    return (sums[0] - sums[1]) / sums[0]
  }

  /// The cost of a new customer over all periods.
  var pooledCost: Figure? {
    guard let sums = table.sums([.acquisitionSpend, .newCustomers]) else { return nil }
    return Self.cost(spent: sums[0], won: sums[1], level: level, source: span)
  }

  private var span: String {
    let (first, last) = (table.periods[0], table.periods[table.periods.count - 1])
    return first == last ? first : "\(first) to \(last)"
  }

  /// Margin × revenue per customer and year ÷ churn a year, over all periods; the interval is that of
  /// churn, the rest being read off the books.
  func lifetimeValue(margin: Double?) -> Figure? {
    guard let margin, let months = table.months,
      let sums = table.sums([.revenue, .customersStart, .customersLost]), sums[1] > 0
    else { return nil }
    let (revenue, there, lost) = (sums[0], sums[1], sums[2])
    let perYear = revenue / there * 12 / months
    func value(_ churn: Double?) -> Double? {
      guard let churn, churn > 0 else { return nil }
      return margin * perYear / BusinessAccounts.converted(churn, from: months, to: 12)
    }
    let churn = ProportionInterval.wilson.interval(successes: lost, trials: there, level: level)
    let estimate = value(lost / there)
    let interval = churn.flatMap { churn -> Interval? in
      guard estimate != nil, let low = value(churn.upper), let high = value(churn.lower) else {
        return nil
      }
      return margin >= 0
        ? Interval(lower: low, upper: high, level: level, method: "wilson") : nil
    }
    return BusinessFigure.lifetimeValue.figure(
      unit: .money, basis: .estimate, value: estimate, interval: interval,
      source: "\(span), margin \(Format.percent(margin))",
      reason: estimate == nil ? "Nobody left, so the formula divides by zero." : nil)
  }
}
