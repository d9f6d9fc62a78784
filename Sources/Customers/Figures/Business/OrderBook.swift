import Statistics
import Tables

/// Orders of accounts: the last year of the file, and the year before it.
struct OrderBook: Sendable {
  /// The days of the orders' year, and of a month.
  static let year = 365.0
  static let month = 365.25 / 12

  let keys: AccountKeys
  private let amounts: [Double?]
  private let days: [Double?]
  private let repeated: Set<Int>
  /// The first and the last day of the year that counts.
  let window: ClosedRange<Double>
  /// Whether the file reaches back over the year before.
  let hasEarlier: Bool
  /// Accounts that ordered and are not in the list of accounts.
  var strangers: [String] = []

  /// - Throws: `BusinessFiguresError` when account, day or amount has no column, or there is no order.
  init(_ table: Table) throws {
    let search = HeaderSearch(table: table)
    func need(_ names: [String], _ purpose: String, _ what: String) throws -> String {
      guard let found = search.column(names, purpose: purpose) else {
        throw BusinessFiguresError.missingColumn(
          what: what, like: purpose, columns: table.columnNames, source: table.source)
      }
      return found
    }
    guard let account = ColumnPurpose.account.candidates(in: table).first else {
      throw BusinessFiguresError.missingColumn(
        what: "account", like: "account_id", columns: table.columnNames, source: table.source)
    }
    let day = try need(
      [
        "orderedat", "orderdate", "ordered", "purchasedat", "purchasedate", "invoicedate", "date",
        "createdat",
      ], "ordered_at", "day of the order")
    let amount = try need(
      ["amount", "total", "ordervalue", "value", "revenue", "price", "sum"], "amount",
      "amount of the order")
    keys = AccountKeys(try table.column(account))
    amounts = try table.numbers(amount)
    days = try table.days(day).map { $0?.rounded(.down) }
    var repeated: Set<Int> = []
    let numbers = ["orderid", "ordernumber", "order", "invoiceid", "invoicenumber"]
    if let number = search.column(numbers, purpose: "order_id") {
      var seen: Set<String> = []
      let labels = try table.labels(number)
      for row in 0..<table.rowCount {
        if let id = labels[row], !seen.insert(id).inserted { repeated.insert(row) }
      }
    }
    self.repeated = repeated
    let known = days.compactMap { $0 }
    guard let first = known.min(), let last = known.max() else {
      throw BusinessFiguresError.empty(source: table.source)
    }
    let start = max(first, last - Self.year + 1)
    window = start...last
    // A year before counts when the file covers all but a month of it.
    hasEarlier = first <= start - Self.year + Self.month
  }

  /// The years in which an account could order.
  func years(start: Double?, end: Double?) -> Double {
    let from = max(window.lowerBound, start ?? window.lowerBound)
    let to = min(window.upperBound, end ?? window.upperBound)
    return max(0, to - from + 1) / Self.year
  }

  /// Adds the orders to their accounts; a refund lowers the amount and is no order.
  func add(to accounts: inout [BusinessAccount], places: [String: Int]) {
    let earlier = (window.lowerBound - Self.year)..<window.lowerBound
    for (row, code) in keys.codes.enumerated() where !repeated.contains(row) {
      guard let code, let place = places[keys.keys[code]], let amount = amounts[row],
        let day = days[row]
      else { continue }
      if window.contains(day) {
        accounts[place].amount += amount
        if amount > 0 { accounts[place].orders += 1 }
      } else if earlier.contains(day) {
        accounts[place].earlierAmount += amount
        if amount > 0 { accounts[place].earlierOrders += 1 }
      }
    }
  }

  /// "2025-01-01 to 2025-12-31".
  var period: String {
    "\(TenureSelection.text(window.lowerBound)) to \(TenureSelection.text(window.upperBound))"
  }

  func notes(hasList: Bool) -> [Note] {
    var notes: [Note] = []
    if !repeated.isEmpty {
      notes.append(
        Note(
          code: "repeated_orders",
          sentence: "\(counted(repeated.count, "order")) with a number that was listed before "
            + "\(repeated.count == 1 ? "was" : "were") counted once."))
    }
    let refunds = amounts.count { ($0 ?? 0) < 0 }
    if refunds > 0 {
      notes.append(
        Note(
          code: "refunds",
          sentence: "\(counted(refunds, "negative amount")) lower\(refunds == 1 ? "s" : "") the "
            + "revenue and \(refunds == 1 ? "is" : "are") not counted as orders."))
    }
    let incomplete = keys.codes.indices.count {
      keys.codes[$0] == nil || amounts[$0] == nil || days[$0] == nil
    }
    if incomplete > 0 {
      notes.append(
        Note(
          code: "incomplete_orders",
          sentence: "\(counted(incomplete, "order")) without account, day or amount "
            + "\(incomplete == 1 ? "was" : "were") left out."))
    }
    if hasList, !strangers.isEmpty {
      notes.append(
        Note(
          code: "unknown_accounts",
          sentence: "\(counted(strangers.count, "account")) with orders "
            + "\(strangers.count == 1 ? "is" : "are") not in the accounts file: "
            + "\(AccountTableError.named(strangers))."))
    } else if !hasList {
      notes.append(
        Note(
          code: "orders_only",
          sentence: "Without --accounts, customers who ordered nothing are not known: orders per "
            + "customer are those of customers who ordered."))
    }
    return notes
  }
}
