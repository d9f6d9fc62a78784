#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// One expected value that was not met.
public struct Discrepancy: Codable, Sendable, Equatable {
  /// The place inside `expected`: names joined by points, indices from 0 in brackets.
  public let path: String
  /// What is wrong: the values differ, the value is missing, the kinds differ …
  public let reason: String
  /// The expected value as text.
  public let expected: String
  /// The computed value as text; nil when nothing was computed.
  public let got: String?
  /// The distance between two finite numbers; nil for anything else.
  public let difference: Double?
  /// The distance that would have been accepted; nil for anything but numbers.
  public let allowed: Double?
}

/// The outcome of holding what was computed against what a case expects.
public struct Comparison: Sendable, Equatable {
  /// The number of expected values: numbers, strings, truth values and nulls.
  public private(set) var values = 0
  /// The expected values not met, and shapes that do not fit.
  public private(set) var discrepancies: [Discrepancy] = []
  /// The fewest digits of agreement among the numbers that can be rated; nil when none can.
  public private(set) var worstDigits: Double?
  /// The numbers accepted only because the absolute tolerance is wider than their size.
  ///
  /// Relative error says nothing about them (an expected 0 met by 1e-17), so they are counted
  /// here and not rated.
  public private(set) var unrated = 0

  /// The most digits of agreement that are reported: what a published value of 15 digits can show.
  public static let mostDigits = 15.0

  private let tolerance: Tolerance

  /// Compares every value of `expected`; what was computed beyond it does not matter.
  ///
  /// - Parameters:
  ///   - expected: the object that the case gives
  ///   - computed: what the runner returned
  ///   - tolerance: the distance accepted for each number
  public init(expected: JSONValue, computed: JSONValue, tolerance: Tolerance) {
    self.tolerance = tolerance
    compare(expected, computed, at: "")
  }

  /// The digits to which a number agrees with the expected one: −log10 of the relative error, of
  /// the absolute error when 0 is expected, from 0 to `mostDigits`.
  public static func digits(expected: Double, got: Double) -> Double {
    if expected == got { return mostDigits }
    let error = (got - expected).magnitude
    let digits = -log10(expected == 0 ? error : error / expected.magnitude)
    return digits.isNaN ? 0 : min(max(digits, 0), mostDigits)
  }

  private mutating func compare(_ expected: JSONValue, _ got: JSONValue?, at path: String) {
    switch expected {
    case .object(let members):
      compare(members, got, expected, at: path)
    case .array(let elements):
      compare(elements, got, expected, at: path)
    default:
      values += 1
      if let number = expected.numeric {
        compare(number, got, expected, at: path)
      } else if got != expected {
        report(path, got.map { mismatch(expected, $0) } ?? "missing", expected, got)
      }
    }
  }

  private mutating func compare(
    _ members: [JSONValue.Member], _ got: JSONValue?, _ expected: JSONValue, at path: String
  ) {
    if case .object? = got {
    } else if got != nil || members.isEmpty {
      report(path, got.map { mismatch(expected, $0) } ?? "missing", expected, got)
    }
    for member in members {
      compare(
        member.value, got?[member.key], at: path.isEmpty ? member.key : "\(path).\(member.key)")
    }
  }

  private mutating func compare(
    _ elements: [JSONValue], _ got: JSONValue?, _ expected: JSONValue, at path: String
  ) {
    var computed: [JSONValue] = []
    if case .array(let found)? = got {
      computed = found
      if found.count > elements.count {
        report(path, "\(found.count) elements where \(elements.count) are expected", expected, got)
      }
    } else if got != nil || elements.isEmpty {
      report(path, got.map { mismatch(expected, $0) } ?? "missing", expected, got)
    }
    for (index, element) in elements.enumerated() {
      compare(
        element, index < computed.count ? computed[index] : nil, at: "\(path)[\(index)]")
    }
  }

  private mutating func compare(
    _ number: Double, _ got: JSONValue?, _ expected: JSONValue, at path: String
  ) {
    guard let got else { return report(path, "missing", expected, nil) }
    guard let computed = got.numeric else {
      return report(path, mismatch(expected, got), expected, got)
    }
    // An infinity is met by itself alone: rel · ∞ would accept everything.
    if !number.isFinite || !computed.isFinite {
      if number != computed { report(path, "different", expected, got) }
      return
    }
    let difference = (computed - number).magnitude
    let allowed = tolerance.allowed(for: number)
    if difference > allowed {
      rate(number, computed)
      report(path, "different", expected, got, difference: difference, allowed: allowed)
    } else if difference > tolerance.relative * number.magnitude {
      unrated += 1
    } else {
      rate(number, computed)
    }
  }

  private mutating func rate(_ expected: Double, _ got: Double) {
    let digits = Self.digits(expected: expected, got: got)
    worstDigits = min(worstDigits ?? digits, digits)
  }

  private func mismatch(_ expected: JSONValue, _ got: JSONValue) -> String {
    if got == .null { return "not estimable" }
    return got.kind == expected.kind
      ? "different" : "\(got.kind) where \(expected.kind) is expected"
  }

  private mutating func report(
    _ path: String, _ reason: String, _ expected: JSONValue, _ got: JSONValue?,
    difference: Double? = nil, allowed: Double? = nil
  ) {
    discrepancies.append(
      Discrepancy(
        path: path.isEmpty ? "expected" : path, reason: reason, expected: expected.description,
        got: got?.description, difference: difference.flatMap { $0.isFinite ? $0 : nil },
        allowed: allowed.flatMap { $0.isFinite ? $0 : nil }))
  }
}
