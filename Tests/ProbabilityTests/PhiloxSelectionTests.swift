import Probability
import Testing

// Golden values as in PhiloxTests: never to be changed.
@Suite("Philox selections")
struct PhiloxSelectionTests {
  @Test("Golden shuffle and samples")
  func golden() {
    var generator = Philox(seed: 42, stream: 1)
    var values = Array(0..<12)
    generator.shuffle(&values)
    #expect(values == [2, 1, 11, 4, 9, 6, 7, 10, 5, 3, 8, 0])
    #expect(generator.position == 11)
    generator.position = 0
    #expect(generator.sample(6, of: 1000) == [216, 11, 910, 128, 689, 235])
    #expect(generator.position == 6)
    generator.position = 0
    #expect(generator.sample(5, of: 70000) == [704, 8838, 16246, 49813, 9026])
    #expect(generator.position == 10)
  }

  @Test("A shuffle is so many draws with falling bounds", arguments: [0, 1, 2, 3, 50, 1000])
  func falling(_ count: Int) {
    var one = Philox(seed: 8)
    _ = one.below(5)
    var two = one
    var values = Array(0..<count)
    var expected = values
    one.shuffle(&values)
    for place in 0..<max(0, count - 1) {
      expected.swapAt(place, place + two.below(count - place))
    }
    #expect(values == expected && one.position == two.position)
    #expect(values.sorted() == Array(0..<count))
  }

  @Test("Above and below the bound of 16-bit pieces")
  func wide() {
    var one = Philox(seed: 8)
    var two = one
    var values = Array(0..<65540)
    one.shufflePrefix(of: &values, count: 10)
    var expected = Array(0..<65540)
    for place in 0..<10 { expected.swapAt(place, place + two.below(65540 - place)) }
    #expect(values == expected && one.position == two.position)
  }

  @Test("A sample is the front of a shuffle, remembered sparsely or not")
  func sample() {
    for (count, population) in [(0, 0), (0, 9), (1, 1), (5, 5), (9, 10), (3, 100), (40, 1000)] {
      for stream in 0..<20 as Range<UInt64> {
        var one = Philox(seed: 4, stream: stream)
        var two = one
        var values = Array(0..<population)
        one.shufflePrefix(of: &values, count: count)
        #expect(two.sample(count, of: population) == Array(values[..<count]))
        #expect(one.position == two.position)
      }
    }
  }

  @Test("All 24 orders of four are equally likely")
  func orders() {
    var generator = Philox(seed: 11)
    var counts: [[Int]: Int] = [:]
    for _ in 0..<24000 {
      var values = [0, 1, 2, 3]
      generator.shuffle(&values)
      counts[values, default: 0] += 1
    }
    #expect(counts.count == 24)
    let p = DrawStatistics.chiSquaredTail(counts.values.map(Double.init), expected: 1000)
    #expect(p > 0.001 && p < 0.999)
  }

  @Test("All pairs from six are equally likely")
  func pairs() {
    var generator = Philox(seed: 12)
    var counts: [[Int]: Int] = [:]
    for _ in 0..<15000 { counts[generator.sample(2, of: 6).sorted(), default: 0] += 1 }
    #expect(counts.count == 15)
    let p = DrawStatistics.chiSquaredTail(counts.values.map(Double.init), expected: 1000)
    #expect(p > 0.001 && p < 0.999)
  }

  @Test("Impossible selections stop")
  func preconditions() async {
    await #expect(processExitsWith: .failure) {
      var generator = Philox(seed: 1)
      _ = generator.sample(4, of: 3)
    }
  }
}
