import Statistics
import Tables

/// The shape of a file's answers: how many, of how many accounts of which sizes, how much alike.
public struct CoverageShape: Sendable, Equatable {
  /// The answers of each account, in order of first appearance.
  public let sizes: [Int]
  /// The correlation of answers within an account, shrunken as the default interval does; nil where
  /// no account has two answers.
  public let intraclassCorrelation: Double?
  /// The group; nil for all answers.
  public let label: String?
  /// The columns that were taken.
  public let columns: [ColumnChoice]

  /// The number of answers.
  public var answers: Int { sizes.reduce(0, +) }
  /// Whether some account has two answers.
  public var isClustered: Bool { intraclassCorrelation != nil }

  init(_ group: AnswerGroup, columns: [ColumnChoice]) {
    sizes = group.accounts.map { Int($0.total) }.filter { $0 > 0 }
    let data = ClusterSums(group.accounts)
    intraclassCorrelation =
      data.hasRepeats ? DesignEffect(data)?.shrunkenCorrelation : nil
    label = group.keys.isEmpty ? nil : group.label
    self.columns = columns
  }

  /// The shape of all answers of a file.
  /// - Throws: as the score commands do; `CoverageError.noAnswers`.
  public static func whole(
    _ table: Table, selection: SurveySelection, scale: ScoreScale = .netPromoter
  ) throws -> CoverageShape {
    let input = try SurveyInput(table, scale: scale, selection: selection)
    let shape = CoverageShape(input.overall, columns: input.columns)
    guard shape.answers > 0 else { throw CoverageError.noAnswers }
    return shape
  }

  /// The shapes of the two groups of a column.
  /// - Throws: as the score commands do; `CoverageError.notTwoGroups`.
  public static func groups(
    _ table: Table, selection: SurveySelection, by column: String,
    scale: ScoreScale = .netPromoter
  ) throws -> (CoverageShape, CoverageShape) {
    var selection = selection
    selection.by = [column]
    let input = try SurveyInput(table, scale: scale, selection: selection)
    let groups = input.groups.filter { $0.counts.total > 0 }
    guard groups.count == 2 else {
      throw CoverageError.notTwoGroups(column: column, found: groups.map(\.label))
    }
    return (
      CoverageShape(groups[0], columns: input.columns),
      CoverageShape(groups[1], columns: input.columns)
    )
  }
}
