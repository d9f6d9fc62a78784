/// What became of one case.
public struct CaseResult: Codable, Sendable, Equatable {
  /// The three outcomes.
  public enum Outcome: String, Codable, Sendable, Equatable {
    case passed
    case failed
    /// No runner implements the method, or the data file is not in the directory.
    case skipped
  }

  /// The case's unique name.
  public let id: String
  /// The case file's name.
  public let file: String
  /// The case's family.
  public let family: String
  /// The case's method.
  public let method: String
  /// What became of it.
  public let outcome: Outcome
  /// Why the case could not be run at all; nil when it could.
  public let reason: String?
  /// The number of expected values compared.
  public let values: Int
  /// The fewest digits of agreement among its rated numbers; nil when none was rated.
  public let worstDigits: Double?
  /// The numbers accepted by the absolute tolerance alone, which have no rating.
  public let unrated: Int
  /// The expected values that were not met.
  public let discrepancies: [Discrepancy]

  enum CodingKeys: String, CodingKey {
    case id, file, family, method, outcome, reason, values, unrated, discrepancies
    case worstDigits = "worst_digits"
  }
}

/// The counts of one method, or of a whole family.
public struct CertificationTally: Codable, Sendable, Equatable {
  /// The family.
  public let family: String
  /// The method; nil for the total of the family.
  public let method: String?
  /// The number of cases.
  public private(set) var cases = 0
  /// The cases in which every expected value was met.
  public private(set) var passed = 0
  /// The cases with a value not met, or that could not be run.
  public private(set) var failed = 0
  /// The cases whose method is not implemented, or whose data file is not there.
  public private(set) var skipped = 0
  /// The number of expected values compared.
  public private(set) var values = 0
  /// The numbers accepted by the absolute tolerance alone.
  public private(set) var unrated = 0
  /// The fewest digits of agreement among the rated numbers.
  public private(set) var worstDigits: Double?

  enum CodingKeys: String, CodingKey {
    case family, method, cases, passed, failed, skipped, values, unrated
    case worstDigits = "worst_digits"
  }

  init(family: String, method: String?, of results: [CaseResult]) {
    self.family = family
    self.method = method
    for result in results {
      cases += 1
      values += result.values
      unrated += result.unrated
      switch result.outcome {
      case .passed: passed += 1
      case .failed: failed += 1
      case .skipped: skipped += 1
      }
      if let digits = result.worstDigits { worstDigits = min(worstDigits ?? digits, digits) }
    }
  }
}

/// The outcome of running a directory of reference cases.
public struct CertificationReport: Codable, Sendable, Equatable {
  /// A case file that could not be used.
  public struct Problem: Codable, Sendable, Equatable {
    /// The file and what is wrong with it, in one sentence.
    public let sentence: String
    /// Whether the file could be read but is not a case file.
    public let isMalformed: Bool

    enum CodingKeys: String, CodingKey {
      case sentence
      case isMalformed = "is_malformed"
    }
  }

  /// One total per family, in the order in which the families come up.
  public let families: [CertificationTally]
  /// One tally per family and method, in the order in which they come up.
  public let methods: [CertificationTally]
  /// Every case that the filter let through, in the order of the files.
  public let cases: [CaseResult]
  /// The case files that could not be used.
  public let problems: [Problem]
  /// The number of cases passed.
  public let passed: Int
  /// The number of cases failed.
  public let failed: Int
  /// The number of cases whose method is not implemented, or whose data file is not there.
  public let skipped: Int

  /// Sums results up.
  ///
  /// - Parameters:
  ///   - cases: one result per case
  ///   - problems: the case files that could not be used
  public init(cases: [CaseResult], problems: [CaseFileError]) {
    self.cases = cases
    self.problems = problems.map {
      if case .malformed = $0 {
        Problem(sentence: $0.description, isMalformed: true)
      } else {
        Problem(sentence: $0.description, isMalformed: false)
      }
    }
    var names: [String] = []
    var byFamily: [String: [CaseResult]] = [:]
    for result in cases {
      if byFamily[result.family] == nil { names.append(result.family) }
      byFamily[result.family, default: []].append(result)
    }
    families = names.map { CertificationTally(family: $0, method: nil, of: byFamily[$0]!) }
    methods = names.flatMap { Self.tallies(family: $0, of: byFamily[$0]!) }
    passed = cases.count { $0.outcome == .passed }
    failed = cases.count { $0.outcome == .failed }
    skipped = cases.count { $0.outcome == .skipped }
  }

  private static func tallies(family: String, of results: [CaseResult]) -> [CertificationTally] {
    var names: [String] = []
    var byMethod: [String: [CaseResult]] = [:]
    for result in results {
      if byMethod[result.method] == nil { names.append(result.method) }
      byMethod[result.method, default: []].append(result)
    }
    return names.map { CertificationTally(family: family, method: $0, of: byMethod[$0]!) }
  }

  /// The closing line: what passed, what failed, what is not implemented.
  public var summary: String { "\(passed) passed, \(failed) failed, \(skipped) skipped" }

  /// The exit code of the command: 66 a case file cannot be read, 65 a case file is malformed, 1 a
  /// case failed, 69 no case ran, 0 every case that ran has passed.
  public var exitCode: Int32 {
    if problems.contains(where: { !$0.isMalformed }) { return 66 }
    if !problems.isEmpty { return 65 }
    if failed > 0 { return 1 }
    return passed == 0 ? 69 : 0
  }
}
