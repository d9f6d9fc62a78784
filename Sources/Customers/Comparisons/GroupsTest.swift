import Reports
import Statistics

/// The test of three groups or more at once: do they share one score?
public struct GroupsTest: Codable, Sendable, Equatable {
  /// The number of groups.
  public let groups: Int
  /// How far the scores lie apart, each distance weighed with its own variance.
  public let statistic: Double?
  /// The p-value over the arrangements of whole accounts.
  public let pValue: Double?
  /// Whether every arrangement was counted.
  public let exact: Bool
  /// The number of arrangements drawn; nil when all were counted.
  public let replicates: Int?
  /// The null hypothesis in words.
  public let null: String
  /// What follows.
  public let finding: Remark
  /// What the reader must know.
  public let notes: [Remark]

  init(_ result: SeveralScoresResult, groups: Int, level: Double, unit: ClusterUnit?) {
    self.groups = groups
    statistic = result.omnibus.statistic
    pValue = result.omnibus.pValue
    exact = result.omnibus.exact
    replicates = result.replicates
    let one = unit?.rawValue ?? "answer"
    null =
      "every \(one) could as well have been in any of the \(groups) groups: they are alike in "
      + "every respect"
    let isFound = isSignificant(result.omnibus.pValue, level: level)
    finding =
      isFound
      ? Remark(
        code: DifferenceVerdict.different.rawValue,
        sentence: "The \(groups) groups are not all alike: their scores differ more than chance "
          + "deals them.")
      : Remark(
        code: DifferenceVerdict.inconclusive.rawValue,
        sentence: "The data cannot tell whether the \(groups) groups differ at all.")
    notes = result.omnibus.notes.map { Remark(code: $0.code, sentence: $0.sentence) }
  }

  /// What was tested and how it came out, in one paragraph.
  var summary: String {
    let how =
      exact
      ? "all arrangements counted"
      : "\(Format.count(replicates ?? 0)) arrangements drawn"
    return "All \(groups) groups at once: \(shownPValue(pValue)) (\(how)). The null: \(null)."
  }
}

/// "p = .042", "p < .001".
func shownPValue(_ value: Double?) -> String {
  let shown = Format.pValue(value)
  return shown.first.map { $0 == "<" || $0 == ">" } ?? false ? "p \(shown)" : "p = \(shown)"
}
