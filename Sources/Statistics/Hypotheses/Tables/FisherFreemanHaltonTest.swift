import Probability

/// The exact test of independence of a table given its margins: Fisher's test for any number of
/// rows and columns.
///
/// Freeman & Halton (1951), Biometrika 38:141–149. The p-value sums the tables that are not more
/// probable than the observed one. The columns are cut into two halves whose fillings are listed and
/// matched, as the network of Mehta & Patel (1983, JASA 78:427) is cut in the middle; tables with
/// too many fillings are sampled.
public struct FisherFreemanHaltonTest: Codable, Sendable, Equatable {
  /// The most fillings of half tables that are listed; beyond it tables are sampled.
  public var workLimit: Double
  /// The number of sampled tables; fewer when they have more than 500 cells.
  public var replicates: Int
  /// The seed of the sampled tables.
  public var seed: UInt64

  /// The most answers in a table that is tested at all.
  public static let largestTotal = 1_000_000

  /// Makes a test; the default limit takes about three seconds on one core.
  public init(workLimit: Double = 2.5e8, replicates: Int = 100_000, seed: UInt64 = 1) {
    precondition(replicates > 0, "a test of \(replicates) sampled tables")
    self.workLimit = workLimit
    self.replicates = replicates
    self.seed = seed
  }

  /// Tests a table; its empty rows and columns make no difference.
  /// - Parameters:
  ///   - table: the counts
  ///   - threads: how many threads compute; nil uses every core; the result is the same
  /// - Returns: p = 1 with a note when fewer than two rows or columns hold answers, nil without
  ///   answers or with more than `largestTotal`.
  public func run(_ table: ContingencyTable, threads: Int? = nil) -> TestResult {
    guard let kept = table.withoutEmptyClasses else { return result(nil, [.noCounts]) }
    guard kept.rows > 1, kept.columns > 1 else { return result(1, [.oneClass]) }
    guard kept.total <= Self.largestTotal else { return result(nil, [.tooManyOutcomes]) }
    if kept.rows == 2, kept.columns == 2 {
      let pair = TwoProportions(
        kept.counts[0][0], of: kept.rowTotals[0], versus: kept.counts[1][0],
        of: kept.rowTotals[1])
      return result(FisherExactTest().run(pair).pValue, [])
    }
    let margins = FixedMargins(kept)
    if let p = Self.exact(margins, limit: workLimit, threads: threads) { return result(p, []) }
    return sampled(margins, threads: threads)
  }

  /// The exact p-value; nil when it takes more than `limit` fillings.
  static func exact(_ margins: FixedMargins, limit: Double, threads: Int? = nil) -> Double? {
    let split = TableSplit(margins)
    guard let nodes = split.nodes(limit: limit) else { return nil }
    let blocks = max(1, nodes.count / 64)
    let parts = parallelMap(count: blocks, threads: threads) { block in
      sum(
        nodes[(block * nodes.count / blocks)..<((block + 1) * nodes.count / blocks)], split,
        margins)
    }
    return min(1, parts.reduce(0, +))
  }

  private static func sum(
    _ nodes: ArraySlice<TableSplit.Node>, _ split: TableSplit, _ margins: FixedMargins
  ) -> Double {
    let logs = margins.logFactorials
    let first = HalfTables(rows: split.rows.count, columns: split.first, logFactorials: logs)
    let second = HalfTables(rows: split.rows.count, columns: split.second, logFactorials: logs)
    var pairs = HalfPairs(first: [], second: [], logFirstTotal: 0, logSecondTotal: 0)
    var total = 0.0
    for node in nodes {
      let held = split.rowSums(node.index)
      let rest = zip(split.rows, held).map { $0 - $1 }
      pairs.first.removeAll(keepingCapacity: true)
      pairs.second.removeAll(keepingCapacity: true)
      pairs.first.reserveCapacity(node.first)
      pairs.second.reserveCapacity(node.second)
      first.append(rowSums: held, to: &pairs.first)
      second.append(rowSums: rest, to: &pairs.second)
      pairs.logFirstTotal = margins.logTotal(rows: held, columns: split.first)
      pairs.logSecondTotal = margins.logTotal(rows: rest, columns: split.second)
      total += pairs.sum(upTo: margins.threshold, logScale: margins.logConstant)
    }
    return total
  }

  private func sampled(_ margins: FixedMargins, threads: Int?) -> TestResult {
    let tables = RandomTables(margins: margins)
    let replicates = affordableReplicates(cells: margins.rows.count * margins.columns.count)
    let extreme = parallelMap(count: replicates, threads: threads) { replicate in
      var generator = Philox(seed: seed, stream: UInt64(replicate))
      return tables.draw(&generator) <= margins.threshold
    }.count { $0 }
    let p = Double(extreme + 1) / Double(replicates + 1)
    let error = (p * (1 - p) / Double(replicates)).squareRoot()
    let note = Note(
      code: "sampled_tables",
      sentence: "The table has too many relatives for an exact p-value: it was estimated from "
        + "\(replicates) random tables with a standard error of \(rounded(error)).")
    return result(p, [note], exact: false)
  }

  /// Random tables of many cells are drawn less often: 50 million cells, or a thousand tables.
  func affordableReplicates(cells: Int) -> Int {
    min(replicates, max(1000, 50_000_000 / cells))
  }

  private func result(_ p: Double?, _ notes: [Note], exact: Bool = true) -> TestResult {
    TestResult(
      method: exact ? "fisher_freeman_halton" : "fisher_freeman_halton_sampled",
      null: "rows and columns are independent", statistic: nil, pValue: p, exact: exact,
      notes: notes)
  }
}

/// A small positive number with one significant digit or so, for a sentence.
private func rounded(_ value: Double) -> String {
  let millionths = max(1, Int((value * 1e6).rounded(.up)))
  let digits = String(millionths)
  return "0." + String(repeating: "0", count: max(0, 6 - digits.count)) + digits
}
