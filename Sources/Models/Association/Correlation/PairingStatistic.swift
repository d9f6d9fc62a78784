import Statistics

/// A statistic of how values of y are dealt to rows of x, as a sum over the rows.
///
/// y counts only through its classes of equal values, so that an arrangement is one class per row.
protocol PairingStatistic: Sendable {
  /// What the class placed in a row adds, given those of the rows before it.
  func increment(row: Int, _ placed: UnsafePointer<Int32>) -> Double
  /// The statistic of a whole arrangement.
  func total(_ placed: UnsafeBufferPointer<Int32>, classes: Int) -> Double
}

extension PairingStatistic {
  func total(_ placed: UnsafeBufferPointer<Int32>, classes: Int) -> Double {
    guard let base = placed.baseAddress else { return 0 }
    var sum = 0.0
    for row in 0..<placed.count { sum += increment(row: row, base) }
    return sum
  }
}

/// Σ x·y, of which every correlation of given values is a multiple.
struct ProductPairing: PairingStatistic {
  /// One per row, with mean zero.
  let x: [Double]
  /// One per class of y.
  let levels: [Double]

  func increment(row: Int, _ placed: UnsafePointer<Int32>) -> Double {
    x[row] * levels[Int(placed[row])]
  }
}

/// Kendall's score: pairs in the same order less pairs in opposite order.
struct KendallPairing: PairingStatistic {
  private let x: [Int]
  /// The rows in ascending order of x.
  private let order: [Int]

  init(_ ranks: Midranks) {
    x = ranks.classes
    let classes = ranks.classes
    order = classes.indices.sorted { classes[$0] < classes[$1] }
  }

  func increment(row: Int, _ placed: UnsafePointer<Int32>) -> Double {
    var sum = 0
    for other in 0..<row {
      sum += (x[row] - x[other]).signum() * Int(placed[row] - placed[other]).signum()
    }
    return Double(sum)
  }

  /// Rows in ascending order of x, counted against those before in a tree of the classes of y
  /// (Fenwick 1994), which takes n log n steps.
  func total(_ placed: UnsafeBufferPointer<Int32>, classes: Int) -> Double {
    withUnsafeTemporaryAllocation(of: Int.self, capacity: classes + 1) { tree in
      tree.initialize(repeating: 0)
      func upTo(_ position: Int) -> Int {
        var (sum, index) = (0, position)
        while index > 0 {
          sum += tree[index]
          index &= index - 1
        }
        return sum
      }
      var (score, start) = (0, 0)
      while start < order.count {
        var end = start
        while end < order.count, x[order[end]] == x[order[start]] { end += 1 }
        for position in start..<end {
          let level = Int(placed[order[position]])
          score += upTo(level) - (start - upTo(level + 1))
        }
        for position in start..<end {
          var index = Int(placed[order[position]]) + 1
          while index <= classes {
            tree[index] += 1
            index += index & -index
          }
        }
        start = end
      }
      return Double(score)
    }
  }
}
