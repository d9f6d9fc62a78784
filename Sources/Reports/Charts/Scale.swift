#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A scale with declared ends, so that charts of several results can be compared.
public struct Scale: Sendable, Equatable {
  /// The value at the left end.
  public let minimum: Double
  /// The value at the right end.
  public let maximum: Double
  /// Whether equal ratios, not equal differences, have equal room: for odds and hazard ratios.
  public let isLogarithmic: Bool

  /// Creates a linear scale; the ends must be finite and in order.
  public init(_ minimum: Double, _ maximum: Double) {
    precondition(
      minimum.isFinite && maximum.isFinite && minimum < maximum,
      "scale: \(minimum)…\(maximum) is not a range")
    self.minimum = minimum
    self.maximum = maximum
    isLogarithmic = false
  }

  /// Creates a scale of ratios; the ends must be positive, finite and in order.
  public init(logarithmic minimum: Double, _ maximum: Double) {
    precondition(
      minimum > 0 && maximum.isFinite && minimum < maximum,
      "scale: \(minimum)…\(maximum) is no range of ratios")
    self.minimum = minimum
    self.maximum = maximum
    isLogarithmic = true
  }

  /// A scale of ratios that holds all the values and 1, with equal room on both sides of it.
  /// - Parameters:
  ///   - values: what has to fit; values that are not positive and finite are passed over.
  ///   - farthest: the largest ratio shown either way, whatever the values.
  public static func ratios(_ values: [Double], farthest: Double = 1000) -> Scale {
    let reach = values.filter { $0 > 0 && $0.isFinite }.map { max($0, 1 / $0) }.max() ?? 1
    // Ends that people know; both sides have the same.
    let known = [2.0, 5, 10, 20, 50, 100, 200, 500, 1000]
    let end = min(farthest, known.first { $0 >= reach } ?? farthest)
    return Scale(logarithmic: 1 / end, end)
  }

  /// −100…100, the scale of scores.
  public static let score = Scale(-100, 100)
  /// 0…1, the scale of shares and probabilities.
  public static let share = Scale(0, 1)
  /// −1…1, the scale of correlations.
  public static let correlation = Scale(-1, 1)

  /// Where a value lies: 0 at the left end, 1 at the right, beyond them outside.
  public func position(_ value: Double) -> Double {
    if isLogarithmic {
      // A ratio of zero or less has no place; it lies beyond the left end.
      guard value > 0 else { return -1 }
      return (value / minimum).naturalLogarithm / (maximum / minimum).naturalLogarithm
    }
    return (value - minimum) / (maximum - minimum)
  }

  /// Whether a value lies on the scale.
  public func contains(_ value: Double) -> Bool {
    value >= minimum && value <= maximum
  }

  /// A scale with round ends that holds all the values, zero included where asked.
  /// - Parameters:
  ///   - values: what has to fit; values that are not finite are passed over.
  ///   - includesZero: whether 0 has to be on the scale.
  public static func covering(_ values: [Double], includesZero: Bool = true) -> Scale {
    var finite = values.filter(\.isFinite)
    if includesZero || finite.isEmpty { finite.append(0) }
    let low = finite.min() ?? 0
    let high = finite.max() ?? 0
    if low == high {
      let reach = low == 0 ? 1 : abs(low) / 2
      return Scale(low - reach, high + reach)
    }
    let step = roundStep((high - low) / 5)
    // A round end may miss a value that stands on it by a last bit.
    return Scale(
      min(low, cleaned((low / step).rounded(.down), times: step)),
      max(high, cleaned((high / step).rounded(.up), times: step)))
  }

  /// Round values from end to end, at most `count` steps.
  public func ticks(about count: Int = 5) -> [Double] {
    precondition(count >= 1, "ticks: \(count) steps")
    if isLogarithmic { return ratioTicks(about: count) }
    let step = Scale.roundStep((maximum - minimum) / Double(count))
    let first = Int((minimum / step - 1e-9).rounded(.up))
    let last = Int((maximum / step + 1e-9).rounded(.down))
    guard first <= last else { return [] }
    return (first...last).map { Scale.cleaned(Double($0), times: step) }
  }

  /// Ratios that people know: powers of ten, with twice and five times them where there is room.
  private func ratioTicks(about count: Int) -> [Double] {
    for factors in [[1.0, 2, 5], [1.0, 3], [1.0]] {
      var found: [Double] = []
      var power = 1e-9
      while power <= maximum {
        // Below one the ratio is written as a fraction of a power, which keeps 0.2 free of dust.
        for factor in factors {
          let value = power < 1 ? factor / (1 / power).rounded() : factor * power
          if contains(value) { found.append(value) }
        }
        power = power < 1 ? 1 / ((1 / power).rounded() / 10) : power * 10
      }
      if found.count <= 2 * count || factors.count == 1 { return found }
    }
    return []
  }

  /// The smallest of 1, 2, 2.5 and 5 times a power of ten that is not below `rough`.
  private static func roundStep(_ rough: Double) -> Double {
    var power = 1.0
    while power > rough { power /= 10 }
    while power * 10 <= rough { power *= 10 }
    for factor in [1, 2, 2.5, 5] where factor * power >= rough * (1 - 1e-12) {
      return factor * power
    }
    return 10 * power
  }

  /// `count · step` without the binary dust of a step such as 0.1.
  private static func cleaned(_ count: Double, times step: Double) -> Double {
    step < 1 ? count / (1 / step).rounded(.toNearestOrAwayFromZero) : count * step
  }
}

/// A value or a band that readers compare with: zero, a target, a reference range.
public struct Reference: Sendable, Equatable {
  /// What it is, for example "target".
  public var label: String
  /// The value, or where the band starts.
  public var value: Double
  /// Where the band ends; nil for a single value.
  public var end: Double?

  /// Creates a single value.
  public init(_ label: String, at value: Double) {
    self.label = label
    self.value = value
    self.end = nil
  }

  /// Creates a band.
  public init(_ label: String, from start: Double, to end: Double) {
    precondition(start <= end, "reference \(label): \(start)…\(end) is not a band")
    self.label = label
    self.value = start
    self.end = end
  }
}

extension Double {
  /// ln of a positive number.
  fileprivate var naturalLogarithm: Double { log(self) }
}
