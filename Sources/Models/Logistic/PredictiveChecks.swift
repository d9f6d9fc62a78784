import LinearAlgebra
import Probability
import Statistics

/// How well predicted risks agree with what happened.
public struct PredictiveChecks: Codable, Sendable, Equatable {
  /// The area under the curve; nil when all outcomes are the same.
  public let areaUnderCurve: AreaUnderCurve?
  /// The mean squared difference of outcome and risk (Brier 1950).
  public let brier: Double
  /// 1 − Brier over that of predicting the observed share for everyone; nil for equal outcomes.
  public let scaledBrier: Double?
  /// The mean of −log of the probability given to what happened; nil where that was zero.
  public let logLoss: Double?
  /// The intercept of logit P(y) = a + logit(risk): below 0 risks are too high on average; nil
  /// where a risk is 0 or 1, or where it is infinite.
  public let calibrationInTheLarge: Double?
  /// The slope b of logit P(y) = a + b logit(risk): below 1 risks are too extreme; nil where a
  /// risk is 0 or 1, or the risks separate the outcomes.
  public let calibrationSlope: Double?
  /// The intercept a at that slope.
  public let calibrationIntercept: Double?
  /// What the reader must know: `perfect_discrimination`, `calibration_not_estimable`.
  public let notes: [Note]

  /// Checks risks against outcomes.
  /// - Parameters:
  ///   - risks: predicted probabilities, n ≥ 1.
  ///   - outcomes: 0 or 1, n.
  /// Source: Cox 1958, Biometrika 45:562 (calibration); Steyerberg et al. 2010, Epidemiology
  /// 21:128.
  public init(risks: [Double], outcomes: [Double]) {
    precondition(!risks.isEmpty, "no risks to check")
    precondition(
      risks.count == outcomes.count, "\(risks.count) risks for \(outcomes.count) outcomes")
    precondition(risks.allSatisfy { $0 >= 0 && $0 <= 1 }, "a risk is not in 0...1")
    precondition(outcomes.allSatisfy { $0 == 0 || $0 == 1 }, "an outcome is neither 0 nor 1")
    let n = Double(risks.count)
    let share = outcomes.reduce(0, +) / n
    areaUnderCurve = AreaUnderCurve(risks: risks, outcomes: outcomes)
    brier = zip(risks, outcomes).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) } / n
    scaledBrier = share > 0 && share < 1 ? 1 - brier / (share * (1 - share)) : nil
    let loss = zip(risks, outcomes).reduce(0) { $0 - logOf($1.1 == 1 ? $1.0 : 1 - $1.0) } / n
    logLoss = loss.isFinite ? loss : nil
    var notes = [Note]()
    if areaUnderCurve?.area == 1 {
      notes.append(
        Note(
          code: "perfect_discrimination",
          sentence: "every event has a higher risk than every other row, so the area has no "
            + "standard error and no interval; with few events this happens by chance"))
    }
    let logits = risks.map { logOf($0) - logOnePlus(-$0) }
    var slope: LogisticFit?
    var large: LogisticFit?
    if logits.allSatisfy(\.isFinite) {
      let ones = Array(repeating: 1.0, count: risks.count)
      let plain = LogisticRegression(penalty: .none)
      slope = try? plain.fit(
        x: Matrix(columns: [ones, logits]), outcomes: outcomes, names: ["(Intercept)", "logit"])
      large = try? plain.fit(
        x: Matrix(columns: [ones]), outcomes: outcomes, offset: logits, names: ["(Intercept)"])
    }
    calibrationSlope = slope?.coefficients[1]
    calibrationIntercept = slope?.coefficients[0]
    calibrationInTheLarge = large?.coefficients[0]
    if slope == nil {
      notes.append(
        Note(
          code: "calibration_not_estimable",
          sentence: "the calibration slope is not finite: the risks separate the outcomes, are "
            + "all the same, or one is exactly 0 or 1"))
    }
    self.notes = notes
  }
}

extension LogisticFit {
  /// The checks on the rows that the model was fitted to: too good, by as much as it was fitted.
  public var apparentPerformance: PredictiveChecks {
    let rows = data.weights.indices.flatMap { repeated($0) }
    return PredictiveChecks(
      risks: rows.map { fitted[$0] }, outcomes: rows.map { data.outcomes[$0] })
  }

  /// A row as often as it counts.
  private func repeated(_ row: Int) -> [Int] {
    let weight = data.weights[row]
    precondition(
      weight == weight.rounded() && weight < 1e9,
      "row \(row) counts \(weight) times; checks need whole frequencies")
    return Array(repeating: row, count: Int(weight))
  }

  /// The checks on risks predicted for each row (or cluster) by the model without it.
  /// - Parameters:
  ///   - clusters: the cluster of each row, a code ≥ 0, all of whose rows are left out at once; nil
  ///     leaves out single rows.
  ///   - threads: how many refits run at once; nil uses every core.
  /// - Throws: `design` with `missingCluster` or `tooFewClusters`.
  public func leaveOneOut(
    by clusters: [Int]? = nil, threads: Int? = nil
  ) throws(LogisticError) -> LeaveOneOut {
    let groups = try rowGroups(clusters ?? Array(0..<data.rows))
    guard groups.count >= 2 else { throw .design(.tooFewClusters(groups.count)) }
    let refits = refits(without: groups, threads: threads)
    var risks = [Double?](repeating: nil, count: data.rows)
    for (rows, refit) in zip(groups, refits) {
      guard let refit else { continue }
      for i in rows {
        var eta = data.offset[i]
        for j in terms.indices { eta += refit.coefficients[j] * data.x[i, j] }
        risks[i] = logistic(eta)
      }
    }
    let rows = groups.joined().filter { risks[$0] != nil }.sorted().flatMap { repeated($0) }
    let failed = refits.count { $0 == nil }
    let notes =
      failed == 0
      ? []
      : [
        Note(
          code: "not_estimable_without",
          sentence: "\(failed) of \(groups.count) refits have no finite estimate; "
            + "their rows are not checked")
      ]
    return LeaveOneOut(
      risks: risks,
      checks: rows.isEmpty
        ? nil
        : PredictiveChecks(
          risks: rows.compactMap { risks[$0] }, outcomes: rows.map { data.outcomes[$0] }),
      notes: notes)
  }
}

/// Risks predicted for rows that the model had not seen, and how well they agree.
public struct LeaveOneOut: Codable, Sendable, Equatable {
  /// The risk of each row by the model without it; nil where that has no finite estimate, or for a
  /// row of weight zero.
  public let risks: [Double?]
  /// The checks; nil when no row could be predicted.
  public let checks: PredictiveChecks?
  /// What the reader must know: `not_estimable_without`.
  public let notes: [Note]
}
