import Probability
import Statistics
import Testing

/// Groups of no, one or few odd values: every test answers or refuses, and no answer holds NaN.
@Suite struct OddGroupsTests {
  private let palette: [Double] = [0, 1, 1, 2, 0.1, 0.3, -5, 1e-160, 1e140, -1e140, 1e9, 1 / 3]

  private func check<Result: Codable & Equatable>(
    _ run: () throws(GroupTestError) -> Result, _ input: [[Double]]
  ) throws {
    let result: Result
    do throws(GroupTestError) {
      result = try run()
    } catch {
      #expect(!error.description.isEmpty)
      return
    }
    // NaN and infinity cannot be written.
    let survives = (try? survivesJSON(result)) ?? false
    #expect(survives, "\(Result.self) of \(input)")
  }

  @Test func twoGroups() throws {
    var generator = Philox(seed: 77)
    for _ in 0..<150 {
      let x = (0..<generator.below(5)).map { _ in palette[generator.below(palette.count)] }
      let y = (0..<generator.below(5)).map { _ in palette[generator.below(palette.count)] }
      let input = [x, y]
      try check({ () throws(GroupTestError) in try TwoSampleT().run(x, y) }, input)
      try check(
        { () throws(GroupTestError) in try TwoSampleT(variances: .equal).run(x, y) }, input)
      try check({ () throws(GroupTestError) in try MannWhitney().run(x, y) }, input)
      try check(
        { () throws(GroupTestError) in try MannWhitney(reference: .normal).run(x, y) }, input)
      try check({ () throws(GroupTestError) in try BrunnerMunzel().run(x, y) }, input)
      try check(
        { () throws(GroupTestError) in try BrunnerMunzel(reference: .t).run(x, y) }, input)
      try check({ () throws(GroupTestError) in try CliffsDelta().run(x, y) }, input)
      try check({ () throws(GroupTestError) in try StandardizedDifference().run(x, y) }, input)
      try check({ () throws(GroupTestError) in try VarianceRatioTest().run(x, y) }, input)
      try check({ () throws(GroupTestError) in try HodgesLehmann().run(x, y) }, input)
      try check({ () throws(GroupTestError) in try TwoSampleKolmogorovSmirnov().run(x, y) }, input)
      let equivalence = EquivalenceT(lowerBound: -1, upperBound: 1)
      try check({ () throws(GroupTestError) in try equivalence.run(x, y) }, input)
    }
  }

  @Test func pairsOfValues() throws {
    var generator = Philox(seed: 78)
    for _ in 0..<150 {
      let n = generator.below(5)
      let x = (0..<n).map { _ in palette[generator.below(palette.count)] }
      let y = (0..<n).map { _ in palette[generator.below(palette.count)] }
      let input = [x, y]
      try check({ () throws(GroupTestError) in try PairedT().run(x, y) }, input)
      try check({ () throws(GroupTestError) in try WilcoxonSignedRank().run(x, y) }, input)
      try check({ () throws(GroupTestError) in try SignTest().run(x, y) }, input)
      try check({ () throws(GroupTestError) in try HodgesLehmann().runPaired(x, y) }, input)
      try check(
        { () throws(GroupTestError) in try StandardizedDifference().runPaired(x, y) }, input)
    }
  }

  @Test func severalGroups() throws {
    var generator = Philox(seed: 79)
    for _ in 0..<60 {
      let groups = (0..<generator.below(5)).map { _ in
        (0..<generator.below(4)).map { _ in palette[generator.below(palette.count)] }
      }
      try check({ () throws(GroupTestError) in try WelchANOVA().run(groups: groups) }, groups)
      try check({ () throws(GroupTestError) in try KruskalWallis().run(groups: groups) }, groups)
      try check({ () throws(GroupTestError) in try Levene().run(groups: groups) }, groups)
      try check({ () throws(GroupTestError) in try Bartlett().run(groups: groups) }, groups)
      try check({ () throws(GroupTestError) in try FlignerKilleen().run(groups: groups) }, groups)
      try check({ () throws(GroupTestError) in try PairwiseT().run(groups: groups) }, groups)
      try check({ () throws(GroupTestError) in try DunnTest().run(groups: groups) }, groups)
      try check({ () throws(GroupTestError) in try Scheffe().run(groups: groups) }, groups)
      try check(
        { () throws(GroupTestError) in try ShapiroWilk().run(groups.flatMap { $0 }) }, groups)
      let blocks = (0..<generator.below(4)).map { _ in
        (0..<3).map { _ in palette[generator.below(palette.count)] }
      }
      try check({ () throws(GroupTestError) in try Friedman().run(blocks: blocks) }, blocks)
      try check({ () throws(GroupTestError) in try Quade().run(blocks: blocks) }, blocks)
    }
  }

  @Test func simultaneousOnes() throws {
    var generator = Philox(seed: 80)
    for _ in 0..<4 {
      let groups = (0..<3).map { _ in
        (0..<(1 + generator.below(3))).map { _ in palette[generator.below(palette.count)] }
      }
      try check({ () throws(GroupTestError) in try TukeyKramer().run(groups: groups) }, groups)
      try check({ () throws(GroupTestError) in try GamesHowell().run(groups: groups) }, groups)
      try check(
        { () throws(GroupTestError) in try Dunnett().run(groups: groups, control: "1") }, groups)
    }
  }
}
