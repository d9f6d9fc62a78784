import Reports
import Statistics

/// What a customer is worth: orders, lifetime value by both formulas, and its ratio to the cost of
/// winning one.
struct LifetimeFigures: Sendable {
  let ledger: BusinessAccounts
  let margin: Double?
  let lifespan: Double?
  let monthly: MonthlyFigures?
  let level: Double
  let bootstrap: Bootstrap

  var figures: [Figure] {
    var figures = orderFigures
    let value = byChurn ?? monthly?.lifetimeValue(margin: margin)
    if let value { figures.append(value) }
    // Value and cost belong to the same customers where the monthly table gives both.
    if let cost = monthly?.pooledCost, cost.value != nil,
      let worth = monthly?.lifetimeValue(margin: margin) ?? value, worth.value != nil
    {
      figures.append(ratio(worth, cost))
    }
    return figures
  }

  /// Margin × revenue per customer ÷ churn a year.
  private var byChurn: Figure? {
    guard let margin, let months = ledger.months, months > 0 else { return nil }
    let risk = ledger.atRisk.filter { $0.revenue != nil }
    guard !risk.isEmpty else { return nil }
    let revenue = risk.map { $0.revenue! }
    let left = risk.map { $0.left == true ? 1.0 : 0 }
    let value: @Sendable (Double, Double, Double) -> Double? = { sum, lost, count in
      guard lost > 0, count > 0 else { return nil }
      let annual = BusinessAccounts.converted(lost / count, from: months, to: 12)
      return margin * (sum / count) / annual
    }
    let estimate = value(revenue.reduce(0, +), left.reduce(0, +), Double(risk.count))
    var drawn: (interval: Interval?, reason: String?) = (
      nil, "Nobody left, so the formula divides by zero."
    )
    if estimate != nil {
      drawn = AccountDraws(count: risk.count, level: level, bootstrap: bootstrap).run { rows in
        var (sum, lost) = (0.0, 0.0)
        for place in 0..<rows.count {
          sum += revenue[Int(rows[place])]
          lost += left[Int(rows[place])]
        }
        return value(sum, lost, Double(rows.count))
      }
    }
    return BusinessFigure.lifetimeValue.figure(
      unit: .money, basis: .estimate, value: estimate, interval: drawn.interval,
      source: "accounts, margin \(Format.percent(margin))", reason: drawn.reason)
  }

  private var orderFigures: [Figure] {
    guard let book = ledger.orders else { return [] }
    let accounts = ledger.accounts.filter { $0.years > 0 || $0.orders > 0 || $0.earlierOrders > 0 }
    let parts = accounts.map {
      OrderSums(
        orders: $0.orders, amount: $0.amount, years: $0.years, left: $0.left, there: $0.wasThere)
    }
    let earlier = accounts.map {
      OrderSums(
        orders: $0.earlierOrders, amount: $0.earlierAmount, years: 0, left: nil, there: true)
    }
    let draws = AccountDraws(count: accounts.count, level: level, bootstrap: bootstrap)
    let whole = OrderSums(summing: parts)
    let (amounts, orders, years) = (parts.map(\.amount), parts.map(\.orders), parts.map(\.years))
    func figure(
      _ name: BusinessFigure, _ unit: FigureUnit, _ value: Double?, counts: (Double, Double)?,
      change: FigureChange? = nil, _ interval: () -> (interval: Interval?, reason: String?)
    ) -> Figure {
      let drawn = value == nil ? (nil, "There is no order.") : interval()
      return name.figure(
        unit: unit, basis: .estimate, value: value, numerator: counts?.0, denominator: counts?.1,
        interval: drawn.0, source: book.period, reason: drawn.1, change: change)
    }
    var figures = [
      figure(
        .orderValue, .money, whole.orderValue, counts: (whole.amount, whole.orders),
        change: book.hasEarlier ? change(parts, earlier, draws) : nil
      ) { draws.ratio(amounts, over: orders) },
      figure(.ordersPerYear, .number, whole.perYear, counts: (whole.orders, whole.years)) {
        draws.ratio(orders, over: years)
      },
    ]
    if let lifespan {
      // Value × orders a year is amount a year: one ratio, times years.
      let value = whole.orders > 0 ? whole.perYear.map { whole.orderValue! * $0 * lifespan } : nil
      figures.append(
        figure(.purchaseLifetimeValue, .money, value, counts: nil) {
          draws.ratio(amounts.map { $0 * lifespan }, over: years)
        })
    } else if let months = ledger.months, months > 0, ledger.hasList, !ledger.atRisk.isEmpty {
      let worth: @Sendable (OrderSums) -> Double? = { sums in
        guard let value = sums.orderValue, let rate = sums.perYear, sums.lost > 0 else {
          return nil
        }
        return value * rate
          / BusinessAccounts.converted(sums.lost / sums.risk, from: months, to: 12)
      }
      var own = figure(.purchaseLifetimeValue, .money, worth(whole), counts: nil) {
        draws.of(parts, worth)
      }
      if own.value == nil, whole.orders > 0 {
        own = BusinessFigure.purchaseLifetimeValue.figure(
          unit: .money, basis: .estimate, value: nil, source: book.period,
          reason: "Nobody left, so the formula divides by zero.")
      }
      figures.append(own)
    }
    return figures
  }

  /// The change of the order value from the year before, the same accounts being drawn for both.
  private func change(
    _ now: [OrderSums], _ then: [OrderSums], _ draws: AccountDraws
  ) -> FigureChange? {
    guard let current = OrderSums(summing: now).orderValue,
      let previous = OrderSums(summing: then).orderValue
    else { return nil }
    let drawn = draws.difference(
      (now.map(\.amount), now.map(\.orders)), (then.map(\.amount), then.map(\.orders)))
    let code: FigureChange.Code? = drawn.interval.map {
      ($0.lower ?? -.infinity) > 0
        ? .increased : ($0.upper ?? .infinity) < 0 ? .decreased : .inconclusive
    }
    return FigureChange(
      period: "the year before", previous: previous, current: current, interval: drawn.interval,
      method: drawn.interval?.method, code: code ?? .untested, remark: drawn.reason)
  }

  /// A value over a cost, from independent intervals of both on the log scale.
  ///
  /// Source: Zou & Donner 2008, Statistics in Medicine 27:1693 (variance estimates recovered from
  /// limits).
  private func ratio(_ value: Figure, _ cost: Figure) -> Figure {
    let estimate = value.value! / cost.value!
    var interval: Interval?
    if let low = value.interval?.lower, let high = value.interval?.upper,
      let least = cost.interval?.lower, let most = cost.interval?.upper, low > 0, least > 0,
      let worth = value.value, let price = cost.value
    {
      func square(_ x: Double) -> Double { x * x }
      func log(_ x: Double) -> Double { logOf(x) }
      let down = (square(log(worth / low)) + square(log(most / price))).squareRoot()
      let up = (square(log(high / worth)) + square(log(price / least))).squareRoot()
      interval = Interval(
        lower: estimate * exponential(-down), upper: estimate * exponential(up), level: level,
        method: "mover_log_ratio")
    }
    return BusinessFigure.lifetimeToCost.figure(
      unit: .ratio, basis: .estimate, value: estimate, numerator: value.value,
      denominator: cost.value, interval: interval, source: "\(value.source ?? "") ÷ CAC",
      reason: interval == nil ? "Value or cost has no interval." : nil)
  }
}

/// Sums over accounts that figures of orders are made of.
struct OrderSums: Sendable {
  var orders = 0.0
  var amount = 0.0
  var years = 0.0
  var lost = 0.0
  var risk = 0.0

  init() {}

  init(orders: Double, amount: Double, years: Double, left: Bool?, there: Bool) {
    self.orders = orders
    self.amount = amount
    self.years = years
    lost = there && left == true ? 1 : 0
    risk = there && left != nil ? 1 : 0
  }

  /// Amount ÷ orders; nil without orders.
  var orderValue: Double? { orders > 0 ? amount / orders : nil }

  /// Orders ÷ account-years; nil without these.
  var perYear: Double? { years > 0 ? orders / years : nil }

  init(summing parts: [OrderSums]) {
    for part in parts { add(part) }
  }

  mutating func add(_ other: OrderSums) {
    orders += other.orders
    amount += other.amount
    years += other.years
    lost += other.lost
    risk += other.risk
  }
}

extension AccountDraws {
  /// The interval of a statistic of sums over accounts.
  func of(
    _ parts: [OrderSums], _ statistic: @escaping @Sendable (OrderSums) -> Double?
  ) -> (interval: Interval?, reason: String?) {
    run { rows in
      var sums = OrderSums()
      for place in 0..<rows.count { sums.add(parts[Int(rows[place])]) }
      return statistic(sums)
    }
  }
}
