import Probability

/// All distinct ways to give the labels of each stratum to its units.
///
/// Source of the order: Knuth 2011, The Art of Computer Programming 4A, algorithm 7.2.1.2L.
struct LabelArrangements: Sendable {
  /// The present label of each unit.
  private(set) var labels: [Int32]
  private let strata: [Range<Int>]

  /// Starts at the first arrangement, labels ascending in every stratum.
  init(_ labels: [Int32], strata: [Range<Int>]) {
    self.labels = labels
    self.strata = strata
    for stratum in strata { self.labels[stratum].sort() }
  }

  /// The number of distinct arrangements, infinite when beyond a double.
  var count: Double {
    var result = 1.0
    for stratum in strata {
      var (placed, run) = (0.0, 0.0)
      var previous: Int32?
      // The multinomial coefficient, one label at a time, in the order in which it stays whole.
      for label in labels[stratum].sorted() {
        run = label == previous ? run + 1 : 1
        placed += 1
        result = result * placed / run
        previous = label
      }
    }
    return result.isFinite ? result.rounded() : .infinity
  }

  /// Moves to the next arrangement; false after the last, which starts anew.
  mutating func advance() -> Bool {
    for stratum in strata where advance(stratum) { return true }
    return false
  }

  private mutating func advance(_ range: Range<Int>) -> Bool {
    guard range.count > 1 else { return false }
    var place = range.upperBound - 2
    while place >= range.lowerBound, labels[place] >= labels[place + 1] { place -= 1 }
    guard place >= range.lowerBound else {
      labels[range].reverse()
      return false
    }
    var other = range.upperBound - 1
    while labels[other] <= labels[place] { other -= 1 }
    labels.swapAt(place, other)
    labels[(place + 1)..<range.upperBound].reverse()
    return true
  }

  /// Puts given labels in random order inside every stratum.
  static func shuffle(
    _ labels: inout [Int32], strata: [Range<Int>], _ generator: inout Philox
  ) {
    for stratum in strata {
      var last = stratum.count - 1
      while last > 0 {
        labels.swapAt(stratum.lowerBound + last, stratum.lowerBound + generator.below(last + 1))
        last -= 1
      }
    }
  }
}
