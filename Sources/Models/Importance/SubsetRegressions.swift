/// R² of the regressions on every subset of some groups of columns.
///
/// The subsets are the leaves of a tree: at each level one group is left out or taken in, and taking
/// it in removes its columns from all that follow (modified Gram–Schmidt). A regression costs a few
/// products of short columns because most of the tree lies near its leaves, where few columns are
/// left. Residuals, not a correlation matrix, are carried along: nearly collinear columns cost as many
/// digits as their condition has, not twice as many.
struct SubsetRegressions {
  private typealias Chunk = SIMD4<Double>

  /// The number of chunks of a column.
  private let chunks: Int
  /// The columns of the groups in the order of the tree, then the response.
  private let columns: [Chunk]
  /// The number of columns of each group, in the order of the tree.
  private let widths: [Int]
  /// The bit of each group in the index of a subset.
  private let bits: [Int]
  private let squaredTolerance: Double

  /// Prepares columns for all subsets.
  /// - Parameters:
  ///   - columns: centred; the last of them is the response.
  ///   - groups: the columns of each player, each with at least one.
  init(_ columns: CentredColumns, groups: [[Int]]) {
    // Large groups come first, where the tree has few branches.
    let order = groups.indices.sorted {
      (groups[$1].count, $0) < (groups[$0].count, $1)
    }
    let chunks = (columns.coordinates + 3) / 4
    var packed: [Chunk] = []
    for column in order.flatMap({ groups[$0] }) + [columns.count - 1] {
      var own = Array(columns[column])
      own += Array(repeating: 0, count: 4 * chunks - own.count)
      for chunk in 0..<chunks {
        packed.append(
          Chunk(own[4 * chunk], own[4 * chunk + 1], own[4 * chunk + 2], own[4 * chunk + 3]))
      }
    }
    self.chunks = chunks
    self.columns = packed
    widths = order.map { groups[$0].count }
    bits = order.map { 1 << $0 }
    squaredTolerance = columns.tolerance * columns.tolerance
  }

  /// R² of every subset, at the index Σ 2^k over its groups k.
  func values() -> [Double] {
    let all = widths.reduce(1, +)
    var workspace = Array(repeating: Chunk.zero, count: max(1, widths.count * all * chunks))
    return Array(unsafeUninitializedCapacity: 1 << widths.count) { values, count in
      columns.withUnsafeBufferPointer { columns in
        workspace.withUnsafeMutableBufferPointer { workspace in
          guard let start = columns.baseAddress, let work = workspace.baseAddress,
            let out = values.baseAddress
          else { return }
          visit(0, start, left: all, mask: 0, value: 0, work, out)
        }
      }
      count = 1 << widths.count
    }
  }

  /// Decides about a group and all after it.
  /// - Parameters:
  ///   - columns: the residuals of this group's columns, those of the groups after it, the response.
  ///   - left: how many columns those are.
  private func visit(
    _ group: Int, _ columns: UnsafePointer<Chunk>, left: Int, mask: Int, value: Double,
    _ workspace: UnsafeMutablePointer<Chunk>, _ values: UnsafeMutablePointer<Double>
  ) {
    guard group < widths.count else {
      values[mask] = value
      return
    }
    let width = widths[group]
    let rest = left - width
    visit(
      group + 1, columns + width * chunks, left: rest, mask: mask, value: value, workspace, values)
    var gained = value
    var source = columns
    for taken in 0..<width {
      let pivot = source
      let others = left - taken - 1
      let squares = product(pivot, pivot)
      source = pivot + chunks
      guard squares > squaredTolerance else { continue }
      let target = workspace + (taken + 1) * chunks
      for other in 0..<others {
        let column = pivot + (other + 1) * chunks
        let share = product(pivot, column)
        if other == others - 1 { gained += share * share / squares }
        // The response is not needed again once the last group is in.
        if rest == 1, taken == width - 1 { continue }
        subtract(share / squares, pivot, from: column, into: target + other * chunks)
      }
      source = UnsafePointer(target)
    }
    visit(
      group + 1, source, left: rest, mask: mask | bits[group], value: gained,
      workspace + left * chunks, values)
  }

  @inline(__always)
  private func product(_ a: UnsafePointer<Chunk>, _ b: UnsafePointer<Chunk>) -> Double {
    var sum = Chunk.zero
    for chunk in 0..<chunks { sum += a[chunk] * b[chunk] }
    return (sum[0] + sum[1]) + (sum[2] + sum[3])
  }

  @inline(__always)
  private func subtract(
    _ share: Double, _ pivot: UnsafePointer<Chunk>, from column: UnsafePointer<Chunk>,
    into target: UnsafeMutablePointer<Chunk>
  ) {
    for chunk in 0..<chunks { target[chunk] = column[chunk] - share * pivot[chunk] }
  }
}
