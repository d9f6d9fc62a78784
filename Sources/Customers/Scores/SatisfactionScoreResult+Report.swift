import Reports
import Statistics

extension SatisfactionScoreResult: SurveyResult, Reportable {
  /// The result for people: the share first, then the mean, then groups.
  public var report: Report {
    var blocks: [Block] = [.headline(headline), .intervals(meanChart), .bars(distribution)]
    if !groups.isEmpty {
      blocks.append(.intervals(groupChart(of: \.share, .percent, .share, noun)))
      blocks.append(.intervals(groupChart(of: \.mean, .number(digits: 2), meanScale, "Mean")))
    }
    blocks.append(.table(tidy))
    let remarks = self.remarks
    if !remarks.isEmpty { blocks.append(.notes(remarks)) }
    return Report(title: title, subtitle: subtitle, blocks: blocks)
  }

  private var isEffort: Bool { scale.metric == .effort }
  private var title: String { isEffort ? "Customer Effort Score" : "Customer Satisfaction" }
  private var noun: String { isEffort ? "Easy" : "Satisfied" }
  private var meanScale: Scale { Scale(Double(scale.minimum), Double(scale.maximum)) }

  private func comparisons(_ figure: ScaleFigure) -> [IntervalRow] {
    var rows: [IntervalRow] = []
    if let naive = figure.naiveInterval {
      rows.append(
        IntervalRow(
          "ignoring \(clusterUnit?.plural ?? "accounts")", estimate: figure.estimate,
          lower: naive.lower, upper: naive.upper))
    }
    if let finite = figure.finitePopulationInterval {
      rows.append(
        IntervalRow(
          "these customers alone", estimate: figure.estimate, lower: finite.lower,
          upper: finite.upper))
    }
    return rows
  }

  private var headline: Headline {
    let share = overall.share
    let clustered =
      share.designEffect != nil ? ", \(clusterUnit?.plural ?? "accounts") as clusters" : ""
    return Headline(
      label: noun, value: share.estimate, kind: .percent, lower: share.interval?.lower,
      upper: share.interval?.upper, level: level,
      method: share.interval == nil ? nil : "score interval\(clustered)", scale: .share,
      comparisons: comparisons(share), finding: overall.finding, tone: .neutral)
  }

  private var meanChart: IntervalChart {
    let mean = overall.mean
    let own = IntervalRow(
      "mean", estimate: mean.estimate, lower: mean.interval?.lower, upper: mean.interval?.upper,
      remark: mean.interval == nil ? "not estimable" : nil)
    return IntervalChart(
      title: "Mean answer, \(scale.minimum) to \(scale.maximum)", header: "Mean",
      kind: .number(digits: 2), level: level, scale: meanScale, rows: [own] + comparisons(mean))
  }

  private var distribution: BarChart {
    let points = Array(scale.points)
    return BarChart(
      title: "Answers",
      categories: points.map {
        BarCategory("\($0)", tone: $0 > scale.lastMiddle ? .good : .neutral)
      },
      rows: [BarRow(counts: overall.distribution.map(Double.init))], style: .separate)
  }

  private func groupChart(
    of figure: KeyPath<SatisfactionSummary, ScaleFigure>, _ kind: ValueKind, _ scale: Scale,
    _ header: String
  ) -> IntervalChart {
    IntervalChart(
      title: "\(header) by " + groupColumns.joined(separator: " and "), header: header,
      kind: kind, level: level, scale: scale, countHeaders: clusterUnit.countHeaders,
      rows: groups.map { group in
        let value = group[keyPath: figure]
        return IntervalRow(
          group.label, estimate: value.estimate, lower: value.interval?.lower,
          upper: value.interval?.upper,
          counts: clusterUnit.counts(answers: group.answers, units: group.accounts),
          remark: value.interval == nil ? "too few to say how sure" : nil)
      })
  }

  /// Two rows a group: the share and the mean.
  private var tidy: ReportTable {
    let groups = groups.isEmpty ? [overall] : groups
    let rows = groups.flatMap { group in
      [("share", group.share), ("mean", group.mean)].map {
        (group: group, term: $0.0, figure: $0.1)
      }
    }
    func numbers(
      _ header: String, _ name: String, _ value: (ScaleFigure) -> Double?
    ) -> ReportColumn {
      ReportColumn(
        header, name: name, kind: .number(digits: 3), numbers: rows.map { value($0.figure) })
    }
    let keys = groupColumns.enumerated().map { index, name in
      ReportColumn(name, name: name, texts: rows.map { $0.group.keys[index] })
    }
    return ReportTable(
      name: "scores", title: "Scores",
      columns: keys + [
        ReportColumn("Metric", name: "metric", texts: rows.map { _ in scale.metric.rawValue }),
        ReportColumn("Figure", name: "term", texts: rows.map(\.term)),
        numbers("Estimate", "estimate") { $0.estimate },
        numbers("Standard error", "std_error") { $0.standardError },
        numbers("df", "df") { $0.degreesOfFreedom },
        numbers("Lower", "conf_low") { $0.interval?.lower },
        numbers("Upper", "conf_high") { $0.interval?.upper },
        numbers("Level", "conf_level") { _ in level },
        ReportColumn("Method", name: "method", texts: rows.map { $0.figure.interval?.method }),
        numbers("Naive lower", "naive_low") { $0.naiveInterval?.lower },
        numbers("Naive upper", "naive_high") { $0.naiveInterval?.upper },
        ReportColumn("Answers", name: "n", counts: rows.map(\.group.answers)),
        ReportColumn("Accounts", name: "n_accounts", counts: rows.map(\.group.accounts)),
        numbers("ICC", "icc") { $0.intraclassCorrelation },
        numbers("Design effect", "design_effect") { $0.designEffect },
        ReportColumn("Finding", name: "verdict", texts: rows.map(\.group.finding.code)),
      ], audience: .machines, isPrimary: true)
  }
}
