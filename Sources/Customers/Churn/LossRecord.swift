/// How much of what was observed lies before the first loss.
///
/// In a complete record with a constant rate, L losses fall anywhere in the account-months, so the
/// share before the first exceeds s with probability (1 − s)^L: a large share with many losses says
/// that earlier ones are missing.
struct LossRecord: Sendable {
  /// Above this share of the account-months the reader is warned.
  static let largeShare = 0.25

  private var spans: [(from: Double, to: Double)] = []
  /// The day of the first loss; nil where nobody left.
  private(set) var firstLoss: Double?

  /// Adds an account that was there from one day to another.
  mutating func add(from: Double, to: Double, left: Bool) {
    spans.append((from, to))
    if left { firstLoss = min(firstLoss ?? to, to) }
  }

  /// The share of all account-months that lies before the day of the first loss, 0…1.
  var shareBefore: Double {
    guard let firstLoss else { return 1 }
    let total = spans.reduce(0) { $0 + $1.to - $1.from }
    let before = spans.reduce(0) { $0 + max(0, min($1.to, firstLoss) - $1.from) }
    return total > 0 ? before / total : 0
  }
}
