/// What a feedback programme is: its files, what their columns are for, who counts how much, and what
/// is expected of it.
///
/// It is what `quorum.yml` says, as a value; `Programme` is what the files then hold.
public struct Project: Codable, Sendable, Equatable {
  /// The name of the programme.
  public var name: String?
  /// The files, by what they hold.
  public var files: [ProjectFile]
  /// The roles with their weights, in the order of the file.
  public var roles: [ProjectRole]
  /// The tiers of accounts with their guidelines, in the order of the file.
  public var tiers: [ProjectTier]
  /// The last detractor and the last passive answer; nil for 6 and 8.
  public var breaks: ScoreBreaks?
  /// The period that counts and the landmark; nil for everything.
  public var period: ProjectPeriod?
  /// Ranges that figures are compared with, and where they come from; `ranges(for:)` knows the usual
  /// ones besides.
  public var referenceRanges: [ReferenceRange]
  /// What figures are to reach.
  public var targets: [ProjectTarget]
  /// The scales of satisfaction and effort, by the purpose of the column; absent for the usual ones.
  public var scales: [String: ProjectScale]

  /// Makes a project; everything may be added later.
  public init(
    name: String? = nil, files: [ProjectFile] = [], roles: [ProjectRole] = [],
    tiers: [ProjectTier] = [], breaks: ScoreBreaks? = nil, period: ProjectPeriod? = nil,
    referenceRanges: [ReferenceRange] = [], targets: [ProjectTarget] = [],
    scales: [String: ProjectScale] = [:]
  ) {
    self.name = name
    self.files = files
    self.roles = roles
    self.tiers = tiers
    self.breaks = breaks
    self.period = period
    self.referenceRanges = referenceRanges
    self.targets = targets
    self.scales = scales
  }

  /// The file of a kind; nil when the project has none.
  public func file(_ kind: ProjectFile.Kind) -> ProjectFile? { files.first { $0.kind == kind } }

  /// The weights of the roles, declared or from their empowerment; nil when no role has one.
  public var roleWeights: [String: Double]? {
    let weights = roles.compactMap { role in role.effectiveWeight.map { (role.name, $0) } }
    return weights.isEmpty ? nil : Dictionary(weights) { _, last in last }
  }

  /// The roles from most to least senior; nil when no seniority is declared.
  public var seniority: [String]? {
    let ranked = roles.compactMap { role in role.seniority.map { (role.name, $0) } }
    return ranked.isEmpty ? nil : ranked.sorted { $0.1 < $1.1 }.map(\.0)
  }
}

/// One file of a programme and what its columns are for.
public struct ProjectFile: Codable, Sendable, Equatable {
  /// What a file holds.
  public enum Kind: String, Codable, Sendable, CaseIterable {
    /// One row per answer.
    case responses
    /// One row per person (and wave) invited.
    case invitations
    /// One row per account.
    case accounts
    /// One row per alert.
    case alerts
    /// One row per answer, with the items of a composite.
    case items
    /// One row per rating by the company's own staff.
    case staff
    /// One row per rating of a partnership, by either side.
    case partners
    /// One row per dated event of an account: tickets, outages, renewals.
    case events
    /// One row per order.
    case orders
    /// One row per month or other period, with business figures.
    case figures
  }

  /// What it holds.
  public var kind: Kind
  /// Where it is, as written; relative to the project file.
  public var path: String
  /// The sheet of a workbook, or the table of a database.
  public var sheet: String?
  /// The query of a database file.
  public var query: String?
  /// The column of each purpose that is declared.
  public var columns: [String: String]

  /// Makes a file of a project.
  /// - Parameter columns: the column of each purpose, by `ColumnPurpose.rawValue`.
  public init(
    kind: Kind, path: String, sheet: String? = nil, query: String? = nil,
    columns: [String: String] = [:]
  ) {
    self.kind = kind
    self.path = path
    self.sheet = sheet
    self.query = query
    self.columns = columns
  }
}

/// A stakeholder role and what it counts.
public struct ProjectRole: Codable, Sendable, Equatable {
  /// The role as the files write it.
  public var name: String
  /// Its declared weight, from 0; nil when none is declared.
  public var weight: Double?
  /// Its place in seniority, 1 for the most senior; nil when none is declared.
  public var seniority: Int?
  /// Empowerment factors, each 0…1: decision authority, budget control, influence on purchase, part in
  /// vendor selection, part in implementation, under the names the user gives them.
  public var empowerment: [String: Double]
  /// The net score that the role is measured against, −100…100; nil when there is none.
  public var benchmark: Double?

  /// What the role counts: its declared weight, else the mean of its empowerment factors; nil when it
  /// has neither.
  public var effectiveWeight: Double? {
    if let weight { return weight }
    guard !empowerment.isEmpty else { return nil }
    // In order of name, so that the sum is the same on every run.
    let factors = empowerment.sorted { $0.key < $1.key }.map(\.value)
    return factors.reduce(0, +) / Double(factors.count)
  }

  /// Makes a role.
  public init(
    name: String, weight: Double? = nil, seniority: Int? = nil,
    empowerment: [String: Double] = [:], benchmark: Double? = nil
  ) {
    self.name = name
    self.weight = weight
    self.seniority = seniority
    self.empowerment = empowerment
    self.benchmark = benchmark
  }
}

/// A tier of accounts and how many people of it should be invited and heard.
public struct ProjectTier: Codable, Sendable, Equatable {
  /// The least number of people of an account, in all and by role.
  public struct Guideline: Codable, Sendable, Equatable {
    /// The least number in all; nil when only roles are counted.
    public var all: Int?
    /// The least number of each role.
    public var roles: [String: Int]

    /// Makes a guideline.
    public init(all: Int? = nil, roles: [String: Int] = [:]) {
      self.all = all
      self.roles = roles
    }
  }

  /// The tier as the files write it.
  public var name: String
  /// How many are to be invited per account and wave; nil when nothing is set.
  public var invitations: Guideline?
  /// How many are to answer per account and wave; nil when nothing is set.
  public var responses: Guideline?

  /// Makes a tier.
  public init(name: String, invitations: Guideline? = nil, responses: Guideline? = nil) {
    self.name = name
    self.invitations = invitations
    self.responses = responses
  }
}

/// Where detractors and passives end.
public struct ScoreBreaks: Codable, Sendable, Equatable {
  /// The last answer of a detractor.
  public var lastDetractor: Int
  /// The last answer of a passive.
  public var lastPassive: Int

  /// Makes breaks; the usual ones are 6 and 8.
  public init(lastDetractor: Int = 6, lastPassive: Int = 8) {
    self.lastDetractor = lastDetractor
    self.lastPassive = lastPassive
  }
}

/// The stretch of time that counts.
public struct ProjectPeriod: Codable, Sendable, Equatable {
  /// The first day, YYYY-MM-DD; nil for the first there is.
  public var start: String?
  /// The last day, YYYY-MM-DD; nil for the last there is.
  public var end: String?
  /// The landmark, YYYY-MM-DD: answers count up to it, outcomes after it; nil for none.
  public var asOf: String?

  /// Makes a period.
  public init(start: String? = nil, end: String? = nil, asOf: String? = nil) {
    self.start = start
    self.end = end
    self.asOf = asOf
  }
}

/// A range that a figure is compared with.
public struct ReferenceRange: Codable, Sendable, Equatable {
  /// The figure, such as `nps`, `csat`, `ltv_cac`.
  public var figure: String
  /// The lower end, in the figure's own unit; nil when open.
  public var from: Double?
  /// The upper end; nil when open.
  public var to: Double?
  /// Who publishes it.
  public var source: String?

  /// Makes a range.
  public init(figure: String, from: Double? = nil, to: Double? = nil, source: String? = nil) {
    self.figure = figure
    self.from = from
    self.to = to
    self.source = source
  }
}

/// What a figure is to reach.
public struct ProjectTarget: Codable, Sendable, Equatable {
  /// The figure, such as `response_rate`, `nps`, `churn_rate`.
  public var figure: String
  /// The tier it is set for; nil for all.
  public var tier: String?
  /// The role it is set for; nil for all.
  public var role: String?
  /// The least that will do, in the figure's own unit (rates on 0…1); nil when there is none.
  public var atLeast: Double?
  /// The most that will do; nil when there is none.
  public var atMost: Double?

  /// Makes a target.
  public init(
    figure: String, tier: String? = nil, role: String? = nil, atLeast: Double? = nil,
    atMost: Double? = nil
  ) {
    self.figure = figure
    self.tier = tier
    self.role = role
    self.atLeast = atLeast
    self.atMost = atMost
  }
}
