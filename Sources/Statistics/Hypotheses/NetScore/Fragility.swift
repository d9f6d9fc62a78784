import Probability

/// How many answers would have to change, each by one class, for a finding to flip.
///
/// The fragility index of Walsh et al. (2014), Journal of Clinical Epidemiology 67:622–628, with
/// three classes and both groups: promoter to passive is one move, promoter to detractor two.
/// For independent answers and the default test.
public struct Fragility: Codable, Sendable, Equatable {
  /// Whether the scores differ significantly as the answers stand.
  public let isSignificant: Bool
  /// The smallest number of moves after which that is no longer so; nil when no moves do it.
  public let moves: Int?
  /// The first group after those moves.
  public let first: NetScoreCounts?
  /// The second group after those moves.
  public let second: NetScoreCounts?
  /// Whether `moves` is surely the smallest number; otherwise a slightly smaller one may exist.
  public let exact: Bool

  /// Beyond this many moves the search for fewer stops.
  public static let largestSearch = 120

  /// Searches; nil when a group is empty or counts are not whole.
  /// - Parameters:
  ///   - first: the answers of the first group
  ///   - second: the answers of the second group
  ///   - level: the confidence level; the test is made at 1 − level
  public init?(_ first: NetScoreCounts, _ second: NetScoreCounts, level: Double = 0.95) {
    precondition(level > 0 && level < 1, "the level must lie between 0 and 1, not \(level)")
    guard first.isWhole, second.isWhole, let comparison = ScoreDifference(first, second) else {
      return nil
    }
    let critical = Normal().upperQuantile((1 - level) / 2)
    let observed = comparison.statistic(at: 0)
    isSignificant = abs(observed) >= critical
    // Every search lowers Z; a search in the other direction is one with the groups exchanged.
    let paths: [(search: FragilitySearch, isExchanged: Bool)]
    if isSignificant {
      paths = [
        observed > 0
          ? (FragilitySearch(first, second) { $0 < critical }, false)
          : (FragilitySearch(second, first) { $0 < critical }, true)
      ]
    } else {
      paths = [
        (FragilitySearch(first, second) { $0 <= -critical }, false),
        (FragilitySearch(second, first) { $0 <= -critical }, true),
      ]
    }
    let found = paths.compactMap { path in
      path.search.run().map { (result: $0, isExchanged: path.isExchanged) }
    }
    guard let best = found.min(by: { $0.result.moves < $1.result.moves }) else {
      (moves, self.first, self.second, exact) = (nil, nil, nil, true)
      return
    }
    moves = best.result.moves
    self.first = best.isExchanged ? best.result.falling : best.result.rising
    self.second = best.isExchanged ? best.result.rising : best.result.falling
    exact = found.allSatisfy(\.result.exact)
  }
}

/// The fewest moves that lower Z until a condition holds.
///
/// Z falls with every answer of the first group that moves down and every answer of the second that
/// moves up, so moves in the other direction never help, and a set of moves that suffices still
/// does when one is added: if no set of k moves suffices, no smaller set does.
private struct FragilitySearch {
  struct Result {
    let moves: Int
    let rising: NetScoreCounts
    let falling: NetScoreCounts
    let exact: Bool
  }

  /// Moves from the start: first group promoters down, passives down; second group detractors up,
  /// passives up.
  private struct Moves {
    var steps = [0, 0, 0, 0]
    var total: Int { steps.reduce(0, +) }
  }

  let first: NetScoreCounts
  let second: NetScoreCounts
  let holds: (Double) -> Bool

  init(_ first: NetScoreCounts, _ second: NetScoreCounts, _ holds: @escaping (Double) -> Bool) {
    self.first = first
    self.second = second
    self.holds = holds
  }

  private func moved(_ moves: Moves) -> (NetScoreCounts, NetScoreCounts)? {
    let s = moves.steps.map(Double.init)
    guard s[0] <= first.promoters, s[1] <= first.passives + s[0], s[2] <= second.detractors,
      s[3] <= second.passives + s[2]
    else { return nil }
    return (
      NetScoreCounts(
        detractors: first.detractors + s[1], passives: first.passives + s[0] - s[1],
        promoters: first.promoters - s[0]),
      NetScoreCounts(
        detractors: second.detractors - s[2], passives: second.passives + s[2] - s[3],
        promoters: second.promoters + s[3])
    )
  }

  private func statistic(_ moves: Moves) -> Double? {
    moved(moves).flatMap { ScoreDifference($0.0, $0.1)?.statistic(at: 0) }
  }

  func run() -> Result? {
    guard var best = greedy() else { return nil }
    var exact = false
    while best.total <= Fragility.largestSearch {
      guard best.total > 0, let better = anyOf(best.total - 1) else {
        exact = true
        break
      }
      best = better
    }
    guard let counts = moved(best) else { return nil }
    return Result(moves: best.total, rising: counts.0, falling: counts.1, exact: exact)
  }

  /// Takes the move that lowers Z most until the condition holds; nil when moves run out.
  private func greedy() -> Moves? {
    var current = Moves()
    while true {
      guard let value = statistic(current) else { return nil }
      if holds(value) { return current }
      var best: (moves: Moves, value: Double)?
      for kind in 0..<4 {
        var next = current
        next.steps[kind] += 1
        guard let value = statistic(next) else { continue }
        if best.map({ value < $0.value }) ?? true { best = (next, value) }
      }
      guard let best else { return nil }
      current = best.moves
    }
  }

  /// Some set of exactly so many moves after which the condition holds.
  private func anyOf(_ total: Int) -> Moves? {
    for a in 0...min(total, Int(first.promoters)) {
      for b in 0...min(total - a, Int(first.passives) + a) {
        for c in 0...min(total - a - b, Int(second.detractors)) {
          let moves = Moves(steps: [a, b, c, total - a - b - c])
          if let value = statistic(moves), holds(value) { return moves }
        }
      }
    }
    return nil
  }
}
