import Models
import Statistics
import Tables

/// What staff think of accounts against what the customers say: paired by account, and by wave where
/// both files name it.
///
/// The mean gap is a paired t over accounts, each one vote. Whether one account's gap is more than
/// chance is judged by the scatter of answers within accounts (`NestedNoise`). A blind spot is an
/// account with such a gap where staff stand at or above a line and customers below it.
public struct StaffGap: Sendable {
  /// The line between low and high, on 0…10; 7 is where passives begin.
  public var line: Double
  /// The confidence level.
  public var level: Double
  /// How p-values of many accounts are corrected; nil leaves them.
  public var adjustment: PValueAdjustment?
  /// How signs are flipped.
  public var flips: SignFlipTest
  /// The columns of the answers; nil recognises them.
  public var selection: SurveySelection
  /// The column of the staff's ratings; nil recognises it.
  public var staffScore: String?
  /// The column of the person who rated; nil recognises it.
  public var rater: String?

  /// Makes a comparison; by default columns are recognised by their headers.
  public init(
    line: Double = 7, level: Double = 0.95, adjustment: PValueAdjustment? = .holm,
    flips: SignFlipTest = SignFlipTest(), selection: SurveySelection = SurveySelection(),
    staffScore: String? = nil, rater: String? = nil
  ) {
    self.line = line
    self.level = level
    self.adjustment = adjustment
    self.flips = flips
    self.selection = selection
    self.staffScore = staffScore
    self.rater = rater
  }

  /// Compares.
  /// - Parameters:
  ///   - responses: one row per answer of a customer
  ///   - staff: one row per rating by staff
  /// - Throws: `GapError`, `AccountTableError`, `ScoreError`, `TableError`, `SmallGroupsError`.
  public func run(responses: Table, staff: Table) throws -> StaffGapResult {
    var index = try AccountIndex(responses: responses, accounts: nil, given: selection.account)
    var notes = index.match(responses, as: .responses)
    if ColumnPurpose.account.candidates(in: staff).isEmpty {
      throw GapError.noColumn(
        what: "the account", option: "an account column like that of the answers",
        columns: staff.columnNames, source: staff.source)
    }
    let heardFrom = index.ids.count
    notes += index.match(staff, as: .staff)
    let names = try index.describe(nil, answers: [], responses: responses)
    let customers = try side(
      responses, score: selection.score,
      person: ColumnChoice.find(.respondent, given: selection.respondent, in: responses)?.column,
      accounts: (0..<responses.rowCount).map { index.account($0, .responses) })
    let own = try side(
      staff, score: staffScore,
      person: GapColumns.find(rater, headers: GapColumns.rater, in: staff),
      accounts: (0..<staff.rowCount).map { index.account($0, .staff) })
    for found in [customers, own] { notes += found.notes }
    let known = Set(customers.accounts)
    guard own.accounts.contains(where: { $0 < heardFrom }) || own.isEmpty || customers.isEmpty
    else {
      throw GapError.noCommonAccounts(
        first: responses.source, firstExamples: names.prefix(3).map(\.id), second: staff.source,
        secondExamples: names.dropFirst(heardFrom).prefix(3).map(\.id))
    }
    let pairing = SidePairing(customers: customers, staff: own)
    notes += pairing.notes(accounts: names.map(\.name), known: known)
    if pairing.waves.count > 1, let note = customers.order?.note { notes.append(note) }
    let rule = selection.smallGroups
    let sides = pairing.customers
    let byAccount = Dictionary(grouping: sides.people.indices) { sides.accounts[$0] }
    let byWave = Dictionary(grouping: sides.people.indices) { sides.waves[$0] }
    let shown = try ShownUnits(
      people: pairing.accounts.map { (byAccount[$0] ?? []).map { sides.people[$0] } },
      names: pairing.accounts.map { names[$0].name }, rule: rule)
    let shownWaves = try ShownUnits(
      people: pairing.waves.map { (byWave[$0] ?? []).map { sides.people[$0] } },
      names: pairing.waves, rule: pairing.waves.isEmpty ? nil : rule)
    return StaffGapResult(
      pairing, names: names, study: self, responses, staff,
      shown: (accounts: shown.isShown, waves: shownWaves.isShown),
      notes: notes + shown.notes + shownWaves.notes)
  }

  private func side(
    _ table: Table, score: String?, person: String?, accounts: [Int?]
  ) throws -> RatingSide {
    guard let choice = try ColumnChoice.find(.netPromoter, given: score, in: table) else {
      throw ScoreError.noScoreColumn(
        .netPromoter, columns: table.columnNames, source: table.source)
    }
    let answers = try ScoreAnswers(
      try table.column(choice.column), table: table, scale: .netPromoter, rule: selection.invalid)
    let wave = try ColumnChoice.find(.wave, given: nil, in: table)?.column
    let people = try person.map { try table.labels($0) }
    let waves = try wave.map { try table.labels($0) }
    var side = RatingSide(order: try wave.map { try WaveOrder(of: $0, in: table) })
    var withoutAccount = 0
    for row in 0..<table.rowCount {
      guard let answer = answers[row] else { continue }
      guard let account = accounts[row] else {
        withoutAccount += 1
        continue
      }
      let code = people.map { $0.codes[row] } ?? -1
      side.values.append(Double(answer))
      side.accounts.append(account)
      side.people.append(code >= 0 ? Int(code) : nil)
      side.waves.append(waves?[row])
    }
    side.notes = [RatingColumn.note(answers.invalidCount, of: "column \(choice.column)")]
      .compactMap { $0 }
    if answers.missing > 0 {
      side.notes.append(
        Note(
          code: "missing_answers",
          sentence:
            "\(counted(answers.missing, "row")) of \(Excerpt.escaped(table.source, limit: 80)) "
            + "\(answers.missing == 1 ? "holds" : "hold") no answer."))
    }
    return side
  }
}

/// The ratings of one side.
struct RatingSide {
  /// The waves as they followed each other; nil where they are not known.
  let order: WaveOrder?
  var values: [Double] = []
  var accounts: [Int] = []
  var people: [Int?] = []
  var waves: [String?] = []
  var notes: [Note] = []

  var hasWaves: Bool { order != nil }
  var isEmpty: Bool { values.isEmpty }

  /// The rows of a selection.
  func keeping(_ rows: [Int]) -> RatingSide {
    var side = RatingSide(order: order)
    side.values = rows.map { values[$0] }
    side.accounts = rows.map { accounts[$0] }
    side.people = rows.map { people[$0] }
    side.waves = rows.map { waves[$0] }
    return side
  }
}
