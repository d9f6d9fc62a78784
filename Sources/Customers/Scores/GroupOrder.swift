import Statistics
import Tables

/// How groups are listed: by their keys in natural order, waves as they followed each other, missing
/// keys last.
struct GroupOrder {
  /// What the order of the waves rests on, where that is not plain.
  let note: Note?
  /// The place of each wave; empty for a column of anything else.
  private let places: [[String: Int]]

  /// The order of groups by columns of a file.
  init(_ columns: [String], in table: Table) {
    let wave = (try? ColumnChoice.find(.wave, given: nil, in: table))?.column
    var note: Note?
    places = columns.map { column in
      guard column == wave, let order = try? WaveOrder(of: column, in: table) else { return [:] }
      note = order.note
      return Dictionary(uniqueKeysWithValues: zip(order.names, order.names.indices))
    }
    self.note = note
  }

  /// Whether a group comes before another.
  func precedes(_ a: [String?], _ b: [String?]) -> Bool {
    for (place, (left, right)) in zip(a, b).enumerated() where left != right {
      guard let left else { return false }
      guard let right else { return true }
      if let first = places[place][left], let second = places[place][right] {
        return first < second
      }
      return NaturalOrder.precedes(left, right)
    }
    return false
  }
}
