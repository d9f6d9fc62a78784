import Synchronization
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

  @Test(arguments: [1, 2, 8])
  func blocksCoverEveryIndexOnceAndProgressRises(threads: Int) {
    let seen = Mutex(Array(repeating: 0, count: 250))
    let shares = Mutex([Double]())
    parallelBlocks(count: 250, threads: threads) { share in
      shares.withLock { $0.append(share) }
    } _: { range in
      seen.withLock { seen in for index in range { seen[index] += 1 } }
    }
    #expect(seen.withLock { $0 } == Array(repeating: 1, count: 250))
    let told = shares.withLock { $0 }
    #expect(told == told.sorted() && told.last == 1 && told.count == 100)
  }
}
