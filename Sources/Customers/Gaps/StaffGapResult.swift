import Models
import Reports
import Statistics
import Tables

/// A correlation of the two sides over accounts.
public struct GapCorrelation: Codable, Sendable, Equatable {
  /// `pearson` or `spearman`.
  public let method: String
  /// The accounts behind it.
  public let accounts: Int
  /// The coefficient; nil where a side does not vary or accounts are too few.
  public let estimate: Double?
  /// Its interval; nil where there is none.
  public let interval: Interval?
  /// The p-value of the test by t.
  public let pValue: Double?

  init(_ measure: CorrelationMeasure, _ x: [Double], _ y: [Double], level: Double) {
    method = measure.rawValue
    accounts = x.count
    let result =
      x.count >= MeanGap.fewestUnits ? try? Correlation(measure, level: level).run(x, y) : nil
    estimate = result?.estimate
    interval = result?.interval
    pValue = result?.test?.pValue
  }
}

/// What `StaffGap` returns; first is the staff's side, second the customers'.
public struct StaffGapResult: Codable, Sendable, Equatable {
  /// The file of the answers.
  public let source: String
  /// The file of the ratings.
  public let staffSource: String
  /// The answers that were paired.
  public let answers: Int
  /// The ratings that were paired.
  public let ratings: Int
  /// Whether sides were paired by wave as well as by account.
  public let isByWave: Bool
  /// The line between low and high.
  public let line: Double
  /// The confidence level.
  public let level: Double
  /// How p-values of accounts were corrected; nil where they were not.
  public let adjustment: String?
  /// The mean gap of the 0–10 ratings.
  public let overall: MeanGap
  /// The gap of the two NPS, each account one vote.
  public let net: MeanGap
  /// The mean gap in each wave; empty when waves are not paired.
  public let waves: [MeanGap]
  /// How the two sides go together over accounts.
  public let correlations: [GapCorrelation]
  /// Each account, the largest gap first.
  public let accounts: [UnitGap]
  /// The seed of sign flips that were drawn; nil where all were counted.
  public let seed: UInt64?
  /// What follows.
  public let findings: [Remark]
  /// What the reader must know.
  public let notes: [Note]

  /// The notes for people and programs.
  public var remarks: [Remark] { notes.map { Remark(code: $0.code, sentence: $0.sentence) } }

  /// Whether the mean gap could be estimated.
  public var isEstimable: Bool { overall.interval != nil || overall.signFlipPValue != nil }

  init(
    _ pairing: SidePairing, names: [ProgrammeAccount], study: StaffGap, _ responses: Table,
    _ staff: Table, shown: (accounts: [Bool], waves: [Bool]), notes found: [Note]
  ) {
    source = responses.source
    staffSource = staff.source
    answers = pairing.customers.values.count
    ratings = pairing.staff.values.count
    isByWave = pairing.isByWave
    line = study.line
    level = study.level
    adjustment = study.adjustment?.name
    let customers = pairing.figures(pairing.customers)
    let own = pairing.figures(pairing.staff)
    let level = study.level
    overall = MeanGap(
      "all", pairs: zip(own, customers).map { ($0.mean, $1.mean) }, noun: "account",
      level: level, flips: study.flips)
    net = MeanGap(
      "nps",
      pairs: zip(pairing.netScores(pairing.staff), pairing.netScores(pairing.customers))
        .map { ($0, $1) }, noun: "account", level: level, flips: study.flips)
    waves = MeanGap.adjusted(
      zip(pairing.waves, shown.waves).filter(\.1).map(\.0).map {
        MeanGap(
          $0, pairs: pairing.pairs(in: $0), noun: "account", level: level, flips: study.flips)
      }, by: study.adjustment)
    correlations = [CorrelationMeasure.pearson, .spearman].map {
      GapCorrelation($0, own.map(\.mean), customers.map(\.mean), level: level)
    }
    let listed = shown.accounts.indices.filter { shown.accounts[$0] }
    let judged = StaffVerdicts(
      staff: listed.map { own[$0] }, customers: listed.map { customers[$0] },
      names: listed.map { names[pairing.accounts[$0]] }, study: study)
    accounts = judged.accounts
    seed =
      ([overall, net] + waves).contains { $0.signFlipPValue != nil && !$0.signFlipIsExact }
      ? study.flips.seed : nil
    var notes = found + overall.notes
    if pairing.customers.values.count > 0 {
      notes += judged.notes(
        noise: (pairing.noise(pairing.staff), pairing.noise(pairing.customers)))
    }
    self.notes = notes
    findings =
      StaffSentences(
        overall: overall, correlations: correlations, accounts: judged.accounts, study: study
      ).findings
  }
}

/// What each account shows.
struct StaffVerdicts {
  let accounts: [UnitGap]

  init(
    staff: [SideFigure], customers: [SideFigure], names: [ProgrammeAccount], study: StaffGap
  ) {
    var gaps = names.enumerated().map { place, name -> UnitGap in
      let (own, theirs) = (staff[place], customers[place])
      // Where staff rated once, what they said is a fact and not a sample.
      let noise = theirs.error.flatMap { $0.variance > 0 ? $0 : nil }
      return UnitGap(
        unit: name.id, name: name.name, first: own, second: theirs,
        error: noise.map { own.error?.adding($0) ?? $0 }, level: study.level)
    }
    gaps = UnitGap.adjusted(gaps, by: study.adjustment)
    for place in gaps.indices { gaps[place].judge(line: study.line, level: study.level) }
    accounts = gaps.sorted {
      let (a, b) = ($0.gap ?? 0, $1.gap ?? 0)
      return a > b || (a == b && $0.unit < $1.unit)
    }
  }

  func notes(noise: (staff: NestedNoise?, customers: NestedNoise?)) -> [Note] {
    var notes: [Note] = []
    if noise.customers == nil {
      notes.append(
        Note(
          code: "noise_unknown",
          sentence: "No account has two answers, so chance within an account cannot be seen and "
            + "single accounts are not judged."))
    } else if noise.customers?.varianceOfAnswers == 0 && noise.customers?.varianceOfPeople == 0 {
      notes.append(
        Note(
          code: "no_variation",
          sentence: "The answers of an account never differ, so chance within an account cannot be "
            + "seen and single accounts are not judged."))
    }
    if noise.staff == nil {
      notes.append(
        Note(
          code: "staff_noise_unknown",
          sentence: "Staff rated each account once: their rating is taken as it is, and only the "
            + "customers' answers count as a sample."))
    } else if noise.staff?.seesPeople == false {
      notes.append(
        Note(
          code: "one_rater",
          sentence: "Each account was rated by one person: how much members of staff would differ "
            + "cannot be seen and is not in the intervals."))
    }
    return notes
  }
}

extension UnitGap {
  /// The gap decides; on which side of the line each stands tells what it is.
  fileprivate mutating func judge(line: Double, level: Double) {
    guard let gap, let first, let second, let p = pValue else { return }
    let isSplit = gap > 0 ? first >= line && second < line : first < line && second >= line
    if isSignificant(deciding, level: level) {
      verdict =
        gap > 0 ? (isSplit ? "blind_spot" : "staff_higher") : isSplit ? "underrated" : "staff_lower"
    } else if isSignificant(p, level: level), isSplit {
      verdict = gap > 0 ? "possible_blind_spot" : "possibly_underrated"
    }
  }
}

extension Format {
  /// A line or threshold without needless decimals.
  static func tick(_ value: Double) -> String {
    value == value.rounded() ? number(value, digits: 0) : number(value, digits: 1)
  }
}
