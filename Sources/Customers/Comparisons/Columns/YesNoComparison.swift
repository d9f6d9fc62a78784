import Probability
import Reports
import Statistics
import Tables

/// A yes/no column compared by its share: each account once where its rows agree, else accounts as
/// clusters; waves by pairs.
struct YesNoComparison {
  let plan: ColumnComparison
  let values: ColumnValues

  init(_ plan: ColumnComparison, values: ColumnValues) {
    self.plan = plan
    self.values = values
  }

  private var figure: ColumnFigure {
    let name = Excerpt.escaped(values.name)
    guard case .yesNo(let yes) = values.kind else { preconditionFailure("not a yes/no column") }
    let plain = ["yes", "y", "true", "t", "1"].contains(yes.lowercased())
    return ColumnFigure(
      kind: .share, noun: "share of \(name)" + (plain ? "" : " = \(Excerpt.escaped(yes))"),
      digits: 1)
  }

  func run(_ given: [ValueGroup], _ table: Table) throws -> ColumnComparisonResult {
    var notes = values.notes(table)
    if plan.perAccount { try values.requireAgreement(given) }
    let groups = reduced(given, &notes)
    let isIndependent = !groups.contains(where: \.hasRepeats)
    if plan.strata != nil, !isIndependent {
      throw ColumnComparisonError.strataNeedYesNo(column: values.name)
    }
    let isPaired = plan.isWaves && values.units != nil
    if plan.isWaves, !isPaired { notes.append(.wavesNotPaired) }
    if !plan.isWaves, !plan.isBenchmark, let unit = values.unit, ValueGroup.share(groups) {
      notes.append(.sharedUnits(unit))
    }
    let strata = try plan.strata.map { try YesNoStrata($0, table, values, groups) }
    if let missing = strata?.missing, missing > 0 { notes.append(.withoutStratum(missing)) }
    try plan.requireOnScale(figure, ends: 0...1)
    let margin = plan.margin(of: figure)
    var (pairs, tests) = ([ColumnPair](), [ComparisonTest]())
    for place in plan.pairs(groups.count) {
      let (a, b) = (groups[place.first], groups[place.second])
      let names = (a.label, b.label)
      let matched = isPaired && isIndependent ? MatchedValues(a, b) : nil
      let evidence =
        matched.map { paired($0, margin) } ?? clustered(a, b, margin, isPaired: isPaired)
      if let note = matched?.leftOut(values.unit, a.label, b.label) { notes.append(note) }
      pairs.append(
        ColumnPair(
          evidence, figure: figure, first: a.label, second: b.label,
          values: matched?.first.count ?? a.valueCount + b.valueCount, level: plan.level,
          margin: margin, isOrdered: plan.isWaves))
      let more = YesNoTests(plan: plan, pair: names)
      if plan.allTests {
        if let matched {
          tests += [ComparisonTest(names, evidence)] + more.paired(matched.pairs)
        } else if isIndependent {
          tests += [ComparisonTest(names, evidence)] + more.independent(a.proportions(with: b))
        } else {
          tests += ScaleTests(plan: plan, figure: figure, points: [0, 1]).run(
            names, evidence, comparison(a, b, isPaired: isPaired), a.counts, b.counts)
        }
      }
      if let strata { tests += more.stratified(strata.tables(place.first, place.second)) }
    }
    if isIndependent, !plan.isWaves, !plan.isBenchmark, groups.count > 2 {
      tests = YesNoTests(plan: plan, pair: ("", "")).omnibus(groups) + tests
    }
    return plan.result(
      kind: "yes_no", column: values.name, table, columns: values.columns, unit: values.unit,
      figures: [figure], groups: groups.map(summary), pairs: pairs,
      benchmarks: benchmarks(groups), tests: tests, notes: notes)
  }

  /// Each account once where all its rows agree within every group.
  private func reduced(_ groups: [ValueGroup], _ notes: inout [Note]) -> [ValueGroup] {
    guard groups.contains(where: \.hasRepeats), let unit = values.unit,
      groups.allSatisfy({ $0.accounts.allSatisfy(\.isConstant) })
    else { return groups }
    let rows = groups.reduce(0) { $0 + $1.rows.count }
    let count = groups.reduce(0) { $0 + $1.accounts.count }
    notes.append(
      Note(
        code: "reduced_to_accounts",
        sentence: "All rows of \(unit.withArticle) say the same, so each counts once: "
          + "\(Format.count(count)) of \(Format.count(rows)) rows."))
    return groups.map(\.reduced)
  }

  private func comparison(
    _ a: ValueGroup, _ b: ValueGroup, isPaired: Bool
  ) -> ScaleComparison {
    guard isPaired else {
      return ClusteredScaleMeanDifference.compare(points: [0, 1], a.counts, b.counts)
    }
    let matched = MatchedAccounts(
      previous: (b.accounts.map(\.code), b.counts), current: (a.accounts.map(\.code), a.counts))
    return WaveScaleMeanDifference.compare(
      points: [0, 1], previous: matched.previous, current: matched.current)
  }

  private func clustered(
    _ a: ValueGroup, _ b: ValueGroup, _ margin: Double?, isPaired: Bool
  ) -> PairEvidence {
    PairEvidence(
      comparison(a, b, isPaired: isPaired), figure: figure, level: plan.level, margin: margin)
  }

  /// Tango's score test and interval of pairs: the net score of the changes.
  private func paired(_ matched: MatchedValues, _ margin: Double?) -> PairEvidence {
    let data = matched.pairs
    let null = "the share is the same both times"
    let shares = (
      data.total > 0 ? data.firstSuccesses / data.total : nil,
      data.total > 0 ? data.secondSuccesses / data.total : nil
    )
    guard data.total >= 2 else {
      return PairEvidence(
        undefined: .tooFewValues(Int(data.total), "both waves"), estimates: shares,
        method: "tango", title: "Tango's score test", null: null)
    }
    var evidence = PairEvidence(
      estimates: shares, method: "tango", title: "Tango's score test", null: null)
    let changes = data.changes
    let score = ScaleMeanScore(
      ScaleCounts(
        points: [-1, 0, 1], counts: [changes.detractors, changes.passives, changes.promoters]))
    let z = score.statistic(at: 0)
    let reference = Normal()
    let error = (data.discordant / (data.total * data.total)).squareRoot()
    evidence.statistic = z
    evidence.pValue = 2 * reference.survival(abs(z))
    evidence.standardError = error > 0 ? error : nil
    let (interval, notes) = PairedDifference.tango.interval(data, level: plan.level)
    evidence.interval = interval
    evidence.notes = notes
    let critical = reference.upperQuantile((1 - plan.level) / 2)
    let reach = (critical + reference.quantile(DifferenceJudge.wantedPower)) * error
    evidence.detectable = reach > 0 && reach < 1 ? reach : nil
    if let margin {
      evidence.equivalencePValue = max(
        reference.survival(score.statistic(at: -margin)),
        reference.survival(-score.statistic(at: margin)))
      // Where nobody changed the error at zero is zero: half a change is the least there may be.
      let least = max(error, 0.5.squareRoot() / data.total)
      evidence.powerAtMargin = reference.cdf(margin / least - critical)
    }
    return evidence
  }

  private func estimate(_ group: ValueGroup) -> ScaleMeanEstimate {
    ScaleMeanEstimator(level: plan.level).estimate(points: [0, 1], accounts: group.counts)
  }

  private func summary(_ group: ValueGroup) -> ColumnGroup {
    let estimate = estimate(group)
    return ColumnGroup(
      label: group.label, rows: group.rows.count, values: group.valueCount,
      accounts: values.unit == nil ? nil : group.accounts.count,
      figures: [
        GroupFigure(figure: .share, estimate: estimate.mean, interval: estimate.interval)
      ])
  }

  private func benchmarks(_ groups: [ValueGroup]) -> [ColumnBenchmark] {
    guard case .benchmark(let given) = plan.design else { return [] }
    let range = (given.lowerBound / 100)...(given.upperBound / 100)
    return groups.map { group in
      let estimate = estimate(group)
      return ColumnBenchmark(
        label: group.label, figure: figure, estimate: estimate.mean, interval: estimate.interval,
        range: range
      ) { estimate.test(null: $0)?.pValue }
    }
  }
}

extension ValueGroup {
  /// The values of all accounts.
  var valueCount: Int { accounts.reduce(0) { $0 + $1.values.count } }
  /// How many say yes.
  var yes: Int { Int(accounts.reduce(0) { $0 + $1.values.reduce(0, +) }) }

  /// This group against another.
  func proportions(with other: ValueGroup) -> TwoProportions {
    TwoProportions(yes, of: valueCount, versus: other.yes, of: other.valueCount)
  }
}

extension MatchedValues {
  /// The pairs counted; first is the later wave.
  var pairs: PairedProportions {
    var counts = [0, 0, 0, 0]
    for (later, earlier) in zip(first, second) {
      counts[(later == 1 ? 0 : 2) + (earlier == 1 ? 0 : 1)] += 1
    }
    return PairedProportions(
      both: counts[0], firstOnly: counts[1], secondOnly: counts[2], neither: counts[3])
  }
}
