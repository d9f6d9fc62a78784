import Testing

@testable import Statistics

@Suite struct MarginalHomogeneityTestTests {
  private func codes(_ counts: [[Int]], _ statistic: MarginalHomogeneityTest.Statistic = .bhapkar)
    -> [String]
  {
    MarginalHomogeneityTest(statistic).run(ContingencyTable(counts)).notes.map(\.code)
  }

  /// Unaided distance vision of 7477 women (Stuart 1953): 11.96 and 11.98; digits by statsmodels
  /// 0.15.0, SquareTable.homogeneity.
  @Test func vision() {
    let table = ContingencyTable([
      [1520, 266, 124, 66], [234, 1512, 432, 78], [117, 362, 1772, 205], [36, 82, 179, 492],
    ])
    let stuart = MarginalHomogeneityTest(.stuartMaxwell).run(table)
    #expect(abs(stuart.statistic! - 11.95656962298254) < 1e-10)
    #expect(abs(stuart.pValue! - 0.007533425054800591) < 1e-12 && stuart.degreesOfFreedom == 3)
    let bhapkar = MarginalHomogeneityTest(.bhapkar).run(table)
    #expect(abs(bhapkar.statistic! - 11.97572015552566) < 1e-10)
  }

  /// Three classes by hand: moves 1→2 twice, 2→3 once, 3→1 once: differences 1, −1, 0; without the
  /// third class V = (3 −2; −2 3), dᵀV⁻¹d = (3 − 2·2 + 3)/5 = 2/5; of ten people Bhapkar's is
  /// 0.4/(1 − 0.04).
  @Test func byHand() {
    let table = ContingencyTable([[3, 2, 0], [0, 1, 1], [1, 0, 2]])
    let stuart = MarginalHomogeneityTest(.stuartMaxwell).run(table)
    #expect(abs(stuart.statistic! - 0.4) < 1e-14 && stuart.degreesOfFreedom == 2)
    let bhapkar = MarginalHomogeneityTest(.bhapkar).run(table)
    #expect(abs(bhapkar.statistic! - 0.4 / 0.96) < 1e-14)
  }

  /// Two classes: Stuart and Maxwell's statistic is McNemar's, and Bhapkar's is Wald's squared.
  @Test func twoClasses() {
    for data in PairedGrid.all where data.discordant > 0 {
      let table = ContingencyTable([
        [Int(data.both), Int(data.firstOnly)], [Int(data.secondOnly), Int(data.neither)],
      ])
      let stuart = MarginalHomogeneityTest(.stuartMaxwell).run(table)
      #expect(abs(stuart.statistic! - McNemarTest(.chiSquare).run(data).statistic!) < 1e-12)
      let error = PairedDifference.waldStandardError(data)!
      let bhapkar = MarginalHomogeneityTest(.bhapkar).run(table)
      if let statistic = bhapkar.statistic {
        let z = data.difference! / error
        #expect(abs(statistic - z * z) < 1e-9 * max(1, z * z))
      } else {
        #expect(error < 1e-7 && bhapkar.notes.map(\.code).contains("all_moved"))
      }
    }
  }

  @Test func exchangingTimesOrClassesChangesNothing() {
    let table = ContingencyTable([[5, 3, 1], [0, 4, 2], [2, 6, 7]])
    let exchanged = ContingencyTable([[7, 6, 2], [2, 4, 0], [1, 3, 5]])
    for kind in MarginalHomogeneityTest.Statistic.allCases {
      let test = MarginalHomogeneityTest(kind)
      let value = test.run(table).statistic!
      #expect(abs(test.run(table.transposed).statistic! - value) < 1e-12)
      #expect(abs(test.run(exchanged).statistic! - value) < 1e-12)
    }
  }

  /// Classes that nobody enters or leaves add neither to the statistic nor to its freedom.
  @Test func idleClasses() {
    let full = ContingencyTable([[3, 2, 0], [0, 1, 1], [1, 0, 2]])
    let idle = ContingencyTable([
      [3, 0, 2, 0, 0], [0, 9, 0, 0, 0], [0, 0, 1, 1, 0], [1, 0, 0, 2, 0], [0, 0, 0, 0, 0],
    ])
    let (a, b) = (
      MarginalHomogeneityTest(.stuartMaxwell).run(full),
      MarginalHomogeneityTest(.stuartMaxwell).run(idle)
    )
    #expect(abs(a.statistic! - b.statistic!) < 1e-14)
    #expect(a.degreesOfFreedom == b.degreesOfFreedom)
    #expect(a.notes.isEmpty && b.notes.map(\.code) == ["classes_without_movement"])
    #expect(b.notes[0].sentence == "2 classes that nobody entered or left were left out.")
  }

  /// Two pairs of classes that exchange people among themselves: two McNemar tests added.
  @Test func separateCircles() {
    let table = ContingencyTable([[3, 5, 0, 0], [1, 2, 0, 0], [0, 0, 4, 2], [0, 0, 6, 1]])
    let result = MarginalHomogeneityTest(.stuartMaxwell).run(table)
    #expect(abs(result.statistic! - (16.0 / 6 + 16.0 / 8)) < 1e-14)
    #expect(result.degreesOfFreedom == 2 && result.notes.map(\.code) == ["separate_circles"])
    #expect(
      MarginalHomogeneityTest.circles(table) == [[0, 1], [2, 3]])
  }

  @Test func degenerate() {
    #expect(codes([[0, 0], [0, 0]]) == ["no_pairs"])
    #expect(codes([[4, 0], [0, 3]]) == ["no_changes"])
    #expect(codes([[4]]) == ["no_changes"])
    #expect(codes([[0, 5], [0, 0]]) == ["all_moved"])
    let moved = MarginalHomogeneityTest(.stuartMaxwell).run(ContingencyTable([[0, 5], [0, 0]]))
    #expect(moved.statistic == 5 && moved.degreesOfFreedom == 1)
  }
}
