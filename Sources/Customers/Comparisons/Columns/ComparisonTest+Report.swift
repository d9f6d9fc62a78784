import Reports
import Statistics

extension ComparisonTest {
  /// The tests for people, what each tests in a sentence, and the tidy table; nothing without tests.
  static func blocks(_ tests: [ComparisonTest]) -> [Block] {
    guard !tests.isEmpty else { return [] }
    var nulls: [(title: String, null: String)] = []
    for test in tests where !nulls.contains(where: { $0.title == test.title }) {
      nulls.append((test.title, test.null))
    }
    let others = tests.contains { !$0.isDefault }
    let verdict =
      "The verdict rests on the first test of each comparison; the others stand beside it."
    return [.table(readers(tests))] + (others ? [.paragraph(verdict)] : [])
      + nulls.map { .paragraph("\($0.title.capitalizedFirst). \($0.null)") }
      + [.table(tidy(tests))]
  }

  /// What must be said of the tests, once for each, whatever the pair.
  static func remarks(_ tests: [ComparisonTest]) -> [Remark] {
    var remarks: [Remark] = []
    for test in tests {
      for note in test.notes {
        // It holds of many tests alike and is said of all at once.
        let isCommon = note.code == Note.accountsIgnored.code
        let remark = Remark(
          code: note.code,
          sentence: isCommon
            ? note.sentence : "\(test.title.capitalizedFirst): \(note.sentence)")
        if !remarks.contains(remark) { remarks.append(remark) }
      }
    }
    return remarks
  }

  private var comparison: String {
    guard let first, let second else { return "all groups" }
    return "\(first) − \(second)"
  }

  /// The estimate as people read it, by what it is.
  private var written: String? {
    guard let estimate, let quantity else { return nil }
    let kind = valueKind
    let limits = interval.map { Format.interval($0.lower, $0.upper, as: kind) }
    return "\(quantity) \(Format.value(estimate, as: kind))" + (limits.map { " (\($0))" } ?? "")
  }

  private var valueKind: ValueKind {
    let sizes = [estimate, interval?.lower, interval?.upper].compactMap { $0 }.map(abs)
    let largest = sizes.max() ?? 0
    let digits = largest >= 1_000 ? 0 : largest >= 10 ? 1 : largest >= 1 ? 2 : 3
    return quantity == "difference" || quantity == "shift"
      ? .difference(digits: digits) : .number(digits: digits)
  }

  private static func readers(_ tests: [ComparisonTest]) -> ReportTable {
    let adjusted = tests.map(\.adjustedPValue)
    let columns: [ReportColumn?] = [
      Set(tests.map(\.comparison)).count > 1
        ? ReportColumn("Comparison", name: "group", texts: tests.map(\.comparison)) : nil,
      ReportColumn("Test", name: "method", texts: tests.map(\.title)),
      ReportColumn("p", name: "p_value", kind: .pValue, numbers: tests.map(\.pValue)),
      adjusted.contains { $0 != nil }
        ? ReportColumn("p, all pairs", name: "p_adjusted", kind: .pValue, numbers: adjusted) : nil,
      ReportColumn("Estimate", name: "estimate", texts: tests.map(\.written)),
    ]
    return ReportTable(
      name: "tests_read", title: "Tests", columns: columns.compactMap { $0 }, audience: .readers)
  }

  private static func tidy(_ tests: [ComparisonTest]) -> ReportTable {
    func numbers(
      _ header: String, _ name: String, _ value: (ComparisonTest) -> Double?
    ) -> ReportColumn {
      ReportColumn(header, name: name, kind: .number(digits: 4), numbers: tests.map(value))
    }
    return ReportTable(
      name: "tests", title: "Tests",
      columns: [
        ReportColumn("Quantity", name: "term", texts: tests.map(\.quantity)),
        ReportColumn("Group", name: "group", texts: tests.map(\.first)),
        ReportColumn("Compared with", name: "reference_group", texts: tests.map(\.second)),
        numbers("Estimate", "estimate") { $0.estimate },
        numbers("Statistic", "statistic") { $0.statistic },
        numbers("df", "df") { $0.degreesOfFreedom },
        numbers("p", "p_value") { $0.pValue },
        numbers("Corrected p", "p_adjusted") { $0.adjustedPValue },
        numbers("Lower", "conf_low") { $0.interval?.lower },
        numbers("Upper", "conf_high") { $0.interval?.upper },
        numbers("Level", "conf_level") { $0.interval?.level },
        ReportColumn("Method", name: "method", texts: tests.map(\.method)),
        ReportColumn("Exact", name: "exact", texts: tests.map { "\($0.isExact)" }),
      ], audience: .machines)
  }
}
