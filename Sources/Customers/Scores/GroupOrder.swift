import Statistics
import Tables

/// How groups are listed: by their keys in natural order, waves as they followed each other, missing
/// keys last.
struct GroupOrder {
  /// What the order of the waves rests on, where that is not plain.
  let note: Note?
  /// The place of each wave, by column; empty for a column of anything else.
  private let places: [[String: Int]]

  /// The order of groups by columns of a file.
  init(_ columns: [String], in table: Table) {
    let wave =
      columns.isEmpty ? nil : (try? ColumnChoice.find(.wave, given: nil, in: table))?.column
    var note: Note?
    places = columns.map { column in
      guard column == wave, let order = try? WaveOrder(of: column, in: table) else { return [:] }
      note = order.note
      return order.places
    }
    self.note = note
  }

  /// Whether a group comes before another.
  func precedes(_ a: [String?], _ b: [String?]) -> Bool {
    for (place, (left, right)) in zip(a, b).enumerated() where left != right {
      return Self.precedes(left, right, places[place])
    }
    return false
  }

  /// Whether one key of a group comes before another that differs from it.
  static func precedes(_ left: String?, _ right: String?, _ places: [String: Int] = [:]) -> Bool {
    guard let left else { return false }
    guard let right else { return true }
    if let first = places[left], let second = places[right] { return first < second }
    return NaturalOrder.precedes(left, right)
  }
}
