import Reports
import Statistics

/// What the composite of each account shows against its stated score.
struct CompositeAccounts {
  let accounts: [UnitGap]
  let composites: [UnitGap]
  let concerns: [ConcernItem]
  let notes: [Note]

  static func mean(_ values: [Double]) -> Double {
    values.reduce(0, +) / Double(values.count)
  }

  /// - Parameter shown: whether each account of `data.accounts` may be shown.
  init(
    _ data: CompositeData, names: [ProgrammeAccount], high: Double, study: CompositeGap,
    shown: [Bool]
  ) {
    let groups = data.accounts
    let noise = data.noise(\.gap)
    let usual = LeaveOneOut(groups.map { Self.mean($0.rows.map(\.gap)) })
    var gaps: [UnitGap] = []
    for (place, group) in groups.enumerated() {
      let others = usual.others(of: place)
      let (first, second) = Self.sides(group.rows)
      let own = noise.map { $0.error(group.rows) }.flatMap { $0.variance > 0 ? $0 : nil }
      gaps.append(
        UnitGap(
          unit: names[group.account].id, name: names[group.account].name, first: first,
          second: second, reference: others?.mean ?? 0,
          gap: Self.mean(group.rows.map(\.gap)),
          error: others.flatMap { others in own.map { $0.adding(others.error) } },
          level: study.level))
    }
    let listed = groups.indices.filter { shown[$0] }
    for (place, gap) in zip(
      listed, UnitGap.adjusted(listed.map { gaps[$0] }, by: study.adjustment))
    {
      gaps[place] = gap
    }
    for place in gaps.indices { gaps[place].judge(high: high, level: study.level) }
    let composite = data.noise(\.composite)
    let scores = groups.map { group in
      UnitGap(
        unit: names[group.account].id, name: names[group.account].name,
        first: Self.sides(group.rows).0, second: nil,
        gap: Self.mean(group.rows.map(\.composite)),
        error: composite.map { $0.error(group.rows) }, isTested: false, level: study.level)
    }
    let order = listed.sorted {
      let (a, b) = (gaps[$0].gap ?? 0, gaps[$1].gap ?? 0)
      return a < b || (a == b && gaps[$0].unit < gaps[$1].unit)
    }
    accounts = order.map { gaps[$0] }
    composites = order.map { scores[$0] }
    let marked = order.filter { gaps[$0].verdict.hasSuffix("unstated_concern") }
    concerns = marked.flatMap { place in
      Self.concerns(data, groups: groups, place, gaps[place], study: study)
    }
    notes =
      noise == nil && !groups.isEmpty
      ? [
        Note(
          code: "noise_unknown",
          sentence:
            "No account has two complete answers, so chance within an account cannot be seen "
            + "and single accounts are not judged.")
      ] : []
  }

  private static func sides(_ rows: [CompositeData.Row]) -> (SideFigure, SideFigure) {
    (
      SideFigure(mean: mean(rows.map(\.composite)), count: rows.count, error: nil),
      SideFigure(mean: mean(rows.map(\.stated)), count: rows.count, error: nil)
    )
  }

  /// Each item of one account against the other accounts, both as distances to the stated score.
  private static func concerns(
    _ data: CompositeData, groups: [(account: Int, rows: [CompositeData.Row])], _ place: Int,
    _ gap: UnitGap, study: CompositeGap
  ) -> [ConcernItem] {
    let rows = groups[place].rows
    let found = data.used.map { item -> (Int, UnitGap?) in
      let distance = { (row: CompositeData.Row) in (row.items[item] ?? row.stated) - row.stated }
      let usual = LeaveOneOut(groups.map { mean($0.rows.map(distance)) })
      guard let others = usual.others(of: place), let noise = data.noise(distance) else {
        return (item, nil)
      }
      let own = noise.error(rows)
      return (
        item,
        UnitGap(
          unit: gap.unit, name: gap.name, first: nil, second: nil,
          gap: mean(rows.map(distance)) - others.mean,
          error: own.variance > 0 ? own.adding(others.error) : nil, level: study.level)
      )
    }
    let corrected = UnitGap.adjusted(found.compactMap(\.1), by: .holm)
    var next = corrected.makeIterator()
    return found.compactMap { item, own -> ConcernItem? in
      guard own != nil, let row = next.next(), let deviation = row.gap else { return nil }
      return ConcernItem(
        unit: gap.unit, account: gap.name, item: data.names[item],
        mean: mean(rows.compactMap { $0.items[item] }), deviation: deviation,
        interval: row.interval,
        adjustedPValue: row.adjustedPValue)
    }.sorted { $0.deviation < $1.deviation }
  }
}

extension UnitGap {
  /// An unstated concern is a gap below the usual one, beyond chance, where the stated score is high.
  fileprivate mutating func judge(high: Double, level: Double) {
    guard let gap, let p = pValue, let second else { return }
    let isLow = gap < reference
    if isSignificant(deciding, level: level) {
      verdict =
        isLow ? (second >= high ? "unstated_concern" : "composite_lower") : "composite_higher"
    } else if isSignificant(p, level: level), isLow, second >= high {
      verdict = "possible_unstated_concern"
    }
  }
}
