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
  if count == 0 { return [] }
  return [Result](unsafeUninitializedCapacity: count) { buffer, initialized in
    let slots = UncheckedSlots(base: buffer.baseAddress!)
    parallelBlocks(count: count, threads: threads) { range in
      for index in range { (slots.base + index).initialize(to: transform(index)) }
    }
    initialized = count
  }
}

/// Runs `body` on every index of 0..<count, in blocks of consecutive indices, on several threads.
///
/// What a block needs to work in is made once per block, not once per index.
/// - Parameters:
///   - count: how many indices
///   - threads: how many blocks run at once; nil uses every core
///   - progress: told the share that is done after every block, one call at a time
///   - body: the work of one block
package func parallelBlocks(
  count: Int, threads: Int? = nil, progress: (@Sendable (Double) -> Void)? = nil,
  _ body: @Sendable (Range<Int>) -> Void
) {
  guard count > 0 else { return }
  let workers = max(1, min(threads ?? availableThreads, count))
  if workers == 1 && progress == nil { return body(0..<count) }
  // More blocks than threads, so that a thread with cheap work takes another block.
  let blocks = min(count, progress == nil ? workers * 8 : max(100, workers * 8))
  let share = BlockShare(count: count, blocks: blocks)
  if workers == 1 {
    for block in 0..<blocks {
      body(share.range(block))
      progress?(Double(block + 1) / Double(blocks))
    }
    return
  }
  let turn = DispatchQueue(label: "next block")
  nonisolated(unsafe) var (taken, finished) = (0, 0)
  DispatchQueue.concurrentPerform(iterations: workers) { _ in
    while true {
      let block = turn.sync {
        defer { taken += 1 }
        return taken
      }
      guard block < blocks else { return }
      body(share.range(block))
      guard let progress else { continue }
      turn.sync {
        finished += 1
        progress(Double(finished) / Double(blocks))
      }
    }
  }
}

/// The number of threads that the machine runs at once.
public var availableThreads: Int { max(1, onlineProcessors()) }

/// Memory that several threads write to, each in slots of its own.
package struct UncheckedSlots<Element>: @unchecked Sendable {
  // Every block writes the slots of its own indices, so the threads never meet.
  package let base: UnsafeMutablePointer<Element>

  package init(base: UnsafeMutablePointer<Element>) { self.base = base }
}

private struct BlockShare {
  let count: Int
  let blocks: Int

  func range(_ block: Int) -> Range<Int> {
    (block * count / blocks)..<((block + 1) * count / blocks)
  }
}
