import TestSupport
import Testing

@testable import Statistics

@Suite struct IntegerMeanResamplingTests {
  @Test func agreesWithTheNetScoreConvolution() throws {
    let counts = NetScoreCounts(detractors: 5, passives: 10, promoters: 20)
    let expected = try #require(NetScoreResampling(counts))
    let result = try IntegerMeanResampling(counts: [5, 10, 20], lowest: -1).distribution()
    #expect(agree(result.estimate, counts.score))
    #expect(agree(result.standardError, expected.standardError))
    #expect(agree(result.probabilityBelow, expected.probabilityBelow))
    #expect(agree(result.probabilityEqual, expected.probabilityEqual))
    #expect(agree(result.acceleration, expected.acceleration))
    let bca = try #require(expected.bcaProbabilities(level: 0.95))
    #expect(agree(result.interval(.bca).0?.lower, expected.quantile(bca.lower)))
    #expect(agree(result.interval(.percentile).0?.upper, expected.quantile(0.975)))
  }

  @Test func agreesWithEnumeration() throws {
    let answers = [0, 3, 7, 10, 10, 4]
    let convolved = try IntegerMeanResampling(answers).distribution()
    let enumerated = try ExactBootstrap().run(count: 6) { rows in
      var sum = 0
      for place in 0..<rows.count { sum += answers[Int(rows[place])] }
      return Double(sum) / Double(rows.count)
    }
    #expect(zip(convolved.replicates, enumerated.replicates).allSatisfy { agree($0, $1) })
    #expect(zip(convolved.masses!, enumerated.masses!).allSatisfy { agree($0, $1, 1e-13) })
    #expect(agree(convolved.acceleration, enumerated.acceleration, 1e-10))
    #expect(
      zip(convolved.jackknife!.sorted(), enumerated.jackknife!.sorted())
        .allSatisfy { agree($0, $1) })
  }

  @Test func stepsAreFound() throws {
    let scaled = try IntegerMeanResampling([-100, 0, 100, 100]).distribution()
    let plain = try IntegerMeanResampling([-1, 0, 1, 1]).distribution()
    #expect(scaled.replicates.count == 9 && scaled.masses == plain.masses)
    #expect(zip(scaled.replicates, plain.replicates).allSatisfy { agree($0, 100 * $1) })
  }

  @Test func degenerateCases() throws {
    #expect(throws: ResamplingError.noRows) { try IntegerMeanResampling([]).distribution() }
    let one = try IntegerMeanResampling([7]).distribution()
    #expect(one.replicates == [7] && one.masses == [1] && one.jackknife == nil)
    let equal = try IntegerMeanResampling([7, 7, 7]).distribution()
    #expect(equal.interval(.bca).notes.map(\.code) == ["no_variation"])
    #expect(equal.acceleration == nil)
  }
}
