/// How a sample was drawn: weights, and at each stage strata, sampled units and population sizes.
///
/// Variances are of the Taylor-linearised total: n_h/(n_h − 1) between the units of a stratum, times
/// 1 − n_h/N_h where the population is known; later stages add their own variance within units,
/// times n_h/N_h of the stages before. Where a population is not known, sampling counts as with
/// replacement and later stages do not matter. Särndal, Swensson & Wretman (1992), Model Assisted
/// Survey Sampling, sections 4.3 and 5.5.
public struct SurveyDesign: Sendable, Equatable {
  /// One stage of sampling; arrays have one element per row.
  public struct Stage: Codable, Sendable, Equatable {
    /// The stratum of each row; nil means one stratum.
    public var strata: [Int]?
    /// The sampled unit of each row, counted within its stratum; nil means each row is a unit.
    public var units: [Int]?
    /// The number of units in the population of the row's stratum; nil when it is not known.
    public var populationSizes: [Double]?

    /// Describes a stage.
    public init(strata: [Int]? = nil, units: [Int]? = nil, populationSizes: [Double]? = nil) {
      self.strata = strata
      self.units = units
      self.populationSizes = populationSizes
    }
  }

  /// The weight of each row.
  public let weights: [Double]
  /// First-stage units with weight minus first-stage strata with weight.
  public let degreesOfFreedom: Int
  /// The strata of the first stage.
  let strata: [SurveyStratum]
  /// What known totals took out of the variance; nil when weights are not calibrated.
  var calibration: CalibrationResiduals?

  /// Makes a design.
  /// - Parameters:
  ///   - weights: one per row, zero or positive; nil takes N/n from the population sizes of every
  ///     stage, and 1 where there are none
  ///   - stages: the stages of sampling, the first first
  ///   - rows: the number of rows
  /// - Throws: what in the design is impossible.
  public init(
    rows: Int, weights: [Double]? = nil, stages: [Stage] = [Stage()]
  ) throws(SurveyDesignError) {
    precondition(!stages.isEmpty, "a design has at least one stage")
    for stage in stages {
      let counts = [stage.strata?.count, stage.units?.count, stage.populationSizes?.count]
      precondition(counts.allSatisfy { $0 == nil || $0 == rows }, "\(counts) entries, \(rows) rows")
    }
    precondition(
      weights == nil || weights?.count == rows, "not one weight for each of \(rows) rows")
    strata = try SurveyStratum.tree(Array(0..<rows), stages, at: 0)
    var implied = [Double](repeating: 1, count: rows)
    for stratum in strata { stratum.inflate(&implied) }
    let used = weights ?? implied
    if let row = used.firstIndex(where: { !($0 >= 0 && $0.isFinite) }) {
      throw .invalidWeight(row: row)
    }
    self.weights = used
    let counted = strata.map { $0.units.count { $0.rows.contains { used[$0] > 0 } } }
    degreesOfFreedom = counted.reduce(0, +) - counted.count { $0 > 0 }
  }

  /// The same sample with weights that meet known totals.
  func calibrated(_ weights: [Double], _ calibration: CalibrationResiduals) -> SurveyDesign {
    SurveyDesign(calibrating: self, weights, calibration)
  }

  private init(
    calibrating design: SurveyDesign, _ weights: [Double], _ calibration: CalibrationResiduals?
  ) {
    self.weights = weights
    self.calibration = calibration
    (degreesOfFreedom, strata) = (design.degreesOfFreedom, design.strata)
  }

  /// The same sample and weights, as if the weights had been fixed before it was drawn.
  public var withWeightsAsFixed: SurveyDesign { SurveyDesign(calibrating: self, weights, nil) }

  /// The variance of the weighted total of influence values.
  /// - Parameter influences: one per row, the derivative of the estimate by the row's weight
  func variance(ofTotal influences: [Double]) -> Double {
    covariance(ofTotals: influences, influences)
  }

  /// The covariance of the weighted totals of two sets of influence values.
  /// - Parameters:
  ///   - first: one per row, the derivative of an estimate by the row's weight
  ///   - second: the same of another estimate
  package func covariance(ofTotals first: [Double], _ second: [Double]) -> Double {
    func scores(_ influences: [Double]) -> [Double] {
      let residuals = calibration?.residuals(influences, weights: weights) ?? influences
      return zip(weights, residuals).map { $0 * $1 }
    }
    let (left, right) = (scores(first), scores(second))
    return strata.reduce(0) { $0 + $1.covariance(left, right) }
  }
}

/// A stratum of one stage with its sampled units, each with the strata of the next stage.
struct SurveyStratum: Sendable, Equatable {
  struct Unit: Sendable, Equatable {
    let rows: [Int]
    let strata: [SurveyStratum]
  }

  let units: [Unit]
  let populationSize: Double?

  /// The strata that some rows form from one stage on.
  static func tree(
    _ rows: [Int], _ stages: [SurveyDesign.Stage], at index: Int
  ) throws(SurveyDesignError) -> [SurveyStratum] {
    guard index < stages.count else { return [] }
    let stage = stages[index]
    var strata: [SurveyStratum] = []
    for (name, members) in grouped(rows, by: stage.strata) {
      let sampled =
        stage.units.map { grouped(members, by: $0).map(\.rows) } ?? members.map { [$0] }
      let size = stage.populationSizes?[members[0]]
      if let size, let sizes = stage.populationSizes {
        guard size > 0, size.isFinite, members.allSatisfy({ sizes[$0] == size }) else {
          throw .invalidPopulationSize(stage: index, stratum: name, size: size)
        }
        guard Double(sampled.count) <= size else {
          throw .populationTooSmall(
            stage: index, stratum: name, units: sampled.count, size: size)
        }
      }
      if sampled.count == 1, size != 1 { throw .singleUnit(stage: index, stratum: name) }
      var units: [Unit] = []
      for rows in sampled {
        // Without a known population sampling is with replacement, and what follows is not needed.
        let next = size == nil ? [] : try tree(rows, stages, at: index + 1)
        units.append(Unit(rows: rows, strata: next))
      }
      strata.append(SurveyStratum(units: units, populationSize: size))
    }
    return strata
  }

  /// Rows by label, in the order of first appearance; without labels, all in one group 0.
  private static func grouped(
    _ rows: [Int], by labels: [Int]?
  ) -> [(label: Int, rows: [Int])] {
    guard let labels else { return rows.isEmpty ? [] : [(0, rows)] }
    var place: [Int: Int] = [:]
    var groups: [(label: Int, rows: [Int])] = []
    for row in rows {
      if let index = place[labels[row]] {
        groups[index].rows.append(row)
      } else {
        place[labels[row]] = groups.count
        groups.append((labels[row], [row]))
      }
    }
    return groups
  }

  /// Multiplies the weights of the stratum's rows by N/n of this stage and those that follow.
  func inflate(_ weights: inout [Double]) {
    for unit in units {
      if let populationSize {
        for row in unit.rows { weights[row] *= populationSize / Double(units.count) }
      }
      for stratum in unit.strata { stratum.inflate(&weights) }
    }
  }

  /// The covariance of the sums of two scores over this stratum and the stages within it.
  func covariance(_ first: [Double], _ second: [Double]) -> Double {
    let n = Double(units.count)
    let fraction = populationSize.map { n / $0 } ?? 0
    let left = units.map { $0.rows.reduce(0) { $0 + first[$1] } }
    let right = units.map { $0.rows.reduce(0) { $0 + second[$1] } }
    let (leftMean, rightMean) = (left.reduce(0, +) / n, right.reduce(0, +) / n)
    let between = zip(left, right).reduce(0) { $0 + ($1.0 - leftMean) * ($1.1 - rightMean) }
    let own = n > 1 ? (1 - fraction) * n / (n - 1) * between : 0
    let within = units.reduce(0) {
      $0 + $1.strata.reduce(0) { $0 + $1.covariance(first, second) }
    }
    return own + fraction * within
  }
}
