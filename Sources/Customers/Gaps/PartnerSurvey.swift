import Statistics
import Tables

/// A partner relationship survey: both sides rate the same partnerships on several dimensions.
///
/// A side's figure of a dimension is the mean of its people; gaps are paired over partnerships, each one
/// vote, and corrected over the dimensions. The strength of a relationship is the mean of both sides,
/// each side one vote and each dimension one.
public struct PartnerSurvey: Sendable {
  /// The columns of the dimensions; nil takes every column of numbers, or the column that names them.
  public var dimensions: [String]?
  /// The column of the partner; nil recognises it.
  public var partner: String?
  /// The column that says whose view it is; nil recognises it.
  public var side: String?
  /// What that column holds for the company's own people; nil recognises the usual words.
  public var us: String?
  /// The column of the person; nil recognises it.
  public var respondent: String?
  /// The scale of the ratings; nil recognises a usual one.
  public var scale: RatingScale?
  /// What happens to ratings off the scale.
  public var invalid: InvalidAnswerRule
  /// The confidence level.
  public var level: Double
  /// How p-values of dimensions, and of partners, are corrected; nil leaves them.
  public var adjustment: PValueAdjustment?
  /// How signs are flipped.
  public var flips: SignFlipTest

  /// Makes a survey; by default columns are recognised by their headers.
  public init(
    dimensions: [String]? = nil, partner: String? = nil, side: String? = nil, us: String? = nil,
    respondent: String? = nil, scale: RatingScale? = nil, invalid: InvalidAnswerRule = .fail,
    level: Double = 0.95, adjustment: PValueAdjustment? = .holm,
    flips: SignFlipTest = SignFlipTest()
  ) {
    self.dimensions = dimensions
    self.partner = partner
    self.side = side
    self.us = us
    self.respondent = respondent
    self.scale = scale
    self.invalid = invalid
    self.level = level
    self.adjustment = adjustment
    self.flips = flips
  }

  /// Words for the company's own side.
  private static let ours: Set<String> = [
    "us", "we", "our", "ours", "own", "internal", "company", "vendor", "self", "staff",
  ]
  /// Words for the other side.
  private static let theirs: Set<String> = [
    "partner", "partners", "them", "their", "theirs", "external", "other", "customer", "reseller",
    "supplier",
  ]

  /// Compares the sides.
  /// - Parameter table: a row per person with a column per dimension, or a row per rating with the
  ///   dimension in a column
  /// - Throws: `GapError`, `TableError`.
  public func run(_ table: Table) throws -> PartnerSurveyResult {
    func column(_ given: String?, _ headers: [String], _ what: String, _ option: String) throws
      -> String
    {
      guard let name = try GapColumns.find(given, headers: headers, in: table) else {
        throw GapError.noColumn(
          what: what, option: option, columns: table.columnNames, source: table.source)
      }
      return name
    }
    let sideColumn = try column(side, GapColumns.side, "whose view a row is", "--side")
    let partnerColumn =
      try GapColumns.find(partner, headers: GapColumns.partner, in: table)
      ?? ColumnPurpose.account.candidates(in: table).first
      ?? column(partner, GapColumns.partner, "the partner", "--partner")
    let person = try ColumnChoice.find(.respondent, given: respondent, in: table)?.column
    let sides = try sides(table, sideColumn)
    let partners = AccountKeys(try table.column(partnerColumn))
    let labels = GapColumns.partner.compactMap { header in
      table.columnNames.first { NearNames.normalized($0) == header && $0 != partnerColumn }
    }.first
    let names = try labels.map { try table.labels($0) }
    let layout = try PartnerLayout(
      table, dimensions: dimensions,
      except: [sideColumn, partnerColumn] + [person, labels].compactMap { $0 }, scale: scale,
      invalid: invalid)
    let people = try person.map { try table.labels($0) }
    var data = PartnerData(dimensions: layout.dimensions)
    for row in 0..<table.rowCount {
      guard let partner = partners.codes[row], let isOurs = sides.isOurs[row] else {
        data.unnamed += 1
        continue
      }
      let code = people.map { $0.codes[row] } ?? -1
      data.add(
        partner: partner, id: partners.names[partner],
        name: names?[row] ?? partners.names[partner], isOurs: isOurs,
        person: code >= 0 ? Int(code) : nil, row: row, ratings: layout.ratings(row))
    }
    return PartnerSurveyResult(
      data, survey: self, source: table.source, scale: layout.scale, us: sides.us,
      them: sides.them, notes: layout.notes)
  }

  private func sides(
    _ table: Table, _ column: String
  ) throws -> (isOurs: [Bool?], us: String, them: String) {
    let labels = try table.labels(column)
    // A filtered table may keep names that no row has.
    let present = Set(labels.codes.filter { $0 >= 0 }.map(Int.init))
    let levels = labels.levels.indices.filter(present.contains).map { labels.levels[$0] }
    guard levels.count <= 2 else {
      throw GapError.notTwoSides(column: column, levels: levels, source: table.source)
    }
    let own: String?
    if let us {
      own = levels.first { NearNames.normalized($0) == NearNames.normalized(us) }
      if own == nil, !levels.isEmpty { throw GapError.unknownSide(us, levels: levels) }
    } else {
      let known = levels.first { Self.ours.contains(NearNames.normalized($0)) }
      let other = levels.first { Self.theirs.contains(NearNames.normalized($0)) }
      guard known != nil || other != nil || levels.isEmpty else {
        throw GapError.noColumn(
          what: "our own side among \(levels.joined(separator: ", "))", option: "--us",
          columns: table.columnNames, source: table.source)
      }
      own = known ?? levels.first { $0 != other }
    }
    let them = levels.first { $0 != own }
    return (
      (0..<table.rowCount).map { row in labels[row].map { $0 == own } }, own ?? "us",
      them ?? "partner"
    )
  }
}

/// Where the ratings of a partner survey stand: a column for each dimension, or a row for each rating.
struct PartnerLayout {
  let dimensions: [String]
  let scale: RatingScale
  let notes: [Note]
  private let columns: [[Double?]]
  private let dimensionOfRow: Labels?

  init(
    _ table: Table, dimensions given: [String]?, except used: [String], scale known: RatingScale?,
    invalid: InvalidAnswerRule
  ) throws {
    let long = try GapColumns.find(nil, headers: GapColumns.dimension, in: table)
    let rating = try GapColumns.find(nil, headers: GapColumns.rating, in: table)
    let names: [String]
    let rowCount = table.rowCount
    if let long, let rating, given.map({ !$0.allSatisfy(table.hasColumn) }) ?? true {
      let labels = try table.labels(long)
      let present = Set(labels.codes.filter { $0 >= 0 }.map(Int.init))
      let levels = labels.levels.indices.filter(present.contains).map { labels.levels[$0] }
      for name in given ?? [] where !levels.contains(name) {
        throw GapError.unknownItem(
          name, near: NearNames.near(name, among: levels), items: levels)
      }
      dimensions = given ?? levels
      dimensionOfRow = labels
      names = [rating]
    } else {
      let identifiers = Set(
        used
          + [ColumnPurpose.account, .respondent, .wave, .answer].flatMap {
            $0.candidates(in: table)
          })
      names =
        try given.map { try $0.map { try table.column($0).name } }
        ?? table.columns.filter { $0.kind == .number && !identifiers.contains($0.name) }.map(\.name)
      dimensions = names
      dimensionOfRow = nil
      guard !names.isEmpty else {
        throw GapError.noColumn(
          what: "a rating", option: "--dimensions", columns: table.columnNames,
          source: table.source)
      }
    }
    let views = try names.map { try table.numberView($0) }
    let ends =
      known ?? .holding(views.flatMap { view in (0..<rowCount).compactMap { view[$0] } })
    let read = try names.map {
      try RatingColumn($0, in: table, scale: ends, invalid: invalid)
    }
    scale = ends
    columns = read.map(\.values)
    notes = [RatingColumn.note(read.reduce(0) { $0 + $1.dropped }, of: "the ratings")]
      .compactMap { $0 }
  }

  /// The ratings of a row, one per dimension; nil where it has none.
  func ratings(_ row: Int) -> [Double?] {
    guard let dimensionOfRow else { return columns.map { $0[row] } }
    return dimensions.map { dimensionOfRow[row] == $0 ? columns[0][row] : nil }
  }
}
