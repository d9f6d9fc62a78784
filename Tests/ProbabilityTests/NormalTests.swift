import Foundation
import Probability
import Testing

@Suite("Normal")
struct NormalTests {
  /// mpmath at 50 digits: x, P(X ≤ x), P(X > x).
  static let tails: [[Double]] = [
    [-37.5, 4.605353009581955e-308, 1.0],
    [-25.3, 1.5971151302422e-141, 1.0],
    [-12.3, 4.5287069561587846e-35, 1.0],
    [-6.0, 9.86587645037698e-10, 0.9999999990134123],
    [-2.2, 0.013903447513498604, 0.9860965524865014],
    [-0.7, 0.24196365222307303, 0.758036347776927],
    [-1e-08, 0.4999999960105772, 0.5000000039894228],
    [0.4, 0.6554217416103242, 0.3445782583896758],
    [1.3, 0.9031995154143897, 0.09680048458561033],
    [3.3, 0.9995165758576162, 0.0004834241423837775],
    [7.0, 0.9999999999987201, 1.279812543885835e-12],
  ]
  /// mpmath at 50 digits: x, log P(X ≤ x).
  static let logTails: [[Double]] = [
    [-100000000.0, -5000000000000019.0],
    [-100000.0, -5000000012.431864],
    [-1000.5, -500507.9521946862],
    [-45.0, -1017.2260942419524],
    [-38.7, -753.4204447172699],
    [-20.0, -203.91715537109727],
    [-10.01, -53.33231561088073],
    [-9.99, -53.130353745606016],
    [-3.0, -6.607726221510349],
    [-1.0, -1.8410216450092636],
    [-0.2, -0.8657395226815953],
    [0.9, -0.2034146097557469],
    [1.1, -0.14579608131705274],
    [4.0, -3.167174337748927e-05],
    [20.0, -2.7536241186062337e-89],
    [37.0, -5.725571222524577e-300],
  ]

  @Test("Both tails")
  func tails() {
    for row in Self.tails {
      expectClose(Normal().cdf(row[0]), row[1], relative: 1e-14, "\(row[0])")
      expectClose(Normal().survival(row[0]), row[2], relative: 1e-14, "\(row[0])")
    }
  }

  @Test("Logarithms of both tails")
  func logTails() {
    for row in Self.logTails {
      expectClose(Normal().logCdf(row[0]), row[1], relative: 2e-15, "\(row[0])")
      expectClose(Normal().logSurvival(-row[0]), row[1], relative: 2e-15, "\(row[0])")
    }
    #expect(Normal().logCdf(-.infinity) == -.infinity && Normal().logCdf(.infinity) == 0)
  }

  @Test("Quantiles down to the smallest probabilities")
  func quantiles() {
    // mpmath at 60 digits.
    expectClose(Normal().quantile(1e-300), -37.0470962993612, relative: 1e-15)
    expectClose(Normal().quantile(.leastNonzeroMagnitude), -38.46740561714434, relative: 1e-15)
    expectClose(Normal().quantile(0.5 + 1e-10), 2.506628482030354e-10, relative: 1e-15)
    #expect(Normal().quantile(0.5) == 0)
  }

  @Test("Mean and standard deviation")
  func scaled() {
    let d = Normal(mean: 100, standardDeviation: 15)
    expectClose(d.cdf(130), Normal().cdf(2), relative: 1e-15)
    expectClose(d.quantile(0.9), 100 + 15 * Normal().quantile(0.9), relative: 1e-15)
    expectClose(d.density(100), 1 / (15 * (2 * Double.pi).squareRoot()), relative: 1e-15)
    expectClose(d.logDensity(400), log(d.density(100)) - 200, relative: 1e-14)
  }

  @Test("Impossible parameters stop")
  func preconditions() async {
    await #expect(processExitsWith: .failure) { _ = Normal(standardDeviation: 0) }
    await #expect(processExitsWith: .failure) { _ = Normal().quantile(1.5) }
    await #expect(processExitsWith: .failure) { _ = Normal().quantile(.nan) }
  }
}
