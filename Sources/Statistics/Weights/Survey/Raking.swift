/// Weights made to meet the known totals of several variables at once.
///
/// Iterative proportional fitting: Deming & Stephan (1940), Annals of Mathematical Statistics
/// 11:427–444. The variance is that of the residuals after the margins have been fitted.
public struct Raking: Sendable, Equatable {
  /// The known totals, one margin per variable.
  public var margins: [PopulationMargin]
  /// The largest relative distance from a total that counts as met.
  public var tolerance: Double
  /// The most rounds over all margins.
  public var maximumIterations: Int

  /// Makes the configuration.
  public init(
    _ margins: [PopulationMargin], tolerance: Double = 1e-13, maximumIterations: Int = 1_000
  ) {
    precondition(!margins.isEmpty, "raking needs at least one margin")
    precondition(tolerance > 0 && maximumIterations > 0, "\(tolerance), \(maximumIterations)")
    self.margins = margins
    self.tolerance = tolerance
    self.maximumIterations = maximumIterations
  }

  /// What raking returns.
  public struct Result: Sendable, Equatable {
    /// The sample with its new weights.
    public let design: SurveyDesign
    /// The rounds it took.
    public let iterations: Int
  }

  /// Adjusts the weights of a sample.
  /// - Throws: an empty or unknown category, totals that disagree, or weights that do not settle.
  public func run(_ design: SurveyDesign) throws(CalibrationError) -> Result {
    let raked = try weights(design.weights)
    return Result(
      design: design.calibrated(raked.weights, .raking(raked.codes)), iterations: raked.iterations)
  }

  /// The adjusted weights, and the category of each row in each margin.
  /// - Parameter start: one per row, zero or positive
  func weights(
    _ start: [Double]
  ) throws(CalibrationError) -> (weights: [Double], codes: [[Int]], iterations: Int) {
    var codes: [[Int]] = []
    for margin in margins { codes.append(try margin.codes(start)) }
    for margin in margins.dropFirst() {
      // Totals that were rounded to whole numbers of a large population still agree.
      guard abs(margin.total - margins[0].total) <= 1e-6 * margins[0].total else {
        throw .totalsDisagree(
          margin: margins[0].name, total: margins[0].total, otherMargin: margin.name,
          otherTotal: margin.total)
      }
    }
    // Totals that disagree by rounding could never all be met: each margin is taken in shares.
    let common = margins[0].total
    let targets = margins.map { margin in
      PopulationMargin(
        margin.name,
        categories: margin.categories.map {
          .init($0.name, total: $0.total / margin.total * common)
        }, rows: margin.rows)
    }
    var weights = start
    var worst = (distance: 0.0, margin: 0, category: 0, reached: common)
    for iteration in 1...maximumIterations {
      worst = (distance: 0.0, margin: 0, category: 0, reached: common)
      for (index, margin) in targets.enumerated() {
        let step = margin.scale(&weights, codes[index])
        if !(step.distance <= worst.distance) {
          worst = (step.distance, index, step.category, step.reached)
        }
        // Weights that vanish under way can never come back.
        if worst.reached == 0 { throw notConverged(iteration, targets, worst) }
      }
      // Every total was met when its margin's turn came, the last margin's by the round before.
      if iteration > 1, worst.distance <= tolerance {
        return (weights, codes, iteration)
      }
    }
    throw notConverged(maximumIterations, targets, worst)
  }

  private func notConverged(
    _ iterations: Int, _ targets: [PopulationMargin],
    _ worst: (distance: Double, margin: Int, category: Int, reached: Double)
  ) -> CalibrationError {
    let margin = targets[worst.margin]
    let category = margin.categories[worst.category]
    return .notConverged(
      iterations: iterations, margin: margin.name, category: category.name,
      reached: worst.reached, total: category.total)
  }
}
