import Reports
import Statistics

extension DifferenceVerdict {
  /// What is said of a difference that would count alone and does not among several; nil where the
  /// verdict stands.
  /// - Parameters:
  ///   - corrected: the p-value corrected for the number of comparisons; nil without correction
  ///   - alone: the p-value before correction
  ///   - comparisons: how many comparisons were made
  ///   - level: the confidence level
  ///   - subject: what was compared, such as "a and b"
  func lostToCorrection(
    _ corrected: Double?, alone: Double?, of comparisons: Int, level: Double, subject: String
  ) -> Remark? {
    guard let corrected, !isSignificant(corrected, level: level),
      [.different, .increased, .decreased].contains(self)
    else { return nil }
    return Remark(
      code: DifferenceVerdict.inconclusive.rawValue,
      sentence: "Alone, \(subject) would be told apart (\(shownPValue(alone))); among "
        + "\(comparisons) comparisons they are not (corrected \(shownPValue(corrected))).")
  }
}
