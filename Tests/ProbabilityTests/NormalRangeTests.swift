#if DEBUG
  import Testing

  @testable import Probability

  @Suite("Range of normals")
  struct NormalRangeTests {
    @Test("Two normals differ by a normal of variance 2")
    func two() {
      let range = NormalRange(count: 2)
      for w in [1e-9, 0.1, 0.499, 0.501, 2, 6, 39, 41, 50] {
        let z = w / 2.0.squareRoot()
        expectClose(range.survival(w), 2 * Normal().survival(z), relative: 3e-13)
        expectClose(range.cdf(w), 1 - 2 * Normal().survival(z), relative: 1e-12, absolute: 3e-16)
        expectClose(range.density(w), 2.0.squareRoot() * Normal().density(z), relative: 1e-12)
      }
    }

    @Test("Narrow strips continue wide ones", arguments: [3, 8, 40])
    func strip(_ count: Int) {
      let range = NormalRange(count: count)
      let (below, above) = (range.cdf(0.5), range.cdf(0.5 + 1e-12))
      expectClose(above, below, relative: 1e-12 * Double(3 * count))
    }

    @Test("The density is the slope of the cdf", arguments: [3, 12])
    func slope(_ count: Int) {
      let range = NormalRange(count: count)
      for w in [0.7, 2, 4.5] {
        let h = 1e-4
        expectClose(
          (range.cdf(w + h) - range.cdf(w - h)) / (2 * h), range.density(w), relative: 1e-6)
      }
    }

    @Test("Nothing beyond what a Double holds")
    func farOut() {
      let range = NormalRange(count: 5)
      #expect(range.survival(.infinity) == 0 && range.cdf(.infinity) == 1)
      #expect(range.density(.infinity) == 0 && range.cdf(1e300) == 1)
    }
  }
#endif
