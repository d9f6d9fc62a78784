import LinearAlgebra
import Statistics

/// The columns of drivers and a response, from which the shares of any drawn rows are computed.
struct ImportanceData: Sendable {
  let x: Matrix
  let y: [Double]
  let drivers: [ImportanceDriver]

  /// The shares of all rows, in all detail.
  struct Whole {
    let subsets: SubsetValues
    let weights: [Double]?
    let pratt: [Double]?
    let marginalSigns: [Int?]
    let coefficientSigns: [Int?]
  }

  /// Checks the data and computes what is said of all rows.
  func whole(outcome: String) throws(ImportanceError) -> Whole {
    let names = drivers.flatMap(\.columnNames)
    if let row = y.firstIndex(where: { !$0.isFinite }) {
      throw .fit(.nonFinite(row: row, column: outcome))
    }
    for (name, column) in zip(names, drivers.flatMap(\.columns)) {
      if let row = x.column(column).firstIndex(where: { !$0.isFinite }) {
        throw .fit(.nonFinite(row: row, column: name))
      }
    }
    // The constant takes a row as well.
    if y.count <= names.count + 1 {
      throw .fit(.tooFewRows(rows: y.count, columns: names.count + 1))
    }
    let columns = centred(rows: nil)
    let response = columns.count - 1
    if columns[response].allSatisfy({ $0 == 0 }) { throw .constantOutcome(outcome) }
    let places = Array(0..<response)
    let design = columns.matrix(places)
    let qr: QR
    let coefficients: [Double]
    do {
      qr = try QR(design, tolerance: columns.tolerance)
      if qr.hasFullColumnRank {
        coefficients = try qr.solve(Array(columns[response]))
      } else {
        coefficients = []
      }
    } catch {
      throw .fit(.outOfRange)
    }
    guard qr.hasFullColumnRank else {
      throw .fit(
        .rankDeficient(
          columns: dependentColumns(design, names: names, tolerance: columns.tolerance)))
    }
    let subsets = SubsetValues(
      players: drivers.count, values: SubsetRegressions(columns, groups: groups).values())
    let correlations = places.map { columns.correlation($0, response) }
    let isPlain = drivers.allSatisfy { $0.columns.count == 1 }
    return Whole(
      subsets: subsets,
      weights: isPlain ? relativeWeights(design, Array(columns[response])) : nil,
      pratt: isPlain ? zip(coefficients, correlations).map { $0 * $1 } : nil,
      marginalSigns: signs(correlations), coefficientSigns: signs(coefficients))
  }

  /// The shares of drawn rows, then what they add up to; nil when nothing can be fitted to them.
  ///
  /// A level that was not drawn leaves a column of zeros, which explains nothing. No more different
  /// rows than coefficients are explained by any drivers, so they say nothing.
  func shares(rows: [Int32]) -> [Double]? {
    var isDrawn = Array(repeating: false, count: y.count)
    var distinct = 0
    for row in rows where !isDrawn[Int(row)] {
      isDrawn[Int(row)] = true
      distinct += 1
    }
    let columns = centred(rows: rows)
    let response = columns.count - 1
    guard distinct > columns.count, !columns[response].allSatisfy({ $0 == 0 }) else { return nil }
    let subsets = SubsetValues(
      players: drivers.count, values: SubsetRegressions(columns, groups: groups).values())
    return subsets.shapley
  }

  /// The places of each driver's columns among those of all.
  private var groups: [[Int]] {
    var next = 0
    return drivers.map { driver in
      defer { next += driver.columns.count }
      return Array(next..<(next + driver.columns.count))
    }
  }

  /// The drivers' columns and the response, of all rows or of drawn ones.
  private func centred(rows: [Int32]?) -> CentredColumns {
    let places = drivers.flatMap(\.columns)
    let count = rows?.count ?? y.count
    var values: [Double] = []
    values.reserveCapacity(count * (places.count + 1))
    x.values.withUnsafeBufferPointer { x in
      for place in places {
        let start = place * y.count
        if let rows {
          for row in rows { values.append(x[start + Int(row)]) }
        } else {
          values += x[start..<(start + count)]
        }
      }
    }
    if let rows {
      for row in rows { values.append(y[Int(row)]) }
    } else {
      values += y
    }
    return CentredColumns(values, rows: count, count: places.count + 1)
  }

  /// The sign for each driver of one column; below rounding there is none.
  private func signs(_ values: [Double]) -> [Int?] {
    zip(drivers, groups).map { driver, group in
      guard driver.columns.count == 1 else { return nil }
      let value = values[group[0]]
      return abs(value) < 1e-12 ? 0 : (value > 0 ? 1 : -1)
    }
  }
}

/// A driver and the columns of a matrix that belong to it.
public struct ImportanceDriver: Codable, Sendable, Equatable {
  /// The name of the driver.
  public let name: String
  /// The columns of the matrix, at least one.
  public let columns: [Int]
  /// The names of the columns.
  public let columnNames: [String]

  /// Names a driver and its columns.
  /// - Parameters:
  ///   - name: the driver.
  ///   - columns: indices into the columns of the matrix.
  ///   - columnNames: one per column; nil for a driver of one column, which bears its name.
  public init(name: String, columns: [Int], columnNames: [String]? = nil) {
    precondition(!columns.isEmpty, "\(name) has no columns")
    let names = columnNames ?? columns.map { columns.count == 1 ? name : "\(name)[\($0)]" }
    precondition(names.count == columns.count, "\(names.count) names for \(columns.count) columns")
    self.name = name
    self.columns = columns
    self.columnNames = names
  }
}
