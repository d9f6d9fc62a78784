import Probability
import Testing

@testable import Statistics

@Suite struct FisherPowerTests {
  @Test func neverAboveItsSize() {
    let fisher = FisherPower(count: 12, size: 0.05)
    for p in stride(from: 0.05, through: 0.95, by: 0.05) {
      #expect(fisher.power(p, p) <= 0.05)
    }
    #expect(fisher.power(0, 1) == 1 && fisher.power(0, 0) == 0)
  }

  @Test func rejectsExactlyMetSizes() {
    // Two of two against none: p = 1/3.
    #expect(isClose(FisherPower(count: 2, size: 1.0 / 3).power(1, 0), 1))
    #expect(FisherPower(count: 2, size: 0.33).power(1, 0) == 0)
  }

  /// Every table, its p-value summed over the outcomes not more probable.
  @Test(arguments: [(7, 0.1, 0.6, 0.05), (12, 0.3, 0.45, 0.2), (9, 0.02, 0.97, 0.01)])
  func isTheSumOverRejectedTables(count: Int, first: Double, second: Double, size: Double) {
    let (a, b) = (
      Binomial(trials: count, probability: first), Binomial(trials: count, probability: second)
    )
    var power = 0.0
    for i in 0...count {
      for j in 0...count {
        let table = Hypergeometric(
          successes: i + j, failures: 2 * count - i - j, draws: count)
        let seen = table.mass(i)
        let p = (0...count).reduce(0) {
          $0 + (table.mass($1) <= seen * (1 + 1e-7) ? table.mass($1) : 0)
        }
        if p <= size { power += a.mass(i) * b.mass(j) }
      }
    }
    #expect(isClose(FisherPower(count: count, size: size).power(first, second), power))
  }

  @Test func largeGroups() {
    let power = FisherPower(count: 1000, size: 0.05).power(0.4, 0.45)
    let normal = TwoProportionPlan(method: .normal).power(0.4, 0.45, count: 1000)
    #expect(power < normal && normal - power < 0.04)
  }
}
