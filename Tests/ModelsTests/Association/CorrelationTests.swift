import Probability
import Statistics
import TestSupport
import Testing

@testable import Models

@Suite struct CorrelationTests {
  static let x: [Double] = [1, 2, 3, 4, 5]
  static let y: [Double] = [2, 1, 4, 3, 7]

  /// By hand: means 3 and 3.4; Sxy = 12, Sxx = 10, Syy = 21.2.
  @Test func pearsonByHand() throws {
    let result = try Correlation(.pearson).run(Self.x, Self.y)
    let r = 12 / (10 * 21.2).squareRoot()
    #expect(agree(result.estimate, r, 1e-14))
    let t = r * (3 / (1 - r * r)).squareRoot()
    #expect(agree(result.test?.statistic, t, 1e-12))
    #expect(result.test?.degreesOfFreedom == 3)
  }

  /// By hand: the ranks of y are 2, 1, 4, 3, 5, Σd² = 4, ρ = 1 − 6·4/(5·24) = .8; two of the ten
  /// pairs are in opposite order, τ = (8 − 2)/10.
  @Test func rankCoefficientsByHand() throws {
    #expect(agree(CorrelationMeasure.spearman.coefficient(Self.x, Self.y), 0.8, 1e-14))
    let counts = KendallCounts(Self.x, Self.y)
    #expect(counts.score == 6 && counts.pairs == 10)
    #expect(counts.tauA == 0.6 && agree(counts.tauB, 0.6, 1e-15) && counts.gamma == 0.6)
    // Without ties the variance is n(n − 1)(2n + 5)/18.
    #expect(agree(counts.nullVariance, 5 * 4 * 15 / 18.0, 1e-14))
  }

  /// x 1, 1, 2; y 1, 2, 2: one pair of three in the same order, two tied in one of them.
  @Test func tiesByHand() {
    let counts = KendallCounts([1, 1, 2], [1, 2, 2])
    #expect(counts.score == 1 && counts.tiedInX == 1 && counts.tiedInY == 1)
    // Null variance of the score, by hand: (66 − 18 − 18)/18 + 4/12 + 0 = 2, of τ-b 2/(2·2); without
    // ties 2·11/(9·6).
    #expect(agree(counts.tieInflation, 0.5 / (22.0 / 54), 1e-14))
    #expect(counts.tiedInBoth == 0 && agree(counts.tauB, 0.5, 1e-15) && counts.gamma == 1)
  }

  /// r .5 and n 20, τ .4: limits printed to five digits.
  @Test func limitsOfTheFormulas() throws {
    func limits(
      _ interval: CorrelationInterval, _ r: Double, _ measure: CorrelationMeasure
    ) throws -> [String] {
      let error = try #require(interval.standardErrorOfZ(r, count: 20, measure: measure))
      let found = limitsByZ(r, standardError: error, level: 0.95, method: "")
      return try [found.lower, found.upper].map {
        String((try #require($0) * 100_000).rounded() / 100_000)
      }
    }
    #expect(try limits(.fisherZ, 0.5, .pearson) == ["0.07381", "0.77176"])
    #expect(try limits(.bonettWright, 0.5, .spearman) == ["0.04508", "0.78316"])
    #expect(try limits(.fieller, 0.4, .kendall) == ["0.09941", "0.63369"])
  }

  /// All 120 orders by hand would be long; of three values, six: the observed ρ = ½ is reached by
  /// 1, ½, ½ and −½, −½, −1 alike in size, so that p = 1; the perfect order by two of six.
  @Test func permutationByHand() throws {
    let pairing = RandomPairing()
    let study = Correlation(.spearman, pairing: pairing)
    #expect(try study.run([1, 2, 3], [1, 3, 2]).permutation?.pValue == 1)
    let perfect = try #require(try study.run([1, 2, 3], [4, 5, 9]).permutation)
    #expect(agree(perfect.pValue, 2.0 / 6, 1e-15) && perfect.exact && perfect.arrangements == 6)
    let one = Correlation(.spearman, alternative: .greater, pairing: pairing)
    #expect(agree(try one.run([1, 2, 3], [4, 5, 9]).permutation?.pValue, 1.0 / 6, 1e-15))
  }

  /// Ties leave fewer arrangements: 6!/(3!·3!) = 20, whichever variable has them.
  @Test(arguments: CorrelationMeasure.allCases)
  func tiesAreEnumerated(measure: CorrelationMeasure) throws {
    let (number, group): ([Double], [Double]) = ([3, 1, 4, 1.5, 9, 2.6], [1, 0, 1, 0, 1, 0])
    let study = Correlation(measure, pairing: RandomPairing())
    let a = try #require(try study.run(number, group).permutation)
    let b = try #require(try study.run(group, number).permutation)
    #expect(a == b && a.exact && a.arrangements == 20)
    // Complete separation: two arrangements of twenty are as far out.
    #expect(agree(a.pValue, 0.1, 1e-15))
  }

  @Test(arguments: CorrelationMeasure.allCases)
  func exactAndDrawnAgree(measure: CorrelationMeasure) throws {
    let x: [Double] = [4, 9, 7, 1, 3, 8, 7, 2]
    let y: [Double] = [5, 6, 9, 2, 5, 7, 3, 4]
    let exact = Correlation(measure, pairing: RandomPairing())
    let drawn = Correlation(
      measure, pairing: RandomPairing(enumerationLimit: 0, replicates: 9_999, seed: 3))
    let p = try #require(try exact.run(x, y).permutation?.pValue)
    let q = try #require(try drawn.run(x, y).permutation)
    #expect(!q.exact && q.replicates == 9_999 && q.seed == 3)
    #expect(abs(p - q.pValue) < 4 * (p * (1 - p) / 9_999).squareRoot())
  }

  /// Kendall's exact distribution of different values, by counting inversions and one by one.
  @Test func inversionsAndEnumerationAgree() throws {
    let x: [Double] = [1, 2, 3, 4, 5, 6]
    let y: [Double] = [2, 1, 5, 3, 6, 4]
    let ranks = Midranks(y)
    let listed = RandomPairing().run(
      KendallPairing(Midranks(x)), classes: ranks.classes, sizes: ranks.tieSizes, slack: 0.5,
      alternative: .twoSided)
    let counted = InversionDistribution.pValue(score: KendallCounts(x, y).score, count: 6)
    #expect(agree(counted, listed.pValue, 1e-14))
  }

  @Test(arguments: CorrelationMeasure.allCases)
  func oneThreadIsTwo(measure: CorrelationMeasure) throws {
    let x = normalValues(25, seed: 1).map { ($0 * 2).rounded() }
    let y = normalValues(25, seed: 2).map { ($0 * 2).rounded() }
    func run(_ threads: Int) throws -> CorrelationResult {
      try Correlation(
        measure, interval: .bca, pairing: RandomPairing(replicates: 999, threads: threads),
        replicates: 499, threads: threads
      ).run(x, y)
    }
    #expect(try run(1) == run(2))
  }

  @Test(arguments: CorrelationMeasure.allCases)
  func rowOrderShiftAndScale(measure: CorrelationMeasure) throws {
    let (x, y) = (normalValues(30, seed: 4), normalValues(30, seed: 5))
    let first = try Correlation(measure).run(x, y)
    let turned = try Correlation(measure).run(
      x.reversed().map { 1e6 + 3 * $0 }, y.reversed().map { 0.01 * $0 - 7 })
    #expect(agree(first.estimate, turned.estimate, 1e-9))
    #expect(agree(first.interval?.lower, turned.interval?.lower, 1e-9))
    let against = try Correlation(measure).run(x, y.map { -$0 })
    #expect(agree(against.estimate, first.estimate.map { -$0 }, 1e-12))
    let swapped = try Correlation(measure).run(y, x)
    #expect(agree(swapped.estimate, first.estimate, 1e-12))
  }

  @Test func extremeSizesKeepTheirDigits() {
    let r = CorrelationMeasure.pearson.coefficient(
      Self.x.map { $0 * 1e140 }, Self.y.map { $0 * 1e-150 })
    #expect(agree(r, 12 / (10 * 21.2).squareRoot(), 1e-13))
    // A common value of 10⁸ costs no digits that the decimals have.
    let shifted = CorrelationMeasure.pearson.coefficient(Self.x.map { $0 + 1e8 }, Self.y)
    #expect(agree(shifted, 12 / (10 * 21.2).squareRoot(), 1e-13))
  }

  @Test(arguments: CorrelationMeasure.allCases)
  func degenerateCases(measure: CorrelationMeasure) throws {
    let study = Correlation(measure, pairing: RandomPairing())
    for (x, y, code): ([Double], [Double], String) in [
      ([], [], "too_few_pairs"), ([1], [2], "too_few_pairs"),
      ([1, 2, 3], [4, 4, 4], "constant_variable"),
      ([0.1, 0.1, 0.1], [1, 2, 3], "constant_variable"),
    ] {
      let result = try study.run(x, y)
      #expect(result.estimate == nil && result.interval == nil && result.test == nil)
      #expect(result.permutation == nil && result.notes.map(\.code) == [code])
    }
    let two = try study.run([1, 2], [3, 4])
    #expect(two.estimate == 1 && two.interval == nil && two.permutation?.pValue == 1)
    let perfect = try study.run([1, 2, 3, 4, 5, 6], [2, 4, 6, 8, 10, 12])
    #expect(perfect.estimate == 1 && perfect.interval == nil)
    #expect(perfect.notes.map(\.code) == ["perfect_correlation"])
    #expect(throws: AssociationError.nonFinite(variable: "y", row: 1)) {
      try study.run([1, 2], [3, .nan])
    }
    #expect(throws: AssociationError.outOfRange(variable: "x", row: 0)) {
      try study.run([1e200, 2], [3, 1])
    }
  }

  @Test func bcaStatesWhyThereIsNone() throws {
    let none = try Correlation(.pearson, interval: .bca, replicates: 199).run(
      [1, 2, 3, 4], [2, 4, 6, 8])
    #expect(none.interval == nil && !none.notes.isEmpty)
    let some = try Correlation(.pearson, interval: .bca, replicates: 999).run(
      normalValues(20, seed: 8), normalValues(20, seed: 9))
    #expect(some.interval?.method == "bca")
  }

  @Test func largeCountsOfTiesAgreeWithPairs() {
    let x = normalValues(120, seed: 11).map { ($0 * 3).rounded() }
    let y = normalValues(120, seed: 12).map { ($0 * 2).rounded() }
    var score = 0
    for i in x.indices {
      for j in 0..<i {
        let (a, b) = (x[i] - x[j], y[i] - y[j])
        score += a * b > 0 ? 1 : a * b < 0 ? -1 : 0
      }
    }
    #expect(KendallCounts(x, y).score == score)
  }
}
