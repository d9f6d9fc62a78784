import Statistics
import Tables

/// Puts shares and their resamples together to a result.
struct ImportanceAssembly {
  /// What is known of a driver beside its shares.
  struct Detail {
    let name: String
    let columns: [String]
    let weight: Double?
    let pratt: Double?
    let marginalSign: Int?
    let coefficientSign: Int?
  }

  let settings: RelativeImportance
  let measure: ImportanceMeasure
  let observations: Int
  let subsets: SubsetValues
  let details: [Detail]
  let replicates: VectorReplicates?

  /// The resamples, where they are enough to say something.
  private var usable: VectorReplicates? {
    guard let replicates, replicates.units >= RelativeImportance.fewestUnits,
      replicates.count > replicates.failed
    else { return nil }
    return replicates
  }

  func result() -> RelativeImportanceResult {
    let shares = subsets.shapley
    let ranks = Self.ranks(shares)
    let sampledRanks = usable.map { Self.ranks($0) }
    let total = subsets.total
    let (first, last) = (subsets.first, subsets.last)
    var drivers: [DriverImportance] = []
    for (place, detail) in details.enumerated() {
      let normalised = usable.map { Self.normalised($0, place) }
      let relative = total > 0 ? shares[place] / total : nil
      drivers.append(
        DriverImportance(
          name: detail.name, columns: detail.columns, share: shares[place],
          shareOfExplained: relative, rank: ranks[place], alone: first[place], last: last[place],
          relativeWeight: detail.weight, pratt: detail.pratt, marginalSign: detail.marginalSign,
          coefficientSign: detail.coefficientSign,
          shareInterval: usable.flatMap { interval(shares[place], $0.components[place]) },
          shareOfExplainedInterval: relative.flatMap { own in
            normalised.flatMap { interval(own, $0) }
          },
          rankInterval: sampledRanks.map { rankInterval($0[place]) },
          probabilityFirst: sampledRanks.map { ranks in
            Double(ranks[place].count { $0 == 1 }) / Double(ranks[place].count)
          }))
    }
    let comparisons = comparisons(shares)
    let ranking = Self.support(comparisons)
    return RelativeImportanceResult(
      measure: measure, observations: observations, total: total, drivers: drivers,
      dominance: DominanceTable(subsets, drivers: details.map(\.name)), comparisons: comparisons,
      ranking: ranking, resampling: resampling, notes: notes(drivers, comparisons, ranking))
  }

  private var resampling: ImportanceResampling? {
    guard let replicates, let bootstrap = settings.bootstrap else { return nil }
    return ImportanceResampling(
      replicates: bootstrap.replicates, failed: replicates.failed, units: replicates.units,
      seed: bootstrap.seed, scheme: bootstrap.scheme.name, level: settings.level)
  }

  // Ranks

  /// 1 for the largest; equal values share the better rank.
  static func ranks(_ values: [Double]) -> [Int] {
    values.map { value in 1 + values.count { $0 > value } }
  }

  /// The rank of each component in every replicate.
  private static func ranks(_ replicates: VectorReplicates) -> [[Int]] {
    let components = replicates.components
    var ranks = components.map { Array(repeating: 1, count: $0.count) }
    for own in components.indices {
      for other in components.indices where other != own {
        for replicate in 0..<replicates.count
        where components[other][replicate] > components[own][replicate] {
          ranks[own][replicate] += 1
        }
      }
    }
    return ranks
  }

  /// The ranks between which the middle of the resamples lies, counted outwards.
  private func rankInterval(_ ranks: [Int]) -> RankInterval {
    var counts = Array(repeating: 0, count: details.count + 1)
    for rank in ranks { counts[rank] += 1 }
    let tail = (1 - settings.level) / 2 * Double(ranks.count)
    var (best, worst) = (1, details.count)
    var below = counts[1]
    while Double(below) <= tail, best < details.count {
      best += 1
      below += counts[best]
    }
    var above = counts[worst]
    while Double(above) <= tail, worst > best {
      worst -= 1
      above += counts[worst]
    }
    return RankInterval(best: best, worst: worst)
  }

  // Intervals

  private func interval(_ estimate: Double, _ replicates: [Double]) -> Interval? {
    BootstrapDistribution(estimate: estimate, replicates: replicates.filter(\.isFinite))
      .interval(.percentile, level: settings.level).0
  }

  /// A component divided by what all components add up to.
  private static func normalised(_ replicates: VectorReplicates, _ place: Int) -> [Double] {
    (0..<replicates.count).map { replicate in
      let total = replicates.components.reduce(0) { $0 + $1[replicate] }
      return total > 0 ? replicates.components[place][replicate] / total : .nan
    }
  }

  /// Every driver against the next in rank.
  private func comparisons(_ shares: [Double]) -> [RankComparison] {
    guard let usable, shares.count > 1 else { return [] }
    let order = shares.indices.sorted { (shares[$1], $0) < (shares[$0], $1) }
    return zip(order, order.dropFirst()).map { ahead, behind in
      let pairs = zip(usable.components[ahead], usable.components[behind])
      let difference = shares[ahead] - shares[behind]
      let interval = interval(difference, pairs.map { $0 - $1 })
      return RankComparison(
        ahead: details[ahead].name, behind: details[behind].name, difference: difference,
        interval: interval, isSupported: (interval?.lower ?? 0) > 0)
    }
  }

  private static func support(_ comparisons: [RankComparison]) -> RankingSupport {
    if comparisons.isEmpty { return .notAssessed }
    let supported = comparisons.count { $0.isSupported }
    if supported == comparisons.count { return .supported }
    return supported == 0 ? .notSupported : .partlySupported
  }

  // Notes

  private func notes(
    _ drivers: [DriverImportance], _ comparisons: [RankComparison], _ ranking: RankingSupport
  ) -> [Note] {
    var notes = [rankingNote(comparisons, ranking)]
    let suppressed = drivers.filter(\.isSuppressed).map { Excerpt.quoted($0.name) }
    if !suppressed.isEmpty {
      notes.append(
        Note(
          code: "suppression",
          sentence:
            "\(suppressed.joined(separator: ", ")) \(suppressed.count == 1 ? "goes" : "go") "
            + "one way alone and the other way beside the other drivers; the size of a share does "
            + "not say which way it works."))
    }
    if measure == .rSquared, drivers.contains(where: { $0.columns.count > 1 }) {
      notes.append(
        Note(
          code: "weights_not_defined",
          sentence: "Relative weights, Pratt's products and signs are not given where a driver has "
            + "several columns: they would depend on how its levels are coded."))
    }
    if let replicates, replicates.failed > 0 {
      notes.append(
        Note(
          code: "failed_replicates",
          sentence: "No model could be fitted to \(replicates.failed) of "
            + "\(replicates.failed + replicates.count) resamples, which are left out of every "
            + "interval."))
    }
    return notes
  }

  private func rankingNote(_ comparisons: [RankComparison], _ ranking: RankingSupport) -> Note {
    let percent = Format.percent(settings.level)
    let sentence: String
    switch ranking {
    case .supported:
      sentence =
        "The ranking is supported by these data: every driver is ahead of the next at \(percent)."
    case .notSupported:
      sentence =
        "The ranking is not supported by these data: no driver is certain to be ahead of the next at "
        + "\(percent), so the order could be chance."
    case .partlySupported:
      let ahead = comparisons.filter(\.isSupported).map {
        "\(Excerpt.quoted($0.ahead)) is ahead of \(Excerpt.quoted($0.behind))"
      }
      sentence =
        "Only part of the ranking is supported by these data: \(ahead.joined(separator: ", ")) at "
        + "\(percent); the rest of the order could be chance."
    case .notAssessed: return notAssessed
    }
    return Note(code: "ranking_\(ranking.rawValue)", sentence: sentence)
  }

  private var notAssessed: Note {
    let start = "Whether the ranking could be chance was not assessed: "
    guard let replicates else {
      return Note(
        code: "ranking_not_assessed", sentence: start + "no resamples were drawn.")
    }
    if details.count < 2 {
      return Note(code: "ranking_not_assessed", sentence: start + "there is one driver.")
    }
    if replicates.units < RelativeImportance.fewestUnits {
      let isClustered = settings.bootstrap?.scheme.name.hasPrefix("clustered") ?? false
      let noun = isClustered ? "account" : "row"
      return Note(
        code: isClustered ? "few_accounts" : "few_rows",
        sentence: start + "\(counted(replicates.units, noun)) "
          + "\(replicates.units == 1 ? "is" : "are") too few to draw from; at least "
          + "\(RelativeImportance.fewestUnits) are needed.")
    }
    return Note(
      code: "ranking_not_assessed",
      sentence: start + "no model could be fitted to half of the resamples or more.")
  }
}

/// Numbers in sentences.
private enum Format {
  /// A share of 0…1 as percent, without needless zeros.
  static func percent(_ share: Double) -> String {
    let tenths = (share * 1_000).rounded()
    let whole = (tenths / 10).rounded(.down)
    let rest = Int(tenths - whole * 10)
    return rest == 0 ? "\(Int(whole)) %" : "\(Int(whole)).\(rest) %"
  }
}
