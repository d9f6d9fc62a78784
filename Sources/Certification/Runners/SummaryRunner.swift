import Statistics

extension Runner {
  /// `univariate_nist/summary_statistics`: moments, extremes and serial correlation of a column.
  static let summary = Runner(
    family: "univariate_nist", method: "summary_statistics"
  ) { context in
    let variable = try context.params.text("variable")
    let values = try completeColumns([variable], of: context.table())[0]
    let summary = try Summary(values, probabilities: [0.5])
    let n = Double(summary.count)
    let share: Double
    switch try context.params.optionalText("sd_divisor") ?? "n-1" {
    case "n-1": share = 1
    case "n": share = n > 0 ? (n - 1) / n : 1
    case let other:
      throw context.params.unusable("sd_divisor", "n or n-1 should be here, not \(other)")
    }
    return [
      "n": .number(summary.count),
      "mean": .number(summary.mean),
      "variance": .number(summary.variance.map { $0 * share }),
      "sd": .number(summary.standardDeviation.map { $0 * share.squareRoot() }),
      "se": .number(summary.standardError),
      "min": .number(summary.minimum),
      "max": .number(summary.maximum),
      "median": .number(summary.quantiles.first?.value),
      "skewness": .number(summary.skewness),
      "lag1_autocorrelation": .number(summary.lag1Autocorrelation),
    ]
  }
}
