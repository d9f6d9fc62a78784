import Statistics
import Tables

/// How many of the population belong to each category of a column, or of several crossed.
public struct KnownTotals: Codable, Sendable, Equatable {
  /// The columns whose values make the categories.
  public let columns: [String]
  /// The categories, a value per column, with their totals.
  public let categories: [Category]

  /// A category and how many belong to it.
  public struct Category: Codable, Sendable, Equatable {
    /// A value per column.
    public let values: [String]
    /// How many of the population.
    public let total: Double

    /// Makes a category.
    public init(_ values: [String], total: Double) {
      self.values = values
      self.total = total
    }
  }

  /// Makes totals; every category has a value for each column.
  public init(columns: [String], categories: [Category]) {
    precondition(
      categories.allSatisfy { $0.values.count == columns.count },
      "a category needs a value for each of \(columns.count) columns")
    self.columns = columns
    self.categories = categories
  }

  private static let totalHeaders = ["total", "totals", "count", "population", "n"]

  /// Reads totals from a table: one row per category, its values, and a column of totals.
  /// - Throws: `AggregationError` when no column holds the totals; `TableError` when it is no
  ///   column of numbers.
  public init(_ table: Table) throws {
    guard
      let total = Self.totalHeaders.lazy.compactMap({ try? table.column($0).name }).first,
      table.columns.count >= 2
    else {
      throw AggregationError.noTotalsColumn(columns: table.columnNames, source: table.source)
    }
    let names = table.columnNames.filter { $0 != total }
    let totals = try table.numbers(total)
    let parts = try names.map { try table.column($0) }
    categories = try (0..<table.rowCount).map { row in
      let values = parts.compactMap { $0.text(row: row) }
      guard values.count == names.count, let total = totals[row] else {
        throw AggregationError.incompleteTotal(
          line: table.lineNumber(ofRow: row), source: table.source)
      }
      return Category(values, total: total)
    }
    columns = names
  }

  /// "role", or "role × tier".
  public var name: String { columns.joined(separator: " × ") }

  /// The margin for some rows.
  /// - Parameters:
  ///   - columns: the values of each column at those rows
  ///   - lines: the line of the file of each row
  func margin(_ columns: [[String?]], lines: [Int]) throws(AggregationError) -> PopulationMargin {
    var rows: [String?] = []
    for (row, line) in lines.enumerated() {
      var values: [String] = []
      for (column, name) in zip(columns, self.columns) {
        guard let value = column[row] else {
          throw .missingCategory(column: name, line: line)
        }
        values.append(value)
      }
      rows.append(Self.key(values))
    }
    return PopulationMargin(
      name,
      categories: categories.map {
        PopulationMargin.Category(Self.key($0.values), total: $0.total)
      },
      rows: rows)
  }

  private static func key(_ values: [String]) -> String { values.joined(separator: " / ") }
}
