/// Estimates with their intervals, one line each, on a common scale.
public struct IntervalChart: Sendable, Equatable {
  /// What the chart shows; may be empty.
  public var title: String
  /// What is estimated, above the column of estimates, for example "NPS".
  public var header: String
  /// How estimates and limits are written.
  public var kind: ValueKind
  /// Confidence level of the intervals, for example 0.95.
  public var level: Double?
  /// The scale all rows share.
  public var scale: Scale
  /// What the rows' counts are, for example "n" and "accounts"; as many as each row has counts.
  public var countHeaders: [String]
  /// One line each, in order.
  public var rows: [IntervalRow]
  /// Values and bands drawn behind the intervals.
  public var references: [Reference]

  /// Creates a chart; every row has one count for each of the count headers.
  public init(
    title: String = "", header: String = "", kind: ValueKind, level: Double? = nil, scale: Scale,
    countHeaders: [String] = [], rows: [IntervalRow], references: [Reference] = []
  ) {
    for row in rows {
      precondition(
        row.counts.count == countHeaders.count,
        "intervals: row \(row.label) has \(row.counts.count) counts for \(countHeaders.count) headers"
      )
    }
    self.title = title
    self.header = header
    self.kind = kind
    self.level = level
    self.scale = scale
    self.countHeaders = countHeaders
    self.rows = rows
    self.references = references
  }

  /// "95 % interval", or "interval" where the level is not given.
  var intervalHeader: String {
    level.map { Format.level($0) + " interval" } ?? "interval"
  }

  /// What the limits of a row are, in words that people read.
  func limits(of row: IntervalRow) -> String {
    if row.lower == nil, row.upper == nil {
      return row.remark ?? Format.missing
    }
    return Format.interval(row.lower, row.upper, as: kind)
  }
}

/// One line of an interval chart.
public struct IntervalRow: Sendable, Equatable {
  /// What the line is about, for example a segment.
  public var label: String
  /// The estimate; nil where there is none.
  public var estimate: Double?
  /// Lower limit; nil with an upper limit present means unbounded below.
  public var lower: Double?
  /// Upper limit; nil with a lower limit present means unbounded above.
  public var upper: Double?
  /// How much the line rests on, one for each of the chart's count headers; nil where unknown.
  public var counts: [Double?]
  /// A short remark beside the figures, for example "ignores accounts".
  public var detail: String?
  /// What to say where there is no interval, for example "3 accounts: described only".
  public var remark: String?
  /// How the estimate is to be taken.
  public var tone: Tone

  /// Creates a line.
  public init(
    _ label: String, estimate: Double?, lower: Double? = nil, upper: Double? = nil,
    counts: [Double?] = [], detail: String? = nil, remark: String? = nil, tone: Tone = .neutral
  ) {
    self.label = label
    self.estimate = estimate
    self.lower = lower
    self.upper = upper
    self.counts = counts
    self.detail = detail
    self.remark = remark
    self.tone = tone
  }
}
