/// The ranks of values, tied ones sharing the mean of theirs.
package struct Midranks {
  /// Twice the rank of each value, a whole number, in the order given.
  package let doubled: [Int]
  /// The number of values of each distinct value, in ascending order.
  package let tieSizes: [Int]
  /// The position among the distinct values of each value, in the order given.
  package let classes: [Int]

  /// Ranks values; the smallest has rank 1.
  package init(_ values: [Double]) {
    let order = values.indices.sorted { values[$0] < values[$1] }
    var doubled = Array(repeating: 0, count: values.count)
    var classes = doubled
    var sizes: [Int] = []
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, values[order[end]] == values[order[start]] { end += 1 }
      for position in start..<end {
        doubled[order[position]] = start + 1 + end
        classes[order[position]] = sizes.count
      }
      sizes.append(end - start)
      start = end
    }
    self.doubled = doubled
    self.classes = classes
    tieSizes = sizes
  }

  /// The ranks, in the order given.
  package var ranks: [Double] { doubled.map { Double($0) / 2 } }

  /// Σ(t³ − t) over groups of ties.
  package var tieSum: Double {
    tieSizes.reduce(0) { sum, size in
      let t = Double(size)
      return sum + (t * t * t - t)
    }
  }

  /// Whether no two values are equal.
  package var areDistinct: Bool { tieSizes.allSatisfy { $0 == 1 } }
}
