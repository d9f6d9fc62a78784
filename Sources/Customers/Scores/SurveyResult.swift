import Reports
import Statistics
import Tables

/// What the figures of one group have in common, whichever score they are of.
public protocol SurveyGroup {
  /// The values of the group columns; empty for all answers.
  var keys: [String?] { get }
  /// The number of answers.
  var answers: Int { get }
  /// The number of accounts (or people) that answered, where known.
  var clusters: Int? { get }
  /// What follows.
  var finding: Remark { get }
  /// What the reader must know of this group.
  var notes: [Remark] { get }
}

extension SurveyGroup {
  /// The keys as one text, such as "enterprise · 2025-H2".
  var label: String { keys.asLabel }
}

/// What the results of the score commands have in common: a file, its columns, and groups.
public protocol SurveyResult {
  /// The figures of all answers or one group.
  associatedtype Group: SurveyGroup
  /// The file, as it was given.
  var source: String { get }
  /// The scale of the question.
  var scale: ScoreScale { get }
  /// Which columns were taken for what.
  var columns: [ColumnChoice] { get }
  /// What answers are clustered by, where known.
  var clusterUnit: ClusterUnit? { get }
  /// All answers together.
  var overall: Group { get }
  /// Each group in order of its key.
  var groups: [Group] { get }
  /// What the silent could change, where invitations are known.
  var silence: SilenceResult? { get }
  /// What the reader must know of the file.
  var notes: [Note] { get }
}

extension SurveyResult {
  /// Without invitations nothing is known of the silent.
  public var silence: SilenceResult? { nil }

  /// The findings: of all answers, of each group under its name, and about the silent.
  public var findings: [Remark] {
    [overall.finding] + groups.map { $0.finding.under($0.label) } + (silence?.findings ?? [])
  }

  /// The notes of the file, of all answers, and of each group under its name.
  public var remarks: [Remark] {
    notes.map { Remark(code: $0.code, sentence: $0.sentence) } + overall.notes
      + groups.flatMap { group in group.notes.map { $0.under(group.label) } }
      + (silence?.notes ?? [])
  }

  /// "responses.csv · 112 answers · 41 accounts · column “nps”".
  var subtitle: String {
    var parts = [
      String(source.split(separator: "/").last ?? ""), counted(overall.answers, "answer"),
    ]
    if let clusters = overall.clusters, let clusterUnit {
      parts.append(clusterUnit.counted(clusters))
    }
    let used = columns.filter {
      $0.purpose == scale.metric || $0.purpose.rawValue == clusterUnit?.rawValue
    }
    parts.append(
      (used.count == 1 ? "column " : "columns ")
        + used.map { Excerpt.quoted($0.column) }.joined(separator: " and "))
    return parts.joined(separator: " · ")
  }
}

extension Remark {
  fileprivate func under(_ label: String) -> Remark {
    Remark(code: code, sentence: "\(label): \(sentence)")
  }
}
