extension DiscreteDistribution {
  /// The smallest whole number in `range` that satisfies `holds`, which is false below some point
  /// and true from there on; the upper bound where none below it does. The search widens from
  /// `guess` by doubling steps and then halves.
  func smallest(
    in range: ClosedRange<Int>, near guess: Double, where holds: (Int) -> Bool
  ) -> Int {
    var low = range.lowerBound
    var high = range.upperBound
    var point = guess >= Double(high) ? high : guess <= Double(low) ? low : Int(guess)
    var step = 1
    if holds(point) {
      high = point
      while high > low {
        point = high - low > step ? high - step : low
        if holds(point) {
          high = point
          step = min(step, Int.max / 4) * 2
        } else {
          low = point + 1
          break
        }
      }
    } else {
      low = min(point, high - 1) + 1
      while low < high {
        point = high - low > step ? low + step : high
        if point == high || holds(point) {
          high = point
          break
        }
        low = point + 1
        step = min(step, Int.max / 4) * 2
      }
    }
    while low < high {
      let middle = low + (high - low) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
