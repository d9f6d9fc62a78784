import LinearAlgebra
import Probability
import Statistics

extension LinearModel {
  /// Tests whether the residual variance goes with the columns (Breusch & Pagan).
  ///
  /// The squared residuals are regressed on the columns. Studentised (Koenker), n R² of that
  /// regression, which holds without normal errors; otherwise half its model sum of squares over
  /// the squared mean. Both are compared with χ² on p − 1 degrees of freedom. With weights the
  /// residuals and the columns are those of the weighted rows.
  /// Source: Breusch & Pagan 1979, Econometrica 47:1287; Koenker 1981, Journal of Econometrics 17:107.
  /// - Parameter studentized: whether to divide by the variance of e² that the data show.
  /// - Returns: a statistic of nil when the fit is exact or there is nothing but an intercept.
  public func breuschPaganTest(studentized: Bool = true) -> TestResult {
    let rows = countedRows
    let degrees = Double(width - 1)
    let squares = rows.map { weightedResiduals[$0] * weightedResiduals[$0] }
    let mean = squares.reduce(0, +) / Double(rows.count)
    var statistic: Double?
    if !isExact, intercept, width > 1 {
      let response = squares.map { $0 / mean - 1 }
      // The auxiliary regression is on the columns as they are; Q spans them where weights are equal.
      let columns = auxiliaryBasis(rows)
      let shares = columns.transposedTimes(response)
      let explained = shares.reduce(0) { $0 + $1 * $1 }
      let total = response.reduce(0) { $0 + $1 * $1 }
      statistic =
        studentized
        ? (total > 0 ? Double(rows.count) * explained / total : nil) : explained / 2
    }
    return TestResult(
      method: studentized ? "breusch_pagan_studentized" : "breusch_pagan",
      null: "the variance of the errors does not go with the columns", statistic: statistic,
      degreesOfFreedom: degrees,
      pValue: statistic.map { ChiSquared(degreesOfFreedom: degrees).survival($0) })
  }

  /// An orthonormal basis of the unweighted columns over some rows.
  private func auxiliaryBasis(_ rows: [Int]) -> Matrix {
    guard weights != nil else { return q }
    let selected = x.selecting(rows: rows)
    // The columns are independent over the rows of positive weight, or there would be no fit.
    guard let qr = try? QR(selected.scalingColumns(by: selected.powerOfTwoColumnScales)) else {
      return q.selecting(rows: rows)
    }
    return qr.thinQ
  }

  /// Σ(eₜ − eₜ₋₁)²/Σeₜ², near 2 when neighbouring rows have nothing in common; nil when the fit is
  /// exact. Rows are taken in their order, those of weight zero left out, residuals weighted by √w.
  ///
  /// Source: Durbin & Watson 1950, Biometrika 37:409.
  public var durbinWatsonStatistic: Double? {
    if isExact { return nil }
    let e = countedRows.map { weightedResiduals[$0] }
    let steps = zip(e.dropFirst(), e).reduce(0.0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    return steps / e.reduce(0) { $0 + $1 * $1 }
  }

  /// Tests whether powers of the fitted values explain what the columns do not (RESET).
  ///
  /// Source: Ramsey 1969, Journal of the Royal Statistical Society B 31:350.
  /// - Parameter highest: the powers are 2, 3 … up to this one.
  /// - Throws: `rankDeficient` where the powers are combinations of the columns, `tooFewRows`,
  ///   `outOfRange`.
  public func resetTest(upTo highest: Int = 3) throws(FitError) -> NestedModelTest {
    precondition(highest >= 2 && highest <= 9, "powers up to \(highest)")
    // With an intercept, powers of centred values span the same space and are far less collinear.
    let rows = countedRows
    let centre =
      intercept ? rows.reduce(0) { $0 + fit.fitted[$1] } / Double(rows.count) : 0
    let scale = rows.reduce(0) { max($0, abs(fit.fitted[$1] - centre)) }
    let base = fit.fitted.map { scale > 0 ? ($0 - centre) / scale : 0 }
    let powers = Array(2...highest)
    let added = powers.map { power in
      base.map { value in (1..<power).reduce(value) { product, _ in product * value } }
    }
    let larger = try LinearRegression(intercept: intercept).model(
      x: Matrix(columns: (0..<width).map { x.column($0) } + added), y: y,
      names: fit.terms + powers.map { "fitted^\($0)" }, weights: weights)
    do {
      return try larger.fTest(against: self)
    } catch {
      preconditionFailure("a model with columns added contains the model: \(error)")
    }
  }
}
