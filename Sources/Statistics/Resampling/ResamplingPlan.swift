import Probability

/// A scheme worked out for so many rows: the units that are drawn and the rows that each brings.
struct ResamplingPlan: Sendable {
  /// The units in draw order: those of one stratum are neighbours.
  let strata: [Range<Int>]
  /// The rows of unit u are `rows[offsets[u]..<offsets[u + 1]]`.
  let offsets: [Int]
  let rows: [Int32]
  /// The size of the population that the rows were drawn from without replacement.
  let population: Int?
  let scheme: String

  var units: Int { offsets.count - 1 }
  /// Whether unit u is row u alone.
  let isIdentity: Bool
  /// The most rows that one unit brings.
  let largestUnit: Int

  init(_ scheme: ResamplingScheme, count: Int) throws(ResamplingError) {
    precondition(count >= 0, "a count of \(count) rows")
    guard count > 0 else { throw .noRows }
    var population: Int?
    var clusters: [Int]?
    var strata: [Int]?
    switch scheme {
    case .rows: break
    case .clustered(let codes): clusters = codes
    case .stratified(let codes): strata = codes
    case .clusteredWithinStrata(let codes, let outer): (clusters, strata) = (codes, outer)
    case .withoutReplacement(let size):
      guard size >= count else { throw .populationTooSmall(population: size, rows: count) }
      population = size
    }
    try Self.check(clusters, "cluster", count)
    try Self.check(strata, "stratum", count)
    // Codes are renumbered in order of appearance, so that their values play no part.
    let unitOfRow = clusters.map(Self.renumbered) ?? Array(0..<count)
    let stratumOfRow = strata.map(Self.renumbered) ?? Array(repeating: 0, count: count)
    let unitCount = (unitOfRow.max() ?? -1) + 1
    var stratumOfUnit = Array(repeating: -1, count: unitCount)
    var rowsOfUnit = Array(repeating: [Int32](), count: unitCount)
    for row in 0..<count {
      let unit = unitOfRow[row]
      guard stratumOfUnit[unit] < 0 || stratumOfUnit[unit] == stratumOfRow[row] else {
        throw .splitCluster(cluster: clusters?[row] ?? row)
      }
      stratumOfUnit[unit] = stratumOfRow[row]
      rowsOfUnit[unit].append(Int32(row))
    }
    var order: [[Int]] = Array(repeating: [], count: (stratumOfRow.max() ?? -1) + 1)
    for unit in 0..<unitCount { order[stratumOfUnit[unit]].append(unit) }
    var ranges: [Range<Int>] = []
    var rows: [Int32] = []
    var offsets = [0]
    for units in order {
      let start = offsets.count - 1
      for unit in units {
        rows += rowsOfUnit[unit]
        offsets.append(rows.count)
      }
      ranges.append(start..<(offsets.count - 1))
    }
    isIdentity = unitCount == count && rows.indices.allSatisfy { rows[$0] == Int32($0) }
    largestUnit = rowsOfUnit.map(\.count).max() ?? 0
    self.strata = ranges
    self.rows = rows
    self.offsets = offsets
    self.population = population
    self.scheme = scheme.name
  }

  private static func check(_ codes: [Int]?, _ kind: String, _ count: Int) throws(ResamplingError) {
    guard let codes else { return }
    precondition(codes.count == count, "\(codes.count) \(kind) codes for \(count) rows")
    if let row = codes.firstIndex(where: { $0 < 0 }) { throw .missingLabel(row: row, kind: kind) }
  }

  private static func renumbered(_ codes: [Int]) -> [Int] {
    var index: [Int: Int] = [:]
    return codes.map { code in
      if let known = index[code] { return known }
      index[code] = index.count
      return index.count - 1
    }
  }

  /// The rows that a unit brings.
  func rows(of unit: Int) -> ArraySlice<Int32> { rows[offsets[unit]..<offsets[unit + 1]] }

  /// The sums over the rows of each unit.
  func unitSums<Sum: DrawSum>(_ row: (Int) -> Sum) -> [Sum] {
    (0..<units).map { unit in
      rows(of: unit).reduce(Sum.zero) { Sum.add($0, row(Int($1))) }
    }
  }
}

/// Draws the units of resamples, one after the other, in memory of its own.
struct UnitDraws {
  /// The units of the last draw, from the first `count` on; what follows them is padding.
  private(set) var units: [Int32]
  /// The number of units in a draw.
  let count: Int
  private let plan: ResamplingPlan
  private var pool: DistinctDraws?
  private var extras: [Int32] = []

  init(_ plan: ResamplingPlan) {
    self.plan = plan
    count = plan.units
    // The generator fills whole groups of 32 faster than what is left of one; a stream serves one
    // replicate, so draws too many are free.
    let padded = plan.strata.count == 1 && plan.units % 32 > 16 ? (count + 31) / 32 * 32 : count
    units = Array(repeating: 0, count: padded)
    pool = plan.population.map { _ in DistinctDraws(most: plan.units) }
  }

  /// Draws as many units as there are.
  mutating func draw(_ generator: inout Philox) {
    if let population = plan.population {
      drawWithoutReplacement(population, &generator)
    } else {
      let strata = plan.strata
      if strata.count == 1 { return generator.fill(&units, below: count) }
      units.withUnsafeMutableBufferPointer { buffer in
        for stratum in strata {
          let part = UnsafeMutableBufferPointer(rebasing: buffer[stratum])
          generator.fill(part, below: stratum.count)
          guard stratum.lowerBound > 0 else { continue }
          let shift = Int32(stratum.lowerBound)
          for index in part.indices { part[index] += shift }
        }
      }
    }
  }

  /// Draws from an earlier draw as if that were the sample.
  mutating func draw(from outer: [Int32], _ generator: inout Philox) {
    draw(&generator)
    for index in 0..<count { units[index] = outer[Int(units[index])] }
  }

  private mutating func drawWithoutReplacement(_ population: Int, _ generator: inout Philox) {
    let copies = population / count * count
    extras.removeAll(keepingCapacity: true)
    pool?.draw(population - copies, of: count, &generator) { extras.append(Int32($0)) }
    var filled = 0
    pool?.draw(count, of: population, &generator) { member in
      units[filled] = member < copies ? Int32(member % count) : extras[member - copies]
      filled += 1
    }
  }
}

/// Simple random samples without replacement, without a list of the population.
///
/// Source: Bentley & Floyd 1987, Communications of the ACM 30:754–757, algorithm F2.
struct DistinctDraws {
  // An open-addressing table of the members drawn; an entry of another round counts as empty.
  private var members: [Int]
  private var rounds: [UInt32]
  private var round: UInt32 = 0
  private let mask: Int

  init(most: Int) {
    var size = 4
    while size < 2 * most { size *= 2 }
    members = Array(repeating: 0, count: size)
    rounds = Array(repeating: 0, count: size)
    mask = size - 1
  }

  mutating func draw(
    _ count: Int, of population: Int, _ generator: inout Philox, _ take: (Int) -> Void
  ) {
    precondition(count <= population, "\(count) draws from a population of \(population)")
    round += 1
    for last in (population - count)..<population {
      let candidate = generator.below(last + 1)
      if insert(candidate) {
        take(candidate)
      } else {
        _ = insert(last)
        take(last)
      }
    }
  }

  private mutating func insert(_ member: Int) -> Bool {
    var slot = Int(truncatingIfNeeded: UInt64(member) &* 0x9E37_79B9_7F4A_7C15 >> 32) & mask
    while rounds[slot] == round {
      if members[slot] == member { return false }
      slot = (slot + 1) & mask
    }
    rounds[slot] = round
    members[slot] = member
    return true
  }
}
