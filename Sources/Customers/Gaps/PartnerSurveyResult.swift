import Models
import Reports
import Statistics

/// How reliably one side answers.
public struct PartnerSide: Codable, Sendable, Equatable {
  /// The side as the file names it.
  public let name: String
  /// The people who rated.
  public let people: Int
  /// The partnerships they rated.
  public let partners: Int
  /// Cronbach's α of the dimensions over people; nil below two dimensions or two complete rows.
  public let alpha: CronbachAlphaResult?
  /// The interval of α with partnerships as clusters; nil below five of them.
  public let alphaInterval: Interval?
  /// McDonald's ω, without interval; nil below three dimensions.
  public let omega: McDonaldOmegaResult?
}

/// What `PartnerSurvey` returns; first is our side, second the partners'.
public struct PartnerSurveyResult: Codable, Sendable, Equatable {
  /// The file.
  public let source: String
  /// The scale of the ratings.
  public let scale: RatingScale
  /// The confidence level.
  public let level: Double
  /// How p-values were corrected; nil where they were not.
  public let adjustment: String?
  /// Our own side.
  public let us: PartnerSide
  /// The partners' side.
  public let them: PartnerSide
  /// The gap of each dimension, paired over partnerships.
  public let dimensions: [MeanGap]
  /// The gap over all dimensions.
  public let overall: MeanGap
  /// Each side's mean of each dimension over the partnerships it rated, paired or not.
  public let means: [PartnerMean]
  /// Each partnership: the two sides' overall figures and their gap.
  public let partners: [UnitGap]
  /// The strength of each relationship, the mean of both sides, the strongest first.
  public let strengths: [UnitGap]
  /// The seed of draws.
  public let seed: UInt64?
  /// What follows.
  public let findings: [Remark]
  /// What the reader must know.
  public let notes: [Note]

  /// The notes for people and programs.
  public var remarks: [Remark] { notes.map { Remark(code: $0.code, sentence: $0.sentence) } }

  /// Whether a gap or a reliability could be estimated.
  public var isEstimable: Bool {
    dimensions.contains { $0.signFlipPValue != nil || $0.interval != nil }
  }

  init(
    _ data: PartnerData, survey: PartnerSurvey, source: String, scale: RatingScale, us: String,
    them: String, notes found: [Note]
  ) {
    self.source = source
    self.scale = scale
    let level = survey.level
    self.level = level
    adjustment = survey.adjustment?.name
    self.us = Self.side(data, isOurs: true, us, survey)
    self.them = Self.side(data, isOurs: false, them, survey)
    let gaps = data.dimensions.indices.map { dimension -> MeanGap in
      let (own, theirs) = (
        data.means(true, dimension: dimension), data.means(false, dimension: dimension)
      )
      let both = own.keys.filter { theirs[$0] != nil }.sorted()
      return MeanGap(
        data.dimensions[dimension],
        pairs: both.compactMap { place in
          own[place].flatMap { own in theirs[place].map { (own, $0) } }
        }, noun: "partner", level: level, flips: survey.flips)
    }
    dimensions = MeanGap.adjusted(gaps, by: survey.adjustment)
    means = data.dimensions.indices.flatMap { dimension in
      [true, false].map { isOurs in
        PartnerMean(
          dimension: data.dimensions[dimension], side: isOurs ? us : them,
          values: data.means(isOurs, dimension: dimension).sorted { $0.key < $1.key }.map(\.value),
          level: level)
      }
    }
    let judged = PartnerStrength(data, survey: survey)
    overall = judged.overall
    partners = judged.gaps
    strengths = judged.strengths
    let drawn = (gaps + [judged.overall]).contains {
      $0.signFlipPValue != nil && !$0.signFlipIsExact
    }
    seed = drawn ? survey.flips.seed : nil
    notes = found + data.notes + judged.notes
    findings =
      PartnerSentences(
        us: us, them: them, dimensions: dimensions, overall: judged.overall, partners: judged.gaps,
        level: level
      ).findings
  }

  private static func side(
    _ data: PartnerData, isOurs: Bool, _ name: String, _ survey: PartnerSurvey
  ) -> PartnerSide {
    let views = data.side(isOurs)
    let columns = data.dimensions.indices.map { dimension in
      views.map { $0.ratings[dimension] }
    }
    return PartnerSide(
      name: name, people: views.count, partners: Set(views.map(\.partner)).count,
      alpha: try? CronbachAlpha(level: survey.level).run(columns, names: data.dimensions),
      alphaInterval: ClusteredAlpha.interval(
        columns, clusters: views.map(\.partner), level: survey.level),
      omega: try? McDonaldOmega(level: survey.level, replicates: 0).run(columns))
  }
}

/// One side's mean of one dimension over the partnerships that it rated, each one vote.
public struct PartnerMean: Codable, Sendable, Equatable {
  /// The dimension.
  public let dimension: String
  /// The side as the file names it.
  public let side: String
  /// The partnerships that it rated.
  public let partners: Int
  /// The mean; nil without ratings.
  public let mean: Double?
  /// Student's interval over partnerships; nil below five or where all are equal.
  public let interval: Interval?

  init(dimension: String, side: String, values: [Double], level: Double) {
    self.dimension = dimension
    self.side = side
    let gap = MeanGap(
      dimension, pairs: values.map { ($0, 0) }, noun: "partner", level: level,
      flips: SignFlipTest(replicates: 1, countingLimit: 0))
    partners = values.count
    mean = gap.gap
    interval = gap.interval
  }
}

/// Each partnership's strength, and how far the sides are apart in it.
struct PartnerStrength {
  let overall: MeanGap
  let gaps: [UnitGap]
  let strengths: [UnitGap]
  let notes: [Note]

  init(_ data: PartnerData, survey: PartnerSurvey) {
    func figures(_ isOurs: Bool) -> ([Int: SideFigure], NestedNoise?) {
      let all = data.overall(isOurs)
      let noise = NestedNoise(
        values: all.map(\.value), units: all.map { $0.view.partner },
        people: all.map { $0.view.person })
      var rows: [Int: [(view: PartnerData.View, value: Double)]] = [:]
      for row in all { rows[row.view.partner, default: []].append(row) }
      let figures = rows.mapValues { rows -> SideFigure in
        let weight = 1 / Double(rows.count)
        return SideFigure(
          mean: rows.reduce(0) { $0 + $1.value } * weight, count: rows.count,
          error: noise?.error(
            weights: rows.map { _ in weight }, people: rows.map { $0.view.person }))
      }
      return (figures, noise)
    }
    let (own, ownNoise) = figures(true)
    let (theirs, theirNoise) = figures(false)
    let places = Set(own.keys).union(theirs.keys).sorted()
    let both = places.filter { own[$0] != nil && theirs[$0] != nil }
    overall = MeanGap(
      "all",
      pairs: both.compactMap { place in
        own[place].flatMap { a in theirs[place].map { (a.mean, $0.mean) } }
      }, noun: "partner", level: survey.level, flips: survey.flips)
    func error(_ place: Int, scale: Double) -> NestedNoise.Error? {
      guard let a = own[place]?.error, let b = theirs[place]?.error else { return nil }
      let sum = a.adding(b)
      return NestedNoise.Error(
        variance: sum.variance * scale, degreesOfFreedom: sum.degreesOfFreedom)
    }
    var gaps = places.map { place in
      UnitGap(
        unit: data.ids[place], name: data.names[place], first: own[place], second: theirs[place],
        error: error(place, scale: 1), level: survey.level)
    }
    gaps = UnitGap.adjusted(gaps, by: survey.adjustment)
    for place in gaps.indices {
      if isSignificant(gaps[place].deciding, level: survey.level), let gap = gaps[place].gap {
        gaps[place].verdict = gap > 0 ? "we_higher" : "they_higher"
      }
    }
    self.gaps = gaps.sorted {
      let (a, b) = ($0.gap ?? -.infinity, $1.gap ?? -.infinity)
      return a > b || (a == b && $0.unit < $1.unit)
    }
    strengths = places.map { place in
      var strength: Double?
      if let a = own[place], let b = theirs[place] { strength = (a.mean + b.mean) / 2 }
      return UnitGap(
        unit: data.ids[place], name: data.names[place], first: own[place], second: theirs[place],
        gap: strength, error: strength == nil ? nil : error(place, scale: 0.25), isTested: false,
        level: survey.level)
    }.sorted {
      let (a, b) = ($0.strength ?? -.infinity, $1.strength ?? -.infinity)
      return a > b || (a == b && $0.unit < $1.unit)
    }
    notes = Self.notes(
      alone: places.filter { own[$0] == nil || theirs[$0] == nil }.map { data.names[$0] },
      overall: overall, noise: (ownNoise, theirNoise), hasPairs: !both.isEmpty)
  }

  private static func notes(
    alone: [String], overall: MeanGap, noise: (NestedNoise?, NestedNoise?), hasPairs: Bool
  ) -> [Note] {
    var notes = overall.notes
    if !alone.isEmpty {
      notes.append(
        Note(
          code: "one_side",
          sentence:
            "\(counted(alone.count, "partner")) \(alone.count == 1 ? "was" : "were") rated by "
            + "one side only and \(alone.count == 1 ? "has" : "have") neither gap nor strength: "
            + "\(AccountTableError.named(alone))."))
    }
    if hasPairs, noise.0 == nil || noise.1 == nil {
      notes.append(
        Note(
          code: "noise_unknown",
          sentence:
            "On one side no partner was rated by two people, so chance within a partnership "
            + "cannot be seen and single partners are not judged."))
    }
    return notes
  }
}

extension UnitGap {
  /// The strength of a relationship, where the row is one of those; both sides are needed.
  var strength: Double? { first == nil || second == nil ? nil : gap }
}
