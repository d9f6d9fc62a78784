import Reports
import Statistics

extension NetPromoterScoreResult: SurveyResult, Reportable {
  /// The result for people: the figure first, then groups, methods, and how it came about.
  public var report: Report {
    var blocks: [Block] = [.headline(headline)]
    if overall.answers > 0 { blocks.append(.bars(shares)) }
    if !groups.isEmpty { blocks.append(.intervals(groupChart)) }
    if groups.contains(where: { $0.finitePopulationInterval != nil }) {
      blocks.append(.intervals(finiteChart))
    }
    for clustered in [true, false] where methods.contains(where: { $0.clustered == clustered }) {
      blocks.append(.intervals(methodChart(clustered: clustered)))
    }
    let basis = self.basis
    if basis.rowCount > 0 { blocks.append(.table(basis)) }
    blocks.append(.table(tidy))
    if !methods.isEmpty { blocks.append(.table(tidyMethods)) }
    if let silence { blocks += silence.blocks }
    let remarks = self.remarks
    if !remarks.isEmpty { blocks.append(.notes(remarks)) }
    return Report(title: "Net Promoter Score", subtitle: subtitle, blocks: blocks)
  }

  private var headline: Headline {
    var comparisons: [IntervalRow] = []
    if let naive = overall.naiveInterval {
      comparisons.append(
        IntervalRow(
          "ignoring \(clusterUnit?.plural ?? "accounts")", estimate: overall.score,
          lower: naive.lower, upper: naive.upper))
    }
    if let finite = overall.finitePopulationInterval {
      comparisons.append(
        IntervalRow(
          "these customers alone", estimate: overall.score, lower: finite.lower,
          upper: finite.upper))
    }
    return Headline(
      label: "NPS", value: overall.score, kind: .score, lower: overall.interval?.lower,
      upper: overall.interval?.upper, level: level, method: methodTitle, scale: .score,
      references: [Reference("0", at: 0)], comparisons: comparisons, finding: overall.finding,
      tone: overall.tone)
  }

  private var methodTitle: String? {
    guard let name = overall.interval?.method else { return nil }
    guard let clustered = ClusteredInterval.named(name) else {
      return NetScoreInterval.named(name)?.title
    }
    // Titles of methods speak of accounts; where people are the clusters, so must they.
    return clusterUnit == .respondent
      ? clustered.title.split(separator: "accounts", omittingEmptySubsequences: false)
        .joined(separator: "people") : clustered.title
  }

  private var categories: [BarCategory] {
    [
      BarCategory("Promoters \(scale.lastMiddle + 1)–\(scale.maximum)", tone: .good),
      BarCategory("Passives \(scale.lastLow + 1)–\(scale.lastMiddle)", tone: .neutral),
      BarCategory("Detractors \(scale.minimum)–\(scale.lastLow)", tone: .bad),
    ]
  }

  private var shares: BarChart {
    BarChart(
      categories: categories,
      rows: [
        BarRow(
          counts: [overall.promoters, overall.passives, overall.detractors].map(Double.init))
      ])
  }

  private var groupChart: IntervalChart {
    IntervalChart(
      title: "By " + groupColumns.joined(separator: " and "), header: "NPS", kind: .score,
      level: level, scale: .score, countHeaders: clusterUnit.countHeaders,
      rows: groups.map { group in
        IntervalRow(
          group.label, estimate: group.score, lower: group.interval?.lower,
          upper: group.interval?.upper,
          counts: clusterUnit.counts(answers: group.answers, units: group.accounts),
          remark: group.interval == nil ? group.reason : nil, tone: group.tone)
      }, references: [Reference("0", at: 0)])
  }

  /// The groups whose number of customers is known, for these customers alone.
  private var finiteChart: IntervalChart {
    IntervalChart(
      title: "These customers alone", header: "NPS", kind: .score, level: level, scale: .score,
      rows: groups.filter { $0.finitePopulationInterval != nil }.map { group in
        IntervalRow(
          group.label, estimate: group.score, lower: group.finitePopulationInterval?.lower,
          upper: group.finitePopulationInterval?.upper,
          detail: group.samplingFraction.map {
            Format.percent($0, digits: 0) + " answered"
          })
      }, references: [Reference("0", at: 0)])
  }

  private func methodChart(clustered: Bool) -> IntervalChart {
    let units = clusterUnit?.plural ?? "accounts"
    return IntervalChart(
      title: clustered
        ? "Every method, \(units) as clusters"
        : overall.designEffect == nil ? "Every method" : "Every method, ignoring \(units)",
      header: "NPS", kind: .score, level: level, scale: .score,
      rows: methods.filter { $0.clustered == clustered }.map { method in
        IntervalRow(
          method.method, estimate: overall.score, lower: method.interval?.lower,
          upper: method.interval?.upper,
          detail: method.interval != nil && method.reason != nil ? "widened to the score" : nil,
          remark: method.reason)
      }, references: [Reference("0", at: 0)])
  }

  /// What the honest interval rests on, a line per figure.
  private var basis: ReportTable {
    var rows: [(String, String)] = []
    func add(_ name: String, _ value: Double?, _ kind: ValueKind) {
      if let value { rows.append((name, Format.value(value, as: kind))) }
    }
    if overall.designEffect != nil, let unit = clusterUnit {
      add(unit.plural.capitalizedFirst, overall.accounts.map(Double.init), .count)
      add(
        "Correlation of answers within \(unit.withArticle)", overall.intraclassCorrelation,
        .number(digits: 2))
      add("Design effect", overall.designEffect, .number(digits: 2))
      add("Independent answers that say as much", overall.effectiveAnswers, .number(digits: 1))
      add("Degrees of freedom of its t quantile", overall.degreesOfFreedom, .degreesOfFreedom)
      add("Largest \(unit.singular)'s share of the answers", overall.largestAccountShare, .percent)
      add(
        "Correlation of \(unit.singular) size and score", overall.sizeCorrelation,
        .number(digits: 2))
    }
    add("Share of the population that answered", overall.samplingFraction, .percent)
    add("Standard error", overall.standardError, .number(digits: 1))
    add("p-value against a score of zero (score test)", overall.pValue, .pValue)
    return ReportTable(
      name: "basis", title: "What this rests on",
      columns: [
        ReportColumn("Figure", name: "term", texts: rows.map(\.0)),
        ReportColumn("Value", name: "estimate", texts: rows.map(\.1)),
      ], audience: .readers)
  }

  private var tidy: ReportTable {
    let rows = groups.isEmpty ? [overall] : groups
    func numbers(
      _ header: String, _ name: String, _ kind: ValueKind, _ value: (ScoreSummary) -> Double?
    )
      -> ReportColumn
    {
      ReportColumn(header, name: name, kind: kind, numbers: rows.map(value))
    }
    let keys = groupColumns.enumerated().map { index, name in
      ReportColumn(name, name: name, texts: rows.map { $0.keys[index] })
    }
    return ReportTable(
      name: "scores", title: "Scores",
      columns: keys + [
        ReportColumn("Metric", name: "metric", texts: rows.map { _ in scale.metric.rawValue }),
        numbers("NPS", "estimate", .score) { $0.score },
        numbers("Standard error", "std_error", .number(digits: 1)) { $0.standardError },
        numbers("Z", "statistic", .number(digits: 2)) { $0.statistic },
        numbers("df", "df", .degreesOfFreedom) { $0.degreesOfFreedom },
        numbers("p", "p_value", .pValue) { $0.pValue },
        numbers("Lower", "conf_low", .score) { $0.interval?.lower },
        numbers("Upper", "conf_high", .score) { $0.interval?.upper },
        numbers("Level", "conf_level", .percent) { _ in level },
        ReportColumn("Method", name: "method", texts: rows.map { $0.interval?.method }),
        numbers("Naive lower", "naive_low", .score) { $0.naiveInterval?.lower },
        numbers("Naive upper", "naive_high", .score) { $0.naiveInterval?.upper },
        numbers("These customers, lower", "finite_low", .score) {
          $0.finitePopulationInterval?.lower
        },
        numbers("These customers, upper", "finite_high", .score) {
          $0.finitePopulationInterval?.upper
        },
        ReportColumn("Answers", name: "n", counts: rows.map(\.answers)),
        ReportColumn("Accounts", name: "n_accounts", counts: rows.map(\.accounts)),
        numbers("Effective answers", "n_effective", .number(digits: 1)) { $0.effectiveAnswers },
        numbers("ICC", "icc", .number(digits: 2)) { $0.intraclassCorrelation },
        numbers("Design effect", "design_effect", .number(digits: 2)) { $0.designEffect },
        ReportColumn("Promoters", name: "promoters", counts: rows.map(\.promoters)),
        ReportColumn("Passives", name: "passives", counts: rows.map(\.passives)),
        ReportColumn("Detractors", name: "detractors", counts: rows.map(\.detractors)),
        ReportColumn("Finding", name: "verdict", texts: rows.map(\.finding.code)),
      ], audience: .machines, isPrimary: true)
  }

  private var tidyMethods: ReportTable {
    ReportTable(
      name: "methods", title: "Interval methods",
      columns: [
        ReportColumn("Method", name: "method", texts: methods.map(\.method)),
        ReportColumn(
          "NPS", name: "estimate", kind: .score, numbers: methods.map { _ in overall.score }),
        ReportColumn(
          "Lower", name: "conf_low", kind: .score, numbers: methods.map { $0.interval?.lower }),
        ReportColumn(
          "Upper", name: "conf_high", kind: .score, numbers: methods.map { $0.interval?.upper }),
        ReportColumn(
          "Level", name: "conf_level", kind: .percent, numbers: methods.map { _ in level }),
      ], audience: .machines)
  }
}

extension ScoreSummary: SurveyGroup {
  /// The number of accounts (or people) that answered, where known.
  public var clusters: Int? { accounts }

  /// How the score is to be taken by a reader.
  var tone: Tone {
    switch finding.code {
    case "above_zero": .good
    case "below_zero": .bad
    default: .uncertain
    }
  }

  /// Why there is no interval, in a few words.
  var reason: String {
    switch notes.first?.code {
    case "few_accounts": "too few to say how sure"
    case "no_answers", nil: "no answers"
    default: "not defined here"
    }
  }
}

extension ClusterUnit {
  /// "41 accounts", "1 person".
  func counted(_ count: Int) -> String {
    "\(Format.value(Double(count), as: .count)) \(count == 1 ? singular : plural)"
  }

  /// The word for one.
  var singular: String { self == .account ? "account" : "person" }
  /// The word for several.
  var plural: String { self == .account ? "accounts" : "people" }
  /// "an account", "a person".
  var withArticle: String { self == .account ? "an account" : "a person" }
}

extension String {
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }

  /// Abbreviations keep their capitals.
  var lowercasedFirst: String {
    dropFirst().first?.isLowercase == true ? prefix(1).lowercased() + dropFirst() : self
  }
}

extension ClusterUnit? {
  /// The headers of what `counts` gives.
  var countHeaders: [String] { ["n"] + (map { [$0.plural] } ?? []) }

  /// Answers, and accounts or people where these are known.
  func counts(answers: Int, units: Int?) -> [Double?] {
    [Double(answers)] + (self == nil ? [] : [units.map(Double.init)])
  }
}
