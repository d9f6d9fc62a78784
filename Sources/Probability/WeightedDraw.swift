/// Draws of indices with given weights, each from one bounded and one uniform draw (the alias
/// method of Walker, with the table of Vose, IEEE Trans. Softw. Eng. 17(9), 1991).
///
/// The table depends on the weights and their order only, and its rule is fixed, like that of
/// `Philox`.
public struct WeightedDraw: Sendable {
  // Column c gives item items[c] when a uniform draw is below thresholds[c], else aliases[c].
  private let items: [Int]
  private let thresholds: [Double]
  private let aliases: [Int]

  /// A table for weights; weights: one per index, finite, not negative, at least one positive. An
  /// index of weight 0 is never drawn.
  public init(weights: [Double]) {
    var items: [Int] = []
    var largest = 0.0
    for (index, weight) in weights.enumerated() {
      precondition(
        weight >= 0 && weight.isFinite,
        "weights must be finite and not negative, got \(weight) at index \(index)")
      if weight > 0 { items.append(index) }
      largest = max(largest, weight)
    }
    precondition(
      !items.isEmpty, "at least one of the \(weights.count) weights must be positive")

    // Dividing by the largest first keeps the sum finite.
    var sum = 0.0
    for item in items { sum += weights[item] / largest }
    var shares = items.map { weights[$0] / largest * Double(items.count) / sum }
    var thresholds = [Double](repeating: 1, count: items.count)
    var aliases = items

    // The columns below their fair share, and the others, each taken from the last index down.
    var small: [Int] = []
    var large: [Int] = []
    for column in shares.indices {
      if shares[column] < 1 { small.append(column) } else { large.append(column) }
    }
    // What rounding leaves over on either list keeps its threshold of 1.
    while let poor = small.last, let rich = large.last {
      small.removeLast()
      thresholds[poor] = shares[poor]
      aliases[poor] = items[rich]
      shares[rich] = (shares[rich] + shares[poor]) - 1
      if shares[rich] < 1 {
        large.removeLast()
        small.append(rich)
      }
    }
    self.items = items
    self.thresholds = thresholds
    self.aliases = aliases
  }

  /// One draw of an index.
  public func callAsFunction(_ generator: inout Philox) -> Int {
    let column = generator.below(items.count)
    return generator.uniform() < thresholds[column] ? items[column] : aliases[column]
  }
}
