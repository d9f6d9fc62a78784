#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

// Loader's saddle-point form of discrete masses ("Fast and accurate computation of binomial
// probabilities", 2000): the large factorials cancel on paper instead of in the machine, so the
// error is a few units in the last place of the logarithm of the mass.

/// log n! − (n + ½) log n + n − ½ log 2π, the error of Stirling's formula; n: whole, positive.
func stirlingError(_ n: Double) -> Double {
  if n <= 15 { return smallStirlingErrors[Int(n) - 1] }
  let square = n * n
  // Bernoulli numbers B₂ₖ / 2k(2k − 1); the first term left out is below 1e-17 at n = 16.
  var sum = 1.0 / 156
  for coefficient in [-691.0 / 360360, 1.0 / 1188, -1.0 / 1680, 1.0 / 1260, -1.0 / 360, 1.0 / 12] {
    sum = coefficient + sum / square
  }
  return sum / n
}

/// Stirling errors of 1…15, mpmath at 40 digits.
private let smallStirlingErrors = [
  0.08106146679532726, 0.0413406959554093, 0.02767792568499834, 0.020790672103765093,
  0.016644691189821193, 0.013876128823070748, 0.01189670994589177, 0.010411265261972096,
  0.009255462182712733, 0.00833056343336287, 0.007573675487951841, 0.00694284010720953,
  0.006408994188004207, 0.0059513701127588475, 0.005554733551962801,
]

/// x log(x/m) + m − x, the deviance of a count x about its mean m; x and m: positive.
func countDeviance(_ x: Double, mean: Double) -> Double {
  let difference = x - mean
  let sum = x + mean
  guard abs(difference) < 0.1 * sum else {
    return x * log(x / mean) + mean - x
  }
  // log(x/m) = 2 atanh(v) with v = (x − m)/(x + m), and the leading terms combine.
  let v = difference / sum
  var total = difference * v
  var power = 2 * x * v
  var divisor = 3.0
  while true {
    power *= v * v
    let next = total + power / divisor
    if next == total { return total }
    total = next
    divisor += 2
  }
}

/// log of the binomial probability of x in n trials; x, n: whole with 0 ≤ x ≤ n, probability and
/// complement: inside (0, 1), adding up to 1.
func logBinomialMass(_ x: Double, of n: Double, probability: Double, complement: Double) -> Double {
  if x == 0 { return n * logComplement(of: probability, complement) }
  if x == n { return n * logComplement(of: complement, probability) }
  let rest = n - x
  let errors = stirlingError(n) - stirlingError(x) - stirlingError(rest)
  let deviances =
    countDeviance(x, mean: n * probability) + countDeviance(rest, mean: n * complement)
  return errors - deviances - halfLogTwoPi - 0.5 * (log(x) + log1p(-x / n))
}

/// log(1 − p) given both p and 1 − p, from whichever keeps its digits.
private func logComplement(of p: Double, _ complement: Double) -> Double {
  p < 0.5 ? log1p(-p) : log(complement)
}
