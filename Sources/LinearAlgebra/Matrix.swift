/// A dense matrix of doubles, column-major; a matrix may have no rows or no columns.
public struct Matrix: Sendable, Equatable {
  /// The number of rows.
  public let rows: Int
  /// The number of columns.
  public let columns: Int
  /// The entries, one column after the other.
  public internal(set) var values: [Double]

  /// Makes a matrix from its entries in column-major order.
  /// - Parameters:
  ///   - rows: the number of rows.
  ///   - columns: the number of columns.
  ///   - values: rows × columns entries, one column after the other.
  public init(rows: Int, columns: Int, _ values: [Double]) {
    precondition(
      rows >= 0 && columns >= 0 && values.count == rows * columns,
      "\(values.count) values do not fill a \(rows) × \(columns) matrix")
    self.rows = rows
    self.columns = columns
    self.values = values
  }

  /// Makes a matrix whose entries are all the same.
  public init(rows: Int, columns: Int, repeating value: Double) {
    precondition(rows >= 0 && columns >= 0, "a matrix cannot be \(rows) × \(columns)")
    self.init(rows: rows, columns: columns, Array(repeating: value, count: rows * columns))
  }

  /// Makes a matrix from its columns, which must be equally long; no columns make a 0 × 0 matrix.
  public init(columns: [[Double]]) {
    let rows = columns.first?.count ?? 0
    for (j, column) in columns.enumerated() {
      precondition(
        column.count == rows,
        "column \(j) has \(column.count) entries, column 0 has \(rows)")
    }
    self.init(rows: rows, columns: columns.count, Array(columns.joined()))
  }

  /// Makes a matrix from its rows, which must be equally long; no rows make a 0 × 0 matrix.
  public init(rowVectors: [[Double]]) {
    let columns = rowVectors.first?.count ?? 0
    self.init(rows: rowVectors.count, columns: columns, repeating: 0)
    for (i, row) in rowVectors.enumerated() {
      precondition(
        row.count == columns, "row \(i) has \(row.count) entries, row 0 has \(columns)")
      for j in 0..<columns { values[i + j * rows] = row[j] }
    }
  }

  /// Makes a square matrix with these diagonal entries and zeros elsewhere.
  public init(diagonal: [Double]) {
    self.init(rows: diagonal.count, columns: diagonal.count, repeating: 0)
    for (i, entry) in diagonal.enumerated() { values[i + i * rows] = entry }
  }

  /// The identity matrix of order n.
  public static func identity(_ n: Int) -> Matrix {
    Matrix(diagonal: Array(repeating: 1, count: n))
  }

  /// The entry in row i and column j, counted from zero.
  public subscript(i: Int, j: Int) -> Double {
    get {
      checkIndex(i, j)
      return values[i + j * rows]
    }
    set {
      checkIndex(i, j)
      values[i + j * rows] = newValue
    }
  }

  /// Column j as an array.
  public func column(_ j: Int) -> [Double] {
    precondition(j >= 0 && j < columns, "column \(j) of a \(rows) × \(columns) matrix")
    return Array(values[(j * rows)..<((j + 1) * rows)])
  }

  /// Row i as an array.
  public func row(_ i: Int) -> [Double] {
    precondition(i >= 0 && i < rows, "row \(i) of a \(rows) × \(columns) matrix")
    return (0..<columns).map { values[i + $0 * rows] }
  }

  /// The columns with these indices, in this order; an index may repeat.
  public func selecting(columns indices: [Int]) -> Matrix {
    Matrix(rows: rows, columns: indices.count, indices.flatMap { column($0) })
  }

  /// The rows with these indices, in this order; an index may repeat.
  public func selecting(rows indices: [Int]) -> Matrix {
    var result = Matrix(rows: indices.count, columns: columns, repeating: 0)
    for (k, i) in indices.enumerated() {
      precondition(i >= 0 && i < rows, "row \(i) of a \(rows) × \(columns) matrix")
      for j in 0..<columns { result.values[k + j * indices.count] = values[i + j * rows] }
    }
    return result
  }

  /// The matrix with rows and columns exchanged.
  public var transposed: Matrix {
    var result = Matrix(rows: columns, columns: rows, repeating: 0)
    for j in 0..<columns {
      for i in 0..<rows { result.values[j + i * columns] = values[i + j * rows] }
    }
    return result
  }

  /// The entries on the main diagonal.
  public var diagonal: [Double] {
    (0..<min(rows, columns)).map { values[$0 + $0 * rows] }
  }

  /// The distance in memory between columns, which LAPACK wants to be at least one.
  var leadingDimension: Int { max(1, rows) }

  /// Throws where the first entry, in storage order, is NaN or infinite.
  func checkFinite() throws(LinearAlgebraError) {
    if let k = values.firstIndex(where: { !$0.isFinite }) {
      throw .nonFinite(row: k % rows, column: k / rows)
    }
  }

  private func checkIndex(_ i: Int, _ j: Int) {
    precondition(
      i >= 0 && i < rows && j >= 0 && j < columns,
      "entry (\(i), \(j)) of a \(rows) × \(columns) matrix")
  }
}

extension Matrix: Codable {
  private enum CodingKeys: String, CodingKey { case rows, columns, values }

  /// Reads a matrix and checks that its entries fill it.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let rows = try container.decode(Int.self, forKey: .rows)
    let columns = try container.decode(Int.self, forKey: .columns)
    let values = try container.decode([Double].self, forKey: .values)
    let (size, overflow) = rows.multipliedReportingOverflow(by: columns)
    guard rows >= 0, columns >= 0, !overflow, values.count == size else {
      throw DecodingError.dataCorruptedError(
        forKey: .values, in: container,
        debugDescription: "\(values.count) values do not fill a \(rows) × \(columns) matrix")
    }
    self.init(rows: rows, columns: columns, values)
  }
}
