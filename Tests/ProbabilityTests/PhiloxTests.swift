import Probability
import Testing

// The golden values come from a separate implementation of the documented rule in Python. They pin
// the stream: recorded seeds depend on it, so they must never be changed.
@Suite("Philox")
struct PhiloxTests {
  @Test("The stream of words")
  func words() {
    var zero = Philox(seed: 0)
    #expect(zero.next() == 0xe169_c58d_6627_e8d5 && zero.next() == 0x9b00_dbd8_bc57_ac4c)
    var generator = Philox(seed: 20_260_101, stream: 7)
    let golden: [UInt64] = [
      0x0095_adb5_e6a7_9896, 0x30e1_340c_be77_aa69, 0xc0fa_6ce0_ec21_fc43, 0x3ee0_6aef_02b7_3648,
    ]
    #expect((0..<4).map { _ in generator.next() } == golden)
  }

  struct Draws: Sendable {
    var bound: Int
    var values: [Int]
    var position: UInt64
  }

  static let golden: [Draws] = [
    Draws(bound: 2, values: [1, 1, 1, 0, 1, 1, 0, 0], position: 8),
    Draws(bound: 6, values: [3, 5, 4, 0, 3, 4, 1, 1], position: 8),
    Draws(bound: 60, values: [35, 54, 40, 0, 39, 44, 12, 11], position: 8),
    Draws(bound: 1000, values: [596, 900, 678, 2, 665, 203, 190, 985], position: 9),
    Draws(
      bound: 40000, values: [23841, 36039, 27141, 90, 26626, 39415, 17011, 30152], position: 12),
    Draws(
      bound: 65536, values: [39062, 59047, 44469, 149, 43625, 48759, 13324, 12513], position: 8),
    Draws(
      bound: 65537, values: [59048, 149, 48760, 12513, 60450, 49403, 695, 16096], position: 16),
    Draws(
      bound: 1_000_000,
      values: [900994, 2283, 744013, 190936, 922393, 753821, 10608, 245611], position: 16),
    Draws(
      bound: 3_000_000_000,
      values: [
        2_702_984_437, 6_851_739, 2_232_040_359, 572_808_989, 31_824_281, 736_835_527,
        1_861_369_850, 403_366_362,
      ], position: 24),
    Draws(
      bound: 1 << 32,
      values: [
        3_869_743_254, 9_809_333, 3_195_513_449, 820_065_292, 3_961_650_243, 3_237_637_344,
        45_561_416, 1_054_894_831,
      ], position: 16),
    Draws(
      bound: 1 << 32 + 1,
      values: [
        9_809_333, 820_065_292, 3_237_637_345, 1_054_894_831, 2_664_840_879, 577_481_779,
        198_845_109, 2_614_852_970,
      ], position: 32),
    Draws(
      bound: 6_000_000_000_000_000_000,
      values: [
        13_703_481_155_906_076, 1_145_617_979_686_726_052, 4_522_927_121_616_518_463,
        1_473_671_054_948_039_483, 3_722_739_702_410_773_129, 806_732_726_769_958_504,
        277_783_409_050_805_178, 3_652_907_400_581_147_406,
      ], position: 32),
  ]

  @Test("Bounded draws", arguments: 0..<12)
  func bounded(_ index: Int) {
    let golden = Self.golden[index]
    var generator = Philox(seed: 20_260_101, stream: 7)
    #expect((0..<8).map { _ in generator.below(golden.bound) } == golden.values)
    #expect(generator.position == golden.position)
  }

  @Test("Draws of different sizes take the next aligned piece")
  func mixed() {
    var generator = Philox(seed: 1, stream: 2)
    #expect(generator.below(10) == 0)
    #expect(generator.below(1_000_000) == 550_503)
    #expect(generator.next() == 723_669_816_833_414_966)
    #expect(generator.below(10) == 7)
    #expect(generator.uniform() == 0.05485897959836483)
    #expect(generator.below(3) == 0)
    #expect(generator.below(1_000_000_000_000) == 494_605_530_898)
    #expect(generator.below(65536) == 48978)
    #expect(generator.below(70000) == 27957)
    #expect(generator.position == 28)
  }

  @Test("Uniform and normal draws")
  func continuous() {
    var generator = Philox(seed: 42)
    let uniforms = [0.46858651833910503, 0.3408615493851789, 0.32706338120338485]
    #expect((0..<3).map { _ in generator.uniform() } == uniforms)
    // The normal passes through log and square root, so its last digit is the machine's own.
    generator.position = 0
    for value in [
      -0.07882346885253179, -0.41011294279565147, -0.44803662789792775, -0.11476523741853367,
    ] {
      expectClose(generator.normal(), value, relative: 1e-14)
    }
    #expect(generator.position == 16)
  }

  @Test("The position jumps, back and forth")
  func jump() {
    var generator = Philox(seed: 9, stream: 3)
    let words = (0..<100).map { _ in generator.next() }
    for index in [99, 0, 50, 16, 15, 17, 64] {
      generator.position = UInt64(4 * index)
      #expect(generator.next() == words[index])
    }
  }

  @Test(
    "fill repeats below",
    arguments: [1, 2, 3, 60, 1000, 40000, 65535, 65536, 65537, 100_000, 1_500_000_000, 1 << 31])
  func fill(_ bound: Int) {
    for count in [0, 1, 7, 60, 200, 1500] {
      for offset in 0..<9 {
        var one = Philox(seed: 5, stream: 9)
        for _ in 0..<offset { _ = one.below(7) }
        var two = one
        var draws = [Int32](repeating: -1, count: count)
        two.fill(&draws, below: bound)
        #expect(draws == (0..<count).map { _ in Int32(one.below(bound)) })
        #expect(one.position == two.position)
        #expect(one.next() == two.next())
      }
    }
  }

  @Test("Streams and seeds differ")
  func streams() {
    var seen = Set<UInt64>()
    for seed in 0..<20 as Range<UInt64> {
      for stream in 0..<20 as Range<UInt64> {
        var generator = Philox(seed: seed, stream: stream)
        for _ in 0..<10 { seen.insert(generator.next()) }
      }
    }
    #expect(seen.count == 4000)
  }

  @Test("It is a random number generator of the standard library")
  func standardLibrary() {
    var generator = Philox(seed: 3)
    #expect((1...6).contains(Int.random(in: 1...6, using: &generator)))
  }

  @Test("Impossible bounds stop")
  func preconditions() async {
    await #expect(processExitsWith: .failure) {
      var generator = Philox(seed: 1)
      _ = generator.below(0)
    }
    await #expect(processExitsWith: .failure) {
      var generator = Philox(seed: 1)
      var draws = [Int32](repeating: 0, count: 3)
      generator.fill(&draws, below: 1 << 31 + 1)
    }
  }
}
