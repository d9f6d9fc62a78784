import Probability
import Reports
import Statistics
import Tables

/// One account with what it pays, what it ordered, and whether it left in the period.
struct BusinessAccount: Sendable {
  var revenue: Double?
  var start: Double?
  var end: Double?
  /// Whether it was a customer when the period began.
  var wasThere = true
  /// Whether it left in the period; nil where unknown.
  var left: Bool?
  /// Orders in the orders' year, their amount, and the years it could order in.
  var orders = 0.0
  var amount = 0.0
  var years = 0.0
  /// The same in the year before.
  var earlierOrders = 0.0
  var earlierAmount = 0.0
}

/// The accounts behind the business figures, with their orders.
struct BusinessAccounts: Sendable {
  private(set) var accounts: [BusinessAccount] = []
  /// Months that the churn spans; nil where not known.
  private(set) var months: Double?
  /// The stretch that churn is counted over, for people.
  private(set) var period: String?
  /// The orders' file, its year, and whether a year before it is covered as well.
  private(set) var orders: OrderBook?
  private(set) var notes: [Note] = []
  let hasList: Bool

  init(
    accounts table: Table?, orders: Table?, from: Double?, until: Double?, months: Double?
  ) throws {
    hasList = table != nil
    self.months = months
    var places: [String: Int] = [:]
    if let table {
      places = try read(table, from: from, until: until)
      if let from, let until {
        self.months = (until - from) / OrderBook.month
        period = "\(TenureSelection.text(from)) to \(TenureSelection.text(until))"
      }
    }
    guard let orders else { return }
    var book = try OrderBook(orders)
    for (name, key) in zip(book.keys.names, book.keys.keys) where places[key] == nil {
      places[key] = accounts.count
      accounts.append(BusinessAccount(wasThere: false))
      book.strangers.append(name)
    }
    for index in accounts.indices {
      accounts[index].years = book.years(start: accounts[index].start, end: accounts[index].end)
    }
    book.add(to: &accounts, places: places)
    notes += book.notes(hasList: hasList)
    self.orders = book
  }

  private mutating func read(
    _ table: Table, from: Double?, until: Double?
  ) throws -> [String: Int] {
    let facts = try AccountFacts(table)
    guard let name = ColumnPurpose.account.candidates(in: table).first else {
      throw BusinessFiguresError.missingColumn(
        what: "account", like: "account_id", columns: table.columnNames, source: table.source)
    }
    let others = try ColumnPurpose.account.candidates(in: table).map {
      AccountKeys(try table.column($0))
    }
    let keys = AccountKeys(try table.column(name))
    if let twice = keys.rows.firstIndex(where: { $0.count > 1 }) {
      throw BusinessFiguresError.impossible(
        what:
          "account \(Excerpt.quoted(keys.names[twice])) is listed twice; one row per account is "
          + "needed", line: table.lineNumber(ofRow: keys.rows[twice][1]), source: table.source)
    }
    if facts.churned == nil, let name = ColumnPurpose.churned.candidates(in: table).first {
      notes.append(
        Note(
          code: "unreadable_churn",
          sentence:
            "Column \(Excerpt.quoted(name)) of \(Excerpt.escaped(table.source, limit: 200)) "
            + "holds more than yes and no, so it does not say who left."))
    }
    var places: [String: Int] = [:]
    for row in 0..<table.rowCount {
      var account = BusinessAccount(
        revenue: facts.revenue?[row], start: facts.start?[row], end: facts.end?[row])
      if let revenue = account.revenue, revenue < 0 {
        throw BusinessFiguresError.impossible(
          what: "a revenue of \(Format.number(revenue, digits: 2)) is below zero",
          line: table.lineNumber(ofRow: row), source: table.source)
      }
      let flag = facts.churned?[row]
      if let from, let until {
        account.wasThere =
          (account.start.map { $0 <= from } ?? true) && (account.end.map { $0 > from } ?? true)
        account.left =
          facts.end != nil
          ? account.end.map { $0 <= until } ?? (flag.map { $0 } ?? false) : flag
      } else {
        account.left = flag ?? (facts.churned == nil && facts.end != nil ? account.end != nil : nil)
      }
      for other in others {
        if let code = other.codes[row], places[other.keys[code]] == nil {
          places[other.keys[code]] = accounts.count
        }
      }
      accounts.append(account)
    }
    return places
  }

  /// Accounts that were there at the start and of which it is known whether they left.
  var atRisk: [BusinessAccount] { accounts.filter { $0.wasThere && $0.left != nil } }

  /// The share that is lost in so many months at the same pace.
  static func converted(_ share: Double, from months: Double, to wanted: Double) -> Double {
    // 1 − (1 − c)^(wanted / months): a constant rate, so that shares that stay multiply.
    share >= 1 ? 1 : -exponentialMinusOne(logOnePlus(-share) * wanted / months)
  }

  private func converted(_ interval: Interval?, to wanted: Double) -> Interval? {
    guard let interval, let months else { return nil }
    func limit(_ value: Double?) -> Double? {
      value.map { Self.converted($0, from: months, to: wanted) }
    }
    return Interval(
      lower: limit(interval.lower), upper: limit(interval.upper), level: interval.level,
      method: interval.method)
  }

  /// Churn a year of these accounts; nil without a length of the period, or without churn.
  var annualChurn: Double? {
    let risk = atRisk
    guard let months, months > 0, !risk.isEmpty else { return nil }
    return Self.converted(
      Double(risk.count { $0.left == true }) / Double(risk.count), from: months, to: 12)
  }

  func figures(level: Double, bootstrap: Bootstrap) -> [Figure] {
    var figures: [Figure] = []
    let risk = atRisk
    if !risk.isEmpty {
      let (lost, total) = (Double(risk.count { $0.left == true }), Double(risk.count))
      let churn = ProportionInterval.wilson.interval(successes: lost, trials: total, level: level)
      let stay = ProportionInterval.wilson.interval(
        successes: total - lost, trials: total, level: level)
      figures += [
        BusinessFigure.retention.figure(
          unit: .share, basis: .estimate, value: (total - lost) / total, numerator: total - lost,
          denominator: total, interval: stay, source: period ?? "accounts"),
        BusinessFigure.churn.figure(
          unit: .share, basis: .estimate, value: lost / total, numerator: lost, denominator: total,
          interval: churn, source: period ?? "accounts"),
      ]
      if let months, months > 0 {
        figures += [(BusinessFigure.monthlyChurn, 1.0), (.annualChurn, 12)].map { name, wanted in
          name.figure(
            unit: .share, basis: .estimate,
            value: Self.converted(lost / total, from: months, to: wanted),
            interval: converted(churn, to: wanted), source: period ?? "accounts")
        }
      }
      if let figure = revenueChurn(risk, level: level, bootstrap: bootstrap) {
        figures.append(figure)
      }
    }
    let paying = accounts.filter { $0.wasThere && $0.revenue != nil }
    if !paying.isEmpty {
      let sum = paying.reduce(0) { $0 + $1.revenue! }
      figures.append(
        BusinessFigure.revenuePerCustomer.figure(
          unit: .money, basis: .count, value: sum / Double(paying.count), numerator: sum,
          denominator: Double(paying.count), source: "accounts"))
    }
    return figures
  }

  private func revenueChurn(
    _ risk: [BusinessAccount], level: Double, bootstrap: Bootstrap
  ) -> Figure? {
    let known = risk.filter { $0.revenue != nil }
    let total = known.reduce(0) { $0 + $1.revenue! }
    guard total > 0 else { return nil }
    let all = known.map { $0.revenue! }
    let lost = known.map { $0.left == true ? $0.revenue! : 0 }
    let drawn = AccountDraws(count: known.count, level: level, bootstrap: bootstrap)
      .ratio(lost, over: all, within: 0...1)
    return BusinessFigure.revenueChurn.figure(
      unit: .share, basis: .estimate, value: lost.reduce(0, +) / total,
      numerator: lost.reduce(0, +), denominator: total, interval: drawn.interval,
      source: period ?? "accounts", reason: drawn.reason)
  }
}
