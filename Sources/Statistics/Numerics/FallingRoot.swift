/// The root of a falling function on the real line: a bracket is opened around `centre` by doubling
/// steps and then closed.
package func fallingRoot(near centre: Double, _ function: (Double) -> Double) -> Double {
  // e^700 is close to the largest number there is, and no count leads there.
  let farthest = 700.0
  var step = 0.5
  if function(centre) > 0 {
    var low = centre
    while function(low + step) > 0, low < farthest {
      low += step
      step *= 2
    }
    return bracketedRoot(lower: low, upper: low + step, absoluteTolerance: 1e-14, function)
  }
  var high = centre
  while function(high - step) < 0, high > -farthest {
    high -= step
    step *= 2
  }
  return bracketedRoot(lower: high - step, upper: high, absoluteTolerance: 1e-14, function)
}
