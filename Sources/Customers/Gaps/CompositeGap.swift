import Models
import Reports
import Statistics
import Tables

/// Composite satisfaction, an index of several items, against the satisfaction that is stated.
///
/// The gap of an answer is its composite less its stated score, both on one scale. An account's gap is
/// judged against the mean gap of the other accounts, since items and the overall question differ in
/// wording: an unstated concern is an account that states satisfaction and whose items lie further
/// below it than is usual, by more than chance.
public struct CompositeGap: Sendable {
  /// The columns of the items; nil takes every column of numbers of the items' own file.
  public var items: [String]?
  /// The weight of each item; items without one weigh 1.
  public var weights: [(name: String, weight: Double)]
  /// The scale of the items; nil recognises a usual one.
  public var itemScale: RatingScale?
  /// The scale of the stated score; nil recognises a usual one.
  public var statedScale: RatingScale?
  /// From where on an account's stated score is high; nil for three quarters of a point above the
  /// middle of 1–5 and its like: 5/8 of the scale.
  public var high: Double?
  /// The column that both files number answers by; nil recognises it.
  public var answer: String?
  /// The columns of the answers; nil recognises them.
  public var selection: SurveySelection
  /// The confidence level.
  public var level: Double
  /// How p-values of many accounts are corrected; nil leaves them.
  public var adjustment: PValueAdjustment?
  /// How signs are flipped.
  public var flips: SignFlipTest

  /// Makes a comparison; by default columns and scales are recognised.
  public init(
    items: [String]? = nil, weights: [(name: String, weight: Double)] = [],
    itemScale: RatingScale? = nil, statedScale: RatingScale? = nil, high: Double? = nil,
    answer: String? = nil, selection: SurveySelection = SurveySelection(), level: Double = 0.95,
    adjustment: PValueAdjustment? = .holm, flips: SignFlipTest = SignFlipTest()
  ) {
    self.items = items
    self.weights = weights
    self.itemScale = itemScale
    self.statedScale = statedScale
    self.high = high
    self.answer = answer
    self.selection = selection
    self.level = level
    self.adjustment = adjustment
    self.flips = flips
  }

  /// Compares.
  /// - Parameters:
  ///   - responses: one row per answer, with the stated score and the account
  ///   - itemTable: the items in a file of their own, one row per answer; nil when they are columns
  ///     of the answers
  /// - Throws: `GapError`, `AccountTableError`, `ScoreError`, `TableError`.
  public func run(responses: Table, items itemTable: Table? = nil) throws -> CompositeGapResult {
    guard
      let stated = try ColumnChoice.find(.satisfaction, given: selection.score, in: responses)
    else {
      throw ScoreError.noScoreColumn(
        .satisfaction, columns: responses.columnNames, source: responses.source)
    }
    let source = itemTable ?? responses
    let join = try itemTable.map { try AnswerJoin(responses, $0, column: answer) }
    let names = try itemNames(source, except: join?.column, stated: stated.column)
    if itemTable == nil, names.contains(stated.column) {
      throw GapError.itemIsScore(stated.column)
    }
    let weights = try weights(of: names)
    var index = try AccountIndex(responses: responses, accounts: nil, given: selection.account)
    var notes = index.match(responses, as: .responses)
    let person = try ColumnChoice.find(.respondent, given: selection.respondent, in: responses)
    let people = try person.map { try responses.labels($0.column) }

    let found = try statedScale ?? scale(of: [stated.column], in: responses)
    let own = try itemScale ?? scale(of: names, in: source)
    let score = try RatingColumn(
      stated.column, in: responses, scale: found, invalid: selection.invalid)
    let columns = try names.map {
      try RatingColumn($0, in: source, scale: own, invalid: selection.invalid)
    }
    notes += [
      RatingColumn.note(score.dropped, of: "column \(stated.column)"),
      RatingColumn.note(columns.reduce(0) { $0 + $1.dropped }, of: "the items"),
    ].compactMap { $0 }
    if own != found {
      notes.append(
        Note(
          code: "rescaled",
          sentence:
            "Items on \(Format.tick(own.minimum))…\(Format.tick(own.maximum)) were brought to "
            + "the \(Format.tick(found.minimum))…\(Format.tick(found.maximum)) of the stated score."
        ))
    }
    var data = CompositeData(
      names: names, weights: weights, scale: found, statedColumn: stated.column)
    for row in 0..<responses.rowCount {
      let place = join.map { $0.rows[row] } ?? row
      let values = columns.map { column in
        place.flatMap { column.values[$0] }.map { own.convert($0, to: found) }
      }
      let code = people.map { $0.codes[row] } ?? -1
      data.add(
        account: index.account(row, .responses), person: code >= 0 ? Int(code) : nil,
        stated: score.values[row], items: values)
    }
    notes += data.notes(unmatched: join?.unmatched ?? 0)
    let accounts = try index.describe(nil, answers: [], responses: responses)
    let shown = try ShownUnits(
      people: data.accounts.map { $0.rows.map(\.person) },
      names: data.accounts.map { accounts[$0.account].name }, rule: selection.smallGroups)
    return CompositeGapResult(
      data, names: accounts, study: self, sources: (responses.source, itemTable?.source),
      shown: shown.isShown, notes: notes + shown.notes)
  }

  private func itemNames(_ table: Table, except key: String?, stated: String) throws -> [String] {
    var names: [String]
    if let items {
      names = []
      for item in items {
        let name = try table.column(item).name
        if !names.contains(name) { names.append(name) }
      }
    } else if let key {
      let identifiers = Set(
        [ColumnPurpose.account, .respondent, .wave, .answer, .role].flatMap {
          $0.candidates(in: table)
        } + [key])
      names = table.columns.filter { $0.kind == .number && !identifiers.contains($0.name) }
        .map(\.name)
    } else {
      names = []
    }
    guard names.count >= 2 else { throw GapError.fewItems(found: names, source: table.source) }
    return names
  }

  private func weights(of names: [String]) throws -> [Double] {
    var result = names.map { _ in 1.0 }
    for (name, weight) in weights {
      let wanted = NearNames.normalized(name)
      guard let place = names.firstIndex(where: { NearNames.normalized($0) == wanted }) else {
        throw GapError.unknownItem(name, near: NearNames.near(name, among: names), items: names)
      }
      guard weight >= 0, weight.isFinite else { throw GapError.badWeights("hold \(weight)") }
      result[place] = weight
    }
    guard result.count(where: { $0 > 0 }) >= 2 else {
      throw GapError.badWeights("leave fewer than two items")
    }
    let total = result.reduce(0, +)
    return result.map { $0 / total }
  }

  private func scale(of names: [String], in table: Table) throws -> RatingScale {
    let view = try names.map { try table.numberView($0) }
    return .holding(view.flatMap { column in (0..<table.rowCount).compactMap { column[$0] } })
  }
}

/// The rows of a second file that belong to the answers of a first.
struct AnswerJoin {
  /// The column of the second file.
  let column: String
  /// The row of the second file of each row of the first; nil where there is none.
  let rows: [Int?]
  /// Rows of the second file without an answer.
  let unmatched: Int

  init(_ responses: Table, _ items: Table, column given: String?) throws {
    func key(_ table: Table) throws -> String {
      guard let name = try ColumnChoice.find(.answer, given: given, in: table)?.column else {
        throw GapError.noColumn(
          what: "the number of the answer", option: "--answer", columns: table.columnNames,
          source: table.source)
      }
      return name
    }
    let (left, right) = (try key(responses), try key(items))
    let (a, b) = (try responses.labels(left), try items.labels(right))
    var places: [String: Int] = [:]
    for row in 0..<items.rowCount {
      guard let name = b[row] else { continue }
      if let other = places.updateValue(row, forKey: name) {
        throw GapError.repeatedAnswer(
          name, lines: [other, row].map { items.lineNumber(ofRow: $0) }, source: items.source)
      }
    }
    var used: [String: Int] = [:]
    for row in 0..<responses.rowCount {
      guard let name = a[row], places[name] != nil else { continue }
      if let other = used.updateValue(row, forKey: name) {
        throw GapError.repeatedAnswer(
          name, lines: [other, row].map { responses.lineNumber(ofRow: $0) },
          source: responses.source)
      }
    }
    guard !used.isEmpty || places.isEmpty || a.levels.isEmpty else {
      throw GapError.noCommonAnswers(
        first: responses.source, firstExamples: Array(a.levels.prefix(3)), second: items.source,
        secondExamples: Array(b.levels.prefix(3)))
    }
    column = right
    rows = (0..<responses.rowCount).map { row in a[row].flatMap { places[$0] } }
    unmatched = items.rowCount - used.count
  }
}
