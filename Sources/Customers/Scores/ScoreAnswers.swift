import Tables

/// What happens to answers that are not on the scale.
public enum InvalidAnswerRule: String, Codable, Sendable, CaseIterable {
  /// They are listed and nothing is computed.
  case fail
  /// They are left out, counted and listed.
  case drop
}

/// The answers to one question, row by row, checked against its scale.
public struct ScoreAnswers: Sendable {
  /// The scale that the answers were checked against.
  public let scale: ScoreScale
  /// The number of rows without an answer.
  public let missing: Int
  /// The first answers that were left out as invalid.
  public let invalid: [InvalidAnswer]
  /// How many answers were left out as invalid.
  public let invalidCount: Int
  private let values: [Int16]
  private static let absent = Int16.min

  /// How many invalid answers are listed.
  public static let listed = 10

  /// Reads and checks the answers.
  /// - Throws: `ScoreError.invalidAnswers` with the list when the rule is `.fail`.
  public init(
    _ column: Column, table: Table, scale: ScoreScale, rule: InvalidAnswerRule
  ) throws(ScoreError) {
    var values = [Int16](repeating: Self.absent, count: table.rowCount)
    var missing = 0
    var offending: [InvalidAnswer] = []
    var count = 0
    func refuse(_ row: Int, _ reason: InvalidAnswer.Reason) {
      count += 1
      guard offending.count < Self.listed else { return }
      offending.append(
        InvalidAnswer(
          line: table.lineNumber(ofRow: row), text: column.text(row: row) ?? "",
          reason: reason))
    }
    let numbers = column.codes ?? column.numberView
    let readable = column.kind != .date
    for row in 0..<table.rowCount {
      guard readable, let number = numbers[row] else {
        if column.text(row: row) == nil { missing += 1 } else { refuse(row, .notNumber) }
        continue
      }
      guard number == number.rounded() else {
        refuse(row, .notWhole)
        continue
      }
      guard number >= Double(scale.minimum), number <= Double(scale.maximum) else {
        refuse(row, .outOfRange)
        continue
      }
      values[row] = Int16(number)
    }
    if rule == .fail, count > 0 {
      throw ScoreError.invalidAnswers(
        column: column.name, source: table.source, offending: offending, count: count,
        answers: table.rowCount - missing, scale: scale)
    }
    self.values = values
    self.missing = missing
    self.scale = scale
    invalid = offending
    invalidCount = count
  }

  /// The answer of a row; nil when there is none.
  public subscript(row: Int) -> Int? {
    let value = values[row]
    return value == Self.absent ? nil : Int(value)
  }

  /// The number of answers.
  public var count: Int { values.count - missing - invalidCount }
}
