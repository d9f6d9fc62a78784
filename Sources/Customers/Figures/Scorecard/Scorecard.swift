import Probability
import Reports
import Statistics
import Tables

/// Any list of figures with what they rest on and what they are to reach: which are confidently there,
/// and which moves are more than noise.
public struct Scorecard: Sendable {
  /// Reference ranges, and targets of figures that the file gives none for.
  public var project: Project
  /// The confidence level.
  public var level: Double

  /// Makes the configuration.
  public init(project: Project = Project(), level: Double = 0.95) {
    precondition(level > 0 && level < 1, "the level must lie between 0 and 1, not \(level)")
    self.project = project
    self.level = level
  }

  /// Judges every row.
  /// - Parameter table: a column of names, then any of value, numerator, denominator, n, std_dev,
  ///   std_error, target (at least; at most with better = lower), at_least, at_most, unit, previous,
  ///   previous_numerator, previous_denominator, previous_n, previous_std_dev, previous_std_error
  /// - Throws: `BusinessFiguresError`, `TableError`.
  public func run(_ table: Table) throws -> ScorecardResult {
    let rows = try ScorecardRows(table)
    let goals = FigureGoals(project)
    var notes: [Note] = []
    var figures: [Figure] = []
    for row in rows.entries {
      let evidence = try ScorecardEvidence(row, table: table, level: level)
      figures.append(evidence.figure(goals))
      notes += evidence.notes
    }
    if figures.contains(where: { $0.change?.pValue != nil }) {
      notes.append(
        Note(
          code: "taken_as_independent",
          sentence: "A list does not say who is in both periods, so these are compared as "
            + "independent: where the same customers are in both, that is cautious."))
    }
    let changes = FigureChange.corrected(figures.map(\.change), level: level)
    for (place, change) in changes.enumerated() { figures[place].change = change }
    return ScorecardResult(level: level, source: table.source, figures: figures, notes: notes)
  }
}

/// What `Scorecard` returns.
public struct ScorecardResult: Codable, Sendable, Equatable {
  /// The confidence level.
  public let level: Double
  /// The file.
  public let source: String
  /// The figures in the order of the file.
  public let figures: [Figure]
  /// What the reader must know.
  public let notes: [Note]

  /// Whether any figure could be computed.
  public var isEstimable: Bool { figures.contains { $0.value != nil } }
}

/// The rows of a scorecard.
struct ScorecardRows {
  /// One period's numbers of a figure; nil where the file gives none.
  struct Numbers {
    var value: Double?
    var numerator: Double?
    var denominator: Double?
    var n: Double?
    var deviation: Double?
    var error: Double?
  }

  /// One figure.
  struct Entry {
    let row: Int
    let name: String
    let unit: FigureUnit?
    let goal: FigureGoal?
    let current: Numbers
    let previous: Numbers
  }

  let entries: [Entry]

  init(_ table: Table) throws {
    let search = HeaderSearch(table: table)
    guard
      let name = search.column(["figure", "metric", "kpi", "name", "indicator"], purpose: "figure")
    else {
      throw BusinessFiguresError.missingColumn(
        what: "figure's name", like: "figure", columns: table.columnNames, source: table.source)
    }
    guard table.rowCount > 0 else { throw BusinessFiguresError.empty(source: table.source) }
    func numbers(_ names: [String]) throws -> [Double?]? {
      try search.column(names, purpose: names[0]).map { try table.numbers($0) }
    }
    func period(_ prefix: String) throws -> [Numbers] {
      let value = try numbers(prefix.isEmpty ? ["value", "actual"] : [prefix, prefix + "value"])
      let numerator = try numbers([prefix + "numerator"])
      let denominator = try numbers([prefix + "denominator"])
      let n = try numbers([prefix + "n", prefix + "count"])
      let deviation = try numbers([prefix + "stddev", prefix + "sd"])
      let error = try numbers([prefix + "stderror", prefix + "se"])
      return (0..<table.rowCount).map {
        Numbers(
          value: value?[$0], numerator: numerator?[$0], denominator: denominator?[$0], n: n?[$0],
          deviation: deviation?[$0], error: error?[$0])
      }
    }
    let (current, previous) = (try period(""), try period("previous"))
    let target = try numbers(["target", "goal"])
    let least = try numbers(["atleast", "targetmin"])
    let most = try numbers(["atmost", "targetmax"])
    let better = try search.column(["better", "direction"], purpose: "better").map(table.labels)
    let unit = try search.column(["unit"], purpose: "unit").map(table.labels)
    let labels = try table.labels(name)
    entries = try (0..<table.rowCount).compactMap { row in
      guard let name = labels[row] else { return nil }
      let lower = ["lower", "less", "low", "smaller", "down"].contains(
        (better?[row] ?? "").lowercased())
      let (from, to) = (
        least?[row] ?? (lower ? nil : target?[row]), most?[row] ?? (lower ? target?[row] : nil)
      )
      let known = unit?[row].map { $0.lowercased() }
      let kind = known.flatMap { $0 == "percent" || $0 == "%" ? .share : FigureUnit(rawValue: $0) }
      if let known, kind == nil {
        throw BusinessFiguresError.impossible(
          what: "unit \(Excerpt.quoted(known)) is none of "
            + FigureUnit.allCases.map(\.rawValue).joined(separator: ", "),
          line: table.lineNumber(ofRow: row), source: table.source)
      }
      return Entry(
        row: row, name: name, unit: kind,
        goal: from == nil && to == nil ? nil : FigureGoal(atLeast: from, atMost: to),
        current: current[row], previous: previous[row])
    }
  }
}
