import Probability

extension ProportionDifference {
  /// Squares and adds the distances of the two Wilson limits from their shares.
  public static let newcombeWilson = ProportionDifference(
    name: "newcombe_wilson", title: "Newcombe–Wilson interval",
    reference: "Newcombe (1998), Statistics in Medicine 17:873–890, method 10"
  ) { data, level in
    guard let first = data.firstShare, let second = data.secondShare else { return .emptyGroup }
    let z = Normal().upperQuantile((1 - level) / 2)
    let a = WilsonDistances(data.firstSuccesses, of: data.firstTrials, z: z)
    let b = WilsonDistances(data.secondSuccesses, of: data.secondTrials, z: z)
    return Limits(
      first - second - (a.below * a.below + b.above * b.above).squareRoot(),
      first - second + (a.above * a.above + b.below * b.below).squareRoot())
  }
}

/// How far the Wilson limits of one share lie below and above it.
struct WilsonDistances {
  let below: Double
  let above: Double

  init(_ successes: Double, of trials: Double, z: Double) {
    let share = successes / trials
    below = share - ProportionInterval.wilsonLower(successes: successes, trials: trials, z: z)
    above = ProportionInterval.wilsonUpper(successes: successes, trials: trials, z: z) - share
  }
}
