import Reports
import Statistics

/// The figures of a programme, of the business, and of a scorecard, as far as each was asked for.
public struct KeyFigures: Codable, Sendable, Equatable {
  /// The six programme figures; nil without answers.
  public let programme: ProgrammeFiguresResult?
  /// The business figures; nil without accounts, orders and figures.
  public let business: BusinessFiguresResult?
  /// The scorecard; nil without one.
  public let scorecard: ScorecardResult?

  /// The names of every figure but those of scorecards, which name their own.
  public static let names =
    ProgrammeFigure.allCases.map(\.rawValue) + BusinessFigure.allCases.map(\.rawValue)

  /// Puts results together.
  public init(
    programme: ProgrammeFiguresResult? = nil, business: BusinessFiguresResult? = nil,
    scorecard: ScorecardResult? = nil
  ) {
    self.programme = programme
    self.business = business
    self.scorecard = scorecard
  }

  /// Whether any figure could be computed.
  public var isEstimable: Bool {
    programme?.isEstimable ?? false || business?.isEstimable ?? false
      || scorecard?.isEstimable ?? false
  }

  /// What follows: a sentence per figure with a target, and per move that was tested.
  public var findings: [Remark] {
    let latest = programme?.latest
    let place = latest?.wave.map { " in \($0)" } ?? ""
    return (latest?.figures ?? []).flatMap { $0.findings(place) }
      + (business?.figures ?? []).flatMap { $0.findings($0.source.map { " (\($0))" } ?? "") }
      + (scorecard?.figures ?? []).flatMap { $0.findings("") }
  }

  /// What the reader must know.
  public var remarks: [Remark] {
    var notes = (programme?.notes ?? []) + (business?.notes ?? []) + (scorecard?.notes ?? [])
    let tested =
      (programme?.groups ?? []).flatMap(\.figures) + (business?.figures ?? [])
      + (scorecard?.figures ?? [])
    let tests = tested.count { $0.change?.pValue != nil }
    if tests > 1 {
      notes.append(
        Note(
          code: "repeated_looks",
          sentence:
            "\(tests) changes were tested; verdicts follow p-values corrected by Holm's method "
            + "within the programme, the business figures and the scorecard."))
    }
    var seen: Set<String> = []
    return notes.map { Remark(code: $0.code, sentence: $0.sentence) }
      .filter { seen.insert($0.sentence).inserted }
  }
}

extension Figure {
  /// What follows from it, in sentences.
  func findings(_ place: String) -> [Remark] {
    var found: [Remark] = []
    let limits = interval.map {
      " (\(Format.level($0.level)) interval \(Format.interval($0.lower, $0.upper, as: unit.kind)))"
    }
    for verdict in [target].compactMap({ $0 }) + references {
      let aim =
        verdict.source.map { "the range \(verdict.bounds(unit)) (\($0))" }
        ?? "the target \(verdict.bounds(unit))"
      let what = "\(title)\(place): \(text)\(limits ?? "")"
      let sentence =
        switch verdict.code {
        case .above, .below, .within: "\(what), \(verdict.words) \(aim)."
        case .inconclusive: "\(what); the data cannot tell whether it reaches \(aim)."
        case .met: "\(what); \(aim) is met."
        case .missed: "\(what); \(aim) is missed."
        case .notEstimable:
          value == nil
            ? "\(title)\(place): \(reason ?? "there is no figure.")"
            : "\(what); how sure it is cannot be said, so nor whether it reaches \(aim)."
        }
      found.append(Remark(code: verdict.code.rawValue, sentence: sentence))
    }
    if let change, change.code != .untested {
      let words =
        switch change.code {
        case .increased: "has risen by more than noise"
        case .decreased: "has fallen by more than noise"
        default: "has moved no more than noise explains"
        }
      let p = change.adjustedPValue.map { ", p \(Format.pValue($0).asRelation)" } ?? ""
      found.append(
        Remark(
          code: change.code == .inconclusive ? "inconclusive" : change.code.rawValue,
          sentence: "\(title)\(place): it \(words), \(unit.difference(change.difference))"
            + "\(change.period.map { " since \($0)" } ?? "")\(p)."))
    }
    return found
  }
}

extension String {
  /// ".032" reads "= .032"; "< .001" stays.
  fileprivate var asRelation: String { hasPrefix(".") ? "= " + self : self }
}
