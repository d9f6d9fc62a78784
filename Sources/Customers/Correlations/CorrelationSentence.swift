import Reports
import Statistics

/// What a correlation says, in words.
struct CorrelationSentence {
  let level: Double
  let byAccount: Bool

  /// The finding of a pair: `positive`, `negative`, `related`, `inconclusive` or `not_estimable`.
  /// - Parameters:
  ///   - row: the pair, its p-value corrected.
  ///   - binary: the yes/no columns by name.
  ///   - held: the columns held fixed.
  func finding(
    _ row: CorrelationRow, binary: [String: CorrelationVariable], held: [String]
  ) -> Remark {
    guard let estimate = row.estimate, let p = row.adjustedPValue ?? row.pValue else {
      let reason = row.notes.first?.sentence ?? ""
      return Remark(
        code: "not_estimable",
        sentence: "\(row.first) and \(row.second) cannot be correlated."
          + (reason.isEmpty ? "" : " \(reason)"))
    }
    let fixed = held.isEmpty ? "" : " at the same \(held.joined(separator: " and "))"
    let figures = figures(row, estimate)
    let crossesZero = row.interval.map { $0.contains(0) } ?? false
    guard isSignificant(p, level: level), !crossesZero else {
      let alone =
        isSignificant(row.pValue, level: level) && !isSignificant(p, level: level)
        ? " Alone it would count; among so many pairs it does not." : ""
      return Remark(
        code: "inconclusive",
        sentence: "The data cannot tell whether \(row.first) and \(row.second) go together\(fixed)"
          + ": \(figures).\(alone)")
    }
    if row.method == "distance" {
      return Remark(
        code: "related",
        sentence: "\(row.first) and \(row.second) go together in some form: \(figures).")
    }
    return Remark(
      code: estimate > 0 ? "positive" : "negative",
      sentence: direction(row, up: estimate > 0, binary: binary) + fixed + ": \(figures).")
  }

  private var units: String { byAccount ? "Accounts" : "Rows" }

  private func direction(
    _ row: CorrelationRow, up: Bool, binary: [String: CorrelationVariable]
  ) -> String {
    switch (binary[row.first], binary[row.second]) {
    case (nil, nil):
      return "\(units) with higher \(row.first) have \(up ? "higher" : "lower") \(row.second)"
    case (nil, let group?):
      return "\(units) where \(group.positive) have \(up ? "higher" : "lower") \(row.first)"
    case (let group?, nil):
      return "\(units) where \(group.positive) have \(up ? "higher" : "lower") \(row.second)"
    case (let one?, let other?):
      return "\(units) where \(one.positive) are \(up ? "oftener" : "more seldom") those where "
        + other.positive
    }
  }

  /// "ρ = .31, .05 to .53".
  private func figures(_ row: CorrelationRow, _ estimate: Double) -> String {
    let text = "\(Self.symbol(row.method)) = \(Self.coefficient(estimate))"
    guard let interval = row.interval, let lower = interval.lower, let upper = interval.upper else {
      return text
    }
    return "\(text), \(Self.coefficient(lower)) to \(Self.coefficient(upper))"
  }

  /// A coefficient with two decimals and no leading zero.
  static func coefficient(_ value: Double) -> String {
    let text = Format.number(value, digits: 2)
    if text.hasPrefix("0.") { return String(text.dropFirst()) }
    if text.hasPrefix(Format.minus + "0.") {
      return Format.minus + text.dropFirst(Format.minus.count + 1)
    }
    return text
  }

  static func symbol(_ method: String) -> String {
    switch method {
    case "spearman": "ρ"
    case "partial_spearman": "partial ρ"
    case "partial_pearson": "partial r"
    case "kendall": "τ-b"
    case "rank_biserial": "rank-biserial r"
    case "phi": "φ"
    case "polychoric": "polychoric r"
    case "distance": "distance correlation"
    default: "r"
    }
  }
}
