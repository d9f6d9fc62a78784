import Probability

/// A method that puts an interval around a net score whose answers share accounts.
///
/// A new method is one static member and its name in `all`.
public struct ClusteredInterval: Sendable {
  /// The name used on the command line and in results.
  public let name: String
  /// The name for people.
  public let title: String
  /// The source: paper, year, equation.
  public let reference: String
  /// The unclipped limits on −1…1 from the answers of each account and a level.
  let limits: @Sendable (_ accounts: [NetScoreCounts], _ level: Double) -> NetScoreInterval.Limits

  /// The interval on −1…1, clipped to the scale and never without its own estimate.
  /// - Parameters:
  ///   - accounts: the counted answers of each account
  ///   - level: the confidence level, between 0 and 1
  /// - Returns: the interval, or nil with a note that says why there is none.
  public func interval(
    _ accounts: [NetScoreCounts], level: Double
  ) -> (Interval?, notes: [Note]) {
    let answered = accounts.filter { $0.total > 0 }
    return NetScoreInterval(name: name, title: title, reference: reference) { _, level in
      limits(answered, level)
    }.interval(NetScoreCounts(summing: answered), level: level)
  }

  /// Every method, the default first.
  public static let all: [ClusteredInterval] = [
    .shrunkenDesignEffect, .effectiveSize, .cr2, .cr1, .cr3, .clusterBootstrapT, .wildCluster,
  ]

  /// The method of that name; nil when there is none.
  public static func named(_ name: String) -> ClusteredInterval? {
    all.first { $0.name == name }
  }

  /// The score interval at n/deff with a t quantile: the default, whose coverage was measured.
  public static let shrunkenDesignEffect = ClusteredInterval(
    name: "shrunken_design_effect", title: "score interval, accounts as clusters",
    reference:
      "Score interval of Tango (1998) at the effective sample size; design effect from Donner (1986) and CR2 of Pustejovsky & Tipton (2018)"
  ) { accounts, level in
    let counts = NetScoreCounts(summing: accounts)
    guard let effect = DesignEffect(ClusterSums(accounts)) else { return .noAnswers }
    return .score(
      counts, designEffect: effect.value, degreesOfFreedom: effect.degreesOfFreedom, level: level)
  }

  /// The score interval at n/max(1, CR2 design effect) with Satterthwaite's t.
  public static let effectiveSize = ClusteredInterval(
    name: "effective_n", title: "score interval at the CR2 effective sample size",
    reference:
      "Dean & Pagano (2015), Journal of Survey Statistics and Methodology 3:484–503, for one trinomial"
  ) { accounts, level in
    let data = ClusterSums(accounts)
    guard let effect = DesignEffect(data), let robust = ClusterRobust(data, .cr2),
      let ratio = effect.clusterRobust
    else { return .unclustered }
    return .score(
      NetScoreCounts(summing: accounts), designEffect: max(1, ratio),
      degreesOfFreedom: robust.degreesOfFreedom, level: level)
  }

  /// CR1 standard error with t on G − 1.
  public static let cr1 = robust(
    .cr1, "cr1_t", "CR1 t interval",
    "Cameron & Miller (2015), Journal of Human Resources 50:317–372")
  /// CR2 standard error with Satterthwaite's t.
  public static let cr2 = robust(
    .cr2, "cr2_t", "CR2 t interval",
    "Bell & McCaffrey (2002); Pustejovsky & Tipton (2018), JBES 36:672–683")
  /// CR3 standard error with Satterthwaite's t.
  public static let cr3 = robust(
    .cr3, "cr3_t", "CR3 t interval", "Bell & McCaffrey (2002), Survey Methodology 28:169–181")

  private static func robust(
    _ adjustment: ClusterRobust.Adjustment, _ name: String, _ title: String, _ reference: String
  ) -> ClusteredInterval {
    ClusteredInterval(name: name, title: title, reference: reference) { accounts, level in
      let data = ClusterSums(accounts)
      guard let robust = ClusterRobust(data, adjustment), let mean = data.mean else {
        return .unclustered
      }
      guard robust.variance > 1e-14 else { return .noVariation(title) }
      let t = StudentT(degreesOfFreedom: robust.degreesOfFreedom)
      let margin = t.upperQuantile((1 - level) / 2) * robust.variance.squareRoot()
      return NetScoreInterval.Limits(mean - margin, mean + margin)
    }
  }
}

extension NetScoreInterval.Limits {
  /// The answer of methods whose width is zero when accounts do not differ.
  static func noVariation(_ title: String) -> Self {
    .init(
      undefined: "no_variation_between_accounts",
      "All accounts have the same score, so the \(title) would have width zero and claim a "
        + "certainty that the data cannot give.")
  }

  static var unclustered: Self {
    .init(
      undefined: "too_few_accounts",
      "This method needs at least two accounts whose answers vary.")
  }

  /// The score interval of the same shares on n/deff answers, with a t quantile.
  static func score(
    _ counts: NetScoreCounts, designEffect: Double, degreesOfFreedom: Double, level: Double
  ) -> Self {
    let critical = StudentT(degreesOfFreedom: degreesOfFreedom).upperQuantile((1 - level) / 2)
    let effective = counts.scaled(by: 1 / designEffect)
    let limits = RestrictedScore(counts: effective).limits(critical: critical)
    return Self(limits.lower, limits.upper)
  }
}

extension NetScoreCounts {
  /// All answers of these accounts together.
  public init(summing accounts: [NetScoreCounts]) {
    self.init(
      detractors: accounts.reduce(0) { $0 + $1.detractors },
      passives: accounts.reduce(0) { $0 + $1.passives },
      promoters: accounts.reduce(0) { $0 + $1.promoters })
  }
}
