import Testing

@testable import Statistics

@Suite struct FallingRootTests {
  @Test func findsRootsFarFromTheStart() {
    for root in [-300.0, -3.25, 0, 1e-9, 0.4, 77] {
      #expect(abs(fallingRoot(near: 0) { root - $0 } - root) < 1e-12 * max(1, abs(root)))
      #expect(abs(fallingRoot(near: 5) { root - $0 } - root) < 1e-12 * max(1, abs(root)))
    }
  }

  @Test func steepAndFlatFunctions() {
    let steep = fallingRoot(near: 0) { 1 - exponential($0) }
    #expect(abs(steep) < 1e-12)
    let flat = fallingRoot(near: 20) { 1 / (1 + exponential($0)) - 0.975 }
    #expect(abs(flat + logOf(39)) < 1e-12)
  }
}
