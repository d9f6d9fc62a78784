/// Weights made to meet the known total of every category of one variable.
///
/// Holt & Smith (1979), Journal of the Royal Statistical Society A 142:33–46. The variance is that
/// of the deviations from the means of the categories.
public struct PostStratification: Sendable, Equatable {
  /// The known totals.
  public var margin: PopulationMargin

  /// Makes the configuration.
  public init(_ margin: PopulationMargin) { self.margin = margin }

  /// Adjusts the weights of a sample.
  /// - Throws: what is missing, naming margin and category.
  public func run(_ design: SurveyDesign) throws(CalibrationError) -> SurveyDesign {
    let codes = try margin.codes(design.weights)
    var weights = design.weights
    _ = margin.scale(&weights, codes)
    return design.calibrated(weights, .postStratification(codes))
  }
}
