/// The fillings of the two halves at one node, by their values of Σ −log n!.
struct HalfPairs {
  var first: [Double]
  var second: [Double]
  /// log Σ exp over all of `first`, known from its margins.
  var logFirstTotal: Double
  /// log Σ exp over all of `second`.
  var logSecondTotal: Double

  /// Σ exp(`logScale` + a + b) over the pairs with a + b ≤ `threshold`.
  ///
  /// Fillings that are in or out whatever the other half is are settled at once; what remains is
  /// matched by sorting the shorter list and searching it for each element of the longer.
  mutating func sum(upTo threshold: Double, logScale: Double) -> Double {
    guard let a = first.range, let b = second.range else { return 0 }
    if a.upperBound + b.upperBound <= threshold {
      return exponential(logScale + logFirstTotal + logSecondTotal)
    }
    if a.lowerBound + b.lowerBound > threshold { return 0 }
    // Values are shifted by the largest of each list: products stay in the range of numbers.
    let scale = exponential(logScale + a.upperBound + b.upperBound)
    var total = 0.0
    let settledFirst = first.settle(
      below: threshold - b.upperBound, above: threshold - b.lowerBound, shift: a.upperBound)
    total += settledFirst * exponential(logSecondTotal - b.upperBound)
    guard let kept = first.range else { return scale * total }
    let settledSecond = second.settle(
      below: threshold - kept.upperBound, above: threshold - kept.lowerBound, shift: b.upperBound)
    total += settledSecond * first.reduce(0) { $0 + exponential($1 - a.upperBound) }
    if first.count > second.count {
      total += Self.matched(
        long: first, short: &second, threshold, longShift: a.upperBound, shortShift: b.upperBound)
    } else {
      total += Self.matched(
        long: second, short: &first, threshold, longShift: b.upperBound, shortShift: a.upperBound)
    }
    return scale * total
  }

  private static func matched(
    long: [Double], short: inout [Double], _ threshold: Double, longShift: Double,
    shortShift: Double
  ) -> Double {
    short.sort()
    var running = [0.0]
    running.reserveCapacity(short.count + 1)
    for value in short {
      running.append(running[running.count - 1] + exponential(value - shortShift))
    }
    return long.reduce(0) { total, value in
      let count = short.partitioningIndex(above: threshold - value)
      return count > 0 ? total + exponential(value - longShift) * running[count] : total
    }
  }
}

extension [Double] {
  fileprivate var range: ClosedRange<Double>? {
    guard var least = first else { return nil }
    var largest = least
    for value in self {
      least = Swift.min(least, value)
      largest = Swift.max(largest, value)
    }
    return least...largest
  }

  /// Keeps the values in (below, above]; returns Σ exp(value − shift) over those not above `below`.
  fileprivate mutating func settle(below: Double, above: Double, shift: Double) -> Double {
    var (kept, sum) = (0, 0.0)
    for index in indices {
      let value = self[index]
      if value <= below {
        sum += exponential(value - shift)
      } else if value <= above {
        self[kept] = value
        kept += 1
      }
    }
    removeLast(count - kept)
    return sum
  }

  /// The number of values of a sorted array that are not above a bound.
  fileprivate func partitioningIndex(above bound: Double) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] <= bound { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
