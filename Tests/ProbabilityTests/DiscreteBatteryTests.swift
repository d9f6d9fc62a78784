import Foundation
import Probability
import Testing

/// A discrete distribution with its support, cut off where the mass is nothing.
struct DiscreteSubject: CustomTestStringConvertible {
  var name: String
  var distribution: any DiscreteDistribution
  var support: ClosedRange<Int>

  var testDescription: String { name }

  static let all: [DiscreteSubject] = [
    .init(
      name: "binomial 1, ½", distribution: Binomial(trials: 1, probability: 0.5), support: 0...1),
    .init(
      name: "binomial 20, 0.3", distribution: Binomial(trials: 20, probability: 0.3),
      support: 0...20),
    .init(
      name: "binomial 7, 1e-9", distribution: Binomial(trials: 7, probability: 1e-9),
      support: 0...7),
    .init(
      name: "binomial 300, 0.999", distribution: Binomial(trials: 300, probability: 0.999),
      support: 0...300),
    .init(
      name: "hypergeometric 10, 12, 7",
      distribution: Hypergeometric(successes: 10, failures: 12, draws: 7), support: 0...7),
    .init(
      name: "hypergeometric 9, 3, 8",
      distribution: Hypergeometric(successes: 9, failures: 3, draws: 8), support: 5...8),
    .init(
      name: "hypergeometric 400, 600, 250",
      distribution: Hypergeometric(successes: 400, failures: 600, draws: 250), support: 0...250),
    .init(
      name: "hypergeometric 1, 99, 100",
      distribution: Hypergeometric(successes: 1, failures: 99, draws: 100), support: 1...1),
    .init(name: "Poisson 0.02", distribution: Poisson(mean: 0.02), support: 0...150),
    .init(name: "Poisson 6.5", distribution: Poisson(mean: 6.5), support: 0...250),
    .init(name: "Poisson 90", distribution: Poisson(mean: 90), support: 0...800),
  ]
}

@Suite("Every discrete distribution")
struct DiscreteBatteryTests {
  @Test("Masses add up to both tails", arguments: DiscreteSubject.all)
  func sums(_ subject: DiscreteSubject) {
    let d = subject.distribution
    let masses = subject.support.map { d.mass($0) }
    var below = 0.0
    for (k, mass) in zip(subject.support, masses) {
      below += mass
      if below > 1e-290 { expectClose(d.cdf(k), below, relative: 1e-12, "k = \(k)") }
      if mass > 1e-290 {
        expectClose(d.logMass(k), log(mass), relative: 1e-12, absolute: 1e-14, "k = \(k)")
      }
    }
    expectClose(below, 1, relative: 1e-12)
    var above = 0.0
    for (k, mass) in zip(subject.support, masses).reversed() {
      // The cut-off leaves nothing that counts against masses of at least 1e-250.
      if above > 1e-250 { expectClose(d.survival(k), above, relative: 1e-12, "k = \(k)") }
      above += mass
    }
  }

  @Test(
    "Quantiles are the smallest value that reaches the probability",
    arguments: DiscreteSubject.all)
  func quantiles(_ subject: DiscreteSubject) {
    let d = subject.distribution
    let low = subject.support.lowerBound
    for p in [1e-200, 1e-30, 1e-6, 0.025, 0.3, 0.5, 0.8, 0.975, 1 - 1e-9] {
      let k = d.quantile(p)
      #expect(d.cdf(k) >= p)
      #expect(k == low || d.cdf(k - 1) < p)
      let upper = d.upperQuantile(p)
      #expect(d.survival(upper) <= p)
      #expect(upper == low || d.survival(upper - 1) > p)
    }
    for k in subject.support where d.mass(k) > 1e-13 && d.cdf(k) < 1 {
      #expect(d.quantile(d.cdf(k)) == k, "k = \(k)")
    }
  }

  @Test("Outside the support", arguments: DiscreteSubject.all)
  func outside(_ subject: DiscreteSubject) {
    let d = subject.distribution
    let low = subject.support.lowerBound
    for k in [Int.min, -5, low - 1] {
      #expect(d.mass(k) == 0 && d.logMass(k) == -.infinity)
      #expect(d.cdf(k) == 0 && d.survival(k) == 1)
    }
    #expect(d.mass(.max) == 0 && d.cdf(.max) == 1 && d.survival(.max) == 0)
    #expect(d.quantile(0) == low && d.upperQuantile(1) == low)
  }
}
