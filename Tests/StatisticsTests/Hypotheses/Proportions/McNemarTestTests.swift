import Probability
import Testing

@testable import Statistics

@Suite struct McNemarTestTests {
  /// Five changes, one of them upwards: χ² = 9/5, (3 − 1)²/5; two-sided sign test 12/32, and the
  /// mid-p takes off the probability 5/32 of the observed outcome.
  @Test func byHand() {
    let data = PairedProportions(both: 3, firstOnly: 1, secondOnly: 4, neither: 2)
    #expect(abs(McNemarTest(.chiSquare).run(data).statistic! - 1.8) < 1e-15)
    #expect(abs(McNemarTest(.corrected).run(data).statistic! - 0.8) < 1e-15)
    #expect(abs(McNemarTest(.exact).run(data).pValue! - 12.0 / 32) < 1e-14)
    #expect(abs(McNemarTest(.midP).run(data).pValue! - 7.0 / 32) < 1e-14)
    #expect(McNemarTest(.exact).run(data).exact && !McNemarTest(.chiSquare).run(data).exact)
  }

  @Test(arguments: McNemarTest.Version.allCases)
  func mirrors(_ version: McNemarTest.Version) {
    for data in PairedGrid.all {
      let test = McNemarTest(version)
      let p = test.run(data).pValue
      for other in [data.swapped, data.complement] {
        #expect(abs((test.run(other).pValue ?? -1) - (p ?? -1)) < 1e-12)
      }
    }
  }

  /// The guide's table of exact size at n = 20: the largest over the share of people who change.
  @Test(arguments: [
    (McNemarTest.Version.chiSquare, 0.050), (.corrected, 0.039), (.exact, 0.039), (.midP, 0.050),
  ])
  func sizeOfTheGuide(_ version: McNemarTest.Version, _ size: Double) {
    let test = McNemarTest(version)
    // How probable rejection is among people of whom so many changed, each way as likely.
    let rejection = (0...20).map { changed in
      (0...changed).reduce(0.0) { sum, up in
        let data = PairedProportions(
          both: 20 - changed, firstOnly: up, secondOnly: changed - up, neither: 0)
        let isRejected = test.run(data).pValue.map { $0 <= 0.05 } ?? false
        return isRejected
          ? sum + Binomial(trials: changed, probability: 0.5).mass(up) : sum
      }
    }
    let sizes = (1..<200).map { step in
      let law = Binomial(trials: 20, probability: Double(step) / 200)
      return (0...20).reduce(0.0) { $0 + law.mass($1) * rejection[$1] }
    }
    #expect(abs(sizes.max()! - size) < 6e-4)
  }

  /// The correction never turns a distance round.
  @Test func correctionStopsAtZero() {
    let tied = PairedProportions(both: 3, firstOnly: 2, secondOnly: 2, neither: 2)
    #expect(McNemarTest(.corrected).run(tied).statistic == 0)
    #expect(McNemarTest(.corrected).run(tied).pValue == 1)
  }

  @Test func degenerate() {
    let same = PairedProportions(both: 3, firstOnly: 0, secondOnly: 0, neither: 2)
    let nobody = PairedProportions(both: 0, firstOnly: 0, secondOnly: 0, neither: 0)
    for version in McNemarTest.Version.allCases {
      let result = McNemarTest(version).run(same)
      #expect(result.notes.map(\.code) == ["no_changes"])
      #expect(result.pValue == (result.exact ? 1 : nil))
      #expect(McNemarTest(version).run(nobody).notes.map(\.code) == ["no_pairs"])
    }
    let weighted = PairedProportions(both: 1, firstOnly: 0.5, secondOnly: 2, neither: 2)
    #expect(McNemarTest(.exact).run(weighted).notes.map(\.code) == ["fractional_counts"])
    #expect(McNemarTest(.chiSquare).run(weighted).pValue != nil)
  }
}
