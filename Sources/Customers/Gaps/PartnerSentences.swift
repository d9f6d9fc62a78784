import Reports
import Statistics

/// What a partner survey says, in words.
struct PartnerSentences {
  let us: String
  let them: String
  let dimensions: [MeanGap]
  let overall: MeanGap
  let partners: [UnitGap]
  let level: Double

  var findings: [Remark] {
    dimensions.map(sentence) + [divergent].compactMap { $0 }
  }

  private func sentence(_ gap: MeanGap) -> Remark {
    let name = Self.title(gap.name)
    guard let size = gap.gap, let p = gap.deciding, let interval = gap.interval else {
      return Remark(
        code: "not_estimable",
        sentence: "\(name): no gap can be estimated. \(gap.notes.first?.sentence ?? "")")
    }
    let figures =
      Format.interval(interval.lower, interval.upper, as: .difference(digits: 2)) + ", "
      + (gap.adjustedPValue == nil ? "" : "corrected ") + shownPValue(p)
    if gap.isEstablished(level: level) {
      let (high, low) = size > 0 ? ("we", "partners do") : ("partners", "we do")
      return Remark(
        code: size > 0 ? "we_higher" : "they_higher",
        sentence: "\(name): \(high) see \(Format.number(abs(size), digits: 2)) more of it than "
          + "\(low) (\(figures)).")
    }
    let alone =
      isSignificant(gap.pValue, level: level)
      ? " Alone it would count; among \(dimensions.count) dimensions it does not." : ""
    return Remark(
      code: "inconclusive",
      sentence: "\(name): the data cannot tell which side sees more of it (\(figures)).\(alone)")
  }

  private var divergent: Remark? {
    let high = partners.filter { $0.verdict == "we_higher" }.map(\.name)
    let low = partners.filter { $0.verdict == "they_higher" }.map(\.name)
    guard !(high + low).isEmpty else { return nil }
    var parts: [String] = []
    if !high.isEmpty { parts.append("we see more in \(AccountTableError.named(high))") }
    if !low.isEmpty { parts.append("they see more in \(AccountTableError.named(low))") }
    return Remark(
      code: "divergent",
      sentence: "Partnerships that the two sides see differently beyond chance: "
        + parts.joined(separator: "; ") + ".")
  }

  /// "strategic_alignment" as people write it.
  static func title(_ name: String) -> String {
    let words = name.split(separator: "_").joined(separator: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }
}
