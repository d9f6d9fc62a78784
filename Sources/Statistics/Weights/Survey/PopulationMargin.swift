/// The known totals of a population by category, and the category of each row of a sample.
public struct PopulationMargin: Codable, Sendable, Equatable {
  /// A category and the number in the population that belongs to it.
  public struct Category: Codable, Sendable, Equatable {
    /// The name of the category.
    public let name: String
    /// How many of the population belong to it.
    public let total: Double

    /// Makes a category.
    public init(_ name: String, total: Double) {
      self.name = name
      self.total = total
    }
  }

  /// What the categories are of, such as "role".
  public let name: String
  /// The categories with their totals.
  public let categories: [Category]
  /// The category of each row; nil where it is missing.
  public let rows: [String?]

  /// Makes a margin; totals of two variables crossed are a margin whose categories name both.
  public init(_ name: String, categories: [Category], rows: [String?]) {
    self.name = name
    self.categories = categories
    self.rows = rows
  }

  /// The size of the population.
  public var total: Double { CompensatedSum(categories.map(\.total)).value }

  /// The category of each row as an index into `categories`, once everything has been checked.
  /// - Parameter weights: one per row
  func codes(_ weights: [Double]) throws(CalibrationError) -> [Int] {
    precondition(rows.count == weights.count, "\(rows.count) rows, \(weights.count) weights")
    var index: [String: Int] = [:]
    for (position, category) in categories.enumerated() {
      guard index.updateValue(position, forKey: category.name) == nil else {
        throw .repeatedCategory(margin: name, category: category.name)
      }
      guard category.total > 0, category.total.isFinite else {
        throw .invalidTotal(margin: name, category: category.name, total: category.total)
      }
    }
    var codes: [Int] = []
    var sums = [Double](repeating: 0, count: categories.count)
    for (row, category) in rows.enumerated() {
      guard let category else { throw .missingCategory(margin: name, row: row) }
      guard let code = index[category] else {
        throw .unknownCategory(margin: name, category: category)
      }
      codes.append(code)
      sums[code] += weights[row]
    }
    if let empty = sums.firstIndex(of: 0) {
      throw .emptyCell(margin: name, category: categories[empty].name)
    }
    return codes
  }

  /// Multiplies weights so that each category meets its total.
  /// - Returns: the largest relative distance from a total before.
  func scale(
    _ weights: inout [Double], _ codes: [Int]
  ) -> (distance: Double, category: Int, reached: Double) {
    var sums = [CompensatedSum](repeating: CompensatedSum(), count: categories.count)
    for (weight, code) in zip(weights, codes) { sums[code].add(weight) }
    var worst = (distance: 0.0, category: 0, reached: 0.0)
    for (index, category) in categories.enumerated() {
      let distance = abs(sums[index].value / category.total - 1)
      if !(distance <= worst.distance) { worst = (distance, index, sums[index].value) }
    }
    for row in weights.indices {
      weights[row] *= categories[codes[row]].total / sums[codes[row]].value
    }
    return worst
  }
}
