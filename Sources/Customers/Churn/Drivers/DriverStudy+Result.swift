import LinearAlgebra
import Models
import Reports
import Statistics

extension DriverStudy {
  /// Brings together what was found.
  func result(
    _ data: DriverData, _ outcome: DriverOutcome, _ feasibility: DriverFeasibility,
    _ estimates: DriverEstimates, _ sensitivity: DriverSensitivity?,
    importance: ImportanceStudy.Outcome, predictions: [DriverPrediction]?
  ) -> DriverStudyResult {
    var figures = estimates.figures
    if let sensitivity, sensitivity.notEstimable.isEmpty {
      figures.check(
        sensitivity.predictions, outcomes: outcome.values, kind: predictionKind(outcome.model))
    }
    let sentence = DriverSentence(
      noun: data.noun, outcome: outcome, level: level, design: data.design)
    let together = sentence.overall(estimates.overall, model: outcome.model)
    let terms = terms(data, outcome, estimates, sentence, together)
    var notes = data.notes + outcome.notes + feasibility.notes
    notes += estimates.notes.map {
      Note(code: $0.code, sentence: DriverStudyError.sentence($0.sentence))
    }
    notes += importance.notes
    notes += (importance.result?.notes ?? []).filter { $0.code != "ranking_not_assessed" }
    notes += sensitivity.map { sentence.sensitivity($0) } ?? []
    if terms.contains(where: { ["positive", "negative"].contains($0.finding.code) }) {
      notes.append(
        Note(
          code: "not_cause",
          sentence: "What goes with an outcome need not cause it: a third thing may move both."))
    }
    let exact = exactTests(data, outcome, feasibility)
    return DriverStudyResult(
      source: data.source, unit: data.noun, answers: data.answers, asOf: data.asOf,
      outcome: outcome.name, event: outcome.event, formula: data.design.formula.description,
      model: (outcome.model == .automatic ? .firth : outcome.model).rawValue,
      modelReason: outcome.reason, method: estimates.method, level: level,
      adjustment: terms.contains { $0.adjustedPValue != nil } ? adjustment?.name : nil,
      feasibility: feasibility, terms: terms, overallTest: estimates.overall, overall: together,
      figures: figures, importance: importance.result, sensitivity: sensitivity, exact: exact,
      predictions: predictions,
      seed: importance.result?.resampling == nil ? nil : seed, notes: Self.once(notes))
  }

  private func predictionKind(_ model: Model) -> DriverPredictionKind {
    switch model {
    case .automatic, .firth, .maximumLikelihood: .risk
    case .leastSquares, .ridge: .mean
    case .ordinal, .cox: .nothing
    }
  }

  private func terms(
    _ data: DriverData, _ outcome: DriverOutcome, _ estimates: DriverEstimates,
    _ sentence: DriverSentence, _ together: Remark
  ) -> [DriverTerm] {
    let design = data.design
    let columns = design.assign.indices.filter { design.assign[$0] > 0 }
    let several = estimates.pValues.count { $0 != nil } > 1
    let adjusted =
      several ? adjustment.map { $0.adjusted(estimates.pValues) } : nil
    return columns.enumerated().map { place, column in
      let values = design.x.column(column)
      let isIndicator = DriverFeasibility.isYesNo(values)
      let deviation = DriverTerm.deviation(values)
      func term(_ finding: Remark) -> DriverTerm {
        DriverTerm(
          term: design.names[column],
          driver: design.formula.terms[design.assign[column] - 1].label,
          estimate: estimates.coefficients[place], standardError: estimates.standardErrors[place],
          interval: estimates.intervals[place], statistic: estimates.statistics[place],
          degreesOfFreedom: estimates.degreesOfFreedom[place], pValue: estimates.pValues[place],
          adjustedPValue: adjusted?[place], standardDeviation: deviation,
          step: isIndicator ? 1 : DriverTerm.roundStep(deviation), isIndicator: isIndicator,
          isRatio: [.automatic, .firth, .maximumLikelihood, .ordinal, .cox].contains(outcome.model),
          marginalEffect: estimates.effects?[place], finding: finding)
      }
      let bare = term(Remark(code: "", sentence: ""))
      return term(sentence.finding(bare, column: column, together: together))
    }
  }

  /// Each note once.
  static func once(_ notes: [Note]) -> [Note] {
    var seen: Set<String> = []
    return notes.filter { seen.insert($0.code + $0.sentence).inserted }
  }

  /// Predictions of every row of the table that misses no driver, the highest first.
  func predictions(_ data: DriverData, _ engine: any DriverEngine) throws -> [DriverPrediction] {
    guard engine.predictionKind != .nothing else {
      throw DriverStudyError.unsuitableModel(
        model: model == .automatic ? "auto" : model.rawValue, outcome: data.design.response.label,
        reason: "--predict goes with logistic and linear models only.")
    }
    let matrix: DesignMatrix
    do {
      matrix = try data.design.matrix(for: data.table)
    } catch {
      throw DriverStudyError.design(error)
    }
    let predicted = try engine.predictions(at: matrix.x)
    let response = data.design.response
    let values =
      engine.predictionKind == .risk
      ? try? response.binary(event: event).numbers : try? response.numbers()
    var seen: [Int: Double] = [:]
    for (row, value) in zip(data.design.rows, values ?? []) { seen[row] = value }
    let all = zip(matrix.rows, predicted).map { row, prediction in
      DriverPrediction(
        account: data.labels[row], estimate: prediction.0, interval: prediction.1,
        observed: seen[row])
    }
    return all.enumerated().sorted {
      ($1.element.estimate, $0.offset) < ($0.element.estimate, $1.offset)
    }.map(\.element)
  }
}
