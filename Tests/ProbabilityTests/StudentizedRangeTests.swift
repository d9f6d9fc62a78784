import Probability
import Testing

@Suite("Studentized range")
struct StudentizedRangeTests {
  /// mpmath at 40 digits, double trapezoid sums of several hundred points: x, groups, degrees of
  /// freedom, P(X ≤ x), P(X > x).
  static let values: [[Double]] = [
    [3.5, 3, 20, 0.94410815091825101, 0.055891849081748989],
    [4.9, 6, 8, 0.93575010098005776, 0.064249899019942238],
    [12, 4, 10, 0.99996526802983057, 3.4731970169432948e-5],
    [0.5, 3, 15, 0.066282351653296875, 0.93371764834670312],
    [0.05, 4, 30, 1.6258043358750469e-5, 0.99998374195664125],
    [1.2, 10, 5, 0.0079493278178303587, 0.99205067218216964],
    [25, 10, 40, 1, 7.4216279579703722e-19],
    [3.3, 20, 4, 0.30994697394774383, 0.69005302605225617],
    [9, 3, 300, 0.99999999779804456, 2.2019554379456969e-9],
    [5.5, 50, 120, 0.90471821910466611, 0.095281780895333889],
    [7, 3, 2.5, 0.95391330214573162, 0.046086697854268376],
    [0.3, 5, .infinity, 0.00044926765117793989, 0.99955073234882206],
    [4, 8, .infinity, 0.91195678864533727, 0.088043211354662725],
    [11, 12, .infinity, 0.99999999999951441, 4.8559239190664921e-13],
    [6.5, 1000, .infinity, 0.55075314414970745, 0.44924685585029255],
    [4, 1000, .infinity, 5.6600308387064767e-20, 1.0],
    [12, 1000, .infinity, 0.99999999998925794, 1.0742062898916158e-11],
    [5, 200, .infinity, 0.19360263740679243, 0.80639736259320757],
    [0.3, 50, .infinity, 3.8917718734086477e-45, 1.0],
  ]

  @Test("Both tails")
  func values() {
    for row in Self.values {
      let d = StudentizedRange(groups: Int(row[1]), degreesOfFreedom: row[2])
      expectClose(d.cdf(row[0]), row[3], relative: 1e-12, "cdf, \(row)")
      expectClose(d.survival(row[0]), row[4], relative: 1e-12, "survival, \(row)")
    }
  }

  @Test(
    "Two groups are √2 times the absolute value of t",
    arguments: [1, 2.5, 12, 1000, .infinity] as [Double])
  func twoGroups(_ degreesOfFreedom: Double) {
    let d = StudentizedRange(groups: 2, degreesOfFreedom: degreesOfFreedom)
    let t = StudentT(degreesOfFreedom: degreesOfFreedom)
    let root = 2.0.squareRoot()
    for x in [1e-7, 0.2, 1.1, 3, 9, 40] {
      expectClose(d.survival(x), 2 * t.survival(x / root), relative: 1e-12, "survival, \(x)")
      expectClose(d.density(x), root * t.density(x / root), relative: 1e-12, "density, \(x)")
      let inside = 1 - 2 * t.survival(x / root)
      expectClose(d.cdf(x), inside, relative: 1e-12, absolute: 3e-16, "cdf, \(x)")
    }
    #expect(d.density(0) == root * t.density(0))
    expectClose(d.quantile(0.95), root * t.quantile(0.975), relative: 1e-12)
  }

  @Test("The range of three normals has a closed density at 0")
  func threeAtZero() {
    // n(n − 1) w ∫ φ(z)³ dz = w √3 / π to first order for n = 3.
    let d = StudentizedRange(groups: 3, degreesOfFreedom: .infinity)
    expectClose(d.density(1e-6), 1e-6 * 3.0.squareRoot() / .pi, relative: 1e-11)
    #expect(d.density(0) == 0)
  }

  @Test("Tables of the 5 % and 1 % points")
  func tables() {
    // Harter, Order Statistics and Their Use in Testing and Estimation 1 (1969), rounded.
    for (groups, df, q, point) in [
      (3, 10.0, 0.05, 3.877), (10, 20, 0.05, 5.008), (5, 15, 0.01, 5.556),
    ] as [(Int, Double, Double, Double)] {
      let d = StudentizedRange(groups: groups, degreesOfFreedom: df)
      expectClose(d.upperQuantile(q), point, absolute: 5e-4)
    }
  }

  @Test("Impossible parameters stop")
  func preconditions() async {
    await #expect(processExitsWith: .failure) {
      _ = StudentizedRange(groups: 1, degreesOfFreedom: 5)
    }
  }
}
