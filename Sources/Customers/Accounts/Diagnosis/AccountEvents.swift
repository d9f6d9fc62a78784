import Tables

/// A dated event of an account: a ticket, an outage, a renewal.
public struct AccountEvent: Codable, Sendable, Equatable {
  /// The account, a place in `Programme.accounts`.
  public let account: Int
  /// The day, since 1970-01-01.
  public let day: Double
  /// What kind of event; nil where the file does not say.
  public let kind: String?
  /// What else the file says of it.
  public let detail: String?
}

/// The events of a file, by account.
public struct AccountEvents: Sendable, Equatable {
  /// The events in the order of the file.
  public let events: [AccountEvent]
  /// Accounts of the file that the programme does not know.
  public let unknown: [String]
  /// Rows without an account or a date.
  public let incomplete: Int

  /// Reads one row per event: an account, a date, and if there are the columns kind (or type, event)
  /// and detail.
  /// - Throws: `AccountStudyError.eventsWithoutColumn`; `TableError`.
  public init(_ table: Table, programme: Programme) throws {
    let columns = ColumnPurpose.account.candidates(in: table)
    guard let first = columns.first else {
      throw AccountStudyError.eventsWithoutColumn(
        what: "account", columns: table.columnNames, source: table.source)
    }
    let dated =
      table.declared["date"] ?? table.columns.first { $0.kind == .date }?.name
    guard let dated else {
      throw AccountStudyError.eventsWithoutColumn(
        what: "date", columns: table.columnNames, source: table.source)
    }
    func labels(_ names: [String]) throws -> Labels? {
      try names.lazy.compactMap { name in
        table.columnNames.first { NearNames.normalized($0) == name }
      }.first.map { try table.labels($0) }
    }
    let keys = AccountKeys(try table.column(first))
    var places: [String: Int] = [:]
    for (place, account) in programme.accounts.enumerated().reversed() {
      places[AccountKeys.key(account.name)] = place
    }
    // Numbers come last, so that they win over a name that looks like one.
    for (place, account) in programme.accounts.enumerated() {
      places[AccountKeys.key(account.id)] = place
    }
    let days = try table.days(dated)
    let kinds = try labels(["kind", "type", "event", "eventtype", "category"])
    let details = try labels(["detail", "details", "description", "subject", "note"])
    var (events, unknown, incomplete) = ([AccountEvent](), [String](), 0)
    var seen: Set<Int> = []
    for row in 0..<table.rowCount {
      guard let code = keys.codes[row], let day = days[row] else {
        incomplete += 1
        continue
      }
      guard let account = places[AccountKeys.key(keys.names[code])] else {
        if seen.insert(code).inserted { unknown.append(keys.names[code]) }
        continue
      }
      events.append(
        AccountEvent(
          account: account, day: day.rounded(.down), kind: kinds?[row], detail: details?[row]))
    }
    self.events = events
    self.unknown = unknown
    self.incomplete = incomplete
  }
}
