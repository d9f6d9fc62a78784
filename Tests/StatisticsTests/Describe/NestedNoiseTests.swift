import Probability
import Testing

@testable import Statistics

@Suite struct NestedNoiseTests {
  /// Unit 0: person 1 says 1 and 3, person 2 says 6; unit 1: person 3 says 4 twice.
  /// People: 2·(2 − 10/3)² + (6 − 10/3)² = 32/3 on 1 degree; answers: 2 on 2 degrees.
  /// n₀ = 5 − (4 + 1)/3 − 4/2 = 4/3; σ² of people (32/3 − 1)/(4/3) = 29/4.
  @Test func byHand() throws {
    let noise = try #require(
      NestedNoise(values: [1, 3, 6, 4, 4], units: [0, 0, 0, 1, 1], people: [1, 1, 2, 3, 3]))
    #expect(abs(noise.varianceOfPeople - 7.25) < 1e-12)
    #expect(abs(noise.varianceOfAnswers - 1) < 1e-12 && noise.seesPeople)
    let error = noise.error(weights: [1, 1, 1].map { $0 / 3 }, people: [1, 1, 2])
    let variance = 7.25 * 5 / 9 + 1.0 / 3
    #expect(abs(error.variance - variance) < 1e-12)
    let (people, answers) = (40.0 / 9, -1.0 / 12)
    let degrees = variance * variance / (people * people / 1 + answers * answers / 2)
    #expect(abs(error.degreesOfFreedom - degrees) < 1e-12)
  }

  /// Without people, or with one answer each, it is the pooled variance within units.
  @Test func withoutPeople() throws {
    let noise = try #require(
      NestedNoise(
        values: [4, 6, 7, 9, 6, 6], units: [0, 0, 1, 1, 2, 2], people: [nil, nil, 1, 2, 3, 4]))
    #expect(abs(noise.varianceOfAnswers - 4.0 / 3) < 1e-12 && noise.varianceOfPeople == 0)
    let error = noise.error(weights: [0.5, 0.5], people: [nil, nil])
    #expect(abs(error.variance - 2.0 / 3) < 1e-12 && error.degreesOfFreedom == 3)
  }

  /// One person a unit: what people differ by is not seen, and the answers are pooled.
  @Test func onePersonAUnit() throws {
    let noise = try #require(
      NestedNoise(values: [1, 3, 5, 5], units: [0, 0, 1, 1], people: [7, 7, 8, 8]))
    #expect(!noise.seesPeople && noise.varianceOfAnswers == 1)
  }

  @Test func nothingToPool() {
    #expect(NestedNoise(values: [], units: [], people: []) == nil)
    #expect(NestedNoise(values: [1], units: [0], people: [nil]) == nil)
    #expect(NestedNoise(values: [1, 2], units: [0, 1], people: [nil, nil]) == nil)
    let equal = NestedNoise(values: [0.1, 0.1, 0.1], units: [0, 0, 0], people: [1, 1, 2])
    #expect(equal?.varianceOfAnswers == 0 && equal?.varianceOfPeople == 0)
  }

  @Test func orderShiftAndScale() throws {
    let (values, units) = ([3.0, 5, 4, 9, 6, 2, 2, 7], [0, 0, 0, 1, 1, 1, 2, 2])
    let people: [Int?] = [1, 1, 2, 3, 4, 4, 5, nil]
    let one = try #require(NestedNoise(values: values, units: units, people: people))
    let order = [7, 2, 5, 0, 3, 6, 1, 4]
    let mixed = try #require(
      NestedNoise(
        values: order.map { 10 + 2 * values[$0] }, units: order.map { units[$0] },
        people: order.map { people[$0] }))
    #expect(abs(mixed.varianceOfAnswers - 4 * one.varianceOfAnswers) < 1e-10)
    #expect(abs(mixed.varianceOfPeople - 4 * one.varianceOfPeople) < 1e-10)
    let (a, b) = (
      one.error(weights: [0.2, 0.8], people: [1, 2]),
      mixed.error(weights: [0.8, 0.2], people: [2, 1])
    )
    #expect(abs(b.variance - 4 * a.variance) < 1e-10)
    #expect(abs(b.degreesOfFreedom - a.degreesOfFreedom) < 1e-9)
  }

  /// Two independent errors: variances add, degrees join (3² / (1²/2 + 2²/8) = 9).
  @Test func errorsAdd() {
    let sum = NestedNoise.Error(variance: 1, degreesOfFreedom: 2)
      .adding(NestedNoise.Error(variance: 2, degreesOfFreedom: 8))
    #expect(sum.variance == 3 && abs(sum.degreesOfFreedom - 9) < 1e-12)
    let none = NestedNoise.Error(variance: 0, degreesOfFreedom: 2)
      .adding(NestedNoise.Error(variance: 0, degreesOfFreedom: 8))
    #expect(none.variance == 0 && none.degreesOfFreedom == 2)
  }

  /// Balanced draws: the components are those that were put in, within their own error.
  @Test func findsTheComponents() throws {
    var generator = Philox(seed: 5, stream: 1)
    let law = Normal()
    func draw() -> Double { law.quantile(Double(generator.next() >> 11) / 9_007_199_254_740_992) }
    var (values, units, people) = ([Double](), [Int](), [Int?]())
    for unit in 0..<300 {
      let own = 3 * draw()
      for person in 0..<3 {
        let view = own + 2 * draw()
        for _ in 0..<3 {
          values.append(view + draw())
          units.append(unit)
          people.append(unit * 3 + person)
        }
      }
    }
    let noise = try #require(NestedNoise(values: values, units: units, people: people))
    #expect(abs(noise.varianceOfAnswers - 1) < 0.1)
    #expect(abs(noise.varianceOfPeople - 4) < 0.8)
  }
}
