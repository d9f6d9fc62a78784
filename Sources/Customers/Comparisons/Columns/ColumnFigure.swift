import Reports
import Statistics

/// What is compared between groups: a share or a mean, and how people call it.
public struct ColumnFigure: Codable, Sendable, Equatable {
  /// A share on 0…1, or a mean in the unit of the column.
  public enum Kind: String, Codable, Sendable, CaseIterable {
    case share, mean
  }

  /// Share or mean.
  public let kind: Kind
  /// The figure in words, to stand after "the": "share of satisfied answers".
  public let noun: String
  /// The decimals that people see.
  public let digits: Int

  /// How an estimate is written.
  var valueKind: ValueKind { kind == .share ? .percent : .number(digits: digits) }
  /// How a difference is written; that of shares in percentage points.
  var differenceKind: ValueKind { kind == .share ? .score : .difference(digits: digits) }
  /// What a difference is multiplied by for people.
  var unit: Double { kind == .share ? 100 : 1 }

  /// A difference with its unit, for a sentence.
  func difference(_ value: Double) -> String {
    Format.number(abs(value) * unit, digits: kind == .share ? 0 : digits)
      + (kind == .share ? " points" : "")
  }

  /// Three significant digits of the typical distance between values.
  static func digits(for values: [Double]) -> Int {
    guard let low = values.min(), let high = values.max(), high > low else { return 2 }
    var (digits, spread) = (2, high - low)
    while spread >= 100, digits > 0 { (digits, spread) = (digits - 1, spread / 10) }
    while spread < 1, digits < 8 { (digits, spread) = (digits + 1, spread * 10) }
    return digits
  }
}

/// A figure of one group.
public struct GroupFigure: Codable, Sendable, Equatable {
  /// Share or mean.
  public let figure: ColumnFigure.Kind
  /// The figure; nil without answers.
  public let estimate: Double?
  /// Its interval, with accounts as clusters; nil where none can be given.
  public let interval: Interval?
}

/// One group or wave of a compared column.
public struct ColumnGroup: Codable, Sendable, Equatable {
  /// The value of the group column; empty for all rows together.
  public let label: String
  /// The rows with a value.
  public let rows: Int
  /// The values that are compared: one per account where accounts were reduced to one.
  public let values: Int
  /// The accounts (or people) behind them, where known.
  public let accounts: Int?
  /// The figures.
  public let figures: [GroupFigure]
}
