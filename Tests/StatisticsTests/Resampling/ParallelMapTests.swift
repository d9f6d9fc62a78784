import Testing

@testable import Statistics

@Suite struct ParallelMapTests {
  @Test(arguments: [0, 1, 2, 7, 1_000])
  func keepsOrderForAnyThreadCount(_ count: Int) {
    let expected = (0..<count).map { "\($0 * $0)" }
    for threads in [1, 2, 3, 16] {
      #expect(parallelMap(count: count, threads: threads) { "\($0 * $0)" } == expected)
    }
    #expect(parallelMap(count: count) { "\($0 * $0)" } == expected)
  }
}
