import LinearAlgebra
import Probability
import Statistics

/// The F test of several linear constraints on the coefficients at once.
public struct WaldTest: Codable, Sendable, Equatable {
  /// The name of the covariance.
  public let covarianceName: String
  /// (Cβ − r)ᵀ(C V Cᵀ)⁻¹(Cβ − r); nil where C V Cᵀ is singular.
  public let waldStatistic: Double?
  /// The F statistic.
  public let fStatistic: Double?
  /// The number of constraints.
  public let numeratorDegreesOfFreedom: Int
  /// The degrees of freedom of the denominator; nil where there are too few clusters for so many
  /// constraints.
  public let denominatorDegreesOfFreedom: Double?
  /// The p-value.
  public let pValue: Double?
  /// What the reader must know: `joint_test_not_possible`.
  public let notes: [Note]
}

extension LinearModel {
  /// Tests that C β = r.
  ///
  /// With `satterthwaite` F = (η − q + 1)/(ηq) times the Wald statistic, on q and η − q + 1 degrees of
  /// freedom (HTZ: Pustejovsky & Tipton 2018, Journal of Business & Economic Statistics 36:672,
  /// equations 14–17); otherwise F is the Wald statistic over q.
  /// - Parameters:
  ///   - constraints: C, q × p, its rows linearly independent.
  ///   - values: r, q; nil for zeros.
  ///   - covariance: which covariance.
  ///   - degreesOfFreedom: nil takes `residual` for independent rows, `satterthwaite` for clusters.
  /// - Throws: `missingCluster`, `tooFewClusters`.
  public func waldTest(
    _ constraints: Matrix, equal values: [Double]? = nil,
    _ covariance: CovarianceEstimator = .classical,
    degreesOfFreedom: ReferenceDegreesOfFreedom? = nil
  ) throws(FitError) -> WaldTest {
    let count = constraints.rows
    precondition(
      constraints.columns == width && count > 0,
      "\(count) × \(constraints.columns) constraints for \(width) columns")
    precondition(values == nil || values?.count == count, "not one value for each constraint")
    let estimated = try CoefficientCovariance(self, covariance, degreesOfFreedom)
    let loadings = estimated.loadings(constraints)
    let estimable = (0..<count).allSatisfy { estimated.isEstimable(loadings.column($0)) }
    let difference = zip(
      constraints.times(fit.coefficients), values ?? Array(repeating: 0, count: count)
    ).map { $0 - $1 }
    let middle = (constraints * estimated.matrix).timesTransposed(constraints)
    guard !isExact, estimable, let wald = Self.quadratic(difference, inverse: middle) else {
      return WaldTest(estimated.name, count, notes: [Self.notPossible(estimated.clusters)])
    }
    let size = Double(count)
    guard estimated.reference == .satterthwaite else {
      return WaldTest(
        estimated.name, count, wald: wald, factor: 1 / size,
        denominator: estimated.degreesOfFreedom(loadings.column(0)))
    }
    guard let eta = estimated.hotelling(loadings), eta - size + 1 > 0 else {
      return WaldTest(
        estimated.name, count, wald: wald, notes: [Self.notPossible(estimated.clusters)])
    }
    return WaldTest(
      estimated.name, count, wald: wald, factor: (eta - size + 1) / (eta * size),
      denominator: eta - size + 1)
  }

  /// Tests that the coefficients of some terms are all zero.
  /// - Parameters:
  ///   - terms: names among `fit.terms`.
  ///   - covariance: which covariance.
  ///   - degreesOfFreedom: as for `waldTest(_:equal:_:degreesOfFreedom:)`.
  /// - Throws: `missingCluster`, `tooFewClusters`.
  public func waldTest(
    terms: [String], _ covariance: CovarianceEstimator = .classical,
    degreesOfFreedom: ReferenceDegreesOfFreedom? = nil
  ) throws(FitError) -> WaldTest {
    let places = terms.map { index(of: $0) }
    var constraints = Matrix(rows: terms.count, columns: width, repeating: 0)
    for (row, column) in places.enumerated() { constraints[row, column] = 1 }
    return try waldTest(constraints, covariance, degreesOfFreedom: degreesOfFreedom)
  }

  /// vᵀA⁻¹v; nil where A is singular once its variables have a common scale.
  private static func quadratic(_ v: [Double], inverse a: Matrix) -> Double? {
    guard a.diagonal.allSatisfy({ $0 > 0 }) else { return nil }
    let scales = a.diagonal.map { 1 / $0.squareRoot() }
    let scaled = a.scalingRows(by: scales).scalingColumns(by: scales)
    guard let factor = try? Cholesky(scaled),
      factor.lower.diagonal.allSatisfy({ $0 > 1e-7 })
    else { return nil }
    let half = factor.solveLower(Matrix(rows: v.count, columns: 1, zip(v, scales).map { $0 * $1 }))
    return half.values.reduce(0) { $0 + $1 * $1 }
  }

  private static func notPossible(_ clusters: Int?) -> Note {
    Note(
      code: "joint_test_not_possible",
      sentence: clusters.map {
        "The \($0) clusters cannot support a joint test of these coefficients; test fewer at once."
      } ?? "The covariance of these coefficients is singular, so they cannot be tested jointly.")
  }
}

extension WaldTest {
  fileprivate init(
    _ name: String, _ count: Int, wald: Double? = nil, factor: Double? = nil,
    denominator: Double? = nil, notes: [Note] = []
  ) {
    covarianceName = name
    numeratorDegreesOfFreedom = count
    waldStatistic = wald
    let f = wald.flatMap { wald in factor.map { wald * $0 } }
    fStatistic = f
    denominatorDegreesOfFreedom = denominator
    pValue = f.flatMap { f in
      denominator.map {
        FisherF(numeratorDegreesOfFreedom: Double(count), denominatorDegreesOfFreedom: $0)
          .survival(f)
      }
    }
    self.notes = notes
  }
}
