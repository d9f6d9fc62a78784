import Probability
import Testing

@testable import Statistics

@Suite struct HommelAdjustmentTests {
  /// The closed test by definition: the worst Simes p-value over all sets that hold the test.
  private func closed(_ p: [Double]) -> [Double] {
    p.indices.map { i in
      (0..<(1 << p.count)).filter { $0 >> i & 1 == 1 }.map { set in
        let members = p.indices.filter { set >> $0 & 1 == 1 }.map { p[$0] }.sorted()
        return members.enumerated().map {
          Double(members.count) * $0.element / Double($0.offset + 1)
        }.min()!
      }.max()!
    }
  }

  @Test func isTheClosedTest() {
    var generator = Philox(seed: 4)
    for _ in 0..<40 {
      let p = (0..<7).map { _ in
        let u = generator.uniform()
        return (u * u * 50).rounded() / 50
      }
      for (a, b) in zip(PValueAdjustment.hommel.adjusted(p), closed(p)) {
        #expect(isClose(a, min(1, b)))
      }
    }
  }
}
