import Models

/// Which accounts of a list are shown, and in which order.
public struct AccountView: Codable, Sendable, Equatable {
  /// What accounts are ordered by.
  public enum Order: String, Codable, Sendable, CaseIterable {
    /// At risk first, then watch, unknown, healthy; within a class by falling P(score < threshold).
    case priority
    /// The largest revenue first.
    case revenue
    /// The lowest standardised score first.
    case score
    /// The lowest role-weighted score first.
    case weighted
    /// The lowest plain score first.
    case plain
    /// The largest fall first.
    case shift
    /// The smallest share of answered invitations first.
    case silence
    /// By name.
    case name
    /// As the accounts file has them.
    case file
  }

  /// What accounts are ordered by; nil for `priority` in reports and the order of the file in CSV.
  public var order: Order?
  /// The classes that are shown; nil for all.
  public var classes: [AccountClass]?
  /// At most so many; nil for 15 in reports and all in CSV.
  public var top: Int?

  /// How many a report shows where nobody says.
  public static let usualTop = 15

  /// Makes a view; by default everything.
  public init(order: Order? = nil, classes: [AccountClass]? = nil, top: Int? = nil) {
    precondition(top.map { $0 > 0 } ?? true, "a list of \(top ?? 0) accounts")
    self.order = order
    self.classes = classes
    self.top = top
  }

  /// The accounts for people: ordered, and no more than can be read.
  func forReaders(_ rows: [AccountRow]) -> [AccountRow] {
    Array(ordered(chosen(rows), by: order ?? .priority).prefix(top ?? Self.usualTop))
  }

  /// The accounts for machines: all that were asked for, in a stable order.
  func forMachines(_ rows: [AccountRow]) -> [AccountRow] {
    let all = ordered(chosen(rows), by: order ?? (top == nil ? .file : .priority))
    return top.map { Array(all.prefix($0)) } ?? all
  }

  private func chosen(_ rows: [AccountRow]) -> [AccountRow] {
    classes.map { classes in rows.filter { classes.contains($0.status) } } ?? rows
  }

  private func ordered(_ rows: [AccountRow], by order: Order) -> [AccountRow] {
    // A key that is missing comes last; ties keep the order of the file.
    func keyed(_ key: (AccountRow) -> [Double?]) -> [AccountRow] {
      rows.enumerated().map { (place: $0, row: $1, key: key($1)) }.sorted { first, second in
        for (a, b) in zip(first.key, second.key) where a != b {
          guard let a else { return false }
          guard let b else { return true }
          return a < b
        }
        return first.place < second.place
      }.map(\.row)
    }
    switch order {
    case .file: return rows
    case .priority:
      let ranks: [AccountClass: Double] = [.atRisk: 0, .watch: 1, .unknown: 2, .healthy: 3]
      return keyed { row in
        let below =
          row.standardized?.probabilityBelow ?? row.silence.lastScore?.probabilityBelow
          ?? row.prior?.probabilityBelow
        return [ranks[row.status], below.map { -$0 }, row.revenue.map { -$0 }]
      }
    case .revenue: return keyed { [$0.revenue.map { -$0 }] }
    case .score: return keyed { [$0.standardized?.score] }
    case .weighted: return keyed { [$0.weighted?.mean] }
    case .plain: return keyed { [$0.plain?.mean] }
    case .shift: return keyed { [$0.shift?.shift] }
    case .silence: return keyed { [$0.silence.share] }
    case .name:
      return rows.enumerated().sorted {
        $0.1.name != $1.1.name ? $0.1.name < $1.1.name : $0.0 < $1.0
      }.map(\.1)
    }
  }
}
