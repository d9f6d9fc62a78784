import Models
import Reports
import Statistics

/// One item of a composite.
public struct CompositeItem: Codable, Sendable, Equatable {
  /// The column.
  public let name: String
  /// Its share of the composite.
  public let weight: Double
  /// Its mean, each account one vote; nil without answers.
  public let mean: Double?
  /// The correlation with the other items; nil where either is constant.
  public let itemRestCorrelation: Double?
  /// α of the other items; nil below three.
  public let alphaIfDropped: Double?
}

/// An item that an account rates further below its stated score than is usual.
public struct ConcernItem: Codable, Sendable, Equatable {
  /// The account.
  public let unit: String
  /// What people call it.
  public let account: String
  /// The item.
  public let item: String
  /// The account's mean of the item.
  public let mean: Double
  /// How far its distance to the stated score is from that of other accounts.
  public let deviation: Double
  /// The interval of that, alone; nil where chance cannot be judged.
  public let interval: Interval?
  /// The p-value, corrected for the account's items; nil where chance cannot be judged.
  public let adjustedPValue: Double?
}

/// What `CompositeGap` returns; first is the composite, second the stated score.
public struct CompositeGapResult: Codable, Sendable, Equatable {
  /// The file of the answers.
  public let source: String
  /// The file of the items; nil when they are columns of the answers.
  public let itemSource: String?
  /// The stated score's column.
  public let statedColumn: String
  /// The scale that both are on.
  public let scale: RatingScale
  /// The answers with every item and a stated score.
  public let answers: Int
  /// From where on a stated score is high.
  public let high: Double
  /// The confidence level.
  public let level: Double
  /// How p-values of accounts were corrected; nil where they were not.
  public let adjustment: String?
  /// The items.
  public let items: [CompositeItem]
  /// Cronbach's α of the weighted items; nil when it cannot be computed.
  public let alpha: CronbachAlphaResult?
  /// The interval of α with accounts as clusters; nil below five accounts.
  public let alphaInterval: Interval?
  /// McDonald's ω of the weighted items, without interval; nil below three items.
  public let omega: McDonaldOmegaResult?
  /// The mean gap, each account one vote.
  public let overall: MeanGap
  /// Each account, the lowest composite against its stated score first.
  public let accounts: [UnitGap]
  /// Each account's composite with its interval, in the same order; without one where chance cannot
  /// be judged.
  public let composites: [UnitGap]
  /// The items behind the accounts with unstated concerns, sure and possible.
  public let concerns: [ConcernItem]
  /// The seed of draws.
  public let seed: UInt64?
  /// What follows.
  public let findings: [Remark]
  /// What the reader must know.
  public let notes: [Note]

  /// The notes for people and programs.
  public var remarks: [Remark] { notes.map { Remark(code: $0.code, sentence: $0.sentence) } }

  /// Whether anything could be estimated.
  public var isEstimable: Bool { overall.signFlipPValue != nil || alpha?.estimate != nil }

  init(
    _ data: CompositeData, names: [ProgrammeAccount], study: CompositeGap,
    sources: (String, String?), shown: [Bool], notes found: [Note]
  ) {
    (source, itemSource) = sources
    statedColumn = data.statedColumn
    scale = data.scale
    answers = data.rows.count
    level = study.level
    adjustment = study.adjustment?.name
    let line = study.high ?? data.scale.minimum + 0.625 * data.scale.range
    high = line
    let reliability = CompositeReliability(data, study: study)
    (alpha, omega) = (reliability.alpha, reliability.omega)
    alphaInterval = reliability.interval
    let groups = data.accounts
    let means = groups.map { group in
      (
        composite: CompositeAccounts.mean(group.rows.map(\.composite)),
        stated: CompositeAccounts.mean(group.rows.map(\.stated))
      )
    }
    overall = MeanGap(
      "all", pairs: means.map { ($0.composite, $0.stated) }, noun: "account", level: study.level,
      flips: study.flips)
    items = data.names.indices.map { item in
      let own = reliability.item(data, item)
      let each = groups.compactMap { group -> Double? in
        let values = group.rows.compactMap { $0.items[item] }
        return values.isEmpty ? nil : CompositeAccounts.mean(values)
      }
      let mean = each.isEmpty ? nil : CompositeAccounts.mean(each)
      return CompositeItem(
        name: data.names[item], weight: data.weights[item], mean: mean,
        itemRestCorrelation: own?.itemRestCorrelation, alphaIfDropped: own?.alphaIfDropped)
    }
    let judged = CompositeAccounts(data, names: names, high: line, study: study, shown: shown)
    accounts = judged.accounts
    composites = judged.composites
    concerns = judged.concerns
    seed =
      overall.signFlipPValue != nil && !overall.signFlipIsExact ? study.flips.seed : nil
    notes = found + overall.notes + reliability.notes + judged.notes
    findings =
      CompositeSentences(
        alpha: alpha, alphaInterval: reliability.interval, overall: overall,
        accounts: judged.accounts, concerns: judged.concerns,
        high: line, level: study.level
      ).findings
  }
}

/// α and ω of the weighted items.
struct CompositeReliability {
  let alpha: CronbachAlphaResult?
  let interval: Interval?
  let omega: McDonaldOmegaResult?
  let notes: [Note]

  init(_ data: CompositeData, study: CompositeGap) {
    // α of w₁x₁, w₂x₂, … is that of the composite, whatever the unit of the weights.
    let columns = data.used.map { item in
      data.allItems.map { $0[item].map { $0 * data.weights[item] } }
    }
    let names = data.used.map { data.names[$0] }
    let found = try? CronbachAlpha(level: study.level).run(columns, names: names)
    alpha = found
    interval =
      found?.estimate == nil
      ? nil
      : ClusteredAlpha.interval(columns, clusters: data.allAccounts, level: study.level)
    // Its bootstrap over rows would take answers for independent.
    omega = try? McDonaldOmega(level: study.level, replicates: 0).run(columns)
    var notes = (found?.notes ?? []).filter { $0.code != "incomplete_left_out" }
    if found == nil {
      notes.append(
        Note(
          code: "reliability_unknown",
          sentence: "Fewer than two answers hold every item, so the reliability cannot be computed."
        ))
    } else if found?.estimate != nil, interval == nil {
      notes.append(
        Note(
          code: "few_accounts_for_reliability",
          sentence: "Fewer than five accounts: how far the reliability is chance cannot be seen."))
    }
    notes += (omega?.notes ?? []).filter { note in
      note.code != "incomplete_left_out" && !notes.contains { $0.code == note.code }
    }
    self.notes = notes
  }

  func item(_ data: CompositeData, _ item: Int) -> ItemReliability? {
    alpha?.items.first { $0.name == data.names[item] }
  }
}
