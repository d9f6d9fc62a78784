import Statistics

extension Runner {
  /// `contingency_tables/cochran_armitage_trend`: a trend of shares over ordered groups.
  static let trend = Runner(
    family: "contingency_tables", method: "cochran_armitage_trend"
  ) { context in
    let events = try context.input.counts("events")
    let totals = try context.input.counts("totals")
    let scores = try context.input.numbers("scores")
    guard events.count == totals.count, scores.count == totals.count,
      zip(events, totals).allSatisfy({ $0 <= $1 })
    else {
      throw context.input.unusable(
        "events", "each group needs a score and a count not above its total")
    }
    let result = CochranArmitageTest(scores: scores).run(successes: events, totals: totals)
    return [
      "chi_square": .number(result.statistic.map { $0 * $0 }),
      "z": .number(result.statistic),
      "p_value": .number(result.pValue),
    ]
  }
}
