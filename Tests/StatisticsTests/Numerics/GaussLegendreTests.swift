import Testing

@testable import Statistics

@Suite struct GaussLegendreTests {
  @Test func exactForPolynomials() {
    let value = GaussLegendre.integrate(from: -1, to: 2, panels: 1) { x in
      (0..<9).reduce(1.0) { power, _ in power * x }
    }
    // ∫ x⁹ over −1…2 = (2¹⁰ − 1)/10.
    #expect(abs(value - 102.3) < 1e-11)
  }

  @Test func smoothFunctions() {
    let value = GaussLegendre.integrate(from: 0, to: 1, panels: 2, exponential)
    #expect(abs(value - (2.718281828459045 - 1)) < 1e-15)
  }
}
