import Probability
import Testing

@Suite("Philox")
struct PhiloxTests {
  @Test(
    "fill repeats below", arguments: [1, 2, 3, 60, 1000, 40000, 65536, 65537, 100_000, 1 << 31])
  func fill(_ bound: Int) {
    for count in [0, 1, 7, 60, 200, 1500] {
      for offset in 0..<9 {
        var one = Philox(seed: 5, stream: 9)
        for _ in 0..<offset { _ = one.below(7) }
        var two = one
        var draws = [Int32](repeating: -1, count: count)
        two.fill(&draws, below: bound)
        #expect(draws == (0..<count).map { _ in Int32(one.below(bound)) })
        #expect(one.position == two.position || bound > 65536)
        #expect(one.next() == two.next())
      }
    }
  }
}
