import Statistics
import Tables

/// A column as a variable that can be correlated.
struct CorrelationVariable: Sendable {
  /// What its values are.
  enum Kind: String, Codable, Sendable {
    /// Numbers of more than two values.
    case number
    /// Two values: yes is 1, no is 0.
    case binary
  }

  /// The name of the column.
  let name: String
  let kind: Kind
  /// One per account; nil where missing.
  let values: [Double?]
  /// For two values that are no yes and no: the one that counts 1.
  let one: String?

  /// What the value 1 is called, for sentences: "churned is yes".
  var positive: String { one.map { "\(name) is \($0)" } ?? "\(name) is yes" }

  /// Why a column is no variable.
  enum Refusal: Error, Equatable {
    case manyLevels([String])
    case empty
    case date
  }

  init(_ column: Column) throws(Refusal) {
    name = column.name
    switch column.kind {
    case .empty: throw .empty
    case .date: throw .date
    case .number:
      values = column.numbers
      let distinct = Set(values.compactMap { $0 })
      if distinct.isEmpty { throw .empty }
      kind = distinct.isSubset(of: [0, 1]) ? .binary : .number
      one = kind == .binary ? "1" : nil
    case .text:
      let labels = column.labels
      // Levels that occur, in natural order; the table may have been cut to some rows.
      let levels = zip(labels.levels, labels.counts).filter { $0.1 > 0 }.map(\.0)
      guard !levels.isEmpty else { throw .empty }
      kind = .binary
      if let yes = YesNo.readings(labels.levels) {
        values = labels.codes.map { $0 < 0 ? nil : yes[Int($0)] ? 1 : 0 }
        one = nil
        return
      }
      guard levels.count <= 2 else { throw .manyLevels(levels) }
      let last = levels.sorted { NaturalOrder.precedes($0, $1) }.last ?? ""
      values = labels.codes.map { $0 < 0 ? nil : labels.levels[Int($0)] == last ? 1 : 0 }
      one = last
    }
  }
}
