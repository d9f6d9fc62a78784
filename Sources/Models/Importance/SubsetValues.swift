/// What every subset of some players achieves together, and how that is shared among them.
///
/// The players here are drivers and the value is the share of variation that a model with them
/// explains. Nothing is assumed of the value but that it has been computed for every subset.
/// Source: Shapley 1953, Contributions to the Theory of Games II:307–317; Lindeman, Merenda & Gold
/// 1980, Introduction to Bivariate and Multivariate Analysis, pp. 119–127; Budescu 1993,
/// Psychological Bulletin 114:542–551.
public struct SubsetValues: Sendable, Equatable {
  /// The number of players, at most 20.
  public let players: Int
  /// The value of subset S at index Σ 2^k over its players k; 2^players numbers.
  public let values: [Double]
  /// The mean increment that player i brings to subsets of k others, at [i][k].
  public let conditional: [[Double]]

  /// Most players that every subset is formed of.
  public static let largestPlayerCount = 20

  /// Takes values that have been computed.
  /// - Parameters:
  ///   - players: 0…20.
  ///   - values: 2^players numbers, the empty subset first.
  public init(players: Int, values: [Double]) {
    precondition(
      players >= 0 && players <= Self.largestPlayerCount && values.count == 1 << players,
      "\(values.count) values for \(players) players")
    self.players = players
    self.values = values
    conditional = (0..<players).map { Self.increments(values, players: players, player: $0) }
  }

  /// Computes the value of every subset, each once.
  /// - Parameters:
  ///   - players: 0…20.
  ///   - value: the value of some players, given in ascending order; nil where it is undefined.
  /// - Returns: nil, with the first subset that has no value, when there is one.
  public static func evaluating(
    players: Int, _ value: (_ players: [Int]) -> Double?
  ) -> Result<SubsetValues, UndefinedSubset> {
    precondition(
      players >= 0 && players <= largestPlayerCount, "\(players) players, not 0 to 20")
    var values: [Double] = []
    values.reserveCapacity(1 << players)
    for mask in 0..<(1 << players) {
      let members = (0..<players).filter { mask >> $0 & 1 == 1 }
      guard let own = value(members), own.isFinite else {
        return .failure(UndefinedSubset(players: members))
      }
      values.append(own)
    }
    return .success(SubsetValues(players: players, values: values))
  }

  /// A subset whose value is undefined.
  public struct UndefinedSubset: Error, Sendable, Equatable {
    /// Its players, ascending.
    public let players: [Int]
  }

  /// The increment of each player, averaged over all orders in which players can enter: the Shapley
  /// value, and of R² the measure LMG. They add up to the value of all less that of none.
  public var shapley: [Double] {
    conditional.map { $0.reduce(0, +) / Double(players) }
  }

  /// The increment of each player when it enters first.
  public var first: [Double] { conditional.map { $0[0] } }

  /// The increment of each player when it enters last.
  public var last: [Double] { conditional.map { $0[players - 1] } }

  /// The value of all players less that of none.
  public var total: Double { values[values.count - 1] - values[0] }

  /// The mean increment of a player to subsets of 0, 1, … of the others.
  private static func increments(_ values: [Double], players: Int, player: Int) -> [Double] {
    var sums = Array(repeating: 0.0, count: players)
    let bit = 1 << player
    values.withUnsafeBufferPointer { values in
      sums.withUnsafeMutableBufferPointer { sums in
        var start = 0
        while start < values.count {
          for mask in start..<(start + bit) {
            sums[mask.nonzeroBitCount] += values[mask | bit] - values[mask]
          }
          start += 2 * bit
        }
      }
    }
    var subsets = 1.0
    for size in 0..<players {
      sums[size] /= subsets
      subsets *= Double(players - 1 - size) / Double(size + 1)
    }
    return sums
  }
}
