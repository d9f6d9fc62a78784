/// Why a sampling design cannot be used; rows and stages count from zero.
public enum SurveyDesignError: Error, Sendable, Equatable {
  /// A weight is negative, NaN or infinite.
  case invalidWeight(row: Int)
  /// A value to be estimated is NaN or infinite.
  case nonFinite(row: Int)
  /// A population size is not a positive finite number, or it changes inside a stratum.
  case invalidPopulationSize(stage: Int, stratum: Int, size: Double)
  /// A stratum holds more sampled units than its population.
  case populationTooSmall(stage: Int, stratum: Int, units: Int, size: Double)
  /// A stratum holds one sampled unit of several, so that its variance cannot be seen.
  case singleUnit(stage: Int, stratum: Int)
}

extension SurveyDesignError: CustomStringConvertible {
  /// One sentence that says what is wrong, where, and what to do.
  public var description: String {
    switch self {
    case .invalidWeight(let row):
      "the weight of row \(row) is negative or not finite; weights are zero or positive"
    case .nonFinite(let row):
      "the value of row \(row) is not a finite number; leave the row out as missing"
    case .invalidPopulationSize(let stage, let stratum, let size):
      "the population size \(size) of stratum \(stratum) at stage \(stage) is not one positive "
        + "number; give every row of a stratum the number of units in its population"
    case .populationTooSmall(let stage, let stratum, let units, let size):
      "stratum \(stratum) at stage \(stage) has \(units) sampled units of a population of \(size); "
        + "correct the population size"
    case .singleUnit(let stage, let stratum):
      "stratum \(stratum) at stage \(stage) has a single sampled unit, which shows no variance; "
        + "merge it with a similar stratum"
    }
  }
}
