import LinearAlgebra
import Models
import Reports
import Statistics

/// Exact tests of one yes/no driver with few events.
public struct DriverExactTests: Codable, Sendable, Equatable {
  /// Events where the driver is yes.
  public let eventsWith: Int
  /// Rows where it is.
  public let rowsWith: Int
  /// Events where it is no.
  public let eventsWithout: Int
  /// Rows where it is.
  public let rowsWithout: Int
  /// Fisher's test, the margins held.
  public let fisher: TestResult
  /// Boschloo's test, whose p-value is never above Fisher's.
  public let boschloo: TestResult
  /// The odds ratio by conditional likelihood, its interval exact.
  public let oddsRatio: RatioEstimate

  /// Nil where the one column is not yes/no or has one value only.
  init?(_ column: [Double], events: [Double], level: Double) {
    guard DriverFeasibility.isYesNo(column) else { return nil }
    let with = column.indices.filter { column[$0] == 1 }
    let without = column.indices.filter { column[$0] == 0 }
    guard !with.isEmpty, !without.isEmpty else { return nil }
    eventsWith = with.count { events[$0] == 1 }
    rowsWith = with.count
    eventsWithout = without.count { events[$0] == 1 }
    rowsWithout = without.count
    let counts = TwoProportions(eventsWith, of: rowsWith, versus: eventsWithout, of: rowsWithout)
    fisher = FisherExactTest().run(counts)
    boschloo = UnconditionalExactTest(ordering: .fisher).run(counts)
    oddsRatio = FisherExactTest.oddsRatio(counts, level: level)
  }
}

extension DriverStudy {
  /// Exact tests beside a logistic model of one yes/no driver with few events.
  func exactTests(
    _ data: DriverData, _ outcome: DriverOutcome, _ feasibility: DriverFeasibility
  ) -> DriverExactTests? {
    guard outcome.isBinary, outcome.model != .cox, data.clusters == nil,
      feasibility.coefficients == 1, let events = feasibility.events,
      let others = feasibility.others, min(events, others) < Self.exactBelow
    else { return nil }
    return DriverExactTests(data.design.x.column(1), events: outcome.values, level: level)
  }

  /// The result where an exact test is all that the data support.
  func exactResult(
    _ data: DriverData, _ outcome: DriverOutcome, _ feasibility: DriverFeasibility
  ) throws -> DriverStudyResult {
    guard let exact = exactTests(data, outcome, feasibility) else {
      throw DriverStudyError.tooFewEvents(
        outcome: outcome.name, events: feasibility.events ?? 0, others: feasibility.others ?? 0,
        drivers: feasibility.drivers)
    }
    let column = data.design.x.column(1)
    let ratio = exact.oddsRatio
    // On the scale of logarithms, as the other models have it; a ratio of zero has none.
    func log(_ value: Double?) -> Double? { value.flatMap { $0 > 0 ? logOf($0) : nil } }
    let p = exact.boschloo.pValue ?? exact.fisher.pValue
    let with = Double(exact.eventsWith) / Double(exact.rowsWith)
    let without = Double(exact.eventsWithout) / Double(exact.rowsWithout)
    let found = isSignificant(p, level: level)
    let name = data.design.names[1]
    let driver = data.design.formula.terms[0].label
    let counts =
      "\(exact.eventsWith) of \(exact.rowsWith) with and \(exact.eventsWithout) of "
      + "\(exact.rowsWithout) without, Boschloo's exact test p \(DriverSentence.pValue(p))"
    let code = !found ? "inconclusive" : with > without ? "positive" : "negative"
    let text =
      found
      ? "\(outcome.eventText) goes \(with > without ? "more" : "less") often with \(name): \(counts)."
      : "The data cannot tell whether \(name) goes with \(outcome.eventText): \(counts)."
    var notes = data.notes + outcome.notes
    notes.append(
      Note(
        code: "exact_only",
        sentence: "With fewer than \(Self.fewestEvents) events, or others, no model is fitted: an "
          + "exact test of one yes/no driver is all that they support."))
    if found {
      notes.append(
        Note(
          code: "not_cause",
          sentence: "What goes with an outcome need not cause it: a third thing may move both."))
    }
    let interval = ratio.interval.map {
      Interval(
        lower: log($0.lower), upper: log($0.upper), level: $0.level, method: "exact_conditional")
    }
    let term = DriverTerm(
      term: name, driver: driver, estimate: log(ratio.estimate), standardError: nil,
      interval: interval, statistic: nil, degreesOfFreedom: nil, pValue: p, adjustedPValue: nil,
      standardDeviation: DriverTerm.deviation(column), step: 1, isIndicator: true, isRatio: true,
      marginalEffect: nil, finding: Remark(code: code, sentence: text))
    return DriverStudyResult(
      source: data.source, unit: data.noun, answers: data.answers, asOf: data.asOf,
      outcome: outcome.name, event: outcome.event, formula: data.design.formula.description,
      model: "exact", modelReason: "fewer than \(Self.fewestEvents) events, or others",
      method: "conditional odds ratio, Boschloo's exact test", level: level, adjustment: nil,
      feasibility: feasibility, terms: [term],
      overallTest: DriverOverallTest(
        method: "boschloo", statistic: nil, degreesOfFreedom: nil,
        denominatorDegreesOfFreedom: nil, pValue: p),
      overall: Remark(
        code: found ? "related" : "inconclusive",
        sentence: found
          ? "The driver goes with \(outcome.eventText)."
          : "Nothing can be seen, and with so few events only a strong driver could be."),
      figures: DriverFitFigures(), importance: nil, sensitivity: nil, exact: exact,
      predictions: nil, seed: nil, notes: Self.once(notes))
  }
}
