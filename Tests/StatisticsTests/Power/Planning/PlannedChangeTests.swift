import Testing

@testable import Statistics

@Suite struct PlannedChangeTests {
  private let start = NetScoreTruth(detractors: 0.2, promoters: 0.5)

  private func sample(_ effective: Double) -> PlannedChange.Sample {
    PlannedChange.Sample(effective: effective)
  }

  /// Detectable falls and rises with 80 % power from 20 % detractors and 50 % promoters.
  @Test(
    arguments: [
      (8, -108.0, nil), (10, -98, nil), (15, -82, 64), (20, -72, 56), (30, -59, 48),
    ] as [(Double, Double, Double?)])
  func exactVectors(_ size: Double, _ down: Double, _ up: Double?) throws {
    let (found, method) = PlannedChange(truth: start).detectable(sample(size), sample(size))
    #expect(method == .exact)
    #expect(abs(try #require(found.down) * 100 - down) < 0.501)
    #expect((found.up == nil) == (up == nil))
    if let up { #expect(abs(found.up! * 100 - up) < 0.501) }
  }

  /// The approximation against the exact vectors at 40 answers, and where it takes over.
  @Test(arguments: [(40.0, -51.0, 43.0), (60, -42, 36)])
  func approximationIsNear(_ size: Double, _ down: Double, _ up: Double) throws {
    // A hair more than a whole number is not enumerated.
    let near = sample(size + 1e-6)
    let (found, method) = PlannedChange(truth: start).detectable(near, near)
    #expect(method == .approximate)
    #expect(abs(try #require(found.down) * 100 - down) < 1.6)
    #expect(abs(try #require(found.up) * 100 - up) < 1.6)
  }

  /// The simulated power of groups of accounts (`Guides/ClusteredDifference.md`): three or four
  /// answers an account.
  @Test(
    arguments: [
      (10, 0.3, -0.5, 0.43), (10, 0.6, -0.5, 0.31), (10, 0.3, -0.7, 0.71), (10, 0.6, -0.7, 0.55),
      (20, 0.3, -0.5, 0.76), (20, 0.6, -0.5, 0.60), (20, 0.3, -0.3, 0.35), (20, 0.6, -0.3, 0.25),
      (20, 0.3, -0.7, 0.96), (6, 0.3, -0.7, 0.45),
    ] as [(Double, Double, Double, Double)])
  func accountsAgreeWithTheSimulation(
    _ accounts: Double, _ correlation: Double, _ change: Double, _ simulated: Double
  ) throws {
    let design = AccountDesign(
      accounts: accounts, answersPerAccount: 3.5, intraclassCorrelation: correlation)
    let group = PlannedChange.Sample(
      effective: design.effectiveAnswers, degreesOfFreedom: design.degreesOfFreedom)
    let (power, method) = try #require(
      PlannedChange(truth: start).power(of: change, group, group))
    #expect(method == .approximate)
    #expect(abs(power - simulated) < 0.06, "\(power)")
  }

  @Test func nothingBeyondTheScale() {
    let plan = PlannedChange(truth: start)
    #expect(plan.power(of: 0.8, sample(200), sample(200)) == nil)
    #expect(plan.power(of: -1.4, sample(200), sample(200)) == nil)
    #expect(plan.detectable(sample(2.5), sample(2.5)).0.up == nil)
  }

  @Test func moreAnswersFindSmallerChanges() throws {
    let plan = PlannedChange(truth: start)
    let falls = [61, 80, 150, 1_000, 1e6].map { plan.detectable(sample($0), sample($0)).0 }
    #expect(zip(falls, falls.dropFirst()).allSatisfy { $0.down! < $1.down! && $0.up! > $1.up! })
    #expect(try #require(falls.last?.up) < 0.004)
  }

  /// Two samples of unequal size lie between the two equal ones.
  @Test func unequalSizesLieBetween() throws {
    let plan = PlannedChange(truth: start)
    func down(_ first: Double, _ second: Double) -> Double {
      -plan.detectable(sample(first), sample(second)).0.down!
    }
    #expect(down(100, 200) < down(100, 100) && down(100, 200) > down(200, 200))
  }

  /// Answers that all agree have no variance to be found in, but a change away from them can be.
  @Test func nearlyUnanimousStart() {
    let high = NetScoreTruth(detractors: 0.001, promoters: 0.998)
    let found = PlannedChange(truth: high).detectable(sample(200), sample(200)).0
    #expect(found.up == nil && found.down.map { $0 < 0 && $0 > -0.3 } ?? false)
  }

  /// Paired, in the normal approximation, at correlation ½.
  @Test(
    arguments: [(8, 77.0), (10, 69), (15, 56.497), (20, 49), (30, 40), (50, 31), (100, 22)]
      as [(Double, Double)])
  func pairedVectors(_ size: Double, _ points: Double) throws {
    let found = PairedNetScoreChange(truth: start, correlation: 0.5).detectable(effective: size)
    #expect(abs(try #require(found.down) * 100 + points) < 0.501)
    // From a score of 30 a rise of more than 70 leaves the scale.
    #expect((found.up == nil) == (points > 70))
    if size == 15 { #expect(abs(found.down! * 100 + 56.497) < 0.0005) }
  }

  @Test func fewAccountsNeedLargerPairedChanges() throws {
    let paired = PairedNetScoreChange(truth: start, correlation: 0.5)
    let t = try #require(paired.detectable(effective: 30, degreesOfFreedom: 11).down)
    #expect(t < paired.detectable(effective: 30).down!)
  }
}
