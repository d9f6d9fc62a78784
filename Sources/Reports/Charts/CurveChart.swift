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

  /// Creates a chart.
  public init(
    title: String = "", xLabel: String, yLabel: String, kind: ValueKind, xScale: Scale,
    yScale: Scale, curves: [Curve], references: [Reference] = []
  ) {
    self.title = title
    self.xLabel = xLabel
    self.yLabel = yLabel
    self.kind = kind
    self.xScale = xScale
    self.yScale = yScale
    self.curves = curves
    self.references = references
  }
}

/// One curve.
public struct Curve: Sendable, Equatable {
  /// What it is, for example a segment; empty for the only one.
  public var label: String
  /// Points in ascending x.
  public var points: [CurvePoint]
  /// Whether a value holds until the next point, as a survival curve does.
  public var isStep: Bool

  /// Creates a curve; its points must not go back.
  public init(_ label: String = "", points: [CurvePoint], isStep: Bool = false) {
    precondition(
      zip(points, points.dropFirst()).allSatisfy { $0.x <= $1.x },
      "curve \(label): points are not in ascending order")
    self.label = label
    self.points = points
    self.isStep = isStep
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
