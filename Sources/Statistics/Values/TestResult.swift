/// What a hypothesis test returns, whatever the test.
public struct TestResult: Codable, Sendable, Equatable {
  /// The name of the test.
  public let method: String
  /// The null hypothesis in one sentence.
  public let null: String
  /// The test statistic; nil when it does not exist for these data.
  public let statistic: Double?
  /// The degrees of freedom of the reference distribution; nil when it has none.
  public let degreesOfFreedom: Double?
  /// The p-value; nil when the test cannot be carried out.
  public let pValue: Double?
  /// The alternative: "two_sided", "greater" or "less".
  public let alternative: String
  /// Whether the p-value comes from an exact null distribution.
  public let exact: Bool
  /// What the reader must know about this run of the test.
  public let notes: [Note]

  /// Makes a test result.
  public init(
    method: String, null: String, statistic: Double?, degreesOfFreedom: Double? = nil,
    pValue: Double?, alternative: String = "two_sided", exact: Bool = false, notes: [Note] = []
  ) {
    self.method = method
    self.null = null
    self.statistic = statistic
    self.degreesOfFreedom = degreesOfFreedom
    self.pValue = pValue
    self.alternative = alternative
    self.exact = exact
    self.notes = notes
  }
}
