import Testing

@testable import Statistics

@Suite struct UnconditionalExactTestTests {
  @Test func referenceCases() throws {
    let cases = try TableCase.all("unconditional_exact_tests", in: "exact_and_agreement.json")
    #expect(cases.count >= 3)
    for item in cases {
      let data = try TwoProportions(
        item.whole("x1"), of: item.whole("n1"), versus: item.whole("x2"), of: item.whole("n2"))
      let barnard = UnconditionalExactTest(ordering: .pooledZ).run(data)
      let boschloo = UnconditionalExactTest(ordering: .fisher).run(data)
      item.check([
        "barnard_pooled_z": barnard.statistic.map { abs($0) },
        "barnard_pooled_p_two_sided": barnard.pValue,
        "fisher_ordered_unconditional_p_two_sided": boschloo.pValue,
        "fisher_p_two_sided": boschloo.statistic,
      ])
    }
  }

  /// 2 of 2 against 0 of 2: the two extreme corners have probability 2 p²(1 − p)², 1/8 at ½.
  @Test func byHand() throws {
    let data = TwoProportions(2, of: 2, versus: 0, of: 2)
    for ordering in UnconditionalExactTest.Ordering.allCases {
      let two = UnconditionalExactTest(ordering: ordering).run(data)
      #expect(abs(two.pValue! - 0.125) < 1e-12)
      let one = UnconditionalExactTest(ordering: ordering, alternative: .greater).run(data)
      #expect(abs(one.pValue! - 0.0625) < 1e-12)
    }
  }

  /// SciPy 1.17.1, barnard_exact(pooled=True) and boschloo_exact, which search to about 1e-4.
  @Test func oneSidedMatchesSciPy() throws {
    let data = TwoProportions(7, of: 15, versus: 12, of: 15)
    for (ordering, want) in [
      (UnconditionalExactTest.Ordering.pooledZ, 0.03407671636576781),
      (.fisher, 0.03410915466159743),
    ] {
      let p = UnconditionalExactTest(ordering: ordering, alternative: .less).run(data).pValue!
      #expect(abs(p - want) < 1e-4 && p > want - 1e-7)
      #expect(
        UnconditionalExactTest(ordering: ordering, alternative: .greater).run(data).pValue! > 0.97)
    }
  }

  @Test func mirrorsAndIsNeverAboveFisher() {
    for data in [(2, 5), (3, 3)].flatMap({ n, m in
      (0...n).flatMap { x in (0...m).map { TwoProportions(x, of: n, versus: $0, of: m) } }
    }) {
      for ordering in UnconditionalExactTest.Ordering.allCases {
        let test = UnconditionalExactTest(ordering: ordering)
        let p = test.run(data).pValue!
        #expect(abs(test.run(data.swapped).pValue! - p) < 1e-9, "\(data)")
        #expect(abs(test.run(data.complement).pValue! - p) < 1e-9, "\(data)")
        if ordering == .fisher {
          #expect(p <= FisherExactTest().run(data).pValue! * (1 + 1e-9), "\(data)")
        }
      }
    }
  }

  /// No common share rejects more often than the level: the meaning of the test.
  @Test func holdsItsLevelAtEveryShare() {
    let (first, second) = (4, 6)
    for ordering in UnconditionalExactTest.Ordering.allCases {
      let rejected = ExtremeOutcomes(first, second) { x, y in
        UnconditionalExactTest(ordering: ordering).run(
          TwoProportions(x, of: first, versus: y, of: second)
        ).pValue! <= 0.05
      }
      for step in 1..<40 {
        #expect(rejected.probability(share: Double(step) / 40) <= 0.05 + 1e-9)
      }
    }
  }

  @Test func degenerate() {
    for ordering in UnconditionalExactTest.Ordering.allCases {
      let test = UnconditionalExactTest(ordering: ordering)
      #expect(test.run(TwoProportions(0, of: 4, versus: 0, of: 3)).pValue == 1)
      #expect(test.run(TwoProportions(4, of: 4, versus: 3, of: 3)).pValue == 1)
      #expect(test.run(TwoProportions(1, of: 1, versus: 0, of: 1)).pValue! <= 1)
      func codes(_ data: TwoProportions) -> [String] { test.run(data).notes.map(\.code) }
      #expect(codes(TwoProportions(0, of: 0, versus: 1, of: 3)) == ["empty_group"])
      #expect(codes(TwoProportions(0.5, of: 1, versus: 1, of: 3)) == ["fractional_counts"])
      #expect(
        codes(TwoProportions(1, of: 5000, versus: 1, of: 5000)) == ["enumeration_unavailable"])
    }
  }
}
