import Foundation
import Probability
import Testing

/// A continuous distribution with what the battery needs to know of it.
struct ContinuousSubject: CustomTestStringConvertible {
  var name: String
  var distribution: any ContinuousDistribution
  var support: ClosedRange<Double> = 0...(.infinity)
  /// The centre of symmetry.
  var centre: Double?

  var testDescription: String { name }

  static let line = -Double.infinity...Double.infinity

  static let all: [ContinuousSubject] = [
    .init(name: "normal", distribution: Normal(), support: line, centre: 0),
    .init(
      name: "normal, shifted", distribution: Normal(mean: 3, standardDeviation: 0.25),
      support: line, centre: 3),
    .init(name: "t 0.8", distribution: StudentT(degreesOfFreedom: 0.8), support: line, centre: 0),
    .init(name: "t 1", distribution: StudentT(degreesOfFreedom: 1), support: line, centre: 0),
    .init(name: "t 4.5", distribution: StudentT(degreesOfFreedom: 4.5), support: line, centre: 0),
    .init(name: "t 3e6", distribution: StudentT(degreesOfFreedom: 3e6), support: line, centre: 0),
    .init(
      name: "t ∞", distribution: StudentT(degreesOfFreedom: .infinity), support: line, centre: 0),
    .init(
      name: "noncentral t 6, 2.5",
      distribution: NoncentralT(degreesOfFreedom: 6, noncentrality: 2.5), support: line),
    .init(
      name: "noncentral t 40, -8",
      distribution: NoncentralT(degreesOfFreedom: 40, noncentrality: -8), support: line),
    .init(
      name: "noncentral t 30, 55",
      distribution: NoncentralT(degreesOfFreedom: 30, noncentrality: 55), support: line),
    .init(
      name: "noncentral t ∞, 1",
      distribution: NoncentralT(degreesOfFreedom: .infinity, noncentrality: 1), support: line,
      centre: 1),
    .init(name: "χ² 0.7", distribution: ChiSquared(degreesOfFreedom: 0.7)),
    .init(name: "χ² 5", distribution: ChiSquared(degreesOfFreedom: 5)),
    .init(name: "χ² 4000", distribution: ChiSquared(degreesOfFreedom: 4000)),
    .init(
      name: "noncentral χ² 3, 7",
      distribution: NoncentralChiSquared(degreesOfFreedom: 3, noncentrality: 7)),
    .init(
      name: "noncentral χ² 0.5, 300",
      distribution: NoncentralChiSquared(degreesOfFreedom: 0.5, noncentrality: 300)),
    .init(
      name: "F 3, 17.5",
      distribution: FisherF(numeratorDegreesOfFreedom: 3, denominatorDegreesOfFreedom: 17.5)),
    .init(
      name: "F 5, ∞",
      distribution: FisherF(numeratorDegreesOfFreedom: 5, denominatorDegreesOfFreedom: .infinity)),
    .init(
      name: "F 2500, 4000",
      distribution: FisherF(numeratorDegreesOfFreedom: 2500, denominatorDegreesOfFreedom: 4000)),
    .init(
      name: "noncentral F 4, 25, 9",
      distribution: NoncentralF(
        numeratorDegreesOfFreedom: 4, denominatorDegreesOfFreedom: 25, noncentrality: 9)),
    .init(name: "beta 2.5, 7", distribution: Beta(alpha: 2.5, beta: 7), support: 0...1),
    .init(
      name: "beta ½, ½", distribution: Beta(alpha: 0.5, beta: 0.5), support: 0...1, centre: 0.5),
    .init(
      name: "beta 800, 3000", distribution: Beta(alpha: 800, beta: 3000), support: 0...1),
    .init(name: "gamma 0.4, 2", distribution: Gamma(shape: 0.4, rate: 2)),
    .init(name: "gamma 12, 0.1", distribution: Gamma(shape: 12, rate: 0.1)),
    .init(name: "gamma 1e6", distribution: Gamma(shape: 1e6)),
    .init(
      name: "studentized range 4, 12",
      distribution: StudentizedRange(groups: 4, degreesOfFreedom: 12)),
    .init(
      name: "studentized range 15, ∞",
      distribution: StudentizedRange(groups: 15, degreesOfFreedom: .infinity)),
  ]
}

@Suite("Every continuous distribution")
struct ContinuousBatteryTests {
  static let probabilities: [Double] = [
    1e-100, 1e-20, 1e-9, 1e-4, 0.01, 0.1, 0.3, 0.5, 0.6, 0.9, 0.995, 1 - 1e-10,
  ]

  @Test("Quantiles invert both tails", arguments: ContinuousSubject.all)
  func inversion(_ subject: ContinuousSubject) {
    let d = subject.distribution
    for p in Self.probabilities {
      // Compared on the smaller tail, up to what rounding x itself does to it.
      let x = d.quantile(p)
      let tail = p <= 0.5 ? d.cdf(x) : d.survival(x)
      let allowed = abs(x) * d.density(x) * 3e-15
      expectClose(tail, p <= 0.5 ? p : 1 - p, relative: 1e-12, absolute: allowed, "p = \(p)")
      let y = d.upperQuantile(p)
      let other = p <= 0.5 ? d.survival(y) : d.cdf(y)
      let otherAllowed = abs(y) * d.density(y) * 3e-15
      expectClose(
        other, p <= 0.5 ? p : 1 - p, relative: 1e-12, absolute: otherAllowed, "q = \(p)")
    }
  }

  @Test("Tails are complements and monotone", arguments: ContinuousSubject.all)
  func tails(_ subject: ContinuousSubject) {
    let d = subject.distribution
    var previous = (x: -Double.infinity, cdf: -1.0, survival: 2.0)
    for p in Self.probabilities {
      let x = d.quantile(p)
      let now = (x: x, cdf: d.cdf(x), survival: d.survival(x))
      #expect(now.x > previous.x)
      // Next to 1 up to rounding.
      #expect(now.cdf > previous.cdf - (p > 0.5 ? 1e-15 : 0))
      #expect(now.survival < previous.survival + (p <= 0.5 ? 1e-15 : 0))
      expectClose(now.cdf + now.survival, 1, relative: 2e-12)
      previous = now
    }
  }

  @Test("The density integrates to differences of the cdf", arguments: ContinuousSubject.all)
  func density(_ subject: ContinuousSubject) {
    let d = subject.distribution
    // Gauss's rule of five points (DLMF table 3.5.2) on panels between close quantiles.
    let rule = [
      (0.0, 0.568888888888888889), (0.538469310105683091, 0.478628670499366468),
      (0.906179845938663993, 0.236926885056189088),
    ]
    let points = stride(from: 0.05, through: 0.951, by: 0.0375).map { d.quantile($0) }
    // Densities may be infinite at 0, and are smooth in log x then.
    let isPositive = subject.support.lowerBound == 0
    func integrand(_ u: Double) -> Double { isPositive ? exp(u) * d.density(exp(u)) : d.density(u) }
    var total = 0.0
    for (low, high) in zip(points, points.dropFirst()) {
      let (a, b) = isPositive ? (log(low), log(high)) : (low, high)
      let (middle, half) = ((a + b) / 2, (b - a) / 2)
      for (node, weight) in rule {
        total += half * weight * integrand(middle + half * node)
        if node > 0 { total += half * weight * integrand(middle - half * node) }
      }
    }
    expectClose(total, d.cdf(points.last!) - d.cdf(points.first!), relative: 3e-7)
  }

  @Test("The ends of the support", arguments: ContinuousSubject.all)
  func ends(_ subject: ContinuousSubject) {
    let d = subject.distribution
    let (low, high) = (subject.support.lowerBound, subject.support.upperBound)
    #expect(d.quantile(0) == low && d.quantile(1) == high)
    #expect(d.upperQuantile(1) == low && d.upperQuantile(0) == high)
    for x in [-Double.infinity, low, low - 1] {
      #expect(d.cdf(x) == 0 && d.survival(x) == 1)
    }
    for x in [Double.infinity, high, high + 1] {
      #expect(d.cdf(x) == 1 && d.survival(x) == 0)
    }
    for x in [-Double.infinity, low - 1, high + 1, .infinity] {
      #expect(d.density(x) == 0, "\(x)")
    }
  }

  @Test("NaN gives NaN", arguments: ContinuousSubject.all)
  func notANumber(_ subject: ContinuousSubject) {
    let d = subject.distribution
    #expect(d.density(.nan).isNaN && d.cdf(.nan).isNaN && d.survival(.nan).isNaN)
  }

  @Test(
    "Symmetric distributions mirror",
    arguments: ContinuousSubject.all.filter { $0.centre != nil })
  func symmetry(_ subject: ContinuousSubject) throws {
    let d = subject.distribution
    let centre = try #require(subject.centre)
    expectClose(d.quantile(0.5), centre, relative: 1e-15)
    for p in [1e-12, 0.001, 0.2, 0.4999, 0.5] {
      let step = centre - d.quantile(p)
      // Up to what rounding the argument does.
      let rounding = abs(centre + step) * d.density(centre + step) * 3e-16
      expectClose(
        d.cdf(centre - step), d.survival(centre + step), relative: 1e-12,
        absolute: rounding.isFinite ? rounding : 0)
      expectClose(d.density(centre - step), d.density(centre + step), relative: 1e-9)
      expectClose(d.upperQuantile(p) - centre, step, relative: 1e-13)
    }
  }
}
