import TestSupport
import Testing

@testable import Statistics

@Suite struct JackknifeTests {
  private let values = [1.0, 2, 4, 9]

  private func jackknife(_ scheme: ResamplingScheme = .rows) throws -> JackknifeResult {
    let values = values
    return try Jackknife(scheme: scheme).run(count: 4) { rows in
      var sum = 0.0
      for place in 0..<rows.count { sum += values[Int(rows[place])] }
      return sum / Double(rows.count)
    }
  }

  @Test func theMeanByHand() throws {
    let result = try jackknife()
    #expect(result.estimate == 4)
    #expect(agree(result.values[0], 5) && agree(result.values[3], 7.0 / 3))
    #expect(agree(result.bias, 0, 1e-14))
    // Of a mean the jackknife error is s/√n: s² = 38/3.
    #expect(agree(result.standardError, (38.0 / 12).squareRoot()))
    #expect(zip(result.influence, [-3.0, -2, 0, 5]).allSatisfy { agree($0, $1) })
    #expect(agree(result.acceleration, 90 / (6 * 38 * 38.0.squareRoot())))
  }

  @Test func clustersAreLeftOutWhole() throws {
    let result = try jackknife(.clustered(by: [0, 0, 1, 1]))
    #expect(result.values == [6.5, 1.5])
  }

  @Test func strataWeighInfluencesByTheirSize() throws {
    // Two equal strata have the acceleration of either over √2.
    let plan = try ResamplingPlan(.stratified(by: [0, 0, 0, 1, 1, 1]), count: 6)
    let single = try ResamplingPlan(.rows, count: 3)
    let one = try #require(Jackknife.acceleration([1, 2, 6], single))
    let two = try #require(Jackknife.acceleration([1, 2, 6, 1, 2, 6], plan))
    #expect(agree(two, one / 2.0.squareRoot()))
    #expect(Jackknife.acceleration([1, 1, 1], single) == nil)
  }

  @Test func aSampleOfHalfThePopulationHasNoSkewness() throws {
    let half = try ResamplingPlan(.withoutReplacement(population: 6), count: 3)
    #expect(Jackknife.acceleration([1, 2, 6], half) == 0)
    // Of a mean of N − 1 of N values, the missing value alone decides, with the opposite skewness.
    let most = try ResamplingPlan(.withoutReplacement(population: 4), count: 3)
    let plain = try #require(
      Jackknife.acceleration([1, 2, 6], try ResamplingPlan(.rows, count: 3)))
    #expect(agree(Jackknife.acceleration([1, 2, 6], most), plain * (1 - 1.5) / 0.5))
  }

  @Test func degenerateCases() throws {
    #expect(throws: ResamplingError.noRows) { try Jackknife().run(count: 0) { _ in 1 } }
    let one = try Jackknife().run(count: 1) { _ in 1 }
    #expect(one.values.isEmpty && one.bias == nil && one.standardError == nil)
    #expect(one.acceleration == nil)
    #expect(throws: ResamplingError.unsupportedScheme("stratified")) {
      try Jackknife(scheme: .stratified(by: [0, 1])).run(count: 2) { _ in 1 }
    }
    #expect(throws: ResamplingError.statisticUndefined) {
      try Jackknife().run(count: 3) { _ in .nan }
    }
  }
}
