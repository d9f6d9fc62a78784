/// Values over an ordered quantity, each curve with an optional band: survival, scores by wave.
public struct CurveChart: Sendable, Equatable {
  /// What the chart shows; may be empty.
  public var title: String
  /// The quantity along the chart, with its unit, for example "months since start".
  public var xLabel: String
  /// The quantity up the chart, for example "accounts retained".
  public var yLabel: String
  /// How values are written.
  public var kind: ValueKind
  /// The scale along the chart.
  public var xScale: Scale
  /// The scale up the chart.
  public var yScale: Scale
  /// The curves, in order.
  public var curves: [Curve]
  /// Values and bands of the vertical quantity drawn behind the curves.
  public var references: [Reference]
  /// Names of the places 0, 1, 2 … along the chart, such as waves; empty where it measures numbers.
  public var xNames: [String]
  /// What the counts of the curves count, for example "at risk".
  public var countLabel: String
  /// The places along the chart that are marked; empty for round ones.
  public var xTicks: [Double]

  /// Creates a chart.
  public init(
    title: String = "", xLabel: String, yLabel: String, kind: ValueKind, xScale: Scale,
    yScale: Scale, curves: [Curve], references: [Reference] = [], xNames: [String] = [],
    countLabel: String = "", xTicks: [Double] = []
  ) {
    self.title = title
    self.xLabel = xLabel
    self.yLabel = yLabel
    self.kind = kind
    self.xScale = xScale
    self.yScale = yScale
    self.curves = curves
    self.references = references
    self.xNames = xNames
    self.countLabel = countLabel
    self.xTicks = xTicks
  }

  /// The marks along the chart: names where places have them, else round numbers.
  func ticksAlong(about count: Int) -> [(x: Double, text: String)] {
    if !xNames.isEmpty { return xNames.enumerated().map { (Double($0), $1) } }
    let places = xTicks.isEmpty ? xScale.ticks(about: count) : xTicks.filter(xScale.contains)
    return places.map { ($0, xText($0)) }
  }

  /// A place along the chart as people read it.
  func xText(_ x: Double) -> String {
    let place = Int(x.rounded())
    return xNames.indices.contains(place)
      ? xNames[place] : Format.tick(x, as: .number(digits: 0))
  }
}

/// One curve.
public struct Curve: Sendable, Equatable {
  /// How the points of a curve are joined, and how their limits are shown.
  public enum Style: Sendable, Equatable {
    /// By lines, with a band between the limits.
    case line
    /// A value holds until the next point, as in a survival curve, with a band between the limits.
    case step
    /// Each point stands for itself with its interval; a line leads from one to the next.
    case points
    /// Only the band between the limits, such as control limits.
    case band
  }

  /// What it is, for example a segment; empty for the only one.
  public var label: String
  /// Points in ascending x.
  public var points: [CurvePoint]
  /// How its points are joined.
  public var style: Style
  /// How many are behind the curve at places along the chart, such as numbers at risk.
  public var counts: [CurveCount]

  /// Creates a curve; its points must not go back.
  public init(
    _ label: String = "", points: [CurvePoint], style: Style = .line, counts: [CurveCount] = []
  ) {
    precondition(
      zip(points, points.dropFirst()).allSatisfy { $0.x <= $1.x },
      "curve \(label): points are not in ascending order")
    self.label = label
    self.points = points
    self.style = style
    self.counts = counts
  }
}

/// How many are behind a curve at a place along the chart.
public struct CurveCount: Sendable, Equatable {
  /// Where along the chart.
  public var x: Double
  /// How many.
  public var count: Int

  /// Creates a count.
  public init(x: Double, count: Int) {
    self.x = x
    self.count = count
  }
}

/// One point of a curve.
public struct CurvePoint: Sendable, Equatable {
  /// Where along the chart.
  public var x: Double
  /// The value.
  public var y: Double
  /// Lower limit of the band.
  public var lower: Double?
  /// Upper limit of the band.
  public var upper: Double?

  /// Creates a point.
  public init(x: Double, y: Double, lower: Double? = nil, upper: Double? = nil) {
    precondition(x.isFinite && y.isFinite, "curve point: (\(x), \(y))")
    self.x = x
    self.y = y
    self.lower = lower
    self.upper = upper
  }
}
