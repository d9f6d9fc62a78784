import Statistics

/// Whether a figure's latest move is larger than its moves usually are.
///
/// The upper limit of the chart of moving ranges: 3.267 times the mean size of the earlier moves
/// (Shewhart 1931, Economic Control of Quality; factor D4 for ranges of two). It needs no model of the
/// figure, and six earlier moves.
public struct MovingRange: Codable, Sendable, Equatable {
  /// The fewest earlier moves from which the usual size can be seen.
  public static let fewestMoves = 6
  /// The factor D4 for ranges of two values.
  public static let factor = 3.267

  /// The mean size of the earlier moves; nil with too few of them.
  public let usual: Double?
  /// The size beyond which a move is more than noise; nil with too few, or when nothing ever moved.
  public let limit: Double?

  /// Takes the moves between neighbouring values but the last.
  /// - Parameter values: in order of time, the latest last; periods without a value end a move
  public init(_ values: [Double?]) {
    let moves = zip(values, values.dropFirst()).dropLast().compactMap { before, after in
      before.flatMap { before in after.map { abs($0 - before) } }
    }
    guard moves.count >= Self.fewestMoves else {
      (usual, limit) = (nil, nil)
      return
    }
    let mean = moves.reduce(0, +) / Double(moves.count)
    usual = mean
    limit = mean > 0 ? Self.factor * mean : nil
  }

  /// The change to the last value; nil when it or the one before is missing.
  static func change(_ values: [Double?], period: String?) -> FigureChange? {
    guard values.count > 1, let current = values[values.count - 1],
      let previous = values[values.count - 2]
    else { return nil }
    let range = MovingRange(values)
    guard let limit = range.limit else {
      return FigureChange(
        period: period, previous: previous, current: current,
        remark: range.usual == nil
          ? "Six earlier moves are needed to see how much it usually moves."
          : "It never moved before.")
    }
    let move = current - previous
    return FigureChange(
      period: period, previous: previous, current: current, method: "moving_range",
      code: abs(move) <= limit ? .inconclusive : move > 0 ? .increased : .decreased)
  }
}
