/// Ranks of treatments within blocks: the same account asked about each, or judged in each wave.
struct BlockRanks {
  /// Twice the rank of each treatment in each block.
  let doubled: [[Int]]
  let treatments: Int
  /// Σ(t³ − t) over all groups of ties in all blocks.
  let tieSum: Double

  /// Ranks each block.
  /// - Throws: `tooFewGroups` under two treatments; `tooFewInAll` under two blocks; `nonFinite`
  ///   naming the block.
  init(_ blocks: [[Double]]) throws(GroupTestError) {
    let count = blocks.first?.count ?? 0
    precondition(
      blocks.allSatisfy { $0.count == count },
      "blocks of \(Set(blocks.map(\.count)).sorted()) treatments; all need the same number")
    if blocks.count < 2 { throw .tooFewInAll(count: blocks.count, needed: 2) }
    if count < 2 { throw .tooFewGroups(count: count, needed: 2) }
    for (index, block) in blocks.enumerated() {
      try checkValues(block, group: "block \(index + 1)", needed: 2)
    }
    let ranks = blocks.map(Midranks.init)
    doubled = ranks.map(\.doubled)
    tieSum = ranks.reduce(0) { $0 + $1.tieSum }
    treatments = count
  }

  var blocks: Int { doubled.count }

  /// A weighted sum over blocks of twice the ranks less their mean, for each treatment.
  func deviations(weights: [Double]) -> [Double] {
    (0..<treatments).map { j in
      zip(doubled, weights).reduce(0) {
        $0 + $1.1 * Double($1.0[j] - treatments - 1)
      }
    }
  }
}
