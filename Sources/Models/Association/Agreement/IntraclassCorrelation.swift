import Probability
import Statistics

/// One form of the intraclass correlation with its test and interval.
public struct IntraclassEstimate: Codable, Sendable, Equatable {
  /// The form.
  public let form: IntraclassCorrelation.Form
  /// The estimate, which may be negative; nil when the subjects do not differ at all.
  public let estimate: Double?
  /// The F test that it is zero; nil without error variance.
  public let test: TestResult?
  /// The numerator and denominator degrees of freedom of the F test.
  public let degreesOfFreedom: [Double]
  /// The interval; nil without error variance.
  public let interval: Interval?
}

/// What the intraclass correlations return.
public struct IntraclassResult: Codable, Sendable, Equatable {
  /// The number of subjects with every rating.
  public let subjects: Int
  /// The number of raters.
  public let raters: Int
  /// All six forms, in the order of `IntraclassCorrelation.Form.allCases`.
  public let estimates: [IntraclassEstimate]
  /// The mean square between subjects.
  public let meanSquareSubjects: Double
  /// The mean square within subjects.
  public let meanSquareWithin: Double
  /// The mean square between raters.
  public let meanSquareRaters: Double
  /// The residual mean square of subjects and raters.
  public let meanSquareError: Double
  /// What the reader must know.
  public let notes: [Note]

  /// The estimate of a form.
  public subscript(form: IntraclassCorrelation.Form) -> IntraclassEstimate {
    // Every result holds every form.
    estimates.first { $0.form == form }!
  }
}

/// Intraclass correlations: how far raters agree on subjects, by analysis of variance.
///
/// Source: Shrout & Fleiss 1979, Psychological Bulletin 86:420–428; the degrees of freedom of the
/// interval of form (2,1) are theirs, after Fleiss & Shrout 1978, Psychometrika 43:259–262.
public struct IntraclassCorrelation: Codable, Sendable, Equatable {
  /// Who rated, and whether one rating or the mean of all is meant.
  public enum Form: String, Codable, Sendable, Equatable, CaseIterable {
    /// Each subject has raters of its own; one rating.
    case oneWaySingle = "icc_1_1"
    /// The same raters, a sample of many; one rating; absolute agreement.
    case randomRatersSingle = "icc_2_1"
    /// The same raters, the only ones of interest; one rating; consistency.
    case fixedRatersSingle = "icc_3_1"
    /// Each subject has raters of its own; the mean of them.
    case oneWayMean = "icc_1_k"
    /// The same raters, a sample of many; the mean of them.
    case randomRatersMean = "icc_2_k"
    /// The same raters, the only ones of interest; the mean of them; Cronbach's α.
    case fixedRatersMean = "icc_3_k"
  }

  /// The confidence level.
  public var level: Double

  /// Chooses the level.
  public init(level: Double = 0.95) {
    requireLevel(level)
    self.level = level
  }

  /// Computes all forms.
  /// - Parameter ratings: a row per subject, a column per rater, nil where missing; subjects with a
  ///   missing rating are left out.
  /// - Throws: `nonFinite`, `outOfRange`; `tooFew` below two raters or two complete subjects.
  public func run(_ ratings: [[Double?]]) throws(AssociationError) -> IntraclassResult {
    let width = ratings.first?.count ?? 0
    precondition(
      ratings.allSatisfy { $0.count == width }, "subjects have different numbers of ratings")
    guard width > 1 else { throw .tooFew(what: "raters", count: width, needed: 2) }
    let complete = ratings.map { $0.compactMap { $0 } }.filter { $0.count == width }
    for rater in 0..<width { try checkFinite(complete.map { $0[rater] }, "rater \(rater + 1)") }
    guard complete.count > 1 else {
      throw .tooFew(what: "complete subjects", count: complete.count, needed: 2)
    }
    var notes: [Note] = []
    if complete.count < ratings.count {
      notes.append(.leftOut(ratings.count - complete.count, of: ratings.count, "subjects"))
    }
    let squares = MeanSquares(complete)
    if squares.error == 0 || squares.within == 0 { notes.append(.perfectAgreement) }
    return IntraclassResult(
      subjects: complete.count, raters: width,
      estimates: Form.allCases.map { squares.estimate($0, level: level) },
      meanSquareSubjects: squares.subjects, meanSquareWithin: squares.within,
      meanSquareRaters: squares.raters, meanSquareError: squares.error, notes: notes)
  }
}

extension Note {
  static let perfectAgreement = Note(
    code: "perfect_agreement",
    sentence: "Raters agree perfectly, so that no error variance is left to make an interval of.")

  static func leftOut(_ count: Int, of all: Int, _ what: String) -> Note {
    Note(
      code: "incomplete_left_out",
      sentence: "\(count) of \(all) \(what) with a missing value were left out.")
  }
}
