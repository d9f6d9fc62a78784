#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A family of positive distributions with shapes a, a + 1, a + 2, …, evaluated at one argument x,
/// whose lower tails fall by known steps: lower(j) − lower(j + 1) = step(j).
protocol ShapeLadder {
  /// a, the shape of member 0.
  var shape: Double { get }
  /// The tail of member j below x.
  func lower(_ j: Double) -> Double
  /// The tail of member j above x.
  func upper(_ j: Double) -> Double
  /// log step(j); x times the density of member j at x is (a + j) step(j).
  func logStep(_ j: Double) -> Double
  /// step(j + 1) / step(j).
  func stepRatio(_ j: Double) -> Double
}

/// A mixture of the members of a ladder with Poisson weights, which is what a noncentral
/// distribution of a square is.
///
/// Each sum runs in the direction in which tails grow by adding steps, so that nothing cancels and
/// tiny results keep their relative accuracy. All summands are log-concave in j: past their peak
/// the first negligible one ends the sum.
struct PoissonMixture<Ladder: ShapeLadder> {
  /// Mean of the weights, half the noncentrality; positive.
  let mean: Double
  let ladder: Ladder

  init(mean: Double, ladder: Ladder) {
    self.mean = mean
    self.ladder = ladder
  }

  /// The weights outside mean ± reach add up to less than 1e-17.
  private var reach: Double { (9 * mean.squareRoot() + 40).rounded(.up) }

  /// Steps above this follow from their neighbour, those below are computed anew, since an error of
  /// theirs would be carried along.
  private let smallestFollowed = 1e-30

  /// P(X ≤ x). Members from `start` up have smaller tails than those below and too little weight to
  /// matter beside them.
  func lower() -> Double {
    var j = (mean + reach).rounded()
    var weight = exp(logPoissonMass(j, mean: mean))
    var tail = ladder.lower(j)
    var step = 0.0
    var sum = weight * tail
    while j > 0 {
      j -= 1
      step = step > smallestFollowed ? step / ladder.stepRatio(j) : exp(ladder.logStep(j))
      tail += step
      weight *= (j + 1) / mean
      let term = weight * tail
      sum += term
      if term < 1e-18 * sum { break }
    }
    return min(1, sum)
  }

  /// P(X > x), from the other end.
  func upper() -> Double {
    var j = max(0, (mean - reach).rounded())
    var weight = exp(logPoissonMass(j, mean: mean))
    var tail = ladder.upper(j)
    var step = exp(ladder.logStep(j))
    var sum = weight * tail
    while weight > 0 {
      tail += step
      step = step > smallestFollowed ? step * ladder.stepRatio(j) : exp(ladder.logStep(j + 1))
      j += 1
      weight *= mean / j
      let term = weight * tail
      sum += term
      if term < 1e-18 * sum { break }
    }
    return min(1, sum)
  }

  /// x times the density, from the largest summand outward.
  func scaledDensity() -> Double {
    guard let peak = largestSummand() else { return 0 }
    let top = logPoissonMass(peak, mean: mean) + ladder.logStep(peak)
    // Too far out for a Double; the peak may be out there too, with endless summands around it.
    if top < -1000 { return 0 }
    var sum = 1.0
    var term = 1.0
    var j = peak
    while term > 1e-18 * sum {
      term *= ratio(j)
      sum += term
      j += 1
    }
    term = 1
    j = peak
    while j > 0 && term > 1e-18 * sum {
      j -= 1
      term /= ratio(j)
      sum += term
    }
    return exp(top) * (ladder.shape + peak) * sum
  }

  /// Summand j + 1 of the density over summand j, which falls with j.
  private func ratio(_ j: Double) -> Double {
    mean / (j + 1) * ladder.stepRatio(j) * ((ladder.shape + j + 1) / (ladder.shape + j))
  }

  /// The first j after which the summands of the density fall, nil where that is beyond counting,
  /// and with it x so far out that its density is nothing.
  private func largestSummand() -> Double? {
    var low = 0.0
    var high = 1.0
    while ratio(high) > 1 {
      low = high
      high *= 2
      if high > 1e15 { return nil }
    }
    while high - low > 1 {
      let middle = (low + (high - low) / 2).rounded(.down)
      if ratio(middle) > 1 { low = middle } else { high = middle }
    }
    return ratio(low) > 1 ? high : low
  }
}
