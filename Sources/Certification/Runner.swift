/// How one method of a family is computed with this package's libraries.
public struct Runner: Sendable {
  /// The family that a case must name.
  public let family: String
  /// The method that a case must name.
  public let method: String
  /// Computes everything the method can produce, under the names that cases expect.
  ///
  /// A value that does not exist for the data is null; what the libraries cannot compute at all is
  /// left out, and a case that expects it fails.
  public let run: @Sendable (_ context: CaseContext) throws -> JSONValue

  /// Makes a runner.
  public init(
    family: String, method: String,
    run: @escaping @Sendable (_ context: CaseContext) throws -> JSONValue
  ) {
    self.family = family
    self.method = method
    self.run = run
  }
}
