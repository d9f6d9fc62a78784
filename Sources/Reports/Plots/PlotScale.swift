/// What a drawing measures along one of its sides.
enum PlotScale: Sendable, Equatable {
  /// Numbers between two ends, evenly or by their logarithms.
  case numbers(Scale)
  /// Names side by side, each with the same room.
  case bands([String])

  /// Whether it holds names.
  var isBand: Bool { if case .bands = self { true } else { false } }

  /// The room of a band as a share of the side; 0 for numbers.
  var step: Double {
    switch self {
    case .numbers: 0
    case .bands(let names): 1 / Double(max(1, names.count))
    }
  }

  /// Where a place lies: 0 at the start of the side, 1 at its end, held within.
  func share(_ place: Place) -> Double {
    switch (self, place) {
    case (_, .share(let share)): share
    case (.numbers(let scale), .value(let value)): min(1, max(0, scale.position(value)))
    case (.numbers(let scale), .band(let place)):
      min(1, max(0, scale.position(Double(place))))
    case (.bands, .band(let place)): (Double(place) + 0.5) * step
    case (.bands, .value(let value)): (value + 0.5) * step
    }
  }
}

/// A place along a side of a drawing.
enum Place: Sendable, Equatable {
  /// A number on a scale of numbers.
  case value(Double)
  /// The middle of a band, counted from 0.
  case band(Int)
  /// A share of the side, whatever it measures.
  case share(Double)
}
