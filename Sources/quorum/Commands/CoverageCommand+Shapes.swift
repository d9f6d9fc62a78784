import ArgumentParser
import Customers
import Reports
import Statistics

extension CoverageCommand {
  /// Coverage of the intervals, and how many answers of the file were used.
  func intervals(
    _ read: Input?, _ line: ProgressLine
  ) throws -> (CoverageResult, used: Int?) {
    let shape = try read.map {
      try CoverageShape.whole(
        $0.table, selection: columns.selection, scale: try $0.netPromoterScale)
    }
    let correlations = icc?.values ?? shape?.intraclassCorrelation.map { [$0] } ?? [0, 0.3, 0.6]
    let clustered = ClusteredInterval.all.filter { names.contains($0.name) }
    let clusteredMethods =
      clustered.isEmpty ? [.ignoringAccounts] + ClusteredInterval.all : clustered
    let truths = truth.map { [$0] }
    if let shape, shape.isClustered, population == nil {
      try requireKnown(names, among: ClusteredInterval.all.map(\.name))
      return (
        CoverageStudy.clustered(
          ownSizes: shape.sizes, correlations: correlations, methods: clusteredMethods,
          level: level, runs: runs, seed: seed, truths: truths ?? ClusteredCoverage.sixTruths,
          threads: threads, progress: line.update(_:of:)), shape.answers
      )
    }
    if let accounts {
      return (
        CoverageStudy.clustered(
          accounts: accounts.integers, correlations: correlations,
          sizes: sizes.isEmpty ? AccountSizes.allCases : sizes, methods: clusteredMethods,
          level: level, runs: runs, seed: seed, truths: truths ?? ClusteredCoverage.sixTruths,
          threads: threads, progress: line.update(_:of:)), nil
      )
    }
    if shape != nil { try requireKnown(names, among: NetScoreInterval.all.map(\.name)) }
    let chosen = NetScoreInterval.all.filter { names.contains($0.name) }
    let methods = chosen.isEmpty ? NetScoreInterval.all : chosen
    let counts = answers?.integers ?? shape.map { [$0.answers] } ?? [5, 10, 20, 30]
    if let population {
      return (
        try CoverageStudy.finite(
          population: population, sizes: counts.filter { answers != nil || $0 <= population },
          methods: methods, level: level, truth: truth, threads: threads,
          progress: line.update(_:of:)),
        shape?.answers
      )
    }
    if let most = counts.max(), most > 200 {
      throw CoverageError.tooLong(what: "\(most) independent answers")
    }
    return (
      CoverageStudy.independent(
        sizes: counts, methods: methods, level: level,
        truths: truths ?? NetScoreTruth.lattice(), threads: threads, progress: line.update(_:of:)),
      shape?.answers
    )
  }

  private func requireKnown(_ names: [String], among valid: [String]) throws {
    for name in names where !valid.contains(name) {
      throw ValidationError(
        "--interval \(name) does not fit this file. The methods are: "
          + valid.joined(separator: ", ") + ".")
    }
  }

  /// The study of comparisons.
  func study(_ shapes: [DifferenceStudy.Shape]) -> DifferenceStudy {
    DifferenceStudy(
      shapes: shapes, level: level,
      start: truth ?? NetScoreTruth(detractors: 0.2, promoters: 0.5),
      changes: change?.values ?? [-30, -50], runs: runs, sizeRuns: sizeRuns ?? 5 * runs, seed: seed,
      methods: method, threads: threads)
  }

  /// The shapes that comparisons are tried on, and how many answers of the file were used.
  func shapes(_ read: Input?) throws -> ([DifferenceStudy.Shape], used: Int?) {
    guard let read else { return (declaredShapes, nil) }
    let whole = try CoverageShape.whole(
      read.table, selection: columns.selection, scale: try read.netPromoterScale)
    let (first, second) =
      try by.map {
        try CoverageShape.groups(
          read.table, selection: columns.selection, by: $0, scale: try read.netPromoterScale)
      } ?? (whole, whole)
    guard let own = whole.intraclassCorrelation else {
      return ([.answers(first.answers, second.answers)], whole.answers)
    }
    let (one, two) = (group(first), group(second))
    return (
      (icc?.values ?? [own]).flatMap { correlation -> [DifferenceStudy.Shape] in
        waves
          ? persistences.map { .waves(one, correlation: correlation, persistence: $0) }
          : [.accounts(one, two, correlation: correlation)]
      }, whole.answers
    )
  }

  private var persistences: [Double] { persistence?.values ?? [1, 0] }

  private func group(_ shape: CoverageShape) -> AccountGroup {
    AccountGroup(accounts: shape.sizes.count, sizes: .exactly(shape.sizes))
  }

  /// The shapes that options declare.
  private var declaredShapes: [DifferenceStudy.Shape] {
    guard let accounts else {
      let sizes = answers?.integers ?? [10, 10]
      return [.answers(sizes[0], sizes[1])]
    }
    let counts = accounts.integers
    let correlations = icc?.values ?? [0.3, 0.6]
    let spreads: [(AccountGroup.Sizes, AccountGroup.Sizes)] =
      perAccount.map { ranges in
        [(ranges.sizes(0), ranges.sizes(1))]
      } ?? (sizes.isEmpty ? [.equal, .skewed] : sizes).map { (.like($0), .like($0)) }
    return spreads.flatMap { spread -> [DifferenceStudy.Shape] in
      if waves {
        return counts.flatMap { count in
          correlations.flatMap { correlation in
            persistences.map {
              .waves(
                AccountGroup(accounts: count, sizes: spread.0), correlation: correlation,
                persistence: $0)
            }
          }
        }
      }
      return correlations.map {
        .accounts(
          AccountGroup(accounts: counts[0], sizes: spread.0),
          AccountGroup(accounts: counts[counts.count - 1], sizes: spread.1), correlation: $0)
      }
    }
  }
}

/// Answers of each account, written "8-12,1-2": a range for each group.
struct SizeRanges: ExpressibleByArgument, CustomStringConvertible {
  let ranges: [ClosedRange<Int>]

  init?(argument: String) {
    let parts = argument.split(separator: ",", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count) else { return nil }
    var ranges: [ClosedRange<Int>] = []
    for part in parts {
      let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
      guard (1...2).contains(ends.count), let low = ends[0], let high = ends[ends.count - 1],
        low >= 1, high >= low, high <= 1_000
      else { return nil }
      ranges.append(low...high)
    }
    self.ranges = ranges
  }

  /// The sizes of the first or the second group.
  func sizes(_ index: Int) -> AccountGroup.Sizes {
    let range = ranges[min(index, ranges.count - 1)]
    return .between(range.lowerBound, range.upperBound)
  }

  var description: String {
    ranges.map {
      $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)"
    }.joined(separator: ",")
  }
}
