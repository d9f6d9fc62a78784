import CBoostMath

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

// Loader's saddle-point forms ("Fast and accurate computation of binomial probabilities", 2000):
// the large factorials and powers cancel on paper instead of in the machine, so the error is a few
// units in the last place of the logarithm of the result.

/// ½ log 2π.
let halfLogTwoPi = 0.9189385332046728

/// log Γ(x + 1) − (x + ½) log x + x − ½ log 2π, the error of Stirling's formula; x: positive.
func stirlingError(_ x: Double) -> Double {
  if x <= 15 {
    if x == x.rounded() { return smallStirlingErrors[Int(x) - 1] }
    return cboost_log_gamma(x + 1) - (x + 0.5) * log(x) + x - halfLogTwoPi
  }
  // Bernoulli numbers B₂ₖ / 2k(2k − 1), the last one first.
  let square = x * x
  var sum = 1.0 / 156
  for coefficient in [-691.0 / 360360, 1.0 / 1188, -1.0 / 1680, 1.0 / 1260, -1.0 / 360, 1.0 / 12] {
    sum = coefficient + sum / square
  }
  return sum / x
}

/// Stirling errors of 1…15, mpmath at 40 digits.
private let smallStirlingErrors = [
  0.08106146679532726, 0.0413406959554093, 0.02767792568499834, 0.020790672103765093,
  0.016644691189821193, 0.013876128823070748, 0.01189670994589177, 0.010411265261972096,
  0.009255462182712733, 0.00833056343336287, 0.007573675487951841, 0.00694284010720953,
  0.006408994188004207, 0.0059513701127588475, 0.005554733551962801,
]

/// x log(x/m) + m − x, the deviance of a count x about its mean m; x, mean: positive, difference:
/// x − m, which the caller may know to more digits than the subtraction would leave.
func countDeviance(_ x: Double, mean: Double, difference: Double) -> Double {
  guard abs(difference) < 0.4 * (x + mean) else {
    return x * log(x / mean) - difference
  }
  // log(x/m) = 2 atanh(v) with v = (x − m)/(x + m), and the leading terms combine.
  let v = difference / (2 * x - difference)
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
  let deviances = splitDeviances(x, rest, probability, complement)
  return errors - deviances - halfLogTwoPi - 0.5 * (log(x) + log(rest / n))
}

/// log of the Poisson probability of x; x: whole, not negative, mean: positive.
func logPoissonMass(_ x: Double, mean: Double) -> Double {
  if x == 0 { return -mean }
  let deviance = countDeviance(x, mean: mean, difference: x - mean)
  return -stirlingError(x) - deviance - halfLogTwoPi - 0.5 * log(x)
}

/// The deviances of a and b about (a + b)x and (a + b)y, where x + y = 1, so that the differences
/// are the same but for the sign. They are taken from the smaller of x and y, which is the one that
/// was not rounded when it was subtracted from 1.
private func splitDeviances(_ a: Double, _ b: Double, _ x: Double, _ y: Double) -> Double {
  let n = a + b
  let difference = x <= y ? a.addingProduct(-n, x) : -b.addingProduct(-n, y)
  return countDeviance(a, mean: n * x, difference: difference)
    + countDeviance(b, mean: n * y, difference: -difference)
}

/// log(1 − p) given both p and 1 − p, from whichever keeps its digits.
private func logComplement(of p: Double, _ complement: Double) -> Double {
  p < 0.5 ? log1p(-p) : log(complement)
}

/// log of xᵃ yᵇ Γ(a + b) / (Γ(a) Γ(b)); a, b: positive, x and y: inside (0, 1), adding up to 1.
func logBetaPower(_ a: Double, _ b: Double, _ x: Double, _ y: Double) -> Double {
  let n = a + b
  let errors = stirlingError(n) - stirlingError(a) - stirlingError(b)
  return errors - splitDeviances(a, b, x, y) - halfLogTwoPi + 0.5 * (log(a) + log(b / n))
}

/// log of xᵃ e⁻ˣ / Γ(a); a, x: positive.
func logGammaPower(_ a: Double, _ x: Double) -> Double {
  0.5 * log(a) - halfLogTwoPi - stirlingError(a) - countDeviance(a, mean: x, difference: a - x)
}
