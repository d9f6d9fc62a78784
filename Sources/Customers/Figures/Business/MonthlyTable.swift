import Reports
import Statistics
import Tables

/// A table with a row per period, its columns found by their names.
struct MonthlyTable: Sendable {
  /// What a column holds.
  enum Entry: String, CaseIterable {
    case leads, won
    case newCustomers = "new_customers"
    case customersStart = "customers_start"
    case customersLost = "customers_lost"
    case revenue, cogs
    case operatingExpenses = "operating_expenses"
    case acquisitionSpend = "sales_marketing_cost"
    case dailyActive = "daily_active"
    case monthlyActive = "monthly_active"
    case featureUsers = "feature_users"
    case users

    /// Other usual headers, letters and digits only.
    fileprivate var headers: [String] {
      switch self {
      case .leads: ["leads", "opportunities"]
      case .won: ["won", "wonleads", "dealswon", "closedwon"]
      case .newCustomers: ["newcustomers", "customersnew", "customersgained"]
      case .customersStart: ["customersstart", "customersatstart", "startingcustomers"]
      case .customersLost: ["customerslost", "lostcustomers", "churnedcustomers"]
      case .revenue: ["revenue", "sales", "turnover"]
      case .cogs: ["cogs", "costofgoodssold", "costofsales"]
      case .operatingExpenses: ["operatingexpenses", "opex"]
      case .acquisitionSpend:
        ["salesmarketingcost", "salesandmarketingcost", "acquisitioncost", "salesmarketing"]
      case .dailyActive: ["dailyactive", "dailyactiveusers", "dau"]
      case .monthlyActive: ["monthlyactive", "monthlyactiveusers", "mau"]
      case .featureUsers: ["featureusers", "usersoffeature", "adopters"]
      case .users: ["users", "allusers", "totalusers"]
      }
    }

    /// Whether it is a number of things; margins may be below zero, counts may not.
    fileprivate var isCount: Bool {
      switch self {
      case .revenue, .cogs, .operatingExpenses, .acquisitionSpend: false
      default: true
      }
    }
  }

  /// The periods as the file writes them, in order.
  let periods: [String]
  /// Months of a period, as its name says; nil where it does not.
  let months: Double?
  /// The values by entry, one per period.
  private let values: [Entry: [Double?]]

  /// - Throws: `BusinessFiguresError` for a table without periods or rows, counts below zero, and
  ///   parts larger than their whole; `TableError` for cells that are no numbers.
  init(_ table: Table) throws {
    let search = HeaderSearch(table: table)
    let headers = ["period", "month", "quarter", "year", "date"]
    guard let name = search.column(headers, purpose: "period") else {
      throw BusinessFiguresError.missingColumn(
        what: "period", like: "period", columns: table.columnNames, source: table.source)
    }
    let labels = try table.labels(name)
    guard table.rowCount > 0 else { throw BusinessFiguresError.empty(source: table.source) }
    let rows = (0..<table.rowCount).filter { labels[$0] != nil }
      .sorted { NaturalOrder.precedes(labels[$0]!, labels[$1]!) }
    if let twice = zip(rows, rows.dropFirst()).first(where: { labels[$0] == labels[$1] }) {
      throw BusinessFiguresError.impossible(
        what: "period \(Excerpt.quoted(labels[twice.1]!)) is listed twice",
        line: table.lineNumber(ofRow: twice.1), source: table.source)
    }
    periods = rows.map { labels[$0]! }
    months = Self.months(periods)
    var values: [Entry: [Double?]] = [:]
    for entry in Entry.allCases {
      guard let column = search.column(entry.headers, purpose: entry.rawValue) else { continue }
      let numbers = try table.numbers(column)
      if entry.isCount, let row = rows.first(where: { numbers[$0].map { $0 < 0 } ?? false }) {
        throw BusinessFiguresError.impossible(
          what: "\(column) is below zero", line: table.lineNumber(ofRow: row), source: table.source)
      }
      values[entry] = rows.map { numbers[$0] }
    }
    self.values = values
    let parts: [(Entry, Entry)] = [
      (.won, .leads), (.customersLost, .customersStart), (.dailyActive, .monthlyActive),
      (.featureUsers, .users),
    ]
    for (part, whole) in parts {
      for (place, row) in rows.enumerated() {
        guard let small = values[part]?[place], let large = values[whole]?[place], small > large
        else { continue }
        throw BusinessFiguresError.impossible(
          what: "\(part.rawValue) (\(Format.count(small))) is more than \(whole.rawValue) "
            + "(\(Format.count(large)))", line: table.lineNumber(ofRow: row), source: table.source)
      }
    }
  }

  /// The value of an entry in a period.
  func value(_ entry: Entry, _ period: Int) -> Double? { values[entry]?[period] }

  /// The sums of entries over the periods in which all of them are known; nil where none is.
  func sums(_ entries: [Entry]) -> [Double]? {
    let complete = periods.indices.filter { period in
      entries.allSatisfy { value($0, period) != nil }
    }
    guard !complete.isEmpty else { return nil }
    return entries.map { entry in complete.reduce(0) { $0 + (value(entry, $1) ?? 0) } }
  }

  /// The length that names of periods say: 2025-03, Mar 2025, 2025-Q1, 2025-H1, 2025.
  private static func months(_ periods: [String]) -> Double? {
    let lengths = Set(periods.map { PeriodName($0)?.months ?? 0 })
    guard lengths.count == 1, let months = lengths.first, months > 0 else { return nil }
    return Double(months)
  }
}
