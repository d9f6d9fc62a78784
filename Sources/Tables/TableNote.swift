/// Something a reader decided about the data that the analyst should know.
public struct TableNote: Codable, Sendable, Equatable {
  /// What was decided, as a word for programs, e.g. `duplicate_header`.
  public let code: String
  /// The same as a sentence for people.
  public let sentence: String

  /// The column that it is about; nil where it concerns the whole file.
  public let column: String?

  /// A note from its code and sentence.
  public init(code: String, sentence: String, column: String? = nil) {
    self.code = code
    self.sentence = sentence
    self.column = column
  }
}
