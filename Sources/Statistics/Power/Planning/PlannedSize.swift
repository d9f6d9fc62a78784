/// How many answers a study needs.
public struct PlannedSize: Codable, Sendable, Equatable {
  /// The size at which the target is met exactly, not a whole number.
  public let exact: Double
  /// The next whole number: answers, pairs or answers per group.
  public let count: Int

  /// Rounds a size up.
  init(exact: Double) {
    self.exact = exact
    // A size that is whole but for rounding needs no further answer.
    count = Int((exact - 1e-9 * exact).rounded(.up))
  }
}

/// Stops on a power outside 0…1.
func requirePower(_ power: Double) {
  precondition(power > 0 && power < 1, "the power must lie between 0 and 1, not \(power)")
}

/// The smallest size at which an increasing power reaches a target.
///
/// - Parameters:
///   - target: the power wanted.
///   - least: the smallest size at which the power is defined.
///   - power: of a size, not necessarily whole.
/// - Returns: nil when ten million are not enough.
func plannedSize(
  reaching target: Double, from least: Double, _ power: (Double) -> Double
) -> PlannedSize? {
  requirePower(target)
  if power(least) >= target { return PlannedSize(exact: least) }
  var (low, high) = (least, max(2 * least, 8))
  while power(high) < target {
    if high > 1e7 { return nil }
    (low, high) = (high, 2 * high)
  }
  return PlannedSize(
    exact: bracketedRoot(lower: low, upper: high, absoluteTolerance: 1e-9) { power($0) - target })
}
