import Reports
import Statistics

/// Scores before and after the events of all accounts, by kind.
public struct EventStudyResult: Codable, Sendable, Equatable {
  /// The confidence level.
  public let level: Double
  /// One per kind, in the order of the file.
  public let effects: [EventEffect]
  /// What the reader must know.
  public let notes: [Note]

  /// Compares.
  public init(_ events: AccountEvents, programme: Programme, level: Double = 0.9) {
    self.level = level
    effects = AccountDiagnosis.effects(events, programme, level: level)
    notes = programme.notes + AccountDiagnosis.notes(events)
  }

  /// Whether any kind has an interval.
  public var isEstimable: Bool {
    effects.contains { $0.differenceInterval != nil || $0.changeInterval != nil }
  }

  /// One finding per kind.
  public var findings: [Remark] {
    effects.map { effect in
      let name = effect.kind ?? "events"
      guard let difference = effect.difference, let interval = effect.differenceInterval else {
        return Remark(
          code: "not_estimable",
          sentence:
            "\(name): \(counted(effect.compared, "account")) with the event can be held against "
            + "\(counted(effect.others, "account")) without it between the same waves, too few to say how "
            + "sure a change is.")
      }
      let limits = Format.interval(interval.lower, interval.upper, as: .difference(digits: 1))
      let size =
        "\(Format.difference(difference, digits: 1)) "
        + "(\(limits), \(shownPValue(effect.adjustedPValue)))"
      guard isSignificant(effect.adjustedPValue, level: level), !interval.contains(0) else {
        return Remark(
          code: "inconclusive",
          sentence: "\(name): the data cannot tell whether accounts move otherwise than those "
            + "without it: \(size).")
      }
      return Remark(
        code: difference > 0 ? "increased" : "decreased",
        sentence: "\(name): after it accounts stand \(size) from where the others moved to; a "
          + "comparison, not proof of a cause.")
    }
  }

  /// The notes for a report.
  public var remarks: [Remark] { notes.map { Remark(code: $0.code, sentence: $0.sentence) } }
}

extension EventStudyResult: Reportable {
  /// The comparison for people.
  public var report: Report {
    var blocks = EventReport(effects, level: level).blocks
    blocks += findings.map { .finding($0) }
    if !remarks.isEmpty { blocks.append(.notes(remarks)) }
    return Report(title: "Before and after events", blocks: blocks)
  }
}
