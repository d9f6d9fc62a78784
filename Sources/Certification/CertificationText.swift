extension CertificationReport {
  /// The report for people: a table of families and methods, the failures, the closing line.
  ///
  /// - Parameter verbose: whether to list every failing value instead of the first of each case
  public func text(verbose: Bool = false) -> String {
    var lines = cases.isEmpty ? [] : table
    let failures = cases.filter { $0.outcome == .failed }
    if !failures.isEmpty {
      lines.append("")
      lines.append("Failed")
      lines += failures.flatMap { Self.lines(for: $0, verbose: verbose) }
    }
    let absent = cases.filter { $0.outcome == .skipped && $0.reason != nil }
    if !absent.isEmpty {
      lines.append("")
      lines.append("Not run")
      lines += absent.flatMap { Self.lines(for: $0, verbose: verbose) }
    }
    if !problems.isEmpty {
      lines.append("")
      lines += problems.map(\.sentence)
    }
    if !lines.isEmpty { lines.append("") }
    lines.append(summary)
    return lines.joined(separator: "\n") + "\n"
  }

  private static let headings = [
    "family, method", "cases", "passed", "failed", "not run", "values", "digits",
  ]

  private var table: [String] {
    var rows: [[String]] = [Self.headings]
    for family in families {
      rows.append(Self.row(family, name: family.family))
      for method in methods where method.family == family.family {
        rows.append(Self.row(method, name: "  " + (method.method ?? "")))
      }
    }
    let widths = Self.headings.indices.map { column in
      rows.map { $0[column].count }.max() ?? 0
    }
    var lines = rows.map { row in
      row.enumerated().map { column, cell in
        let space = String(repeating: " ", count: widths[column] - cell.count)
        return column == 0 ? cell + space : space + cell
      }.joined(separator: "  ")
    }
    let unrated = cases.reduce(0) { $0 + $1.unrated }
    lines.append("")
    lines.append(
      "digits: the worst agreement, -log10 of the relative error, at most "
        + "\(Int(Comparison.mostDigits))")
    if unrated > 0 {
      lines.append(
        "not rated: \(unrated) \(unrated == 1 ? "number" : "numbers") so near 0 that only the "
          + "absolute tolerance accepts \(unrated == 1 ? "it" : "them")")
    }
    return lines
  }

  private static func row(_ tally: CertificationTally, name: String) -> [String] {
    [
      name, "\(tally.cases)", "\(tally.passed)", "\(tally.failed)", "\(tally.skipped)",
      "\(tally.values)", tally.worstDigits.map(oneDecimal) ?? "-",
    ]
  }

  /// A number of digits cut, not rounded, to one decimal: agreement is never overstated.
  static func oneDecimal(_ digits: Double) -> String {
    let tenths = Int((digits * 10).rounded(.down))
    return "\(tenths / 10).\(tenths % 10)"
  }

  private static func lines(for result: CaseResult, verbose: Bool) -> [String] {
    let name = "  \(result.id) (\(result.file), \(result.family)/\(result.method))"
    if let reason = result.reason { return ["\(name): \(reason)"] }
    let count = result.discrepancies.count
    var lines = ["\(name): \(count) of \(result.values) values not met"]
    let shown = verbose ? result.discrepancies[...] : result.discrepancies.prefix(1)
    lines += shown.map { "    \(result.id) \(sentence($0))" }
    if count > shown.count { lines.append("    and \(count - shown.count) more: see --verbose") }
    return lines
  }

  private static func sentence(_ discrepancy: Discrepancy) -> String {
    var parts = [
      "\(discrepancy.path): \(discrepancy.reason)", "expected \(discrepancy.expected)",
    ]
    if let got = discrepancy.got { parts.append("got \(got)") }
    if let difference = discrepancy.difference { parts.append("difference \(difference)") }
    if let allowed = discrepancy.allowed { parts.append("tolerance \(allowed)") }
    return parts.joined(separator: ", ")
  }
}
