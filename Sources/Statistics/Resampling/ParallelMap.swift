import Dispatch

/// Computes `transform` of 0..<count on several threads, in order, the same for any thread count.
///
/// Each index must depend on nothing but itself: random work takes its stream from the index.
/// - Parameters:
///   - count: how many results
///   - threads: how many run at once; nil uses every core
///   - transform: the result of one index
/// - Complexity: O(count) calls, in blocks of consecutive indices.
public func parallelMap<Result: Sendable>(
  count: Int, threads: Int? = nil, _ transform: @Sendable (Int) -> Result
) -> [Result] {
  precondition(count >= 0, "a count of \(count) results")
  let workers = max(1, min(threads ?? availableThreads, count))
  if workers == 1 { return (0..<count).map(transform) }
  // More blocks than threads, so that a thread with cheap work takes another block.
  let blocks = min(count, workers * 8)
  let parts = [[Result]](unsafeUninitializedCapacity: blocks) { buffer, initialized in
    let slots = UncheckedSlots(base: buffer.baseAddress!)
    let share = BlockShare(count: count, blocks: blocks)
    let next = DispatchQueue(label: "next block")
    nonisolated(unsafe) var taken = 0
    DispatchQueue.concurrentPerform(iterations: workers) { _ in
      while true {
        let block = next.sync {
          defer { taken += 1 }
          return taken
        }
        guard block < blocks else { return }
        (slots.base + block).initialize(to: share.range(block).map(transform))
      }
    }
    initialized = blocks
  }
  return Array(parts.joined())
}

/// The number of threads that the machine runs at once.
public var availableThreads: Int { max(1, onlineProcessors()) }

private struct UncheckedSlots<Element>: @unchecked Sendable {
  // Every block writes its own slot, so the threads never meet.
  let base: UnsafeMutablePointer<Element>
}

private struct BlockShare {
  let count: Int
  let blocks: Int

  func range(_ block: Int) -> Range<Int> {
    (block * count / blocks)..<((block + 1) * count / blocks)
  }
}
