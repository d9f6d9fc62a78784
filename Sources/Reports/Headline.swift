/// The figure a report is about, with its interval and what it means.
public struct Headline: Sendable, Equatable {
  /// What the figure is, for example "NPS"; may be empty where the title already says it.
  public var label: String
  /// The figure; nil where it cannot be estimated.
  public var value: Double?
  /// How the figure is written.
  public var kind: ValueKind
  /// A unit written after the figure, for example "days".
  public var unit: String?
  /// Lower limit; nil with an upper limit present means unbounded below.
  public var lower: Double?
  /// Upper limit; nil with a lower limit present means unbounded above.
  public var upper: Double?
  /// Confidence level of the interval, for example 0.95.
  public var level: Double?
  /// How the interval was made, for example "score interval, accounts as clusters".
  public var method: String?
  /// The scale to draw the interval on; nil draws nothing.
  public var scale: Scale?
  /// Marks and bands drawn behind the interval.
  public var references: [Reference]
  /// Other intervals drawn under the first on the same scale, for example the naive one.
  public var comparisons: [IntervalRow]
  /// The finding in one sentence.
  public var finding: Remark?
  /// How the finding is to be taken.
  public var tone: Tone

  /// Creates a headline; everything but the figure is optional.
  public init(
    label: String, value: Double?, kind: ValueKind, unit: String? = nil, lower: Double? = nil,
    upper: Double? = nil, level: Double? = nil, method: String? = nil, scale: Scale? = nil,
    references: [Reference] = [], comparisons: [IntervalRow] = [], finding: Remark? = nil,
    tone: Tone = .neutral
  ) {
    self.label = label
    self.value = value
    self.kind = kind
    self.unit = unit
    self.lower = lower
    self.upper = upper
    self.level = level
    self.method = method
    self.scale = scale
    self.references = references
    self.comparisons = comparisons
    self.finding = finding
    self.tone = tone
  }

  /// The figure as people read it, with its unit.
  public var figure: String {
    let text = Format.value(value, as: kind)
    guard let unit, value != nil else { return text }
    return text + "\u{A0}" + unit
  }

  /// The headline's interval and its comparisons as one chart, nil where there is nothing to draw.
  var chart: IntervalChart? {
    guard let scale else { return nil }
    let own = IntervalRow(label, estimate: value, lower: lower, upper: upper)
    // A comparison rests on the same answers: its counts would only repeat what the title says.
    let rows =
      [own]
      + comparisons.map { row in
        var row = row
        row.counts = []
        return row
      }
    guard rows.contains(where: { $0.estimate != nil || $0.lower != nil || $0.upper != nil }) else {
      return nil
    }
    return IntervalChart(
      kind: kind, level: level, scale: scale, rows: rows, references: references)
  }
}
