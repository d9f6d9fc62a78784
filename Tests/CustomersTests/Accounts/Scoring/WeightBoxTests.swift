import Probability
import Testing

@testable import Customers

@Suite struct WeightBoxTests {
  private static func score(_ means: [Double?], _ weights: [Double]) -> Double {
    var (sum, total) = (0.0, 0.0)
    for (mean, weight) in zip(means, weights) {
      guard let mean else { continue }
      sum += weight * mean
      total += weight
    }
    return sum / total
  }

  /// All faces against many weights drawn in the box: what some weights show is always found, and what
  /// is found is shown by some weights or lies within the drawing's reach.
  @Test func pairsAgainstDraws() {
    var generator = Philox(seed: 11)
    var (found, shown) = (0, 0)
    for _ in 0..<120 {
      func means() -> [Double?] {
        let row = (0..<3).map { _ in generator.uniform() < 0.3 ? nil : Double(generator.below(11)) }
        return row.allSatisfy { $0 == nil } ? [5, nil, nil] : row
      }
      let (first, second) = (means(), means())
      let box = WeightBox([3, 2, 1], factor: 2)
      var best = -Double.infinity
      for _ in 0..<600 {
        let weights = (0..<3).map {
          box.low[$0] + generator.uniform() * (box.high[$0] - box.low[$0])
        }
        best = max(best, Self.score(first, weights) - Self.score(second, weights))
      }
      for corner in box.corners {
        best = max(best, Self.score(first, corner) - Self.score(second, corner))
      }
      let leads = box.canLead(first, second)
      if best > 1e-9 { #expect(leads, "\(first) \(second)") }
      if best < -0.3 { #expect(!leads, "\(first) \(second) \(best)") }
      found += leads ? 1 : 0
      shown += best > 1e-9 ? 1 : 0
      if let range = box.range(first) {
        for corner in box.corners {
          let own = Self.score(first, corner)
          #expect(range.lowest <= own + 1e-12 && own <= range.highest + 1e-12)
        }
      }
    }
    // Interior points matter now and then, not often.
    #expect(found >= shown && found - shown <= 3)
  }

  /// One role in common: w₁(w₂·8 + w₁·2)/(w₁ + w₂) … the difference of the two has its largest value inside
  /// the box, where no corner shows it.
  @Test func interior() {
    // A has both roles, 4 and 10; B the first alone with 4 + t. A − B = (6w₂)/(w₁ + w₂) − t: monotone, so at
    // a corner: 6·2/(0.5·1 + 2) = 4.8 at weights 1 and 1 within 2.
    let box = WeightBox([1, 1], factor: 2)
    #expect(box.canLead([4, 10], [8.79, nil]) && !box.canLead([4, 10], [8.81, nil]))
    #expect(box.canLead([8.79, nil], [4, 10]))
    let range = box.range([4, 10])
    #expect(abs((range?.highest ?? 0) - 8.8) < 1e-12 && abs((range?.lowest ?? 0) - 5.2) < 1e-12)
    #expect(box.range([nil, nil]) == nil)
  }

  @Test func bounds() {
    var generator = Philox(seed: 2)
    let means = (0..<1_100).map { _ in
      (0..<3).map { role in
        role > 0 && generator.uniform() < 0.3 ? nil : Double(generator.below(41)) / 4
      }
    }
    let all = WeightedRanks(means: means, weights: [0.5, 0.3, 0.2], factor: 2, threads: nil)
    #expect(!all.isExact)
    let some = Array(means.prefix(60))
    let exact = WeightedRanks(means: some, weights: [0.5, 0.3, 0.2], factor: 2, threads: 1)
    let again = WeightedRanks(means: some, weights: [50, 30, 20], factor: 2, threads: 2)
    #expect(exact.isExact && exact.ranks == again.ranks)
    for ranks in [all, exact] {
      for case let rank? in ranks.ranks {
        #expect(rank.best <= rank.rank && rank.rank <= rank.worst)
      }
    }
    let none = WeightedRanks(means: some, weights: [0.5, 0.3, 0.2], factor: 1, threads: 1)
    #expect(none.ranks.allSatisfy { $0?.best == $0?.rank })
  }
}

@Suite struct RoleArrangementTests {
  /// Three against three, apart: of 20 arrangements two have the gap.
  @Test func byHand() {
    let apart = RoleArrangements(values: [1, 2, 3, 8, 9, 10], sizes: [3, 3])
    #expect(apart.count == 20)
    #expect(apart.pValue(of: 7, level: 0.9, seed: 1, stream: 0) == 0.1)
    #expect(apart.pValue(of: 7, level: 0.91, seed: 1, stream: 0) == nil)
    // One of ten arrangements is a tenth, and 1 − .9 a little less than that.
    let tenth = RoleArrangements(values: [1, 2, 3, 8, 9], sizes: [3, 2])
    #expect(tenth.pValue(of: 6.5, level: 0.9, seed: 1, stream: 0) == 0.1)
    let equal = RoleArrangements(values: [5, 5, 5, 5, 5, 5], sizes: [3, 3])
    #expect(equal.pValue(of: 0, level: 0.9, seed: 1, stream: 0) == nil)
    #expect(RoleArrangements(values: [1, 2, 3, 4], sizes: [1, 1, 2]).count == 12)
  }

  @Test func drawnAsListed() throws {
    let values: [Double] = [1, 2, 4, 3, 6, 7, 9, 10, 8, 5]
    let listed = RoleArrangements(values: values, sizes: [5, 5])
    let exact = try #require(listed.pValue(of: 3, level: 0.9, seed: 1, stream: 0))
    // The same answers twice are too many to list; drawn p-values hold their own seed and stream.
    let many = RoleArrangements(values: values + values + values, sizes: [15, 15])
    let first = many.pValue(of: 3, level: 0.9, seed: 1, stream: 4)
    #expect(first == many.pValue(of: 3, level: 0.9, seed: 1, stream: 4))
    #expect((first ?? 1) < exact)
  }
}
