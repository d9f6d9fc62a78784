import Tables

/// Why two sides cannot be compared.
public enum GapError: Error, Sendable, Equatable, CustomStringConvertible {
  /// No column looks like what is needed.
  case noColumn(what: String, option: String, columns: [String], source: String)
  /// The items are too few for a composite.
  case fewItems(found: [String], source: String)
  /// A weight for a column that is no item.
  case unknownItem(String, near: [String], items: [String])
  /// Weights that are negative, or all zero.
  case badWeights(String)
  /// An item is the stated score itself.
  case itemIsScore(String)
  /// The rows of two files that share no answer.
  case noCommonAnswers(
    first: String, firstExamples: [String], second: String, secondExamples: [String])
  /// An answer stands in a file twice.
  case repeatedAnswer(String, lines: [Int], source: String)
  /// An answer off its scale.
  case offScale(
    column: String, line: Int, text: String, minimum: Double, maximum: Double, source: String)
  /// The sides are not two.
  case notTwoSides(column: String, levels: [String], source: String)
  /// A side that does not occur.
  case unknownSide(String, levels: [String])
  /// A role with a benchmark that nobody has.
  case unknownRole(String, near: [String], roles: [String])
  /// A benchmark that is no score.
  case badBenchmark(role: String, value: Double)
  /// No account is in both files.
  case noCommonAccounts(
    first: String, firstExamples: [String], second: String, secondExamples: [String])

  /// What is wrong and what to do, for people.
  public var description: String {
    switch self {
    case .noColumn(let what, let option, let columns, let source):
      "\(Excerpt.escaped(source, limit: 200)): no column looks like \(what). Name it with "
        + "\(option); the columns are: \(Self.listed(columns))."
    case .fewItems(let found, let source):
      "\(Excerpt.escaped(source, limit: 200)): a composite needs two items or more"
        + (found.isEmpty ? "" : ", and only \(Self.listed(found)) was found")
        + ". Name their columns with --items, such as --items quality,support,value."
    case .unknownItem(let name, let near, let items):
      "\(Excerpt.quoted(name)) has a weight but is no item."
        + (near.isEmpty ? "" : " Did you mean \(Self.listed(near))?")
        + " The items are: \(Self.listed(items))."
    case .badWeights(let why):
      "The weights of the items \(why). Give numbers from 0, at least two above it."
    case .itemIsScore(let name):
      "Column \(Excerpt.quoted(name)) is the stated score; it cannot be an item of the composite "
        + "that is compared with it. Take it out of --items, or choose another with --score."
    case .noCommonAnswers(let first, let firstExamples, let second, let secondExamples):
      "No answer of \(Excerpt.escaped(first, limit: 200)) (\(Self.listed(firstExamples))) is in "
        + "\(Excerpt.escaped(second, limit: 200)) (\(Self.listed(secondExamples))). Both files need "
        + "the same numbers of answers; name their column with --answer."
    case .repeatedAnswer(let name, let lines, let source):
      "\(Excerpt.escaped(source, limit: 200)): answer \(Excerpt.quoted(name)) has a row on lines "
        + lines.map(String.init).joined(separator: " and ") + ". Each answer needs one row."
    case .offScale(let column, let line, let text, let minimum, let maximum, let source):
      "\(Excerpt.escaped(source, limit: 200)), line \(line): \(Excerpt.quoted(text)) in column "
        + "\(Excerpt.quoted(column)) is not on the scale \(Self.number(minimum))…\(Self.number(maximum)). "
        + "Correct it, name another scale, or leave such answers out with --invalid drop."
    case .notTwoSides(let column, let levels, let source):
      "\(Excerpt.escaped(source, limit: 200)): column \(Excerpt.quoted(column)) must name two sides "
        + "and names \(levels.count): \(Self.listed(levels)). Keep two with --where, or choose "
        + "another column with --side."
    case .unknownSide(let name, let levels):
      "No row is of side \(Excerpt.quoted(name)); the sides are: \(Self.listed(levels))."
    case .unknownRole(let name, let near, let roles):
      "\(Excerpt.quoted(name)) has a benchmark, but nobody with that role was asked."
        + (near.isEmpty ? "" : " Did you mean \(Self.listed(near))?")
        + " The roles are: \(Self.listed(roles))."
    case .badBenchmark(let role, let value):
      "The benchmark of \(Excerpt.quoted(role)) is \(Self.number(value)); a score lies between "
        + "−100 and 100."
    case .noCommonAccounts(let first, let firstExamples, let second, let secondExamples):
      "No account of \(Excerpt.escaped(first, limit: 200)) (\(Self.listed(firstExamples))) is in "
        + "\(Excerpt.escaped(second, limit: 200)) (\(Self.listed(secondExamples))). Name the column "
        + "that both share with --account."
    }
  }

  private static func listed(_ names: [String]) -> String {
    names.prefix(20).map { Excerpt.escaped($0) }.joined(separator: ", ")
      + (names.count > 20 ? " and \(names.count - 20) more" : "")
  }

  private static func number(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
  }
}
