#if DEBUG
  import Testing

  @testable import Probability

  @Suite("Discrete search")
  struct DiscreteSearchTests {
    @Test("The first number that holds, from any guess, in few steps")
    func search() {
      for range in [0...0, -3...4, 0...1000, 0...Int.max] {
        let top = min(range.upperBound, 2000)
        for answer in Set([range.lowerBound, range.lowerBound + 1, 3, 700, top]).sorted()
        where range.contains(answer) {
          for guess in [-Double.infinity, -1e9, 0, 3.7, 650, 1e12, .infinity] {
            var calls = 0
            let found = Poisson(mean: 1).smallest(in: range, near: guess) {
              calls += 1
              return $0 >= answer
            }
            #expect(found == answer, "\(range), \(guess)")
            #expect(calls <= 140)
          }
        }
      }
    }

    @Test("None holds: the upper bound")
    func none() {
      #expect(Poisson(mean: 1).smallest(in: 2...50, near: 7) { _ in false } == 50)
    }
  }
#endif
