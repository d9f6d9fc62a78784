import Statistics

/// The score of one account from its answers, in both scales, with intervals.
public struct AccountScore: Codable, Sendable, Equatable {
  /// % promoters − % detractors, −100…100.
  public let netScore: Double
  /// Its score interval at the effective number of answers.
  public let netInterval: Interval?
  /// The mean answer, 0–10.
  public let mean: Double
  /// Its score interval at the effective number of answers.
  public let meanInterval: Interval?
  /// Kish's effective number of answers, (Σw)²/Σw².
  public let effectiveAnswers: Double
}

extension AccountScore {
  /// An answer with its weight.
  struct Weighted {
    let value: Double
    let weight: Double
  }

  /// Scores weighted answers; nil when none has weight.
  ///
  /// Inside one account there are too few answers for a variance of their own, so the intervals are
  /// those of the shares at Kish's size: they hold for people drawn at random, each with their weight.
  init?(_ answers: [Weighted], breaks: ScoreBreaks, level: Double) {
    let counting = answers.filter { $0.weight > 0 }
    // The largest weight is one, so that no scale of weights is too small or too large.
    guard let largest = counting.map(\.weight).max() else { return nil }
    var (sum, squares, total) = (0.0, 0.0, 0.0)
    var shares = [Double](repeating: 0, count: 11)
    for answer in counting {
      let weight = answer.weight / largest
      sum += weight
      squares += weight * weight
      total += weight * answer.value
      shares[min(10, max(0, Int(answer.value)))] += weight
    }
    let effective = sum * sum / squares
    let counts = shares.map { $0 / sum * effective }
    let detractors = counts[...breaks.lastDetractor].reduce(0, +)
    let promoters = counts[(breaks.lastPassive + 1)...].reduce(0, +)
    let passives = counts[(breaks.lastDetractor + 1)..<(breaks.lastPassive + 1)].reduce(0, +)
    let net = NetScoreCounts(detractors: detractors, passives: passives, promoters: promoters)
    netScore = (net.score ?? 0) * 100
    netInterval = NetScoreInterval.score.interval(net, level: level).0.map {
      Interval(
        lower: $0.lower.map { $0 * 100 }, upper: $0.upper.map { $0 * 100 }, level: level,
        method: $0.method)
    }
    mean = total / sum
    meanInterval = ScaleMeanScore(ScaleCounts(points: (0...10).map(Double.init), counts: counts))
      .interval(level: level)
    effectiveAnswers = effective
  }

  /// Every answer counts once.
  static func plain(
    _ answers: [ScoredAnswer], breaks: ScoreBreaks, level: Double
  ) -> AccountScore? {
    AccountScore(
      answers.map { Weighted(value: $0.value, weight: 1) }, breaks: breaks, level: level)
  }

  /// The mean within roles first, then the weights over the roles present.
  static func weighted(
    _ answers: [ScoredAnswer], weights: [Double], breaks: ScoreBreaks, level: Double
  ) -> AccountScore? {
    var sizes = [Double](repeating: 0, count: weights.count)
    for answer in answers { sizes[answer.role] += 1 }
    return AccountScore(
      answers.map { Weighted(value: $0.value, weight: weights[$0.role] / sizes[$0.role]) },
      breaks: breaks, level: level)
  }

  /// The most senior role that answered speaks.
  static func senior(
    _ answers: [ScoredAnswer], order: [Int], breaks: ScoreBreaks, level: Double
  ) -> AccountScore? {
    guard let speaker = order.first(where: { role in answers.contains { $0.role == role } })
    else { return nil }
    return plain(answers.filter { $0.role == speaker }, breaks: breaks, level: level)
  }
}

/// An answer to the likelihood-to-recommend question with who gave it.
struct ScoredAnswer: Sendable {
  /// 0…10.
  let value: Double
  /// A place among the roles of the weighting.
  let role: Int
  /// A place among the people; nil where unknown.
  let person: Int?
  /// The wave; nil where unknown.
  let wave: Int?
  /// The day; nil where unknown.
  let day: Double?
  /// Its place among the answers of the programme.
  let place: Int
}
