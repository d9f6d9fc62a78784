/// Finds where a continuous function changes sign inside a bracket, to the last few bits.
///
/// Bisection safeguarded regula falsi (Illinois variant; Dowell & Jarratt 1971): never leaves the
/// bracket, halves it at least every third step, and needs no derivative.
/// - Parameters:
///   - lower: the lower end of the bracket
///   - upper: the upper end of the bracket
///   - absoluteTolerance: stop when the bracket is this narrow
///   - function: a function whose signs at the two ends differ, or which is zero at one of them
/// - Returns: a point within `absoluteTolerance` of a sign change.
package func bracketedRoot(
  lower: Double, upper: Double, absoluteTolerance: Double = 1e-15,
  _ function: (Double) -> Double
) -> Double {
  var (a, b) = (lower, upper)
  var (fa, fb) = (function(a), function(b))
  if fa == 0 { return a }
  if fb == 0 { return b }
  precondition((fa < 0) != (fb < 0), "no sign change between \(a) and \(b)")
  var sinceHalving = 0
  while b - a > absoluteTolerance {
    let middle = a + (b - a) / 2
    if middle <= a || middle >= b { break }
    let width = b - a
    var next = middle
    if sinceHalving < 2, fa.isFinite, fb.isFinite {
      let secant = b - fb * (b - a) / (fb - fa)
      // A point within a hair of an end would not shrink the bracket: move it inside.
      next = min(max(secant, a + width * 1e-3), b - width * 1e-3)
      if next <= a || next >= b { next = middle }
    }
    let value = function(next)
    if value == 0 { return next }
    if (value < 0) == (fa < 0) {
      a = next
      fa = value
      fb /= 2
    } else {
      b = next
      fb = value
      fa /= 2
    }
    sinceHalving = b - a > width / 2 ? sinceHalving + 1 : 0
  }
  return a + (b - a) / 2
}
