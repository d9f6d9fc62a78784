import Statistics

/// A way to make an interval for one coefficient when rows share accounts.
public struct SlopeInterval: Sendable {
  /// The name, as in tables and results.
  public let name: String
  /// What it is, in a few words.
  public let title: String
  /// Where it comes from.
  public let source: String
  private let body: @Sendable (LinearModel, String, [Int], Double) throws -> Interval

  /// Makes the interval of a term; limits are nil where it has none.
  /// - Throws: `FitError` about the clusters.
  func interval(
    _ model: LinearModel, term: String, clusters: [Int], level: Double
  ) throws -> Interval {
    try body(model, term, clusters, level)
  }

  /// The narrowest that kept 93 % or more in every cell of the measured table, with room for its
  /// simulation error: CR3 with t on clusters less one (see Guides/RobustCovariance.md).
  public static let standard = cr3

  /// Every interval that is compared.
  public static let all: [SlopeInterval] = [
    classical, cr1, cr2Satterthwaite, jackknife, cr3, cr3Satterthwaite, wildRademacher, wildWebb,
  ]

  /// As if rows were independent.
  public static let classical = SlopeInterval(
    name: "classical", title: "accounts ignored", source: "least squares"
  ) { model, term, _, level in
    try model.coefficients().intervals(level: level)[model.index(of: term)]
  }

  /// CR1S with t on clusters less one, what most programs print.
  public static let cr1 = sandwich(
    .cr1s, .clustersLessOne, name: "cr1_t", title: "CR1, t(G − 1)",
    source: "Liang & Zeger 1986, Biometrika 73:13")

  /// CR2 with Satterthwaite's degrees of freedom.
  public static let cr2Satterthwaite = sandwich(
    .cr2, .satterthwaite, name: "cr2_satterthwaite", title: "CR2, Satterthwaite",
    source: "Bell & McCaffrey 2002, Survey Methodology 28:169")

  /// √((G − 1)/G) CR3 with t on clusters less one: the cluster jackknife.
  public static let jackknife = sandwich(
    .cr3, .clustersLessOne, name: "jackknife_t", title: "cluster jackknife, t(G − 1)",
    source: "MacKinnon, Nielsen & Webb 2023, Journal of Applied Econometrics 38:671",
    isJackknife: true)

  /// CR3 with t on clusters less one.
  public static let cr3 = sandwich(
    .cr3, .clustersLessOne, name: "cr3_t", title: "CR3, t(G − 1)",
    source: "Bell & McCaffrey 2002, Survey Methodology 28:169")

  /// CR3 with Satterthwaite's degrees of freedom.
  public static let cr3Satterthwaite = sandwich(
    .cr3, .satterthwaite, name: "cr3_satterthwaite", title: "CR3, Satterthwaite",
    source: "Bell & McCaffrey 2002, Survey Methodology 28:169")

  /// The inverted restricted wild cluster bootstrap test with signs.
  public static let wildRademacher = wild(
    .rademacher, name: "wild_rademacher", title: "wild cluster bootstrap, signs")

  /// The inverted restricted wild cluster bootstrap test with Webb's six points.
  public static let wildWebb = wild(
    .webb, name: "wild_webb", title: "wild cluster bootstrap, six points")

  private static func sandwich(
    _ correction: ClusterCorrection, _ reference: ReferenceDegreesOfFreedom, name: String,
    title: String, source: String, isJackknife: Bool = false
  ) -> SlopeInterval {
    SlopeInterval(name: name, title: title, source: source) { model, term, clusters, level in
      let place = model.index(of: term)
      let contrast = try model.contrast(
        (0..<model.width).map { $0 == place ? 1 : 0 },
        .clusterRobust(correction, clusters: clusters), degreesOfFreedom: reference)
      let count = Double(Set(clusters).count)
      let shrink = isJackknife ? ((count - 1) / count).squareRoot() : 1
      return tInterval(
        contrast.estimate, contrast.standardError.map { $0 * shrink },
        contrast.degreesOfFreedom, level: level, method: name)
    }
  }

  private static func wild(_ weights: WildWeights, name: String, title: String) -> SlopeInterval {
    SlopeInterval(
      name: name, title: title,
      source: "Cameron, Gelbach & Miller 2008, Review of Economics and Statistics 90:414"
    ) { model, term, clusters, level in
      // 1,999 enumerates ten accounts; threads would only fight over the runs.
      let test = WildClusterBootstrap(replicates: 1_999, weights: weights, threads: 1)
      let result = try test.run(model, term: term, clusters: clusters, level: level)
      return result.interval
        ?? Interval(lower: nil, upper: nil, level: level, method: name)
    }
  }
}
