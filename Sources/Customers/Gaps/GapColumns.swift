import Statistics
import Tables

/// Finding the columns of two sides that no survey purpose names.
enum GapColumns {
  /// The column that was named, or the first whose header is one of the usual ones.
  /// - Throws: `TableError` for a name that is not there.
  static func find(
    _ given: String?, headers: [String], in table: Table, purpose: ColumnPurpose? = nil
  ) throws -> String? {
    if let given { return try table.column(given).name }
    if let purpose, let name = table.declared[purpose.rawValue] { return name }
    let plain = table.columnNames.map { NearNames.normalized($0) }
    for header in headers {
      if let place = plain.firstIndex(of: header) { return table.columnNames[place] }
    }
    return purpose.flatMap { $0.candidates(in: table).first }
  }

  /// Headers of the person who rates for the company itself.
  static let rater = [
    "staff", "staffid", "staffname", "rater", "raterid", "ratedby", "employee", "employeeid",
    "owner", "respondentid", "respondent",
  ]
  /// Headers of the partner.
  static let partner = [
    "partnerid", "partner", "partnername", "reseller", "supplier", "vendor", "alliance",
  ]
  /// Headers of whose view it is.
  static let side = ["side", "view", "perspective", "party", "ratedby", "raterside", "whose"]
  /// Headers of the question in a file with a row per rating.
  static let dimension = ["dimension", "item", "question", "topic", "criterion"]
  /// Headers of the rating in such a file.
  static let rating = ["rating", "score", "value", "answer", "points"]
}

/// A rating scale between two ends.
public struct RatingScale: Codable, Sendable, Equatable {
  /// The worst answer.
  public let minimum: Double
  /// The best answer.
  public let maximum: Double

  /// Makes a scale; the ends must be in order.
  public init(_ minimum: Double, _ maximum: Double) {
    precondition(minimum < maximum, "a scale from \(minimum) to \(maximum)")
    self.minimum = minimum
    self.maximum = maximum
  }

  /// The first of the usual scales (1–5, 1–7, 0–10, 0–100) that holds all values; else their range.
  static func holding(_ values: [Double]) -> RatingScale {
    let usual = [(1.0, 5.0), (1, 7), (0, 10), (0, 100)]
    let (low, high) = (values.min() ?? 1, values.max() ?? 5)
    if let (a, b) = usual.first(where: { $0.0 <= low && high <= $0.1 }) { return RatingScale(a, b) }
    return RatingScale(low.rounded(.down), max(high.rounded(.up), low.rounded(.down) + 1))
  }

  /// A value of this scale on another.
  func convert(_ value: Double, to other: RatingScale) -> Double {
    if self == other { return value }
    let share = (value - minimum) / (maximum - minimum)
    return other.minimum + share * (other.maximum - other.minimum)
  }

  /// The distance of the ends.
  var range: Double { maximum - minimum }
}

/// Numbers of a column, checked against a scale.
struct RatingColumn {
  let values: [Double?]
  let dropped: Int

  /// - Throws: `TableError` for cells that are no numbers; `GapError.offScale` unless they are left out.
  init(_ name: String, in table: Table, scale: RatingScale, invalid: InvalidAnswerRule) throws {
    var dropped = 0
    var values: [Double?]
    if invalid == .drop {
      let view = try table.numberView(name)
      let column = try table.column(name)
      values = (0..<table.rowCount).map { row in
        if let number = view[row] { return number }
        if column.text(row: row) != nil { dropped += 1 }
        return nil
      }
    } else {
      values = try table.numbers(name)
    }
    for (row, value) in values.enumerated() {
      guard let value, value < scale.minimum || value > scale.maximum else { continue }
      guard invalid == .drop else {
        throw GapError.offScale(
          column: name, line: table.lineNumber(ofRow: row),
          text: try table.column(name).text(row: row) ?? "", minimum: scale.minimum,
          maximum: scale.maximum, source: table.source)
      }
      values[row] = nil
      dropped += 1
    }
    self.values = values
    self.dropped = dropped
  }

  /// What was left out, as a note; nil when nothing was.
  static func note(_ dropped: Int, of what: String) -> Note? {
    guard dropped > 0 else { return nil }
    return Note(
      code: "invalid_answers",
      sentence: "\(counted(dropped, "cell")) of \(what) off the scale "
        + "\(dropped == 1 ? "was" : "were") left out.")
  }
}
