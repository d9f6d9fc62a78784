import Models
import Reports
import Statistics

/// Measures how two variables go together, by the coefficient that suits them.
struct PairMeasure: Sendable {
  let study: CorrelationStudy
  let controls: [CorrelationVariable]

  private var pairing: RandomPairing {
    RandomPairing(
      replicates: study.resamples, seed: study.seed, threads: study.threads)
  }

  /// A coefficient and what comes with it.
  private struct Measured {
    var method: String
    var estimate: Double?
    var interval: Interval?
    var pValue: Double?
    var exact = false
    var second: (String, Double?)?
    var area: Double?
    var notes: [Note] = []
  }

  func row(_ first: CorrelationVariable, _ second: CorrelationVariable) -> CorrelationRow {
    let complete = first.values.indices.filter { row in
      first.values[row] != nil && second.values[row] != nil
        && controls.allSatisfy { $0.values[row] != nil }
    }
    let x = complete.compactMap { first.values[$0] }
    let y = complete.compactMap { second.values[$0] }
    let held = controls.map { control in complete.compactMap { control.values[$0] } }
    var measured = Measured(method: methodName(first, second))
    if complete.count < CorrelationStudy.fewest + controls.count {
      measured.notes = [
        Note(
          code: "few_accounts",
          sentence:
            "Only \(counted(complete.count, "row")) \(complete.count == 1 ? "has" : "have") both, and "
            + "\(CorrelationStudy.fewest + controls.count) are needed.")
      ]
    } else {
      do {
        measured = try self.measured(first, second, x, y, held)
      } catch {
        measured.notes = [
          Note(code: "not_estimable", sentence: sentence("\(error)"))
        ]
      }
    }
    let groups = [second, first].first { $0.kind == .binary }
    let values = groups?.name == second.name ? y : x
    return CorrelationRow(
      first: first.name, second: second.name, method: measured.method, accounts: complete.count,
      positives: groups.map { _ in values.count { $0 == 1 } }, estimate: measured.estimate,
      interval: measured.interval, pValue: measured.pValue, exact: measured.exact,
      adjustedPValue: nil, secondMethod: measured.second?.0,
      secondEstimate: measured.second?.1, areaUnderCurve: measured.area,
      finding: Remark(code: "not_estimable", sentence: ""), notes: measured.notes)
  }

  /// "Errors of the libraries begin small."
  private func sentence(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst() + (text.hasSuffix(".") ? "" : ".")
  }

  private func methodName(_ x: CorrelationVariable, _ y: CorrelationVariable) -> String {
    if !controls.isEmpty {
      return study.method == .pearson ? "partial_pearson" : "partial_spearman"
    }
    guard study.method == .automatic else { return study.method.rawValue }
    switch (x.kind, y.kind) {
    case (.number, .number): return "spearman"
    case (.binary, .binary): return "phi"
    default: return "rank_biserial"
    }
  }

  private func measured(
    _ first: CorrelationVariable, _ second: CorrelationVariable, _ x: [Double], _ y: [Double],
    _ held: [[Double]]
  ) throws(AssociationError) -> Measured {
    let method = methodName(first, second)
    switch method {
    case "partial_pearson", "partial_spearman":
      let measure: CorrelationMeasure = method == "partial_pearson" ? .pearson : .spearman
      let result = try PartialCorrelation(measure, level: study.level, pairing: pairing)
        .run(x, y, controls: held)
      let plain = measure.coefficient(x, y)
      return Measured(
        method: method, estimate: result.estimate, interval: result.interval,
        pValue: result.permutation?.pValue, second: (measure.rawValue, plain),
        notes: result.notes)
    case "rank_biserial": return try rankBiserial(first, x, y)
    case "phi":
      let result = PhiCoefficient(level: study.level).run(
        x.map { $0 == 1 }, y.map { $0 == 1 })
      return Measured(
        method: method, estimate: result.estimate, interval: result.interval,
        pValue: result.test?.pValue, exact: result.test?.exact ?? false, notes: result.notes)
    case "polychoric": return try polychoric(x, y)
    case "distance":
      let result = try DistanceCorrelation(pairing: pairing).run(x, y)
      return Measured(
        method: method, estimate: result.estimate, pValue: result.permutation?.pValue,
        exact: result.permutation?.exact ?? false, notes: result.notes)
    default:
      let measure = CorrelationMeasure(rawValue: method) ?? .spearman
      let result = try Correlation(
        measure, level: study.level, pairing: pairing
      ).run(x, y)
      let beside: CorrelationMeasure? = measure == .pearson ? .spearman : .pearson
      return Measured(
        method: method, estimate: result.estimate, interval: result.interval,
        pValue: result.permutation?.pValue, exact: result.permutation?.exact ?? false,
        second: beside.map { ($0.rawValue, $0.coefficient(x, y)) }, notes: result.notes)
    }
  }

  private func rankBiserial(
    _ first: CorrelationVariable, _ x: [Double], _ y: [Double]
  ) throws(AssociationError) -> Measured {
    let (numbers, groups) = first.kind == .binary ? (y, x) : (x, y)
    let result = try RankBiserial(level: study.level).run(numbers, groups.map { $0 == 1 })
    let point = CorrelationMeasure.pearson.coefficient(numbers, groups)
    return Measured(
      method: "rank_biserial", estimate: result.estimate, interval: result.interval,
      pValue: result.test?.pValue, exact: result.test?.exact ?? false,
      second: ("point_biserial", point), area: result.areaUnderCurve, notes: result.notes)
  }

  private func polychoric(
    _ x: [Double], _ y: [Double]
  ) throws(AssociationError) -> Measured {
    let most = 20
    guard Set(x).count <= most, Set(y).count <= most else {
      throw .tooManyClasses(count: max(Set(x).count, Set(y).count), limit: most)
    }
    let result = try PolychoricCorrelation(level: study.level).run(x, y)
    return Measured(
      method: "polychoric", estimate: result.estimate, interval: result.interval,
      pValue: result.test?.pValue,
      second: ("spearman", CorrelationMeasure.spearman.coefficient(x, y)),
      notes: result.notes)
  }
}
