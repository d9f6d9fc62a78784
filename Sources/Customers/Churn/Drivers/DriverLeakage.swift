import Models
import Statistics
import Tables

/// Drivers that are known only with the outcome, or follow from it.
enum DriverLeakage {
  /// Refuses drivers that are the outcome under another name, or filled only with it.
  static func refuse(_ study: DriverStudy, _ table: Table) throws(DriverStudyError) {
    guard let outcome = try? table.column(study.formula.outcome.column) else { return }
    if outcome.kind == .date { throw .dates(column: outcome.name) }
    for name in study.formula.columns.dropFirst() + [study.entry].compactMap({ $0 }) {
      guard let driver = try? table.column(name), driver.name != outcome.name else { continue }
      if driver.name == study.time.flatMap({ try? table.column($0).name }) {
        throw .timeIsDriver(column: driver.name)
      }
      try refuse(driver, outcome: outcome)
      if driver.kind == .date { throw .dates(column: driver.name) }
    }
    if let time = study.time, (try? table.column(time))?.name == outcome.name {
      throw .timeIsDriver(column: outcome.name)
    }
  }

  private static func refuse(_ driver: Column, outcome: Column) throws(DriverStudyError) {
    let levels = outcome.labels
    let values = driver.labels
    let rows = levels.codes.indices.filter { levels.codes[$0] >= 0 }
    let present = rows.filter { values.codes[$0] >= 0 }
    let occurring = Set(rows.map { levels.codes[$0] })
    if occurring.count == 2, present.count < rows.count, !present.isEmpty {
      let filled = Set(present.map { levels.codes[$0] })
      let empty = Set(rows.filter { values.codes[$0] < 0 }.map { levels.codes[$0] })
      if filled.count == 1, empty.count == 1, let value = filled.first, !empty.contains(value) {
        throw .knownOnlyWithOutcome(
          driver: driver.name, outcome: outcome.name, value: levels.levels[Int(value)])
      }
    }
    // Each value of one goes with one value of the other, both ways. Numbers of an own value per
    // row do so by nature, unless they are a multiple of the outcome.
    var forth: [Int32: Int32] = [:]
    var back: [Int32: Int32] = [:]
    let isOneToOne = present.allSatisfy { row in
      let (a, b) = (levels.codes[row], values.codes[row])
      let first = forth.updateValue(b, forKey: a) ?? b
      let second = back.updateValue(a, forKey: b) ?? a
      return first == b && second == a
    }
    if isOneToOne, forth.count >= 2, forth.count < present.count || isMultiple(driver, outcome) {
      throw .driverIsOutcome(driver: driver.name, outcome: outcome.name)
    }
    if isMultiple(driver, outcome) {
      throw .driverIsOutcome(driver: driver.name, outcome: outcome.name)
    }
  }

  /// Whether one column of numbers is a straight line of the other, up to rounding.
  private static func isMultiple(_ driver: Column, _ outcome: Column) -> Bool {
    guard driver.kind == .number, outcome.kind == .number else { return false }
    let pairs = zip(driver.numbers, outcome.numbers).compactMap { x, y -> (Double, Double)? in
      guard let x, let y, x.isFinite, y.isFinite else { return nil }
      return (x, y)
    }
    guard pairs.count >= 4, let first = pairs.first,
      let far = pairs.max(by: { abs($0.0 - first.0) < abs($1.0 - first.0) }), far.0 != first.0,
      far.1 != first.1
    else { return false }
    let slope = (far.1 - first.1) / (far.0 - first.0)
    let reach = abs(far.1 - first.1)
    return pairs.allSatisfy { abs($0.1 - first.1 - slope * ($0.0 - first.0)) <= 1e-12 * reach }
  }

  /// Words in a driver's name that sound as if it were known only with the outcome.
  private static let consequences = [
    "churn", "cancel", "terminat", "winback", "offboard", "renewed", "exit", "lost", "closed",
  ]

  /// Whether a name sounds as if its column were known only with the outcome.
  static func soundsLikeConsequence(_ name: String) -> Bool {
    consequences.contains { name.lowercased().contains($0) }
  }

  /// What may have come after the outcome although nothing proves it.
  static func notes(_ study: DriverStudy, _ rows: DriverRows, design: Design) -> [Note] {
    var notes: [Note] = []
    let outcome = design.formula.outcome.column
    let suspects = design.formula.columns.dropFirst().filter(soundsLikeConsequence)
    if !suspects.isEmpty {
      notes.append(
        Note(
          code: "possible_consequence",
          sentence:
            "By its name \(suspects.map { Excerpt.quoted($0) }.joined(separator: ", ")) may be "
            + "known only once \(Excerpt.quoted(outcome)) is: what follows from the outcome cannot "
            + "explain it."))
    }
    guard let joined = rows.joined, let response = try? design.response.binary(event: study.event),
      (try? joined.origin(outcome)) != .score
    else { return notes }
    let isDated = AnswerDates.outcomeColumn(in: joined.table) != nil
    if joined.asOf == nil, !isDated, joined.isAggregated {
      notes.append(
        Note(
          code: "undated_outcome",
          sentence: "No column says when \(Excerpt.quoted(outcome)) fell, so it cannot be checked "
            + "that the answers came before it: give the day before its window began with --as-of.")
      )
    }
    notes += silence(joined, response, design: design)
    return notes
  }

  /// Whether nobody who answered last has had the event: who leaves may no longer be asked.
  private static func silence(
    _ joined: AccountTable, _ response: BinaryResponse, design: Design
  ) -> [Note] {
    guard let waves = try? joined.table.labels("last_wave") else { return [] }
    let used = Set(zip(waves.levels, waves.counts).filter { $0.1 > 0 }.map(\.0))
    guard used.count > 1, let name = joined.waves.last(where: used.contains),
      let last = waves.levels.firstIndex(of: name)
    else { return [] }
    var (heard, events, others) = (0, 0, 0)
    for (place, row) in design.rows.enumerated() {
      let isLast = waves.codes[row] == Int32(last)
      if isLast { heard += 1 }
      if response.isEvent[place] { if isLast { events += 1 } else { others += 1 } }
    }
    guard events == 0, others > 0, heard > 0 else { return [] }
    return [
      Note(
        code: "last_wave_without_events",
        sentence: "None of the \(counted(heard, "account")) that answered in the last wave "
          + "(\(Excerpt.escaped(name))) has the event, but \(others) of the others "
          + "\(others == 1 ? "has" : "have"): accounts that left may no longer have been asked. Then "
          + "their scores are older, and later waves tell them apart by that alone.")
    ]
  }
}
