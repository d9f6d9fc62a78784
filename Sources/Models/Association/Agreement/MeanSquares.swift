import Probability
import Statistics

/// The analysis of variance of subjects by raters, and the intraclass correlations it gives.
struct MeanSquares: Sendable {
  let n: Double
  let k: Double
  let subjects: Double
  let within: Double
  let raters: Double
  let error: Double

  init(_ ratings: [[Double]]) {
    n = Double(ratings.count)
    k = Double(ratings[0].count)
    // About a rating, so that large common values cost no digits.
    let origin = ratings[0][0]
    let shifted = ratings.map { $0.map { $0 - origin } }
    let grand = shifted.joined().reduce(0, +) / (n * k)
    let rowMeans = shifted.map { $0.reduce(0, +) / Double($0.count) }
    let columnMeans = ratings[0].indices.map { rater in
      shifted.reduce(0) { $0 + $1[rater] } / Double(shifted.count)
    }
    var (ssRows, ssColumns, ssWithin, ssError) = (0.0, 0.0, 0.0, 0.0)
    for mean in rowMeans { ssRows += (mean - grand) * (mean - grand) }
    for mean in columnMeans { ssColumns += (mean - grand) * (mean - grand) }
    for (row, mean) in zip(shifted, rowMeans) {
      for (value, column) in zip(row, columnMeans) {
        ssWithin += (value - mean) * (value - mean)
        let rest = value - mean - column + grand
        ssError += rest * rest
      }
    }
    let size = shifted.joined().reduce(0) { $0 + $1 * $1 }
    func clean(_ square: Double) -> Double { isRounding(square, against: size) ? 0 : square }
    subjects = clean(k * ssRows) / (n - 1)
    raters = clean(n * ssColumns) / (k - 1)
    within = clean(ssWithin) / (n * (k - 1))
    error = clean(ssError) / ((n - 1) * (k - 1))
  }

  func estimate(_ form: IntraclassCorrelation.Form, level: Double) -> IntraclassEstimate {
    let oneWay = form == .oneWaySingle || form == .oneWayMean
    let noise = oneWay ? within : error
    let (df1, df2) = (n - 1, oneWay ? n * (k - 1) : (n - 1) * (k - 1))
    let value = coefficient(form)
    guard let value, noise > 0 else {
      return IntraclassEstimate(
        form: form, estimate: value, test: nil, degreesOfFreedom: [df1, df2], interval: nil)
    }
    let f = subjects / noise
    let law = FisherF(numeratorDegreesOfFreedom: df1, denominatorDegreesOfFreedom: df2)
    let tail = (1 - level) / 2
    let lower = f / law.upperQuantile(tail)
    let upper =
      f
      * FisherF(numeratorDegreesOfFreedom: df2, denominatorDegreesOfFreedom: df1)
      .upperQuantile(tail)
    var limits: (Double, Double)?
    switch form {
    case .oneWaySingle, .fixedRatersSingle:
      limits = ((lower - 1) / (lower + k - 1), (upper - 1) / (upper + k - 1))
    case .oneWayMean, .fixedRatersMean: limits = (1 - 1 / lower, 1 - 1 / upper)
    case .randomRatersSingle: limits = randomRaters(value, tail: tail)
    case .randomRatersMean:
      // Spearman and Brown's step from one rating to k.
      limits = coefficient(.randomRatersSingle).flatMap { randomRaters($0, tail: tail) }.map {
        ($0.0 * k / (1 + $0.0 * (k - 1)), $0.1 * k / (1 + $0.1 * (k - 1)))
      }
    }
    return IntraclassEstimate(
      form: form, estimate: value,
      test: TestResult(
        method: "anova_f", null: "subjects do not differ", statistic: f, degreesOfFreedom: df1,
        pValue: law.survival(f), alternative: "greater"),
      degreesOfFreedom: [df1, df2],
      interval: limits.map {
        Interval(lower: $0.0, upper: $0.1, level: level, method: "shrout_fleiss")
      })
  }

  private func coefficient(_ form: IntraclassCorrelation.Form) -> Double? {
    let signal: Double
    let spread: Double
    switch form {
    case .oneWaySingle: (signal, spread) = (subjects - within, subjects + (k - 1) * within)
    case .oneWayMean: (signal, spread) = (subjects - within, subjects)
    case .randomRatersSingle:
      signal = subjects - error
      spread = subjects + (k - 1) * error + k * (raters - error) / n
    case .randomRatersMean:
      (signal, spread) = (subjects - error, subjects + (raters - error) / n)
    case .fixedRatersSingle: (signal, spread) = (subjects - error, subjects + (k - 1) * error)
    case .fixedRatersMean: (signal, spread) = (subjects - error, subjects)
    }
    return spread > 0 ? signal / spread : nil
  }

  private func randomRaters(_ icc: Double, tail: Double) -> (Double, Double)? {
    let fj = raters / error
    let base = n * (1 + (k - 1) * icc) - k * icc
    let top = k * icc * fj + base
    let numerator = (k - 1) * (n - 1) * top * top
    let denominator = (n - 1) * k * k * icc * icc * fj * fj + base * base
    let v = numerator / denominator
    guard v > 0, v.isFinite else { return nil }
    let upperF = FisherF(numeratorDegreesOfFreedom: n - 1, denominatorDegreesOfFreedom: v)
      .upperQuantile(tail)
    let lowerF = FisherF(numeratorDegreesOfFreedom: v, denominatorDegreesOfFreedom: n - 1)
      .upperQuantile(tail)
    let rest = k * raters + (k * n - k - n) * error
    return (
      n * (subjects - upperF * error) / (upperF * rest + n * subjects),
      n * (lowerF * subjects - error) / (rest + n * lowerF * subjects)
    )
  }
}
