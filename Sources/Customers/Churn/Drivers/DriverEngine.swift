import LinearAlgebra
import Models
import Statistics

/// What a model says of the columns of a design, the constant apart.
struct DriverEstimates: Sendable {
  /// One per column that is no constant.
  var coefficients: [Double]
  var standardErrors: [Double?]
  var statistics: [Double?]
  var degreesOfFreedom: [Double?]
  var pValues: [Double?]
  var intervals: [Interval?]
  /// How intervals and p-values were made, for people.
  var method: String
  /// The test that no driver goes with the outcome; nil where there is none.
  var overall: DriverOverallTest?
  /// Average marginal effects, one per column; nil where the model has none.
  var effects: [MarginalEffect]?
  /// Further figures of the fit.
  var figures: DriverFitFigures
  var notes: [Note]
}

/// The test that no driver goes with the outcome.
public struct DriverOverallTest: Codable, Sendable, Equatable {
  /// The name of the test.
  public let method: String
  /// χ² or F.
  public let statistic: Double?
  /// Its degrees of freedom.
  public let degreesOfFreedom: Double?
  /// Those of the denominator of F; nil for χ².
  public let denominatorDegreesOfFreedom: Double?
  /// The p-value.
  public let pValue: Double?
}

/// A model without some rows, and what it says of them.
struct DriverLeftOut: Sendable {
  let coefficients: [Double]
  let pValues: [Double?]
  let overall: Double?
  /// The predictions of the rows that were left out; nil where the model makes none.
  let predictions: [Double]?
}

/// A predicted risk or value.
public struct DriverPrediction: Codable, Sendable, Equatable {
  /// The account, or the line.
  public let account: String
  /// The predicted probability, or mean.
  public let estimate: Double
  /// Where the probability of such accounts, or their mean, lies.
  public let interval: Interval?
  /// What was seen: 1 for the event; nil where it is missing.
  public let observed: Double?
}

/// A model fitted to the rows of a design.
protocol DriverEngine: Sendable {
  /// What the model says of all rows.
  func estimates() throws(DriverStudyError) -> DriverEstimates
  /// What it says without some rows, given by their places; nil where it cannot be fitted.
  func without(_ rows: [Int]) -> DriverLeftOut?
  /// Predictions for the rows of a matrix as the design's.
  func predictions(at x: Matrix) throws(DriverStudyError) -> [(Double, Interval?)]
  /// The scheme of checks on predictions.
  var predictionKind: DriverPredictionKind { get }
}

/// What a model predicts.
enum DriverPredictionKind: Sendable { case risk, mean, nothing }

extension DriverEngine {
  /// No predictions.
  func predictions(at x: Matrix) throws(DriverStudyError) -> [(Double, Interval?)] { [] }
}

/// The rows of a problem that an engine fits.
struct DriverProblem: Sendable {
  /// The design, the constant's column first.
  let x: Matrix
  let names: [String]
  let y: [Double]
  let clusters: [Int]?

  init(_ data: DriverData, _ outcome: DriverOutcome) {
    x = data.design.x
    names = data.design.names
    y = outcome.values
    clusters = data.clusters
  }

  private init(x: Matrix, names: [String], y: [Double], clusters: [Int]?) {
    (self.x, self.names, self.y, self.clusters) = (x, names, y, clusters)
  }

  /// The columns that are no constant.
  var drivers: [Int] { names.indices.filter { names[$0] != DesignEncoding.interceptName } }
  var driverNames: [String] { drivers.map { names[$0] } }
  /// The design without its constant.
  var driverMatrix: Matrix { x.selecting(columns: drivers) }

  /// The same without some rows.
  func without(_ rows: [Int]) -> DriverProblem {
    let gone = Set(rows)
    let kept = y.indices.filter { !gone.contains($0) }
    return DriverProblem(
      x: x.selecting(rows: kept), names: names, y: kept.map { y[$0] },
      clusters: clusters.map { clusters in kept.map { clusters[$0] } })
  }
}
