import Probability
import Statistics

/// Conditional odds ratios as R's `fisher.test` and `mantelhaen.test` print them: where `uniroot`
/// stops, not where the root is.
///
/// For certification only. The library solves for the root to 13 digits, and that is what users
/// see. R searches t = ψ on 0…1, or t = 1/ψ on 2⁻⁵²…1 where the root lies above 1, by Brent's
/// method (Brent 1973, Algorithms for Minimization without Derivatives, chapter 4) until t is known
/// to 2⁻¹³ = 1.22e-4: its documented default tolerance, `.Machine$double.eps^0.25`. The same search
/// over the library's own distribution gives the same digits, which shows that the stopping rule
/// is all the difference. See `Guides/Certify.md`.
struct FisherTestRootSearch {
  /// The distribution of the count given the margins.
  let law: ConditionalDistribution
  /// The observed count.
  let observed: Int

  /// `.Machine$double.eps^0.25`.
  static let tolerance = 0x1p-13

  /// The conditional maximum likelihood estimate; 0 or infinite at the ends.
  var estimate: Double {
    if observed == law.lowest { return 0 }
    if observed == law.highest { return .infinity }
    return search(rising: true) { mean($0) - Double(observed) }
  }

  /// The odds ratio at which the upper tail holds `tail`.
  func lowerLimit(tail: Double) -> Double {
    observed == law.lowest ? 0 : search(rising: true) { atLeast($0) - tail }
  }

  /// The odds ratio at which the lower tail holds `tail`.
  func upperLimit(tail: Double) -> Double {
    observed == law.highest ? .infinity : search(rising: false) { atMost($0) - tail }
  }

  /// Whether a stopped search is where a search for this root may stop: within the tolerance, in t.
  static func mayStop(at stopped: Double, for root: Double) -> Bool {
    guard stopped.isFinite, root.isFinite, stopped > 0, root > 0 else { return stopped == root }
    return root <= 1
      ? abs(stopped - root) <= tolerance : abs(1 / stopped - 1 / root) <= tolerance
  }

  private func search(rising: Bool, _ function: (_ oddsRatio: Double) -> Double) -> Double {
    let atOne = function(1)
    if atOne == 0 { return 1 }
    let isBelowOne = rising == (atOne > 0)
    return isBelowOne
      ? Self.brentRoot(0, 1, tolerance: Self.tolerance, function)
      : 1 / Self.brentRoot(.ulpOfOne, 1, tolerance: Self.tolerance) { function(1 / $0) }
  }

  // At an odds ratio of zero the count is at its lowest for sure.
  private func mean(_ oddsRatio: Double) -> Double {
    oddsRatio == 0 ? Double(law.lowest) : law.mean(logOdds: logOf(oddsRatio))
  }
  private func atLeast(_ oddsRatio: Double) -> Double {
    oddsRatio == 0
      ? (observed <= law.lowest ? 1 : 0) : law.atLeast(observed, logOdds: logOf(oddsRatio))
  }
  private func atMost(_ oddsRatio: Double) -> Double {
    oddsRatio == 0 ? 1 : law.atMost(observed, logOdds: logOf(oddsRatio))
  }

  /// Brent's root finder: inverse quadratic interpolation or the secant while they keep to three
  /// quarters of the bracket and halve the step before, else bisection; never a step below the
  /// tolerance.
  /// - Returns: where it stops: the best point once half the bracket is below tolerance/2.
  static func brentRoot(
    _ from: Double, _ to: Double, tolerance: Double, _ function: (Double) -> Double
  ) -> Double {
    var (previous, best) = (from, to)
    var (previousValue, bestValue) = (function(from), function(to))
    if previousValue == 0 { return from }
    if bestValue == 0 { return to }
    precondition((previousValue < 0) != (bestValue < 0), "no sign change on \(from)…\(to)")
    var (opposite, oppositeValue) = (previous, previousValue)
    while true {
      let lastStep = best - previous
      if abs(oppositeValue) < abs(bestValue) {
        (previous, best, opposite) = (best, opposite, best)
        (previousValue, bestValue, oppositeValue) = (bestValue, oppositeValue, bestValue)
      }
      let least = 2 * Double.ulpOfOne * abs(best) + tolerance / 2
      let half = (opposite - best) / 2
      if abs(half) <= least || bestValue == 0 { return best }
      var step = half
      if abs(lastStep) >= least, abs(previousValue) > abs(bestValue) {
        let ratio = bestValue / previousValue
        var (numerator, denominator): (Double, Double)
        if previous == opposite {
          (numerator, denominator) = (2 * half * ratio, 1 - ratio)
        } else {
          let (q, r) = (previousValue / oppositeValue, bestValue / oppositeValue)
          numerator = ratio * (2 * half * q * (q - r) - (best - previous) * (r - 1))
          denominator = (q - 1) * (r - 1) * (ratio - 1)
        }
        if numerator > 0 { denominator = -denominator } else { numerator = -numerator }
        let bound = min(
          1.5 * half * denominator - abs(least * denominator) / 2,
          abs(lastStep * denominator / 2))
        if numerator < bound { step = numerator / denominator }
      }
      if abs(step) < least { step = step > 0 ? least : -least }
      (previous, previousValue) = (best, bestValue)
      best += step
      bestValue = function(best)
      if (bestValue > 0) == (oppositeValue > 0), bestValue != 0 {
        (opposite, oppositeValue) = (previous, previousValue)
      }
    }
  }
}

/// The figures of a conditional odds ratio as `fisher.test` prints them, where the library's exact
/// root allows a search to stop there; else the library's.
struct FisherTestOddsRatio {
  let estimate: Double?
  let lower: Double?
  let upper: Double?

  /// - Parameters:
  ///   - search: the search over the same distribution
  ///   - exact: the library's estimate and limits
  init(_ search: FisherTestRootSearch, exact: RatioEstimate, level: Double) {
    func checked(_ stopped: Double, _ root: Double?) -> Double? {
      let root = root ?? .infinity
      return FisherTestRootSearch.mayStop(at: stopped, for: root) ? stopped : root
    }
    let tail = (1 - level) / 2
    estimate = checked(search.estimate, exact.estimate)
    lower = checked(search.lowerLimit(tail: tail), exact.interval?.lower)
    upper = checked(search.upperLimit(tail: tail), exact.interval?.upper)
  }
}
