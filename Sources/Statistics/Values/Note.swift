/// Something a reader of a result must know, as data: a stable code and a sentence for people.
public struct Note: Codable, Sendable, Equatable {
  /// A stable snake_case identifier, safe to match on.
  public let code: String
  /// One sentence that says what happened and what it means.
  public let sentence: String

  /// Makes a note.
  public init(code: String, sentence: String) {
    self.code = code
    self.sentence = sentence
  }
}
