import Models
import Reports
import Statistics

/// What `DriverStudy` returns.
public struct DriverStudyResult: Codable, Sendable, Equatable {
  /// The answers file, as it was given.
  public let source: String
  /// What a row is: `account`, `answer` or `row`.
  public let unit: String
  /// The answers behind the rows.
  public let answers: Int
  /// The date up to which answers count; nil when all do.
  public let asOf: String?
  /// The outcome.
  public let outcome: String
  /// The value of it that counts as the event; nil for numbers.
  public let event: String?
  /// The formula, columns named as in the data.
  public let formula: String
  /// The model: `firth`, `ml`, `ols`, `ordinal`, `cox`, `ridge`, or `exact`.
  public let model: String
  /// Why this model.
  public let modelReason: String
  /// How intervals and p-values were made, for people.
  public let method: String
  /// The confidence level.
  public let level: Double
  /// How p-values were corrected; nil where they were not.
  public let adjustment: String?
  /// What there was to go on.
  public let feasibility: DriverFeasibility
  /// Every coefficient but the constant's.
  public let terms: [DriverTerm]
  /// The test that no driver goes with the outcome; nil where there is none.
  public let overallTest: DriverOverallTest?
  /// What it says.
  public let overall: Remark
  /// How well the model accounts for the outcome.
  public let figures: DriverFitFigures
  /// Shares of what is explained; nil where they are not given.
  public let importance: RelativeImportanceResult?
  /// What leaving out single accounts changes; nil where that was not tried.
  public let sensitivity: DriverSensitivity?
  /// Exact tests of one yes/no driver; nil for others and with enough events.
  public let exact: DriverExactTests?
  /// Predictions, the highest first; nil where none were asked for.
  public let predictions: [DriverPrediction]?
  /// The seed of resamples; nil when none were drawn.
  public let seed: UInt64?
  /// What the reader must know.
  public let notes: [Note]

  /// The findings: of all drivers together, then of each coefficient.
  public var findings: [Remark] { [overall] + terms.map(\.finding) }

  /// The notes with the ranking's.
  public var remarks: [Remark] { notes.map { Remark(code: $0.code, sentence: $0.sentence) } }

  /// How the event is written, or the outcome of numbers.
  var outcomeText: String {
    guard let event else { return outcome }
    return ["yes", "true", "1"].contains(event.lowercased()) ? outcome : "\(outcome) = \(event)"
  }
}
