/// Why weights cannot be made to meet known totals; rows count from zero.
public enum CalibrationError: Error, Sendable, Equatable {
  /// A row names no category of a margin.
  case missingCategory(margin: String, row: Int)
  /// A row's category has no known total.
  case unknownCategory(margin: String, category: String)
  /// A category is listed twice.
  case repeatedCategory(margin: String, category: String)
  /// A known total is not positive and finite.
  case invalidTotal(margin: String, category: String, total: Double)
  /// No row with weight falls into a category, so no weight can reach its total.
  case emptyCell(margin: String, category: String)
  /// Two margins describe populations of different size.
  case totalsDisagree(margin: String, total: Double, otherMargin: String, otherTotal: Double)
  /// The weights did not settle; the category is the one that is furthest from its total.
  case notConverged(
    iterations: Int, margin: String, category: String, reached: Double, total: Double)
}

extension CalibrationError: CustomStringConvertible {
  /// One sentence that says what is wrong, where, and what to do.
  public var description: String {
    switch self {
    case .missingCategory(let margin, let row):
      "row \(row) has no \(margin); leave the row out or give it a category"
    case .unknownCategory(let margin, let category):
      "\(margin) “\(category)” occurs in the rows but has no known total; add its total"
    case .repeatedCategory(let margin, let category):
      "\(margin) “\(category)” is listed twice; give one total for it"
    case .invalidTotal(let margin, let category, let total):
      "the total \(total) of \(margin) “\(category)” is not positive; leave empty categories out"
    case .emptyCell(let margin, let category):
      "nobody answered in \(margin) “\(category)”, so no weight can stand for it; merge it with "
        + "another category"
    case .totalsDisagree(let margin, let total, let otherMargin, let otherTotal):
      "\(margin) adds up to \(total) but \(otherMargin) to \(otherTotal); the totals of all margins "
        + "must describe the same population"
    case .notConverged(let iterations, let margin, let category, let reached, let total):
      "raking did not settle in \(iterations) rounds: \(margin) “\(category)” is at \(reached) "
        + "instead of \(total); merge thin categories or drop a margin"
    }
  }
}
