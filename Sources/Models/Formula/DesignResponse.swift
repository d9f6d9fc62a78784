import Tables

/// The outcome of a design as it is; ask for the form that a model needs.
public struct DesignResponse: Sendable, Equatable {
  /// The name of the outcome: `churned`, `log(revenue)`.
  public let label: String

  private let column: String
  private let labels: Labels
  private let values: Result<[Double], DesignError>

  /// Reads the outcome of rows that have one.
  init(_ outcome: Factor, _ table: Table, rows: [Int]) throws(DesignError) {
    label = outcome.label
    let source = try table.designColumn(outcome.column)
    column = source.name
    labels = source.labels.selecting(rows: rows)
    do {
      let numbers = try table.designNumbers(outcome.column, rows: rows)
      let cell = { table.cell(outcome.column, row: rows[$0]) }
      let encoding = try FactorEncoding.numeric(outcome, numbers, cell: cell)
      values = .success(try encoding.columns(numbers, cell: cell)[0])
    } catch {
      guard case .table = error, outcome.transforms.isEmpty, source.kind == .text else {
        throw error
      }
      values = .failure(error)
    }
  }

  /// The number of rows.
  public var count: Int { labels.count }

  /// The outcome as numbers, one per row kept.
  /// - Throws: `table` naming the cells that are no numbers.
  public func numbers() throws(DesignError) -> [Double] { try values.get() }

  /// The outcome as yes or no, one per row kept.
  ///
  /// Without an event named, yes, y, true, t and 1 (in any case) are the event beside no, n, false, f
  /// and 0; any other two values have to be told apart by the caller.
  /// - Parameter event: the value that counts as the event; nil takes yes.
  /// - Throws: `notBinary`, `eventNotNamed`, `unknownEvent`.
  public func binary(event: String? = nil) throws(DesignError) -> BinaryResponse {
    let levels = naturallyOrdered(labels.levels)
    if levels.count > 2 { throw .notBinary(outcome: label, levels: levels) }
    let chosen: String?
    let other: String?
    if let event {
      guard let found = Self.level(event, among: levels) else {
        throw .unknownEvent(
          outcome: label, event: event, near: NearNames.near(event, among: levels), levels: levels)
      }
      chosen = found
      other = levels.first { $0 != found }
    } else {
      let readings = levels.map(YesNo.reading)
      if readings.contains(nil) || (levels.count == 2 && readings[0] == readings[1]) {
        throw .eventNotNamed(outcome: label, levels: levels)
      }
      chosen = zip(levels, readings).first { $0.1 == true }?.0
      other = zip(levels, readings).first { $0.1 == false }?.0
    }
    return BinaryResponse(
      event: chosen, other: other, isEvent: (0..<labels.count).map { labels[$0] == chosen })
  }

  /// The level as written, or, where only one fits, without regard to case and spaces.
  private static func level(_ name: String, among levels: [String]) -> String? {
    if levels.contains(name) { return name }
    let alike = levels.filter { NearNames.normalized($0) == NearNames.normalized(name) }
    return alike.count == 1 ? alike[0] : nil
  }
}

/// An outcome of yes and no.
public struct BinaryResponse: Codable, Sendable, Equatable {
  /// The value that counts as the event; nil when no row has it.
  public let event: String?
  /// The other value; nil when no row has it.
  public let other: String?
  /// Whether each row kept has the event.
  public let isEvent: [Bool]

  /// The event as 1 and 0, one per row kept.
  public var numbers: [Double] { isEvent.map { $0 ? 1 : 0 } }

  /// How many rows have the event.
  public var eventCount: Int { isEvent.count { $0 } }
}
