import Reports
import Statistics

/// What `DifferenceStudy` returns.
public struct DifferenceCoverageResult: Codable, Sendable, Equatable {
  /// The confidence level; tests are made at 1 − level.
  public let level: Double
  /// Where the changes start whose power is shown.
  public let start: NetScoreTruth
  /// The changes, in points.
  public let changes: [Double]
  /// The seed of the simulation; nil where everything is exact.
  public let seed: UInt64?
  /// One row per shape and method.
  public let rows: [DifferenceCoverageRow]
}

/// Size, coverage and power of one comparison on one shape of data.
public struct DifferenceCoverageRow: Codable, Sendable, Equatable {
  /// The first side.
  public let first: String
  /// The second side.
  public let second: String
  /// The correlation of answers within an account; nil for independent answers.
  public let intraclassCorrelation: Double?
  /// The probability that an account stays the same between waves; nil where there are no waves.
  public let persistence: Double?
  /// The name of the method.
  public let method: String
  /// The largest share of false alarms when both sides answer alike; nil without a test.
  public let sizeAlike: Double?
  /// The largest share of false alarms when the scores are equal, alike or not.
  public let sizeEqualScores: Double?
  /// The simulation's standard error of the size; nil where it is exact.
  public let sizeError: Double?
  /// The smallest coverage of the interval over pairs of truths; nil without an interval.
  public let worstCoverage: Double?
  /// The mean coverage.
  public let meanCoverage: Double?
  /// The mean width in points; nil where it was not computed.
  public let meanWidth: Double?
  /// How often each change is found; nil without a test, or where the change leaves the scale.
  public internal(set) var power: [Double?]
  /// The largest share of programmes that the method refuses; nil where nothing was simulated.
  public let refused: Double?
  /// Simulated programmes for each pair of truths; nil where everything is exact.
  public let runs: Int?
  /// The same for the size.
  public let sizeRuns: Int?

  init(
    first: String, second: String, intraclassCorrelation: Double? = nil, persistence: Double? = nil,
    method: String, sizeAlike: Double?, sizeEqualScores: Double?, sizeError: Double? = nil,
    worstCoverage: Double?, meanCoverage: Double?, meanWidth: Double? = nil, power: [Double?],
    refused: Double? = nil, runs: Int? = nil, sizeRuns: Int? = nil
  ) {
    self.first = first
    self.second = second
    self.intraclassCorrelation = intraclassCorrelation
    self.persistence = persistence
    self.method = method
    self.sizeAlike = sizeAlike
    self.sizeEqualScores = sizeEqualScores
    self.sizeError = sizeError
    self.worstCoverage = worstCoverage
    self.meanCoverage = meanCoverage
    self.meanWidth = meanWidth
    self.power = power
    self.refused = refused
    self.runs = runs
    self.sizeRuns = sizeRuns
  }
}

extension DifferenceCoverageResult: Reportable {
  /// The result for people, a table per shape, and for machines, one.
  public var report: Report {
    var blocks: [Block] = []
    var seen: [String] = []
    for row in rows where !seen.contains(row.shape) { seen.append(row.shape) }
    for (index, shape) in seen.enumerated() {
      let own = rows.filter { $0.shape == shape }
      blocks.append(
        .table(
          ReportTable(
            name: "shape_\(index + 1)", title: shape, columns: readerColumns(own),
            audience: .readers)))
    }
    blocks += [.table(tidy), .notes(remarks)]
    return Report(title: "Size, coverage and power", subtitle: subtitle, blocks: blocks)
  }

  private var subtitle: String {
    guard let seed, let row = rows.first(where: { $0.runs != nil }), let runs = row.runs,
      let sizeRuns = row.sizeRuns
    else { return "exact, over all pairs of \(NetScoreTruth.lattice().count) true distributions" }
    return "\(Format.count(runs)) simulated programmes for each pair of truths, "
      + "\(Format.count(sizeRuns)) for the size · seed \(seed)"
  }

  private func readerColumns(_ rows: [DifferenceCoverageRow]) -> [ReportColumn] {
    func column(
      _ header: String, _ name: String, _ kind: ValueKind,
      _ value: (DifferenceCoverageRow) -> Double?
    ) -> ReportColumn? {
      let numbers = rows.map(value)
      return numbers.contains { $0 != nil }
        ? ReportColumn(header, name: name, kind: kind, numbers: numbers) : nil
    }
    let figures: [ReportColumn?] = [
      column("Alike", "size_alike", .number(digits: 3)) { $0.sizeAlike },
      column("Equal", "size", .number(digits: 3)) { $0.sizeEqualScores },
      column("±", "std_error", .number(digits: 3)) { $0.sizeError },
      column("Worst", "coverage_worst", .number(digits: 3)) { $0.worstCoverage },
      column("Mean", "coverage", .number(digits: 3)) { $0.meanCoverage },
      column("Width", "width", .number(digits: 0)) { $0.meanWidth },
    ]
    let powers = changes.indices.map { index in
      column(
        "At \(Format.difference(changes[index], digits: 0))", "power_\(index)", .number(digits: 2)
      ) {
        $0.power[index]
      }
    }
    let refused = column("Refused", "share", .percent) { ($0.refused ?? 0) > 0 ? $0.refused : nil }
    return [ReportColumn("Method", name: "method", texts: rows.map(\.method))]
      + (figures + powers + [refused]).compactMap { $0 }
  }

  /// One row per shape, method and change.
  private var tidy: ReportTable {
    let shown: [Double?] = changes.isEmpty ? [nil] : changes
    let lines = rows.flatMap { row in
      shown.indices.map { (row, shown[$0], changes.isEmpty ? nil : row.power[$0]) }
    }
    func numbers(
      _ header: String, _ name: String, _ kind: ValueKind,
      _ value: (DifferenceCoverageRow) -> Double?
    ) -> ReportColumn {
      ReportColumn(header, name: name, kind: kind, numbers: lines.map { value($0.0) })
    }
    return ReportTable(
      name: "tests", title: "Tests",
      columns: [
        ReportColumn("First", name: "group", texts: lines.map(\.0.first)),
        ReportColumn("Second", name: "reference_group", texts: lines.map(\.0.second)),
        numbers("ICC", "icc", .number(digits: 2)) { $0.intraclassCorrelation },
        numbers("Persistence", "persistence", .number(digits: 2)) { $0.persistence },
        ReportColumn("Method", name: "method", texts: lines.map(\.0.method)),
        numbers("Size, alike", "size_alike", .number(digits: 3)) { $0.sizeAlike },
        numbers("Size, equal scores", "size", .number(digits: 3)) { $0.sizeEqualScores },
        numbers("±", "std_error", .number(digits: 4)) { $0.sizeError },
        numbers("Worst coverage", "coverage_worst", .number(digits: 3)) { $0.worstCoverage },
        numbers("Mean coverage", "coverage", .number(digits: 3)) { $0.meanCoverage },
        numbers("Mean width", "width", .number(digits: 1)) { $0.meanWidth },
        ReportColumn(
          "Change", name: "effect", kind: .difference(digits: 0), numbers: lines.map(\.1)),
        ReportColumn("Power", name: "power", kind: .number(digits: 3), numbers: lines.map(\.2)),
        numbers("Refused", "share", .percent) { $0.refused },
      ], audience: .machines, isPrimary: true)
  }

  /// What the reader must know of the figures.
  public var remarks: [Remark] {
    let from =
      "\(Format.percent(start.detractors, digits: 0)) detractors and "
      + "\(Format.percent(start.promoters, digits: 0)) promoters"
    var remarks = [
      Remark(
        code: "size",
        sentence: "The first two figures are the largest shares of false alarms at nominal "
          + "\(Format.number(1 - level, digits: 2)): when both sides answer alike, and when their scores are "
          + "equal. Then come the worst and the mean coverage of the interval, and the power to find a "
          + "change of the score from \(from).")
    ]
    if rows.contains(where: { $0.refused ?? 0 > 0 }) {
      remarks.append(
        Remark(
          code: "refused",
          sentence: "A programme that a method refuses counts as neither rejected nor missed."))
    }
    return remarks
  }
}

extension DifferenceCoverageRow {
  /// The shape in words.
  fileprivate var shape: String {
    let correlation = intraclassCorrelation.map { ", ICC \(Format.number($0, digits: 2))" } ?? ""
    let staying = persistence.map { ", persistence \(Format.number($0, digits: 2))" } ?? ""
    return "\(first) against \(second)\(correlation)\(staying)"
  }
}
