import Probability

extension PairedDifference {
  /// Squares and adds the distances of the two Wilson limits from their shares, less what their
  /// correlation takes off.
  public static let squareAndAdd = PairedDifference(
    name: "square_and_add", title: "Newcombe square-and-add interval",
    reference: "Newcombe (1998), Statistics in Medicine 17:2635–2650, method 10"
  ) { data, level in
    guard let difference = data.difference else { return .noPairs }
    let z = Normal().upperQuantile((1 - level) / 2)
    let a = WilsonDistances(data.firstSuccesses, of: data.total, z: z)
    let b = WilsonDistances(data.secondSuccesses, of: data.total, z: z)
    let correlation = correctedPhi(data)
    func combined(_ x: Double, _ y: Double) -> Double {
      max(0, x * x - 2 * correlation * x * y + y * y).squareRoot()
    }
    return Limits(difference - combined(a.below, b.above), difference + combined(a.above, b.below))
  }

  /// The correlation of the two answers, a positive one reduced by half an answer in the numerator
  /// (to no less than zero); zero where a margin is empty.
  static func correctedPhi(_ data: PairedProportions) -> Double {
    let (first, second) = (data.firstSuccesses, data.secondSuccesses)
    let margins =
      (first * (data.total - first)).squareRoot()
      * (second * (data.total - second)).squareRoot()
    guard margins > 0 else { return 0 }
    let crossed = data.both * data.neither - data.firstOnly * data.secondOnly
    return (crossed > 0 ? max(0, crossed - data.total / 2) : crossed) / margins
  }
}
