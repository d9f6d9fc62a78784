/// When a long computation says how far it is, and what it says: nothing in its first second, then
/// each whole percent once.
public struct ProgressMeter: Sendable {
  /// Work that ends before this many seconds is not spoken of.
  public static let patience = 1.0
  private var shown = -1

  /// Makes a meter that has said nothing.
  public init() {}

  /// Whether anything was said.
  public var hasSpoken: Bool { shown >= 0 }

  /// What to say now; nil when there is nothing new.
  /// - Parameters:
  ///   - share: how much is done, 0…1
  ///   - seconds: the time since the start
  public mutating func text(share: Double, after seconds: Double) -> String? {
    guard share.isFinite, seconds >= Self.patience else { return nil }
    let done = min(max(share, 0), 1)
    let percent = Int(done * 100)
    guard percent > shown else { return nil }
    shown = percent
    guard percent > 0 else { return "0 %" }
    let left = Int((seconds * (1 - done) / done).rounded(.up))
    return left < 60
      ? "\(percent) %, about \(left) s left" : "\(percent) %, about \((left + 59) / 60) min left"
  }
}
