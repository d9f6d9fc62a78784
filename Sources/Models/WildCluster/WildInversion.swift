import Statistics

/// The p-value of a wild cluster bootstrap as a function of the null value, and its inversion.
struct WildInversion: Sendable {
  private let scores: WildClusterScores
  private let replicates: WildReplicates
  private let exact: Bool
  private let imposed: Bool

  init(_ scores: WildClusterScores, _ replicates: WildReplicates, exact: Bool, imposed: Bool) {
    self.scores = scores
    self.replicates = replicates
    self.exact = exact
    self.imposed = imposed
  }

  /// How many vectors give at least, or more than, the observed |t|.
  func tally(squaredStatistic: Double, _ squares: [Double]) -> WildTally {
    let slack = WildClusterBootstrap.tieTolerance
    let low = squaredStatistic * (1 - slack) * (1 - slack)
    let high = squaredStatistic * (1 + slack) * (1 + slack)
    var tally = WildTally()
    for index in squares.indices {
      let mass = replicates.masses?[index] ?? 1 / Double(squares.count)
      if squares[index] >= low {
        tally.atLeast += 1
        tally.massAtLeast += mass
      }
      if squares[index] > high {
        tally.greater += 1
        tally.massGreater += mass
      }
    }
    if replicates.masses == nil {
      // Shares of counts are exact; sums of shares would round.
      tally.massAtLeast = Double(tally.atLeast) / Double(squares.count)
      tally.massGreater = Double(tally.greater) / Double(squares.count)
    }
    return tally
  }

  /// The p-value of the null value estimate − delta.
  func pValue(delta: Double) -> Double {
    let slack = 1 - WildClusterBootstrap.tieTolerance
    let bound = delta * delta / scores.variance * slack * slack * scores.factor
    let slope = imposed ? delta : 0
    var (count, mass) = (0, 0.0)
    for index in replicates.error.indices {
      let top = replicates.error[index] + slope * replicates.shift[index]
      let bottom =
        replicates.squares[index] + slope
        * (2 * replicates.cross[index] + slope * replicates.shiftSquares[index])
      if top * top >= bound * max(bottom, 0) {
        count += 1
        mass += replicates.masses?[index] ?? 0
      }
    }
    if replicates.masses != nil { return mass }
    let total = Double(replicates.error.count)
    return exact ? Double(count) / total : (Double(count) + 1) / (total + 1)
  }

  /// The ends of the set of null values that the test does not reject; nil where it has none.
  ///
  /// The p-value is a step function that need not fall evenly, so each side is scanned outwards and
  /// the outermost accepted step is refined by bisection.
  func limits(level: Double) -> (lower: Double?, upper: Double?) {
    let alpha = 1 - level
    func end(_ sign: Double) -> Double? {
      let unit = sign * scores.variance.squareRoot()
      func accepts(_ multiple: Double) -> Bool { pValue(delta: multiple * unit) > alpha }
      var multiple = 0.25
      var outermost = 0.0
      // Beyond 64 standard errors the p-value has long settled at its limit.
      while multiple <= 64 {
        if accepts(multiple) { outermost = multiple }
        multiple *= 1.25
      }
      guard outermost * 1.25 <= 64 else {
        return accepts(1e6) ? nil : refined(outermost, 1e6, accepts)
      }
      return refined(outermost, max(0.25, outermost * 1.25), accepts)
    }
    func refined(_ inside: Double, _ outside: Double, _ accepts: (Double) -> Bool) -> Double {
      var (inside, outside) = (inside, outside)
      while outside - inside > 1e-10 * outside {
        let middle = inside + (outside - inside) / 2
        if accepts(middle) { inside = middle } else { outside = middle }
      }
      return inside
    }
    // A larger null value means a smaller delta.
    let width = scores.variance.squareRoot()
    return (
      end(1).map { scores.estimate - $0 * width }, end(-1).map { scores.estimate + $0 * width }
    )
  }
}

/// Vectors of factors whose |t*| is at least, or more than, |t|.
struct WildTally: Sendable {
  var atLeast = 0
  var greater = 0
  var massAtLeast = 0.0
  var massGreater = 0.0
}
