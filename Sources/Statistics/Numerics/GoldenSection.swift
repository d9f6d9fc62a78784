/// The largest value of a function on an interval that holds a single peak (golden section).
package func goldenMaximum(
  from lower: Double, to upper: Double, _ function: (Double) -> Double
) -> Double {
  let golden = (5.0.squareRoot() - 1) / 2
  var (a, b) = (lower, upper)
  var (c, d) = (b - golden * (b - a), a + golden * (b - a))
  var (fc, fd) = (function(c), function(d))
  var best = max(fc, fd)
  // A maximum is flat: a bracket of 1e-7 of its start gives the value to 1e-14.
  for _ in 0..<34 {
    if fc >= fd {
      (b, d, fd) = (d, c, fc)
      c = b - golden * (b - a)
      fc = function(c)
    } else {
      (a, c, fc) = (c, d, fd)
      d = a + golden * (b - a)
      fd = function(d)
    }
    best = max(best, fc, fd)
  }
  return best
}
