import Reports
import Statistics

/// A part of the page.
public enum SummaryPart: String, Codable, Sendable, CaseIterable {
  case silence, changes, groups, figures, accounts, correlations, drivers

  /// The part as the page calls it.
  var title: String {
    switch self {
    case .silence: "What the silent could change"
    case .changes: "What changed"
    case .groups: "By role and tier"
    case .figures: "Programme figures"
    case .accounts: "Accounts"
    case .correlations: "What goes together"
    case .drivers: "What goes with churn"
    }
  }
}

/// A part that could not be computed, and why.
public struct SkippedPart: Codable, Sendable, Equatable {
  /// The part.
  public let part: SummaryPart
  /// Why, in a sentence.
  public let reason: String
}

/// The mean answer of each role in an account.
public struct RoleMeans: Codable, Sendable, Equatable {
  /// The account as it is identified.
  public let account: String
  /// One mean for each role of the list; nil where the role did not answer.
  public let means: [Double?]
}

/// What `ProgrammeSummary` returns.
public struct ProgrammeSummaryResult: Codable, Sendable, Equatable {
  /// The name of the programme; nil when it has none.
  public let name: String?
  /// The file of answers, as it was given.
  public let source: String
  /// The wave that the score is of; nil without waves.
  public let wave: String?
  /// The confidence level.
  public let level: Double
  /// The score of the last wave.
  public let score: NetPromoterScoreResult
  /// What those who did not answer could change; nil without invitations.
  public let silence: SilenceResult?
  /// The changes from wave to wave; nil with fewer than two.
  public let changes: ScoreComparisonResult?
  /// The score by role and by tier.
  public let groups: [NetPromoterScoreResult]
  /// The programme figures; nil without invitations and alerts.
  public let figures: KeyFigures?
  /// The accounts; nil where they are protected or cannot be listed.
  public let accounts: AccountStudyResult?
  /// The mean answers behind role-weighted scores, in the order of the accounts; nil without them.
  public let ranking: [RoleMeans]?
  /// What goes with churn, usage, tenure, revenue; nil without a file of accounts.
  public let correlations: CorrelationStudyResult?
  /// What goes with churn, the others held; nil without churn.
  public let drivers: DriverStudyResult?
  /// Parts that could not be computed.
  public let skipped: [SkippedPart]
  /// What did not match, and what else the reader must know.
  public let notes: [Note]

  /// Whether the score could be estimated.
  public var isEstimable: Bool { score.isEstimable }

  /// What follows from all parts, the score first.
  public var findings: [Remark] {
    score.findings + (changes?.findings ?? []) + (accounts?.findings ?? [])
      + (figures?.findings ?? []) + (drivers?.findings ?? [])
  }

  /// The notes for a report, each once.
  public var remarks: [Remark] {
    var seen: Set<String> = []
    let all =
      score.remarks + (changes?.remarks ?? []) + (accounts?.remarks ?? [])
      + (figures?.remarks ?? []) + (correlations?.remarks ?? []) + (drivers?.remarks ?? [])
      + notes.map { Remark(code: $0.code, sentence: $0.sentence) }
    return all.filter { seen.insert($0.sentence).inserted }
  }
}
