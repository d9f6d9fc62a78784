import CPhilox

extension Philox {
  /// Puts `values` in random order, each being equally likely.
  ///
  /// Fisher and Yates from the first place up: place i is swapped with place i + below(n − i), for
  /// all places but the last.
  @inlinable
  public mutating func shuffle<Element>(_ values: inout [Element]) {
    shufflePrefix(of: &values, count: max(0, values.count - 1))
  }

  /// Puts `count` elements of `values` drawn without replacement in its first places, in random
  /// order, and leaves the others behind them; count: 0…number of values.
  ///
  /// These are the first `count` steps of `shuffle(_:)`.
  @inlinable
  public mutating func shufflePrefix<Element>(of values: inout [Element], count: Int) {
    precondition(
      count >= 0 && count <= values.count, "count must be in 0…\(values.count), got \(count)")
    withFallingDraws(from: values.count, count: count) { draws in
      values.withUnsafeMutableBufferPointer { values in
        for place in 0..<count { values.swapAt(place, place + Int(draws[place])) }
      }
    }
  }

  /// `count` different numbers from 0 ..< population in random order, every ordered selection being
  /// equally likely: what `shufflePrefix(of:count:)` makes of the numbers in order; count:
  /// 0…population, population: at most 2³¹.
  public mutating func sample(_ count: Int, of population: Int) -> [Int] {
    precondition(
      count >= 0 && count <= population, "count must be in 0…\(population), got \(count)")
    guard count < population / 8 else {
      var places = Array(0..<population)
      shufflePrefix(of: &places, count: count)
      return Array(places[..<count])
    }
    // Where few are drawn, only the places that were swapped are remembered.
    var moved: [Int: Int] = [:]
    return withFallingDraws(from: population, count: count) { draws in
      (0..<count).map { place in
        let other = place + Int(draws[place])
        let drawn = moved[other] ?? other
        moved[other] = moved[place] ?? place
        return drawn
      }
    }
  }

  /// Calls `body` with draws below population, population − 1, …; `count` of them, the same as so
  /// many calls of `below(_:)`.
  @usableFromInline
  mutating func withFallingDraws<Result>(
    from population: Int, count: Int, _ body: (UnsafeMutableBufferPointer<Int32>) -> Result
  ) -> Result {
    precondition(population <= 1 << 31, "at most 2³¹ can be drawn from, got \(population)")
    return withUnsafeTemporaryAllocation(of: Int32.self, capacity: count) { draws in
      // Bounds too wide for 16-bit pieces come first.
      let wide = min(count, max(0, population - (1 << 16)))
      for place in 0..<wide {
        draws.initializeElement(at: place, to: Int32(below(population - place)))
      }
      if wide < count {
        let start = draws.baseAddress! + wide
        let bound = UInt32(population - wide)
        position = cphilox_fill16_falling(seed, stream, position, bound, start, count - wide)
      }
      return body(draws)
    }
  }
}
