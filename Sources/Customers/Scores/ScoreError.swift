import Tables

/// Answers that cannot be used as they are.
public enum ScoreError: Error, Sendable, Equatable {
  /// No column looks like the answers to this question.
  case noScoreColumn(ColumnPurpose, columns: [String], source: String)
  /// Answers that are not on the scale.
  case invalidAnswers(
    column: String, source: String, offending: [InvalidAnswer], count: Int, answers: Int,
    scale: ScoreScale)
  /// Breaks that are not in order on the scale.
  case badScale(minimum: Int, maximum: Int, lastLow: Int, lastMiddle: Int)
  /// Fewer customers than answers.
  case populationTooSmall(population: Int, seen: Int, unit: String, group: String?)
  /// Accounts are to be counted, but some answers or all name none.
  case accountsUnknown
  /// Ends and the lowest positive answer that make no scale.
  case badPositive(minimum: Int, maximum: Int, positive: Int)
  /// A population for a group that does not occur.
  case unknownPopulationGroup(String, groups: [String])
}

/// A cell that is no answer on the scale.
public struct InvalidAnswer: Codable, Sendable, Equatable {
  /// Why it is not an answer.
  public enum Reason: String, Codable, Sendable {
    /// A whole number outside the scale.
    case outOfRange = "out_of_range"
    /// A number between two points of the scale.
    case notWhole = "not_whole"
    /// Not a number.
    case notNumber = "not_a_number"
  }

  /// The line of the file.
  public let line: Int
  /// The cell as it stands.
  public let text: String
  /// Why it is not an answer.
  public let reason: Reason
}

extension ScoreError: CustomStringConvertible {
  /// What is wrong, where, and what to do, for people.
  public var description: String {
    switch self {
    case .noScoreColumn(let purpose, let columns, let source):
      let listed = columns.prefix(40).map { Excerpt.escaped($0) }.joined(separator: ", ")
      let more = columns.count > 40 ? " and \(columns.count - 40) more" : ""
      return "\(Excerpt.escaped(source, limit: 200)): no column looks like the answers to the "
        + "\(purpose.rawValue.uppercased()) question. Name it with --score; the columns are: "
        + "\(listed)\(more)."
    case .invalidAnswers(
      let column, let source, let offending, let count, let answers, let scale):
      let listed = offending.map {
        "  line \($0.line): \(Excerpt.quoted($0.text)) \($0.explanation(scale))"
      }
      let more = count > offending.count ? ["  and \(count - offending.count) more"] : []
      let advice =
        count * 2 > answers
        ? "Most answers are off the scale: choose another column (--score) or the right scale."
        : "Correct them, or leave these answers out with --invalid drop."
      return
        "\(Excerpt.escaped(source, limit: 200)), column \(Excerpt.quoted(column)): \(count) answer\(count == 1 ? " is" : "s are") not on "
        + "the scale \(scale.minimum)…\(scale.maximum):\n"
        + (listed + more).joined(separator: "\n")
        + "\n" + advice
    case .badScale(let minimum, let maximum, let lastLow, let lastMiddle):
      let breaks = lastLow == lastMiddle ? "\(lastLow)" : "\(lastLow),\(lastMiddle)"
      return "Breaks \(breaks) do not divide the scale \(minimum)…\(maximum): each break is the "
        + "last answer of its class, in order, and the class above it must not be empty."
    case .populationTooSmall(let population, let seen, let unit, let group):
      let place = group.map { " in \($0)" } ?? ""
      return "A population of \(population) cannot hold the \(seen) \(unit)\(place) in the file. "
        + "Give the number of customers that could have answered."
    case .accountsUnknown:
      return "--population-unit accounts needs an account for every answer, and some answers name "
        + "none. Name the column with --account, or count people instead."
    case .badPositive(let minimum, let maximum, let positive):
      return "\(positive) cannot be the lowest positive answer on a scale from \(minimum) to "
        + "\(maximum). Write the ends in order (--scale low,high) and choose --positive above the "
        + "lowest answer."
    case .unknownPopulationGroup(let name, let groups):
      return groups.isEmpty
        ? "--population names the group \(Excerpt.quoted(name)), but there are no groups. Add --by "
          + "with the column of the groups, or give the number alone."
        : "--population names the group \(Excerpt.quoted(name)), but the groups are: "
          + groups.map { Excerpt.escaped($0) }.joined(separator: ", ") + "."
    }
  }
}

extension InvalidAnswer {
  func explanation(_ scale: ScoreScale) -> String {
    switch reason {
    case .outOfRange: "is outside \(scale.minimum)…\(scale.maximum)"
    case .notWhole: "is not a whole number"
    case .notNumber: "is not a number"
    }
  }
}
