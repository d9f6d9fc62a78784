import LinearAlgebra
import Statistics
import Tables

/// A formula applied to a table: the columns of a model, its outcome, and what became of the rows.
///
/// Numbers are numeric drivers; texts, and any column that is given a reference level, are
/// categorical. Rows that miss a value are left out and reported.
public struct Design: Sendable, Equatable {
  /// How the columns come about; it makes the same columns of new data.
  public let encoding: DesignEncoding
  /// n × p, one row per row kept.
  public let x: Matrix
  /// The outcome of the rows kept.
  public let response: DesignResponse
  /// The rows of the table that are kept, ascending, from zero.
  public let rows: [Int]
  /// The rows that miss a value, and which.
  public let droppedRows: [DroppedRow]
  /// What the reader must know: rows and levels left out.
  public let notes: [Note]

  /// The formula, its columns named as in the table.
  public var formula: Formula { encoding.formula }
  /// The names of the p columns.
  public var names: [String] { encoding.names }
  /// The term of each column, counted from one; zero for the constant.
  public var assign: [Int] { encoding.columns.map(\.term) }

  /// Applies a formula to a table.
  /// - Parameters:
  ///   - formula: outcome and drivers.
  ///   - table: the data.
  ///   - requiring: further columns that a row needs a value in, such as an account, a weight, or the
  ///     event that goes with a time.
  /// - Throws: `DesignError` naming the column, row or level.
  public init(
    _ formula: Formula, _ table: Table, requiring: [String] = []
  ) throws(DesignError) {
    let formula = try formula.naming(columnsOf: table)
    var columns: [Column] = []
    for name in formula.columns + requiring {
      let column = try table.designColumn(name)
      if column.presentCount == 0, column.count > 0 { throw .emptyColumn(column.name) }
      if !columns.contains(where: { $0.name == column.name }) { columns.append(column) }
    }
    let complete = CompleteRows(table, columns)
    let missing = CompleteRows.missing(complete.dropped, columns: columns.map(\.name))
    if complete.rows.isEmpty { throw .noCompleteRows(rows: table.rowCount, missing: missing) }

    var notes = Self.note(complete, missing)
    var factors: [FactorEncoding] = []
    for factor in formula.factors {
      let column = try table.designColumn(factor.column)
      if factor.transforms.isEmpty, column.kind == .text || factor.reference != nil {
        let encoding = try FactorEncoding.categorical(factor, column, rows: complete.rows)
        notes += Self.note(encoding, column)
        factors.append(encoding)
      } else {
        let numbers = try table.designNumbers(factor.column, rows: complete.rows)
        factors.append(
          try FactorEncoding.numeric(factor, numbers) {
            table.cell(factor.column, row: complete.rows[$0])
          })
      }
    }
    encoding = try DesignEncoding(formula, factors)
    x = try encoding.matrix(for: table, rows: complete.rows)
    response = try DesignResponse(formula.outcome, table, rows: complete.rows)
    rows = complete.rows
    droppedRows = complete.dropped
    self.notes = notes
  }

  /// The same columns for other data; see `DesignEncoding.matrix(for:)`.
  public func matrix(for table: Table) throws(DesignError) -> DesignMatrix {
    try encoding.matrix(for: table)
  }

  /// The columns of each term, in the order of the formula; the constant belongs to none.
  public var columnsByTerm: [[Int]] {
    var columns = Array(repeating: [Int](), count: formula.terms.count)
    for (column, term) in assign.enumerated() where term > 0 { columns[term - 1].append(column) }
    return columns
  }

  private static func note(_ complete: CompleteRows, _ missing: [MissingColumn]) -> [Note] {
    let dropped = complete.dropped.count
    guard dropped > 0 else { return [] }
    let total = dropped + complete.rows.count
    let columns = missing.map { "\(Excerpt.escaped($0.column)) (\($0.rows))" }
    return [
      Note(
        code: "rows_dropped",
        sentence: "\(dropped) of \(total) rows are left out because a value is missing: "
          + columns.joined(separator: ", ") + ".")
    ]
  }

  /// The levels that occur only in rows left out.
  private static func note(_ encoding: FactorEncoding, _ column: Column) -> [Note] {
    let labels = column.labels
    let used = zip(labels.levels, labels.counts).filter { $0.1 > 0 }.map(\.0)
    let lost = used.filter { !(encoding.levels ?? []).contains($0) }
    guard !lost.isEmpty else { return [] }
    let names = lost.prefix(10).map { Excerpt.quoted($0) }.joined(separator: ", ")
    return [
      Note(
        code: "level_dropped",
        sentence: "No row that can be used has \(Excerpt.escaped(encoding.column)) "
          + "\(names)\(lost.count > 10 ? " and \(lost.count - 10) more" : ""), "
          + "so nothing is said about \(lost.count == 1 ? "this level" : "these levels").")
    ]
  }
}

extension Formula {
  /// The formula with every column named exactly as in the table.
  func naming(columnsOf table: Table) throws(DesignError) -> Formula {
    var names: [String: String] = [:]
    for name in columns {
      do {
        names[name] = try table.column(name).name
      } catch {
        throw .formula(
          FormulaError(.column(error), formula: description, place: place(ofColumn: name)))
      }
    }
    func named(_ factor: Factor) -> Factor {
      Factor(
        names[factor.column] ?? factor.column, transforms: factor.transforms,
        reference: factor.reference)
    }
    do {
      return try Formula(
        outcome: named(outcome), terms: terms.map { Term($0.factors.map(named)) },
        intercept: intercept)
    } catch {
      throw .formula(error)
    }
  }

  /// Where the description first names a column.
  private func place(ofColumn name: String) -> Range<Int>? {
    let tokens = (try? FormulaScanner.tokens(description)) ?? []
    for (token, following) in zip(tokens, tokens.dropFirst()) {
      guard case .name(name, let isQuoted) = token.kind else { continue }
      if isQuoted || following.kind != .sign("(") { return token.place }
    }
    return nil
  }
}
