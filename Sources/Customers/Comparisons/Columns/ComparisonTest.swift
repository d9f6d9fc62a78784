import Reports
import Statistics

/// One test or interval of a comparison, with the hypothesis that it tests.
public struct ComparisonTest: Codable, Sendable, Equatable {
  /// The group or the later wave; nil where all groups are compared at once.
  public let first: String?
  /// What it is compared with.
  public let second: String?
  /// The name of the method.
  public let method: String
  /// The name for people.
  public let title: String
  /// The null hypothesis in one sentence; what is estimated where nothing is tested.
  public let null: String
  /// What the estimate is: "difference", "odds ratio", …; nil where nothing is estimated.
  public let quantity: String?
  /// The estimate, in the quantity's unit; shares on 0…1.
  public let estimate: Double?
  /// Its interval.
  public let interval: Interval?
  /// The test statistic.
  public let statistic: Double?
  /// The degrees of freedom of its reference; nil where it has none.
  public let degreesOfFreedom: Double?
  /// The two-sided p-value.
  public let pValue: Double?
  /// The p-value allowing for all pairs, where the method has one.
  public let adjustedPValue: Double?
  /// Whether the p-value comes from an enumerated distribution.
  public let isExact: Bool
  /// Whether the verdict rests on it.
  public let isDefault: Bool
  /// What the reader must know.
  public let notes: [Remark]

  init(
    _ pair: (first: String, second: String)?, method: String, title: String, null: String,
    quantity: String? = nil, estimate: Double? = nil, interval: Interval? = nil,
    statistic: Double? = nil, degreesOfFreedom: Double? = nil, pValue: Double? = nil,
    adjustedPValue: Double? = nil, isExact: Bool = false, isDefault: Bool = false,
    notes: [Note] = []
  ) {
    first = pair?.first
    second = pair?.second
    self.method = method
    self.title = title
    self.null = null.asSentence
    self.quantity = quantity
    self.estimate = estimate
    self.interval = interval
    self.statistic = statistic.flatMap { $0.isFinite ? $0 : nil }
    self.degreesOfFreedom = degreesOfFreedom
    self.pValue = pValue
    self.adjustedPValue = adjustedPValue
    self.isExact = isExact
    self.isDefault = isDefault
    self.notes = notes.map { Remark(code: $0.code, sentence: $0.sentence) }
  }

  /// A test as the libraries return it.
  init(
    _ pair: (first: String, second: String)?, _ result: TestResult, title: String,
    quantity: String? = nil, estimate: Double? = nil, interval: Interval? = nil,
    isDefault: Bool = false, notes: [Note] = []
  ) {
    self.init(
      pair, method: result.method, title: title, null: result.null, quantity: quantity,
      estimate: estimate, interval: interval, statistic: result.statistic,
      degreesOfFreedom: result.degreesOfFreedom, pValue: result.pValue, isExact: result.exact,
      isDefault: isDefault, notes: result.notes + notes)
  }
}

extension String {
  /// With a capital letter and a full stop.
  fileprivate var asSentence: String {
    guard let initial = first else { return self }
    return initial.uppercased() + dropFirst() + (hasSuffix(".") ? "" : ".")
  }
}
