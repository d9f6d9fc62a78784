import Probability
import Testing

@testable import Statistics

@Suite struct ScaleMeanCoverageTests {
  /// Truths on 1…5: bimodal, flat, peaked, satisfied, delighted, nearly unanimous.
  static let truths: [[Double]] = [
    [0.4, 0.1, 0, 0.1, 0.4], [0.2, 0.2, 0.2, 0.2, 0.2], [0.05, 0.2, 0.5, 0.2, 0.05],
    [0.05, 0.05, 0.15, 0.4, 0.35], [0.02, 0.03, 0.05, 0.3, 0.6], [0, 0.01, 0.04, 0.15, 0.8],
  ]

  static func studentT(_ answers: ScaleCounts) -> Interval? {
    guard answers.total > 1, let mean = answers.mean, let variance = answers.variance,
      variance > 0
    else { return nil }
    let margin =
      StudentT(degreesOfFreedom: answers.total - 1).upperQuantile(0.025)
      * (variance / (answers.total - 1)).squareRoot()
    return Interval(lower: mean - margin, upper: mean + margin, level: 0.95, method: "t")
  }

  /// The table of `Guides/ScaleMeans.md`, to its three decimals.
  @Test(arguments: [(5, 0.941, 0.970, 0.672, 0.897), (10, 0.944, 0.963, 0.891, 0.927)])
  func coverageIsWhatTheGuideSays(
    _ size: Int, _ worst: Double, _ mean: Double, _ worstT: Double, _ meanT: Double
  ) {
    let study = ScaleMeanCoverage(points: [1, 2, 3, 4, 5], size: size)
    let score = study.run(truths: Self.truths) { ScaleMeanScore($0).interval(level: 0.95) }
    let t = study.run(truths: Self.truths, interval: Self.studentT)
    func average(_ rows: [(coverage: Double, width: Double)]) -> Double {
      rows.reduce(0) { $0 + $1.coverage } / Double(rows.count)
    }
    #expect(abs(score.map(\.coverage).min()! - worst) < 0.0005)
    #expect(abs(average(score) - mean) < 0.0005)
    #expect(abs(t.map(\.coverage).min()! - worstT) < 0.0005)
    #expect(abs(average(t) - meanT) < 0.0005)
  }

  @Test func twoAnswersByHand() {
    // On 0, 1 with p = ½ the bare mean (no interval) is right only for one of each: ½.
    let study = ScaleMeanCoverage(points: [0, 1], size: 2)
    let bare = study.run(truths: [[0.5, 0.5]]) { _ in nil }
    #expect(abs(bare[0].coverage - 0.5) < 1e-15 && bare[0].width == 0)
  }
}
