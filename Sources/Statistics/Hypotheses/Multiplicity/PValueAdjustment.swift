/// A way to adjust the p-values of many tests, with its name and its source.
///
/// A new one is a static member of this type, and its name in `all`.
public struct PValueAdjustment: Sendable {
  /// What is held at the level.
  public enum Guarantee: String, Codable, Sendable, Equatable {
    /// The probability of any false rejection.
    case familywise
    /// The expected share of false ones among the rejections.
    case falseDiscovery = "false_discovery"
  }

  /// The name used on the command line and in results, such as "holm".
  public let name: String
  /// The name for people, such as "Holm".
  public let title: String
  /// The source: paper, year.
  public let reference: String
  /// What is held at the level.
  public let guarantee: Guarantee
  /// What must hold between the tests for the guarantee; nil when nothing need hold.
  public let assumption: String?
  /// The adjusted p-values of p-values in ascending order, themselves in ascending order.
  let ascending: @Sendable (_ sorted: [Double]) -> [Double]

  init(
    name: String, title: String, reference: String, guarantee: Guarantee = .familywise,
    assumption: String? = nil, ascending: @escaping @Sendable ([Double]) -> [Double]
  ) {
    self.name = name
    self.title = title
    self.reference = reference
    self.guarantee = guarantee
    self.assumption = assumption
    self.ascending = ascending
  }

  /// Adjusts p-values: a test is rejected at level α when its adjusted p-value is at most α.
  /// - Parameter pValues: one per test, 0…1, in any order.
  /// - Returns: one per test, in the same order.
  public func adjusted(_ pValues: [Double]) -> [Double] {
    for p in pValues { precondition(p >= 0 && p <= 1, "a p-value of \(p)") }
    let order = pValues.indices.sorted { pValues[$0] < pValues[$1] }
    var result = pValues
    for (position, value) in zip(order, ascending(order.map { pValues[$0] })) {
      // An adjustment never makes a p-value smaller, whatever rounding says.
      result[position] = max(pValues[position], min(1, value))
    }
    return result
  }

  /// Adjusts p-values of which some are missing: those stay missing and count for nothing.
  public func adjusted(_ pValues: [Double?]) -> [Double?] {
    var present = adjusted(pValues.compactMap { $0 }).makeIterator()
    return pValues.map { $0 == nil ? nil : present.next() }
  }

  /// Every adjustment, the default first.
  public static let all: [PValueAdjustment] = [
    .holm, .bonferroni, .sidak, .holmSidak, .hochberg, .hommel, .benjaminiHochberg,
    .benjaminiYekutieli,
  ]

  /// The adjustment of that name; nil when there is none.
  public static func named(_ name: String) -> PValueAdjustment? {
    all.first { $0.name == name }
  }
}

/// The largest value so far, for each position from the first on.
func runningMaximum(_ values: [Double]) -> [Double] {
  var largest = -Double.infinity
  return values.map {
    largest = max(largest, $0)
    return largest
  }
}

/// The smallest value from each position on to the last.
func runningMinimumFromEnd(_ values: [Double]) -> [Double] {
  var smallest = Double.infinity
  return values.reversed().map {
    smallest = min(smallest, $0)
    return smallest
  }.reversed()
}
