import Probability
import Testing

@testable import Statistics

@Suite struct PValueAdjustmentTests {
  private func drawn(_ count: Int, seed: UInt64) -> [Double] {
    var generator = Philox(seed: seed)
    return (0..<count).map { _ in
      let u = generator.uniform()
      return u * u
    }
  }

  @Test func namesAreUniqueAndFound() {
    #expect(Set(PValueAdjustment.all.map(\.name)).count == 8)
    for adjustment in PValueAdjustment.all {
      #expect(PValueAdjustment.named(adjustment.name)?.title == adjustment.title)
      #expect(!adjustment.reference.isEmpty)
    }
    #expect(PValueAdjustment.named("none") == nil)
    #expect(PValueAdjustment.benjaminiHochberg.guarantee == .falseDiscovery)
    #expect(PValueAdjustment.holm.guarantee == .familywise)
  }

  @Test(arguments: [1, 2, 7, 40])
  func everyAdjustment(count: Int) {
    let p = drawn(count, seed: UInt64(count))
    let order = p.indices.sorted { p[$0] < p[$1] }
    for adjustment in PValueAdjustment.all {
      let adjusted = adjustment.adjusted(p)
      #expect(zip(adjusted, p).allSatisfy { $0 >= $1 && $0 <= 1 }, "\(adjustment.name)")
      // A smaller p-value is never adjusted to a larger one, and the order given is no matter.
      for (i, j) in zip(order, order.dropFirst()) { #expect(adjusted[i] <= adjusted[j]) }
      #expect(adjustment.adjusted(Array(p.reversed())) == adjusted.reversed())
      if count == 1 { #expect(isClose(adjusted[0], p[0])) }
    }
  }

  @Test func stricterOnesAreLarger() {
    let p = drawn(12, seed: 3)
    func of(_ adjustment: PValueAdjustment) -> [Double] { adjustment.adjusted(p) }
    for (weaker, stricter) in [
      (of(.hommel), of(.hochberg)), (of(.hochberg), of(.holm)), (of(.holm), of(.bonferroni)),
      (of(.benjaminiHochberg), of(.hommel)), (of(.benjaminiHochberg), of(.benjaminiYekutieli)),
      (of(.holmSidak), of(.sidak)), (of(.sidak), of(.bonferroni)), (of(.holmSidak), of(.holm)),
    ] {
      for (a, b) in zip(weaker, stricter) { #expect(a <= b + 1e-15) }
    }
  }

  @Test func missingOnesCountForNothing() {
    let adjusted = PValueAdjustment.bonferroni.adjusted([0.01, nil, 0.2])
    #expect(adjusted == [0.02, nil, 0.4])
    #expect(PValueAdjustment.holm.adjusted([Double]()) == [])
    #expect(PValueAdjustment.hommel.adjusted([nil, nil]) == [nil, nil])
    for adjustment in PValueAdjustment.all {
      #expect(adjustment.adjusted([0.0, 1]) == [0, 1], "\(adjustment.name)")
    }
  }

  @Test func runningExtremes() {
    #expect(runningMaximum([1, 3, 2]) == [1, 3, 3])
    #expect(runningMinimumFromEnd([1, 3, 2]) == [1, 2, 2])
  }
}
