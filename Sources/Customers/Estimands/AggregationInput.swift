import Statistics
import Tables

/// A file read for weighted scores: each answer with its account, role, and categories.
struct AggregationInput {
  let survey: SurveyInput
  let columns: [ColumnChoice]
  /// The rows that hold an answer.
  let rows: [Int]
  /// The rows of each group, in the order of the survey's groups.
  let groups: [(keys: [String?], rows: [Int])]
  let notes: [Note]
  private let table: Table
  private let values: [Int]
  private let accounts: Labels?
  private let roles: Labels?
  private let revenues: [Double?]?
  private let lookup: AccountLookup?
  private let request: AggregatedScore

  init(_ table: Table, accounts file: Table?, request: AggregatedScore) throws {
    survey = try SurveyInput(table, scale: request.scale, selection: request.selection)
    let answers = survey.answers
    rows = (0..<table.rowCount).filter { answers[$0] != nil }
    values = (0..<table.rowCount).map { answers[$0].map { request.scale.classify($0) } ?? 0 }
    let unit = survey.clusterUnit
    let cluster = survey.columns.first { $0.purpose.rawValue == unit?.rawValue }
    if unit != .account, request.estimand != .respondents, request.estimand != .population {
      throw AggregationError.noAccounts(columns: table.columnNames, source: table.source)
    }
    accounts = try cluster.map { try table.labels($0.column) }
    let role = try ColumnChoice.find(.role, given: request.role, in: table)
    roles = try role.map { try table.labels($0.column) }
    var notes = file?.fileNotes(named: true) ?? []
    lookup = try file.flatMap { file in
      try cluster.map { try AccountLookup(file, like: $0.column) }
    }
    if let lookup, let levels = accounts?.levels {
      notes += Self.unknownAccounts(lookup.unknown(levels), source: lookup.table.source)
    }
    let revenue = try Self.revenue(request, table: table, lookup: lookup, accounts: accounts)
    revenues = revenue?.values
    columns = survey.columns + [role, revenue?.choice].compactMap { $0 }
    // How roles and revenues were read, in this file or that of the accounts.
    let weighing = Set([role, revenue?.choice].compactMap { $0?.column })
    for table in [table, lookup?.table].compactMap({ $0 }) {
      notes += table.notes(using: weighing, ofFile: false)
    }
    self.notes = notes
    self.table = table
    self.request = request
    let grouping = try table.grouping(by: survey.groupColumns)
    let order = survey.order
    let answered = Set(rows)
    // The survey has left out what is too small to be shown.
    let shown = Set(survey.groups.map(\.keys))
    groups =
      survey.groupColumns.isEmpty
      ? []
      : zip(grouping.keys, grouping.rows).map { ($0, $1.filter(answered.contains)) }
        .filter { shown.contains($0.0) }
        .sorted { order.precedes($0.0, $1.0) }.map { (keys: $0.0, rows: $0.1) }
    if let weights = request.roleWeights, let levels = roles?.levels {
      let unknown = weights.keys.sorted().filter { !levels.contains($0) }
      guard unknown.isEmpty else {
        throw AggregationError.unknownRoles(unknown, roles: levels.sorted())
      }
    }
  }

  /// Some rows with all that estimands may need.
  func answers(_ rows: [Int], totals: [KnownTotals]) throws -> EstimandAnswers {
    let lines = rows.map { table.lineNumber(ofRow: $0) }
    let margins = try totals.map { known in
      try known.margin(try known.columns.map { try category($0, rows) }, lines: lines)
    }
    // Accounts are numbered within these rows, so that groups do not drag others along.
    return EstimandAnswers(
      values: rows.map { values[$0] },
      accounts: rows.map { row in
        accounts.flatMap { $0.codes[row] >= 0 ? Int($0.codes[row]) : nil }
      },
      roles: roles.map { labels in rows.map { labels[$0] } }, roleWeights: request.roleWeights,
      seniority: request.seniority ?? request.roleWeights.map(Self.byWeight), revenues: revenues,
      totals: margins.isEmpty ? nil : margins)
  }

  /// The weight of each role that answered, where roles are known.
  func roleWeights(_ answers: EstimandAnswers) -> [RoleWeight] {
    guard let roles = answers.roles else { return [] }
    var counts: [String: Int] = [:]
    for case let role? in roles { counts[role, default: 0] += 1 }
    return counts.keys.sorted(by: NaturalOrder.precedes).map { role in
      RoleWeight(
        role: role, weight: request.roleWeights?[role] ?? (request.roleWeights == nil ? 1 : 0),
        answers: counts[role] ?? 0)
    }
  }

  /// Roles by falling weight: those who weigh most speak first.
  private static func byWeight(_ weights: [String: Double]) -> [String] {
    weights.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }.map(\.key)
  }

  /// The values of a column at some rows, from the answers or from the file of accounts.
  private func category(_ name: String, _ rows: [Int]) throws -> [String?] {
    if let lookup, let accounts, !table.hasColumn(name) {
      let texts = try lookup.texts(name, of: accounts.levels)
      return rows.map { accounts.codes[$0] >= 0 ? texts[Int(accounts.codes[$0])] : nil }
    }
    let labels = try table.labels(name)
    return rows.map { labels[$0] }
  }

  private static func revenue(
    _ request: AggregatedScore, table: Table, lookup: AccountLookup?, accounts: Labels?
  ) throws -> (values: [Double?], choice: ColumnChoice)? {
    guard let accounts else { return nil }
    let here = request.revenue.map(table.hasColumn) ?? true
    if let lookup, request.revenue == nil || !here {
      if let choice = try ColumnChoice.find(.revenue, given: request.revenue, in: lookup.table) {
        return (try lookup.numbers(choice.column, of: accounts.levels), choice)
      }
    }
    guard let choice = try ColumnChoice.find(.revenue, given: request.revenue, in: table) else {
      return nil
    }
    let numbers = try table.numbers(choice.column)
    var values = [Double?](repeating: nil, count: accounts.levels.count)
    for (row, code) in accounts.codes.enumerated() where code >= 0 {
      guard let number = numbers[row] else { continue }
      if let other = values[Int(code)], other != number {
        throw AggregationError.revenueDiffers(
          account: accounts.levels[Int(code)], column: choice.column)
      }
      values[Int(code)] = number
    }
    return (values, choice)
  }

  private static func unknownAccounts(_ names: [String], source: String) -> [Note] {
    guard !names.isEmpty else { return [] }
    let listed = names.prefix(10).map { Excerpt.quoted($0) }.joined(separator: ", ")
    let more = names.count > 10 ? " and \(names.count - 10) more" : ""
    return [
      Note(
        code: "accounts_not_in_file",
        sentence:
          "\(counted(names.count, "account")) with answers \(names.count == 1 ? "is" : "are") "
          + "not in \(Excerpt.escaped(source, limit: 200)): \(listed)\(more).")
    ]
  }
}
