import Probability

/// Draws tables with fixed margins under independence: each cell in turn is hypergeometric given
/// those before it.
///
/// Patefield (1981), Applied Statistics 30:91–97.
struct RandomTables: Sendable {
  let margins: FixedMargins

  /// One table, as Σ −log n! of its cells.
  func draw(_ generator: inout Philox) -> Double {
    let logs = margins.logFactorials
    var left = margins.columns
    var sum = 0.0
    for row in margins.rows.dropLast() {
      var rest = row
      var population = left.reduce(0, +)
      for column in left.indices.dropLast() {
        let count = cell(
          successes: left[column], failures: population - left[column], draws: rest, &generator)
        population -= left[column]
        left[column] -= count
        rest -= count
        sum -= logs[count]
      }
      left[left.count - 1] -= rest
      sum -= logs[rest]
    }
    return left.reduce(sum) { $0 - logs[$1] }
  }

  /// A hypergeometric draw: one uniform number is used up from the mode outwards, by turns upwards
  /// and downwards.
  private func cell(
    successes: Int, failures: Int, draws: Int, _ generator: inout Philox
  ) -> Int {
    let lowest = max(0, draws - failures)
    let highest = min(draws, successes)
    if lowest == highest { return lowest }
    let logs = margins.logFactorials
    let population = successes + failures
    let mode = max(
      lowest,
      min(highest, Int(Double(draws + 1) * Double(successes + 1) / Double(population + 2))))
    let logMass =
      logs[successes] - logs[mode] - logs[successes - mode] + logs[failures] - logs[draws - mode]
      - logs[failures - draws + mode] - logs[population] + logs[draws] + logs[population - draws]
    var left = generator.uniform() - exponential(logMass)
    var (up, down) = (mode, mode)
    var (upMass, downMass) = (exponential(logMass), exponential(logMass))
    while left > 0, up < highest || down > lowest {
      if up < highest {
        upMass *=
          Double(successes - up) * Double(draws - up)
          / (Double(up + 1) * Double(failures - draws + up + 1))
        up += 1
        left -= upMass
        if left <= 0 { return up }
      }
      if down > lowest {
        downMass *=
          Double(down) * Double(failures - draws + down)
          / (Double(successes - down + 1) * Double(draws - down + 1))
        down -= 1
        left -= downMass
        if left <= 0 { return down }
      }
    }
    // Rounding may leave a trace of probability over, which belongs to the mode.
    return mode
  }
}
