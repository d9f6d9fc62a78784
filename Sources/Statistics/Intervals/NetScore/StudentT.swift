import Probability

extension NetScoreInterval {
  /// The t interval of the mean of the answers coded −1, 0, +1.
  public static let studentT = NetScoreInterval(
    name: "t", title: "t interval",
    reference: "Student (1908), Biometrika 6:1–25, on answers coded −1, 0, +1"
  ) { counts, level in
    guard counts.total > 1 else {
      return Limits(undefined: "one_answer", "The t interval needs at least two answers.")
    }
    guard let score = counts.score, let variance = counts.variance, variance > 0 else {
      return .zeroWidth("t interval")
    }
    let n = counts.total
    let t = StudentT(degreesOfFreedom: n - 1).upperQuantile((1 - level) / 2)
    let margin = t * (variance / (n - 1)).squareRoot()
    return Limits(score - margin, score + margin)
  }
}
