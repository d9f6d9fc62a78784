import Probability

/// The test that swaps the two waves of whole accounts: if nothing changed, each account's waves
/// could as well have come in the other order.
///
/// The randomisation test of Fisher (1935, The Design of Experiments, section 21) with accounts as
/// units. An account heard in one wave only moves to the other with all its answers, so the null
/// includes that who answers when is a matter of chance.
public struct WaveSwapTest: Codable, Sendable, Equatable {
  /// How many arrangements are enumerated at most, and how many are drawn otherwise.
  public var resamples: Int
  /// The seed of the draws.
  public var seed: UInt64
  /// How many threads work at once; nil uses every core. Results do not depend on it.
  public var threads: Int?

  /// Makes the configuration.
  public init(resamples: Int = 9_999, seed: UInt64 = 1, threads: Int? = nil) {
    precondition(resamples >= 1, "\(resamples) resamples")
    self.resamples = resamples
    self.seed = seed
    self.threads = threads
  }

  /// Tests that nothing changed.
  /// - Parameters:
  ///   - accounts: the counted answers of each account in both waves
  ///   - progress: told the share that is done, 0…1
  /// - Returns: nil when a wave has no answers.
  public func run(
    _ accounts: [WaveAnswers], progress: (@Sendable (Double) -> Void)? = nil
  ) -> TestResult? {
    let moves = accounts.filter(\.answered).map(Move.init)
    let start = moves.reduce(Sums()) { $0.adding($1) }
    guard let observed = start.difference else { return nil }
    // Arrangements that tie with the observed one up to rounding are as far from zero as it is.
    let limit = abs(observed) - 1e-12
    @Sendable func isExtreme(_ sums: Sums) -> Bool {
      // An arrangement that empties a wave has no difference: it counts against the finding.
      sums.difference.map { abs($0) >= limit } ?? true
    }
    let enumerated = moves.count < Int.bitWidth - 2 && 1 << moves.count <= resamples
    let pValue: Double
    if enumerated {
      let count = 1 << moves.count
      let extreme = (0..<count).count { pattern in
        isExtreme(
          moves.indices.reduce(Sums()) {
            $0.adding(pattern >> $1 & 1 == 1 ? moves[$1].swapped : moves[$1])
          })
      }
      pValue = Double(extreme) / Double(count)
    } else {
      let extreme = extremeDraws(moves, progress: progress, isExtreme)
      pValue = Double(extreme + 1) / Double(resamples + 1)
    }
    return TestResult(
      method: "account_swap",
      null: "the two waves of every account could as well have come in the other order",
      statistic: observed, pValue: pValue, exact: enumerated)
  }

  /// How many random arrangements are extreme; replicate r draws from stream r.
  private func extremeDraws(
    _ moves: [Move], progress: (@Sendable (Double) -> Void)?,
    _ isExtreme: @Sendable (Sums) -> Bool
  ) -> Int {
    var isReached = [Bool](repeating: false, count: resamples)
    isReached.withUnsafeMutableBufferPointer { buffer in
      let slots = UncheckedSlots(base: buffer.baseAddress!)
      parallelBlocks(count: resamples, threads: threads, progress: progress) { range in
        for replicate in range {
          var generator = Philox(seed: seed, stream: UInt64(replicate))
          var sums = Sums()
          for move in moves {
            sums = sums.adding(generator.below(2) == 1 ? move.swapped : move)
          }
          slots.base[replicate] = isExtreme(sums)
        }
      }
    }
    return isReached.count { $0 }
  }

  /// What one account brings to each wave: answers, and promoters minus detractors.
  private struct Move: Sendable {
    var previous: (answers: Double, sum: Double)
    var current: (answers: Double, sum: Double)

    init(_ account: WaveAnswers) {
      previous = (account.previous.total, account.previous.promoters - account.previous.detractors)
      current = (account.current.total, account.current.promoters - account.current.detractors)
    }

    var swapped: Move {
      var other = self
      (other.previous, other.current) = (current, previous)
      return other
    }
  }

  /// The totals of both waves.
  private struct Sums: Sendable {
    var previous = (answers: 0.0, sum: 0.0)
    var current = (answers: 0.0, sum: 0.0)

    func adding(_ move: Move) -> Sums {
      var next = self
      next.previous.answers += move.previous.answers
      next.previous.sum += move.previous.sum
      next.current.answers += move.current.answers
      next.current.sum += move.current.sum
      return next
    }

    var difference: Double? {
      previous.answers > 0 && current.answers > 0
        ? current.sum / current.answers - previous.sum / previous.answers : nil
    }
  }
}
