import Probability

/// Whether the rows and columns of a table of counts are independent.
public struct IndependenceTest: Sendable {
  /// The exact test beside the χ² tests; nil leaves it out.
  public var exact: FisherFreemanHaltonTest?

  /// Makes a test; with the exact test by default.
  public init(exact: FisherFreemanHaltonTest? = FisherFreemanHaltonTest()) {
    self.exact = exact
  }

  /// Tests a table; its empty rows and columns are left out with a note.
  public func run(_ table: ContingencyTable) -> IndependenceResult {
    let expected = ExpectedCounts(table)
    let kept = table.withoutEmptyClasses
    let notes = kept == nil ? [Note.noCounts] : table.emptyClassNotes
    guard let kept, kept.rows > 1, kept.columns > 1 else {
      let reason = kept == nil ? notes : notes + [.oneClass]
      return IndependenceResult(
        table: table, pearson: Self.result("pearson", nil, nil, reason),
        likelihoodRatio: Self.result("likelihood_ratio", nil, nil, reason),
        exactTest: exact?.run(table), association: nil, expected: expected.values,
        adjustedResiduals: expected.adjustedResiduals, smallestExpected: nil)
    }
    let degrees = Double((kept.rows - 1) * (kept.columns - 1))
    let smallest = ExpectedCounts(kept).values.joined().min() ?? 0
    let asymptotic = smallest < 5 ? notes + [Self.sparse(smallest)] : notes
    let pearson = expected.pearson
    return IndependenceResult(
      table: table, pearson: Self.result("pearson", pearson, degrees, asymptotic),
      likelihoodRatio: Self.result(
        "likelihood_ratio", expected.likelihoodRatio, degrees, asymptotic),
      exactTest: exact?.run(table),
      association: TableAssociation(
        chiSquared: pearson, rows: kept.rows, columns: kept.columns, total: kept.total),
      expected: expected.values, adjustedResiduals: expected.adjustedResiduals,
      smallestExpected: smallest)
  }

  private static func result(
    _ method: String, _ statistic: Double?, _ degrees: Double?, _ notes: [Note]
  ) -> TestResult {
    var p: Double?
    if let statistic, let degrees {
      p = ChiSquared(degreesOfFreedom: degrees).survival(statistic)
    }
    return TestResult(
      method: method, null: "rows and columns are independent", statistic: statistic,
      degreesOfFreedom: degrees, pValue: p, notes: notes)
  }

  private static func sparse(_ smallest: Double) -> Note {
    let tenths = Int((smallest * 10).rounded())
    return Note(
      code: "sparse_table",
      sentence: "The smallest expected count is \(tenths / 10).\(tenths % 10), below 5: the χ² "
        + "approximation is rough, and the exact test is the one to read.")
  }
}

/// The tests of independence of one table, with what each cell contributes.
public struct IndependenceResult: Codable, Sendable, Equatable {
  /// The table as it was given.
  public let table: ContingencyTable
  /// Pearson's χ² test.
  public let pearson: TestResult
  /// The likelihood ratio test, G.
  public let likelihoodRatio: TestResult
  /// The exact test of Freeman and Halton; nil when it was left out.
  public let exactTest: TestResult?
  /// Cramér's V and the like; nil without two rows and two columns that hold answers.
  public let association: TableAssociation?
  /// The expected counts under independence, row by row.
  public let expected: [[Double]]
  /// Adjusted residuals, standard normal under independence; nil where a row or column holds
  /// nothing or everything.
  public let adjustedResiduals: [[Double?]]
  /// The smallest expected count of a row and column that hold answers; nil where nothing is tested.
  public let smallestExpected: Double?
}
