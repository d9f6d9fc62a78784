import Reports
import Statistics

/// What a figure is measured in, which decides how people see it.
public enum FigureUnit: String, Codable, Sendable, CaseIterable {
  /// A share on 0…1, shown in percent.
  case share
  /// An amount in the file's currency.
  case money
  /// A ratio of two amounts.
  case ratio
  /// Days.
  case days
  /// A score on −100…100.
  case score
  /// Any other number.
  case number

  /// How values are written.
  var kind: ValueKind {
    switch self {
    case .share: .percent
    case .money: .number(digits: 0)
    case .ratio, .number: .number(digits: 2)
    case .days: .number(digits: 0)
    case .score: .score
    }
  }

  /// How differences are written; those of shares in points of percent.
  func difference(_ value: Double?) -> String {
    guard let value else { return Format.missing }
    switch self {
    case .share: return Format.difference(value * 100, digits: 1) + "\u{A0}points"
    case .money: return Format.difference(value, digits: 0)
    case .days: return Format.difference(value, digits: 0)
    case .score: return Format.difference(value, digits: 1)
    case .ratio, .number: return Format.difference(value, digits: 2)
    }
  }
}

/// Whether a figure is counted or estimated.
public enum FigureBasis: String, Codable, Sendable {
  /// Read off a complete list: it is what it is, and has no interval.
  case count
  /// It would have come out otherwise by chance: it has an interval.
  case estimate
}

/// One figure of a programme or a business, with what it is to reach and how it moved.
public struct Figure: Codable, Sendable, Equatable {
  /// Its name for machines, such as `response_rate`.
  public let name: String
  /// Its name for people.
  public let title: String
  /// Its unit.
  public let unit: FigureUnit
  /// Whether it is counted or estimated.
  public let basis: FigureBasis
  /// The figure; nil where it cannot be had, see `reason`.
  public let value: Double?
  /// What was counted; nil where the figure is no quotient.
  public let numerator: Double?
  /// Out of how many.
  public let denominator: Double?
  /// The interval of an estimate; nil for counts, and where none can be given.
  public let interval: Interval?
  /// Where the figure or its interval comes from, in few words: a file, a period.
  public let source: String?
  /// Why there is no figure, or no interval of an estimate.
  public let reason: String?
  /// The verdict against the target; nil without one.
  public internal(set) var target: FigureVerdict?
  /// The verdicts against ranges that others publish.
  public internal(set) var references: [FigureVerdict] = []
  /// The change from the period before; nil where there is none.
  public internal(set) var change: FigureChange?

  init(
    _ name: String, _ title: String, unit: FigureUnit, basis: FigureBasis, value: Double?,
    numerator: Double? = nil, denominator: Double? = nil, interval: Interval? = nil,
    source: String? = nil, reason: String? = nil, change: FigureChange? = nil
  ) {
    self.name = name
    self.title = title
    self.unit = unit
    self.basis = basis
    self.value = value.flatMap { $0.isFinite ? $0 : nil }
    self.numerator = numerator
    self.denominator = denominator
    self.interval = interval
    self.source = source
    self.reason = reason
    self.change = change
  }

  /// The same figure judged against its goals.
  func judged(_ goals: FigureGoals, tier: String? = nil, role: String? = nil) -> Figure {
    var figure = self
    figure.target = goals.target(name, tier: tier, role: role).map { FigureVerdict(self, $0) }
    figure.references = goals.references(name).map { FigureVerdict(self, $0) }
    return figure
  }

  /// The figure as people read it.
  var text: String { Format.value(value, as: unit.kind) }

  /// "21 of 60", "1,252,430 ÷ 317", not to be broken, or nothing.
  var counts: String? {
    guard let numerator, let denominator else { return nil }
    if unit == .share {
      return "\(Format.count(numerator))\u{A0}of\u{A0}\(Format.count(denominator))"
    }
    func whole(_ value: Double) -> String {
      Format.number(value, digits: abs(value) < 1_000 && value != value.rounded() ? 1 : 0)
    }
    return "\(whole(numerator))\u{A0}÷\u{A0}\(whole(denominator))"
  }
}

/// A figure that the files do not give, and what would.
public struct MissingFigure: Codable, Sendable, Equatable {
  /// Its name for machines.
  public let name: String
  /// Its name for people.
  public let title: String
  /// What is needed.
  public let needs: String
}
