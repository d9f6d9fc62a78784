import LinearAlgebra
import Probability
import Statistics

/// A linear model with a random intercept of each group: y = Xβ + u_group + e.
///
/// Source: Laird & Ware 1982, Biometrics 38:963; Harville 1977, Journal of the American
/// Statistical Association 72:320.
public struct RandomInterceptModel: Codable, Sendable, Equatable {
  /// What the variances maximise.
  public enum Estimation: String, Codable, Sendable, Equatable, CaseIterable {
    /// The restricted likelihood, which allows for the fixed effects (Patterson & Thompson 1971).
    case reml
    /// The likelihood, which models of different columns can be compared by.
    case maximumLikelihood = "maximum_likelihood"
  }

  /// What the variances maximise.
  public var estimation: Estimation
  /// The confidence level.
  public var level: Double

  /// Chooses how to fit.
  public init(estimation: Estimation = .reml, level: Double = 0.95) {
    requireLevel(level)
    self.estimation = estimation
    self.level = level
  }

  /// Fits fixed effects and variances.
  /// - Parameters:
  ///   - x: n × p, the intercept column included where there is one.
  ///   - y: the response, n.
  ///   - groups: the group of each row, any numbers.
  ///   - names: the names of the p columns.
  /// - Throws: `nonFinite`, `outOfRange`, `tooFewRows`, `tooFew` below two groups, `rankDeficient`,
  ///   `noVariation`, `noReplication` when no group repeats, `groupsConfounded`,
  ///   `noVariationWithin`.
  /// - Complexity: O(np² + 100·Gp²).
  public func fit(
    x: Matrix, y: [Double], groups: [Int], names: [String]
  ) throws(HierarchicalError) -> RandomInterceptFit {
    precondition(x.columns > 0, "a design without columns")
    precondition(y.count == x.rows, "\(y.count) responses for \(x.rows) rows")
    precondition(groups.count == x.rows, "\(groups.count) groups for \(x.rows) rows")
    precondition(names.count == x.columns, "\(names.count) names for \(x.columns) columns")
    let kernel = try RandomInterceptKernel(x: x, y: y, groups: groups, names: names)
    let maximum = RandomInterceptMaximum(kernel: kernel, estimation: estimation)
    let solution = try maximum.solution()
    guard let none = RandomInterceptSolution(kernel, ratio: 0) else { throw .noVariation }
    let drop = ChiSquared(degreesOfFreedom: 1).quantile(level) / 2
    return RandomInterceptFit(
      solution, model: self, names: names, withoutGroups: none.logLikelihood(estimation),
      accepted: maximum.accepted(solution, drop: drop))
  }
}
