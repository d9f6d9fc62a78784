import Probability
import Statistics

/// The interval of Cronbach's α when answers share accounts (or people share partnerships): each
/// cluster left out in turn, on log(1 − α), with Student's t on one degree less than clusters.
///
/// Feldt's interval takes answers for independent, which they are not.
/// Source: Miller 1974, Biometrika 61:1–15, for the jackknife on a transformed scale; Fisher's
/// log(1 − α): Bonett 2002, Journal of Educational and Behavioral Statistics 27:335–340.
enum ClusteredAlpha {
  /// What α needs of some rows: their number, and sums of each item and of the sum of items.
  private struct Sums {
    var count = 0.0
    var items: [Double]
    var squares: [Double]
    var total = 0.0
    var totalSquares = 0.0

    init(items count: Int) {
      items = [Double](repeating: 0, count: count)
      squares = items
    }

    mutating func add(_ row: [Double]) {
      count += 1
      var sum = 0.0
      for (place, value) in row.enumerated() {
        items[place] += value
        squares[place] += value * value
        sum += value
      }
      total += sum
      totalSquares += sum * sum
    }

    func less(_ other: Sums) -> Sums {
      var rest = self
      rest.count -= other.count
      for place in items.indices {
        rest.items[place] -= other.items[place]
        rest.squares[place] -= other.squares[place]
      }
      rest.total -= other.total
      rest.totalSquares -= other.totalSquares
      return rest
    }

    /// log(1 − α); nil where the sum does not vary or α is one.
    var logOfRest: Double? {
      guard count > 1 else { return nil }
      let own = items.indices.reduce(0.0) { sum, place in
        sum + squares[place] - items[place] * items[place] / count
      }
      let all = totalSquares - total * total / count
      let k = Double(items.count)
      guard k > 1, all > 1e-12 * totalSquares else { return nil }
      let rest = 1 - k / (k - 1) * (1 - own / all)
      return rest > 1e-12 ? logOf(rest) : nil
    }
  }

  /// The interval; nil below five clusters, or where α does not exist without one of them.
  /// - Parameters:
  ///   - items: the answers to each item, one per row, nil where missing; incomplete rows are left out
  ///   - clusters: the cluster of each row; nil stands for one of its own
  ///   - level: the confidence level
  static func interval(_ items: [[Double?]], clusters: [Int?], level: Double) -> Interval? {
    let rows = clusters.indices.filter { row in items.allSatisfy { $0[row] != nil } }
    guard !rows.isEmpty, items.count > 1 else { return nil }
    // About their means, sums of squares lose no digits.
    let means = items.map { item in
      rows.reduce(0) { $0 + (item[$1] ?? 0) } / Double(rows.count)
    }
    var places: [Int: Int] = [:]
    var groups: [Sums] = []
    var all = Sums(items: items.count)
    for row in rows {
      let values = items.indices.map { (items[$0][row] ?? 0) - means[$0] }
      all.add(values)
      if let cluster = clusters[row], let place = places[cluster] {
        groups[place].add(values)
      } else {
        if let cluster = clusters[row] { places[cluster] = groups.count }
        var own = Sums(items: items.count)
        own.add(values)
        groups.append(own)
      }
    }
    guard groups.count >= MeanGap.fewestUnits, let whole = all.logOfRest else { return nil }
    let others = groups.compactMap { all.less($0).logOfRest }
    guard others.count == groups.count else { return nil }
    let count = Double(groups.count)
    let mean = others.reduce(0, +) / count
    let squares = others.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let deviation = ((count - 1) / count * squares).squareRoot()
    guard deviation > 0 else { return nil }
    let half = deviation * StudentT(degreesOfFreedom: count - 1).upperQuantile((1 - level) / 2)
    return Interval(
      lower: 1 - exponential(whole + half), upper: 1 - exponential(whole - half), level: level,
      method: "cluster_jackknife")
  }
}
