import LinearAlgebra
import Models
import Statistics

/// Shares of what the model explains, with intervals over accounts.
struct ImportanceStudy {
  let study: DriverStudy
  let data: DriverData
  let outcome: DriverOutcome

  /// The shares; nil with a note where they are not given.
  struct Outcome {
    var result: RelativeImportanceResult?
    var notes: [Note] = []
  }

  func run(progress: (@Sendable (Double) -> Void)?) throws(DriverStudyError) -> Outcome {
    let count = data.design.formula.terms.count
    let isLinear = outcome.model == .leastSquares
    let isLogistic = outcome.model == .firth || outcome.model == .maximumLikelihood
    guard isLinear || isLogistic, count > 1 else { return Outcome() }
    let limit =
      isLinear
      ? RelativeImportance.largestDriverCount : RelativeImportance.largestFittedDriverCount
    if count > limit {
      return without("\(count) drivers are more than the \(limit) whose shares can be worked out")
    }
    if data.design.formula.terms.contains(where: { $0.order > 1 }) {
      return without("with interactions the share of a driver is not defined")
    }
    let scheme = data.clusters.map { ResamplingScheme.clustered(by: $0) } ?? .rows
    let importance = RelativeImportance(
      bootstrap: replicates(isLinear: isLinear).map {
        Bootstrap(replicates: $0, seed: study.seed, scheme: scheme, threads: study.threads)
      }, level: study.level)
    do {
      return Outcome(
        result: isLinear
          ? try importance.fit(data.design, progress: progress)
          : try logistic(importance, progress: progress))
    } catch {
      switch error {
      case .undefinedSubset, .fit, .resampling: return without(error.description)
      default: throw .importance(error)
      }
    }
  }

  private func without(_ reason: String) -> Outcome {
    Outcome(
      notes: [Note(code: "no_importance", sentence: "No shares of importance: \(reason).")])
  }

  /// As many resamples as take a second or so; nil for fewer than a percentile interval needs.
  private func replicates(isLinear: Bool) -> Int? {
    if let resamples = study.resamples { return resamples }
    let subsets = 1 << data.design.formula.terms.count
    let rows = data.design.rows.count
    let affordable = (isLinear ? 40_000_000 : 3_000_000) / max(1, subsets * max(rows, 30))
    return affordable >= 199 ? min(1_999, affordable) : nil
  }

  /// Shares of the deviance −2ℓ at the (penalised) estimates of every subset of drivers.
  ///
  /// The penalty itself is left out of the value: it changes with the units of the columns.
  private func logistic(
    _ importance: RelativeImportance, progress: (@Sendable (Double) -> Void)?
  ) throws(ImportanceError) -> RelativeImportanceResult {
    let drivers = try RelativeImportance.drivers(of: data.design)
    let regression = LogisticRegression(
      penalty: outcome.model == .maximumLikelihood ? .none : .firth)
    let (x, y, names) = (data.design.x, outcome.values, data.design.names)
    let whole = try? regression.fit(x: x, outcomes: y, names: names)
    let signs = drivers.map { driver -> Int? in
      guard driver.columns.count == 1, let value = whole?.coefficients[driver.columns[0]] else {
        return nil
      }
      return value > 0 ? 1 : -1
    }
    let alone = drivers.map { driver -> Int? in
      guard driver.columns.count == 1,
        let fit = try? regression.fit(
          x: x.selecting(columns: [0] + driver.columns), outcomes: y,
          names: [names[0]] + driver.columnNames)
      else { return nil }
      return fit.coefficients[1] > 0 ? 1 : -1
    }
    return try importance.fit(
      drivers: drivers.map(\.name), columns: drivers.map(\.columnNames), observations: y.count,
      outcome: outcome.name, marginalSigns: alone, coefficientSigns: signs, progress: progress
    ) { rows, members in
      var weights = [Double](repeating: 0, count: y.count)
      for row in rows { weights[row] += 1 }
      let drawn = weights.indices.filter { weights[$0] > 0 }
      let columns = [0] + members.flatMap { drivers[$0].columns }
      let fit = try? regression.fit(
        x: x.selecting(columns: columns).selecting(rows: drawn), outcomes: drawn.map { y[$0] },
        weights: drawn.map { weights[$0] }, names: columns.map { names[$0] })
      return fit.map { -2 * $0.logLikelihood }
    }
  }
}
