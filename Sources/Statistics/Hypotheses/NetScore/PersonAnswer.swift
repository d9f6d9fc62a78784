/// One answer in one of two waves, with who gave it.
public struct PersonAnswer: Codable, Sendable, Equatable {
  /// The code of the account, or whatever answers are clustered by.
  public let cluster: Int
  /// The code of the person; nil where nobody is named.
  public let person: Int?
  /// The code of the role that the person had then; 0 where there are no roles.
  public let role: Int
  /// Whether the answer belongs to the later wave.
  public let isLater: Bool
  /// −1, 0 or +1.
  public let value: Int

  /// Makes an answer.
  public init(cluster: Int, person: Int?, role: Int = 0, isLater: Bool, value: Int) {
    precondition((-1...1).contains(value), "an answer of \(value)")
    precondition(role >= 0, "a role code of \(role)")
    self.cluster = cluster
    self.person = person
    self.role = role
    self.isLater = isLater
    self.value = value
  }
}
