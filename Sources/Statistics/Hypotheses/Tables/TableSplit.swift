/// A division of a table's columns into two halves that meet in the row sums of the first.
///
/// A table is a node (what each row holds in the first half) with one filling of either half, and
/// its probability is a product of the two: the fillings of the halves are listed for each node, and
/// their pairs, of which there are vastly more, are never listed.
struct TableSplit: Sendable {
  /// The sums that a node divides: the rows of the table, or its columns when that is less work.
  let rows: [Int]
  /// The columns of the first half.
  let first: [Int]
  /// The columns of the second half.
  let second: [Int]

  /// The largest number of nodes, possible or not, that is kept in memory.
  static let largestLattice = 4_000_000

  /// The division with the least work, by the number of ways to fill columns of unlimited rows.
  init(_ margins: FixedMargins) {
    let sides = [(margins.rows, margins.columns), (margins.columns, margins.rows)]
    let choices = sides.map { rows, columns in Self.halves(rows: rows.count, columns) }
    let side = choices[0].logWork <= choices[1].logWork ? 0 : 1
    rows = sides[side].0
    first = choices[side].first
    second = choices[side].second
  }

  /// Columns in two halves whose fillings are about as many: each column, from the one that can be
  /// filled in most ways down, joins the half that has fewer fillings so far.
  private static func halves(
    rows: Int, _ columns: [Int]
  ) -> (first: [Int], second: [Int], logWork: Double) {
    var halves: ([Int], [Int]) = ([], [])
    var work = (0.0, 0.0)
    for column in columns.sorted(by: >) {
      // Ways to divide a column's answers among the rows: C(column + rows − 1, rows − 1).
      let ways = (1..<rows).reduce(0.0) { $0 + logOf(Double(column + $1) / Double($1)) }
      if work.0 <= work.1 {
        halves.0.append(column)
        work.0 += ways
      } else {
        halves.1.append(column)
        work.1 += ways
      }
    }
    return (halves.0, halves.1, max(work.0, work.1))
  }

  /// The nodes with the number of fillings of their halves; nil when the lattice of possible nodes
  /// is larger than `largestLattice` or all the fillings are more than `limit`.
  func nodes(limit: Double) -> [Node]? {
    let size = rows.reduce(1.0) { $0 * Double($1 + 1) }
    guard size <= Double(Self.largestLattice) else { return nil }
    let before = fillings(first)
    let after = fillings(second)
    var (nodes, work) = ([Node](), 0.0)
    for index in before.indices where before[index] > 0 {
      // What the first half leaves of each row is the mirrored point of the lattice.
      let other = after[after.count - 1 - index]
      guard other > 0 else { continue }
      work += before[index] + other
      guard work <= limit else { return nil }
      nodes.append(Node(index: index, first: Int(before[index]), second: Int(other)))
    }
    return nodes
  }

  /// A point of the lattice with the number of fillings of either half.
  struct Node: Sendable {
    let index: Int
    let first: Int
    let second: Int
  }

  /// What each row holds in the first half at a point of the lattice.
  func rowSums(_ index: Int) -> [Int] {
    var rest = index
    return rows.map { row in
      defer { rest /= row + 1 }
      return rest % (row + 1)
    }
  }

  /// For each point of the lattice, the number of ways to fill columns with those row sums.
  private func fillings(_ columns: [Int]) -> [Double] {
    let size = rows.reduce(1) { $0 * ($1 + 1) }
    var sums = [Int32](repeating: 0, count: size)
    alongEachRow(size) { index, previous in sums[index] = sums[previous] + 1 }
    var ways = [Double](repeating: 0, count: size)
    ways[0] = 1
    var filled = 0
    for column in columns {
      // A column adds to a point all points below it, of which only those that hold the columns
      // before are not zero.
      alongEachRow(size) { index, previous in ways[index] += ways[previous] }
      filled += column
      for index in ways.indices where sums[index] != filled { ways[index] = 0 }
    }
    return ways
  }

  /// Visits the points of the lattice once for each row, each with the point that holds one less of
  /// that row; points that hold none of it are left out.
  private func alongEachRow(_ size: Int, _ visit: (_ index: Int, _ previous: Int) -> Void) {
    var step = 1
    for row in rows {
      let block = step * (row + 1)
      for start in stride(from: 0, to: size, by: block) {
        for index in (start + step)..<(start + block) { visit(index, index - step) }
      }
      step = block
    }
  }
}
