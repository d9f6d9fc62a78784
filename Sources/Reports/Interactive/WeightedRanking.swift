/// Things ranked by a weighted mean of their parts, such as accounts by the means of their roles.
///
/// The score of a row is the mean of its values, each with the weight of its series, over the values that
/// are there; a series of weight 0 does not count. On an interactive page the weights are sliders, and the
/// page does the same sums in the same order.
public struct WeightedRanking: Sendable, Equatable {
  /// A series of values and what it counts.
  public struct Series: Sendable, Equatable {
    /// What it is, for example a role.
    public var label: String
    /// Its weight, from 0.
    public var weight: Double

    /// Creates a series.
    public init(_ label: String, weight: Double) {
      precondition(weight >= 0 && weight.isFinite, "series \(label): a weight of \(weight)")
      self.label = label
      self.weight = weight
    }
  }

  /// One thing that is ranked.
  public struct Row: Sendable, Equatable {
    /// What it is, for example an account.
    public var label: String
    /// One value for each series; nil where there is none.
    public var values: [Double?]
    /// What stands beside it, one text for each of the headers; nil where there is none.
    public var details: [String?]

    /// Creates a row.
    public init(_ label: String, values: [Double?], details: [String?] = []) {
      self.label = label
      self.values = values
      self.details = details
    }
  }

  /// What the ranking shows; may be empty.
  public var title: String
  /// What a row is, for example "Account".
  public var rowHeader: String
  /// What is ranked, for example "weighted score".
  public var scoreHeader: String
  /// The series with their weights.
  public var series: [Series]
  /// What stands beside each row.
  public var detailHeaders: [String]
  /// How values and scores are written: a number with its decimals.
  public var digits: Int
  /// The rows, in any order.
  public var rows: [Row]

  /// Creates a ranking; every row has a value, or nil, for each series and a detail for each header.
  public init(
    title: String = "", rowHeader: String, scoreHeader: String, series: [Series],
    detailHeaders: [String] = [], digits: Int = 1, rows: [Row]
  ) {
    for row in rows {
      precondition(
        row.values.count == series.count && row.details.count == detailHeaders.count,
        "ranking: row \(row.label) has \(row.values.count) values for \(series.count) series and "
          + "\(row.details.count) details for \(detailHeaders.count) headers")
    }
    self.title = title
    self.rowHeader = rowHeader
    self.scoreHeader = scoreHeader
    self.series = series
    self.detailHeaders = detailHeaders
    self.digits = digits
    self.rows = rows
  }

  /// The score of each row under some weights; nil where no value counts.
  /// - Parameter weights: one for each series, from 0; nil for the declared ones.
  public func scores(weights: [Double]? = nil) -> [Double?] {
    let weights = weights ?? series.map(\.weight)
    precondition(
      weights.count == series.count, "\(weights.count) weights for \(series.count) series")
    return rows.map { row in
      var (total, sum) = (0.0, 0.0)
      for (value, weight) in zip(row.values, weights) {
        guard let value, weight > 0 else { continue }
        total += weight
        sum += weight * value
      }
      return total > 0 ? sum / total : nil
    }
  }

  /// The place of each row, 1 for the highest score; scores that differ by rounding alone share the
  /// better place; nil without a score.
  public func ranks(weights: [Double]? = nil) -> [Int?] {
    let scores = scores(weights: weights)
    let known = scores.compactMap { $0 }.sorted(by: >)
    return scores.map { score in
      score.map { own in
        // The first that is not above it: everything before is.
        var (low, high) = (0, known.count)
        while low < high {
          let middle = (low + high) / 2
          if known[middle] > own + Self.tie { low = middle + 1 } else { high = middle }
        }
        return low + 1
      }
    }
  }

  /// Scores no further apart than this are equal: sums in another order differ by less.
  static let tie = 1e-9

  /// The rows from the lowest score up, those without one last; equal scores keep their order.
  func order(weights: [Double]? = nil) -> [Int] {
    let scores = scores(weights: weights)
    return rows.indices.sorted { a, b in
      switch (scores[a], scores[b]) {
      case (let x?, let y?): x != y ? x < y : a < b
      case (.some, nil): true
      case (nil, .some): false
      case (nil, nil): a < b
      }
    }
  }

  /// The ranking under the declared weights as a table, lowest score first.
  var table: ReportTable {
    let (scores, ranks, order) = (scores(), ranks(), order())
    var columns = [ReportColumn(rowHeader, name: "row", texts: order.map { rows[$0].label })]
    columns.append(ReportColumn("Rank", name: "rank", counts: order.map { ranks[$0] }))
    columns.append(
      ReportColumn(
        scoreHeader, name: "score", kind: .number(digits: digits),
        numbers: order.map { scores[$0] }))
    for (place, series) in series.enumerated() {
      columns.append(
        ReportColumn(
          "\(series.label) × \(Format.raw(series.weight))", name: "series_\(place + 1)",
          kind: .number(digits: digits), numbers: order.map { rows[$0].values[place] }))
    }
    for (place, header) in detailHeaders.enumerated() {
      columns.append(
        ReportColumn(
          header, name: "detail_\(place + 1)", texts: order.map { rows[$0].details[place] }))
    }
    return ReportTable(name: "ranking", title: title, columns: columns, audience: .readers)
  }
}
