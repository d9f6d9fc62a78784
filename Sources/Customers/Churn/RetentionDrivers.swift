import LinearAlgebra
import Models
import Reports
import Statistics
import Tables

/// What one driver has to do with leaving.
public struct RetentionDriver: Codable, Sendable, Equatable {
  /// The driver; for a text, with the value that is compared with the first.
  public let name: String
  /// The log hazard ratio per unit.
  public let coefficient: Double
  /// Its standard error.
  public let standardError: Double
  /// The hazard ratio per unit.
  public let hazardRatio: Double
  /// The interval of the hazard ratio.
  public let interval: Interval
  /// The p-value.
  public let pValue: Double?
  /// The p-value against proportional hazards; nil after the penalised fit.
  public let proportionalHazardsPValue: Double?
}

/// A Cox regression of leaving on drivers.
public struct RetentionDrivers: Codable, Sendable, Equatable {
  /// `firth_cox` or `cox`.
  public let method: String
  /// Why that method.
  public let reason: String
  /// Accounts with every driver.
  public let accounts: Int
  /// Those of them that left.
  public let events: Int
  /// One per column.
  public let drivers: [RetentionDriver]
  /// The p-value of all drivers together.
  public let globalPValue: Double?
  /// How often the account with the higher predicted risk left first.
  public let concordance: Double?
  /// What the reader must know.
  public let notes: [Note]
  /// Why there is no fit; nil where there is one.
  public let refusal: String?
}

/// Columns of numbers made from the drivers of a table.
struct DriverColumns {
  private(set) var names: [String] = []
  private(set) var columns: [[Double]] = []
  /// The rows (indices into the spells) without a missing driver.
  let complete: [Int]
  private(set) var notes: [Note] = []

  init(_ table: Table, _ drivers: [String], spells: [Spell], taken: Set<String>) throws {
    var values: [(name: String, cells: [Double?])] = []
    for driver in drivers {
      let column = try table.column(driver)
      if taken.contains(column.name) { throw RetentionError.driverIsOutcome(column.name) }
      if column.kind == .number || column.kind == .empty {
        values.append((column.name, try table.numbers(column.name)))
        continue
      }
      let labels = column.labels
      let levels = labels.levels.sorted(by: NaturalOrder.precedes)
      if levels.count > 6 {
        throw RetentionError.tooManyLevels(driver: column.name, count: levels.count)
      }
      let meanings = labels.levels.map { YesNo.reading($0) }
      if levels.count == 2, Set(meanings.compactMap { $0 }).count == 2 {
        values.append(
          (
            column.name,
            labels.codes.map { code in
              code < 0 ? nil : meanings[Int(code)].map { $0 ? 1.0 : 0.0 }
            }
          ))
        continue
      }
      for level in levels.dropFirst() {
        values.append(
          (
            "\(column.name): \(level) v \(levels[0])",
            labels.codes.map { code in
              code < 0 ? nil : labels.levels[Int(code)] == level ? 1.0 : 0.0
            }
          ))
      }
    }
    let complete = spells.indices.filter { index in
      values.allSatisfy { $0.cells[spells[index].row] != nil }
    }
    self.complete = complete
    for value in values {
      let column = complete.compactMap { value.cells[spells[$0].row] }
      let unit = Self.unit(column)
      names.append(unit == 1 ? value.name : "\(value.name) (per \(Self.text(unit)))")
      columns.append(unit == 1 ? column : column.map { $0 / unit })
    }
    let lost = spells.count - complete.count
    if lost > 0 {
      notes.append(
        Note(
          code: "rows_without_driver",
          sentence: "\(counted(lost, "account")) without a value of every driver "
            + "\(lost == 1 ? "is" : "are") not in the regression."))
    }
  }
}

extension DriverColumns {
  /// A power of ten in which a hazard ratio can be read: per euro of revenue it is always 1.00.
  private static func unit(_ values: [Double]) -> Double {
    guard let low = values.min(), let high = values.max(), high > low else { return 1 }
    var unit = 1.0
    while (high - low) / unit > 100, unit < 1e15 { unit *= 10 }
    while (high - low) / unit < 0.1, unit > 1e-15 { unit /= 10 }
    return unit
  }

  private static func text(_ unit: Double) -> String {
    unit >= 1 ? Format.number(unit, digits: 0) : Format.raw(unit)
  }
}

extension RetentionDrivers {
  /// Under this many events for each column the penalised fit is used.
  static let eventsPerColumn = 10.0
  /// Under this many events nothing is fitted.
  static let fewestEvents = 5

  /// Fits Firth's Cox regression where events are few, Efron's otherwise.
  static func fit(_ spells: [Spell], _ columns: DriverColumns, level: Double) -> RetentionDrivers {
    let kept = columns.complete.map { spells[$0] }
    let events = kept.count { $0.event }
    let perColumn = Double(events) / Double(max(1, columns.names.count))
    let isFirth = perColumn < eventsPerColumn
    let method = isFirth ? "firth_cox" : "cox"
    let told = "\(counted(events, "account")) left, for \(counted(columns.names.count, "column"))"
    let reason =
      isFirth
      ? "\(told): under ten each, so Firth's penalised fit with profile intervals is used."
      : "\(told): at least ten each, so maximum likelihood with Efron's ties is used."
    var notes = columns.notes
    guard events >= fewestEvents else {
      return refused(
        method, reason, kept.count, events, notes,
        "\(counted(events, "account")) left; under \(fewestEvents) nothing can be learnt about "
          + "what goes with leaving.")
    }
    do {
      let times = try spellTimes(kept)
      let x = Matrix(columns: columns.columns)
      let drivers: [RetentionDriver]
      let coefficients: [Double]
      let global: Double?
      if isFirth {
        let fit = try FirthCoxRegression(level: level).fit(times, x: x, names: columns.names)
        coefficients = fit.coefficients
        drivers = fit.terms.indices.map {
          RetentionDriver(
            fit.terms[$0], fit.coefficients[$0], fit.standardErrors[$0], fit.intervals[$0],
            fit.tests[$0].pValue, hazards: nil)
        }
        global = fit.globalTest.pValue
        notes += fit.notes
      } else {
        let fit = try CoxRegression().fit(times, x: x, names: columns.names)
        let hazards = try ProportionalHazardsTest()
          .run(times, x: x, names: columns.names, coefficients: fit.coefficients)
        let intervals = fit.intervals(level: level) ?? []
        coefficients = fit.coefficients
        drivers = fit.terms.indices.map {
          RetentionDriver(
            fit.terms[$0], fit.coefficients[$0], fit.standardErrors[$0], intervals[$0],
            fit.pValues[$0], hazards: hazards.tests[$0].pValue)
        }
        global = fit.likelihoodRatioTest.pValue
        notes += fit.notes
      }
      return RetentionDrivers(
        method: method, reason: reason, accounts: kept.count, events: events, drivers: drivers,
        globalPValue: global,
        concordance: Concordance().run(times, scores: x.times(coefficients)).estimate,
        notes: notes, refusal: nil)
    } catch {
      return refused(method, reason, kept.count, events, notes, "\(error).")
    }
  }

  private static func refused(
    _ method: String, _ reason: String, _ accounts: Int, _ events: Int, _ notes: [Note],
    _ refusal: String
  ) -> RetentionDrivers {
    RetentionDrivers(
      method: method, reason: reason, accounts: accounts, events: events, drivers: [],
      globalPValue: nil, concordance: nil, notes: notes, refusal: refusal)
  }
}

extension RetentionDriver {
  fileprivate init(
    _ name: String, _ coefficient: Double, _ standardError: Double, _ interval: Interval,
    _ pValue: Double?, hazards: Double?
  ) {
    self.init(
      name: name, coefficient: coefficient, standardError: standardError,
      hazardRatio: exponential(coefficient),
      interval: Interval(
        lower: interval.lower.map { exponential($0) },
        upper: interval.upper.map { exponential($0) },
        level: interval.level, method: interval.method),
      pValue: pValue, proportionalHazardsPValue: hazards)
  }
}

/// The spells as times for the models.
func spellTimes(_ spells: [Spell]) throws(SurvivalError) -> SurvivalTimes {
  let isLate = spells.contains { $0.entry > 0 }
  return try SurvivalTimes(
    exits: spells.map(\.exit), events: spells.map(\.event),
    entries: isLate ? spells.map(\.entry) : nil)
}
