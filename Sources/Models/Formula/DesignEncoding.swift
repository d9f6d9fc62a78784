import LinearAlgebra
import Tables

/// How a table becomes the columns of a design: enough to make the same columns of new data.
public struct DesignEncoding: Sendable, Equatable {
  /// A numeric column, or a level, of a factor.
  public struct Cell: Codable, Sendable, Equatable {
    /// An index into `factors`.
    public let factor: Int
    /// The numeric column of the factor, or the level.
    public let component: Int
  }

  /// One column of the design: the product of some cells, of none for the constant.
  public struct DesignColumn: Codable, Sendable, Equatable {
    /// Its name: `role[Champion]`, `log(usage)`, `tenure:plan[Pro]`, `(Intercept)`.
    public let name: String
    /// The term it belongs to, counted from one; zero for the constant.
    public let term: Int
    /// What is multiplied.
    public let cells: [Cell]
  }

  /// The formula, its columns named as in the table.
  public let formula: Formula
  /// The distinct factors in order of appearance.
  public let factors: [FactorEncoding]
  /// The columns in order.
  public let columns: [DesignColumn]

  /// The name of the constant's column.
  public static let interceptName = "(Intercept)"

  /// How many columns a design may have.
  public static let largestColumnCount = 1_000

  /// Works out the columns of a formula whose factors are known.
  init(_ formula: Formula, _ factors: [FactorEncoding]) throws(DesignError) {
    self.formula = formula
    self.factors = factors
    let index = Dictionary(uniqueKeysWithValues: zip(formula.factors, factors.indices))
    var columns: [DesignColumn] = []
    if formula.intercept {
      columns.append(DesignColumn(name: Self.interceptName, term: 0, cells: []))
    }
    let names = factors.map { $0.names() }
    var coding = TermCoding(intercept: formula.intercept)
    for (place, term) in formula.terms.enumerated() {
      let members = term.factors.compactMap { index[$0] }
      let categorical = members.filter { factors[$0].isCategorical }
      let numeric = members.filter { !factors[$0].isCategorical }
      let products = coding.products(numeric: Set(numeric), categorical: categorical)
      for product in products {
        let cells = Self.cells(members, product, factors)
        var count = columns.count
        var (combinations, overflow) = (1, false)
        for choices in cells where !overflow {
          (combinations, overflow) = combinations.multipliedReportingOverflow(by: choices.count)
        }
        count += overflow ? Self.largestColumnCount : combinations
        if overflow || count > Self.largestColumnCount {
          throw .tooManyColumns(term: term.label, limit: Self.largestColumnCount)
        }
        columns += Self.combinations(cells).map { cells in
          let parts = cells.map { names[$0.factor][$0.component] }
          return DesignColumn(name: parts.joined(separator: ":"), term: place + 1, cells: cells)
        }
      }
    }
    self.columns = columns
  }

  /// The cells that each factor of a product contributes, in the order of the term.
  private static func cells(
    _ members: [Int], _ product: TermCoding.Product, _ factors: [FactorEncoding]
  ) -> [[Cell]] {
    members.compactMap { member in
      let factor = factors[member]
      guard let levels = factor.levels else {
        return (0..<factor.width).map { Cell(factor: member, component: $0) }
      }
      guard let place = product.factors.firstIndex(of: member) else { return nil }
      return levels.indices.filter { product.isFull[place] || levels[$0] != factor.reference }
        .map { Cell(factor: member, component: $0) }
    }
  }

  /// One cell of each, the first changing fastest.
  private static func combinations(_ choices: [[Cell]]) -> [[Cell]] {
    choices.reduce([[]]) { products, cells in
      cells.flatMap { cell in products.map { $0 + [cell] } }
    }
  }

  /// The names of the columns.
  public var names: [String] { columns.map(\.name) }
}

/// The columns of a design for some rows of a table.
public struct DesignMatrix: Sendable, Equatable {
  /// One row per row kept, one column per column of the design.
  public let x: Matrix
  /// The rows of the table that are kept, ascending.
  public let rows: [Int]
  /// The rows that miss a value of some driver.
  public let droppedRows: [DroppedRow]
}

extension DesignEncoding {
  /// The same columns for other data, with the levels, means and polynomials of the first.
  /// - Parameter table: it needs the columns of the drivers, not that of the outcome.
  /// - Throws: `unseenLevel`, `outsideDomain`, `nonFinite`, `table`, each naming the row.
  public func matrix(for table: Table) throws(DesignError) -> DesignMatrix {
    var seen = Set<String>()
    var columns: [Column] = []
    for factor in factors where seen.insert(factor.column).inserted {
      columns.append(try table.designColumn(factor.column))
    }
    let complete = CompleteRows(table, columns)
    return DesignMatrix(
      x: try matrix(for: table, rows: complete.rows), rows: complete.rows,
      droppedRows: complete.dropped)
  }

  /// The columns for rows that miss nothing.
  func matrix(for table: Table, rows: [Int]) throws(DesignError) -> Matrix {
    var values: [[[Double]]] = []
    var codes: [[Int]] = []
    for factor in factors {
      if let levels = factor.levels {
        codes.append(try Self.codes(factor, levels, table, rows))
        values.append([])
      } else {
        let numbers = try table.designNumbers(factor.column, rows: rows)
        values.append(
          try factor.columns(numbers) { table.cell(factor.column, row: rows[$0]) })
        codes.append([])
      }
    }
    var entries: [Double] = []
    entries.reserveCapacity(rows.count * columns.count)
    for column in columns {
      var product = Array(repeating: 1.0, count: rows.count)
      for cell in column.cells {
        if factors[cell.factor].isCategorical {
          let own = codes[cell.factor]
          for row in product.indices where own[row] != cell.component { product[row] = 0 }
        } else {
          let own = values[cell.factor][cell.component]
          for row in product.indices { product[row] *= own[row] }
        }
      }
      entries += product
    }
    return Matrix(rows: rows.count, columns: columns.count, entries)
  }

  /// The level of each row, as an index into `levels`.
  private static func codes(
    _ factor: FactorEncoding, _ levels: [String], _ table: Table, _ rows: [Int]
  ) throws(DesignError) -> [Int] {
    let labels = try table.designColumn(factor.column).labels
    let index = Dictionary(uniqueKeysWithValues: zip(levels, levels.indices))
    let places = labels.levels.map { index[$0] }
    var codes: [Int] = []
    codes.reserveCapacity(rows.count)
    for row in rows {
      guard let place = places[Int(labels.codes[row])] else {
        throw .unseenLevel(
          column: factor.column, cell: table.cell(factor.column, row: row), levels: levels)
      }
      codes.append(place)
    }
    return codes
  }
}

extension DesignEncoding: Codable {
  private enum CodingKeys: String, CodingKey { case formula, factors, columns }

  /// Reads an encoding and checks that its columns name factors and components that are there.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    formula = try container.decode(Formula.self, forKey: .formula)
    let factors = try container.decode([FactorEncoding].self, forKey: .factors)
    columns = try container.decode([DesignColumn].self, forKey: .columns)
    let isSound = columns.allSatisfy { column in
      column.cells.allSatisfy { cell in
        factors.indices.contains(cell.factor)
          && (0..<factors[cell.factor].width).contains(cell.component)
      }
    }
    guard isSound, factors.allSatisfy({ Set($0.levels ?? []).count == ($0.levels ?? []).count })
    else {
      throw DecodingError.dataCorruptedError(
        forKey: .columns, in: container,
        debugDescription: "a column names a factor or a level that is not there")
    }
    self.factors = factors
  }
}
