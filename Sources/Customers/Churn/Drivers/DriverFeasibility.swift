import LinearAlgebra
import Models
import Statistics

/// What there is to go on, and how many drivers that supports.
public struct DriverFeasibility: Codable, Sendable, Equatable {
  /// Rows that miss nothing.
  public let rows: Int
  /// Their accounts; nil where none are known.
  public let accounts: Int?
  /// Rows with the event; nil for an outcome of numbers.
  public let events: Int?
  /// Rows without.
  public let others: Int?
  /// The drivers asked for.
  public let drivers: Int
  /// The coefficients besides the constant.
  public let coefficients: Int
  /// The rarer of events and others, over coefficients; nil for an outcome of numbers.
  public let eventsPerCoefficient: Double?
  /// The fewest and the most coefficients that can be supported: one for ten and for five events,
  /// or one for twenty and for ten rows (accounts).
  public let supported: [Int]
  /// Whether only an exact test of one yes/no driver can be given.
  public let isExactOnly: Bool
  /// What the reader must know: `few_events`, `few_rows`.
  public let notes: [Note]

  init(_ data: DriverData, _ outcome: DriverOutcome, study: DriverStudy) throws(DriverStudyError) {
    let coefficients = data.design.assign.count { $0 > 0 }
    let drivers = data.design.formula.terms.count
    rows = data.design.rows.count
    accounts = data.accountCount
    self.coefficients = coefficients
    self.drivers = drivers
    var notes: [Note] = []
    let fewest =
      outcome.model == .ordinal ? coefficients + Set(outcome.values).count : coefficients + 2
    guard outcome.isBinary else {
      (events, others, eventsPerCoefficient, isExactOnly) = (nil, nil, nil, false)
      if rows < fewest, outcome.model != .ridge {
        throw .tooFewRows(rows: rows, coefficients: fewest - 1)
      }
      let units = accounts ?? rows
      supported = [units / 20, units / 10]
      if coefficients > units / 10, outcome.model != .ridge {
        notes.append(
          Note(
            code: "few_rows",
            sentence: "\(counted(units, data.isByAccount ? "account" : "row")) support "
              + Self.supportText(supported) + "; \(coefficients) "
              + "\(coefficients == 1 ? "was" : "were") asked for. Name fewer, or use --model ridge, which "
              + "shrinks them and tests none."))
      }
      self.notes = notes
      return
    }
    let events = outcome.values.count { $0 == 1 }
    let others = rows - events
    let rarer = min(events, outcome.model == .cox ? rows : others)
    (self.events, self.others) = (events, others)
    eventsPerCoefficient = coefficients > 0 ? Double(rarer) / Double(coefficients) : nil
    supported = [rarer / 10, rarer / 5]
    let single = coefficients == 1 && Self.isYesNo(data.design.x.column(1))
    isExactOnly = rarer < DriverStudy.fewestEvents && single && outcome.model != .cox
    if rarer < DriverStudy.fewestEvents, !isExactOnly {
      throw .tooFewEvents(outcome: outcome.name, events: events, others: others, drivers: drivers)
    }
    if rows < fewest, !isExactOnly { throw .tooFewRows(rows: rows, coefficients: fewest - 1) }
    if coefficients > rarer / 5, !isExactOnly {
      let which = events <= others || outcome.model == .cox ? "events" : "rows without the event"
      notes.append(
        Note(
          code: "few_events",
          sentence: "\(rarer) \(which) support \(Self.supportText(supported)); \(coefficients) "
            + "\(coefficients == 1 ? "was" : "were") asked for. Intervals stay honest, but wide, and "
            + "drivers that are there are easily missed."))
    }
    self.notes = notes
  }

  /// "1 or 2 drivers", "at most 1 driver", "no driver".
  static func supportText(_ supported: [Int]) -> String {
    let (low, high) = (supported[0], supported[1])
    if high == 0 { return "no driver" }
    if low == 0 { return "at most \(counted(high, "driver"))" }
    if low == high { return counted(high, "driver") }
    return high == low + 1
      ? "\(low) or \(counted(high, "driver"))" : "\(low) to \(counted(high, "driver"))"
  }

  static func isYesNo(_ column: [Double]) -> Bool { Set(column).isSubset(of: [0, 1]) }
}
