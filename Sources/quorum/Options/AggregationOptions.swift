import ArgumentParser
import Customers
import Reports
import Statistics
import Tables

/// Whose score is meant, and what roles, revenues and known totals say about it.
struct AggregationOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Whose score: respondents, accounts, roles, revenue, senior, population, or all side by side.",
      valueName: "whose"))
  var aggregate: AggregateChoice?

  @Option(help: ArgumentHelp("The column of roles.", valueName: "column"))
  var role: String?

  @Option(
    help: ArgumentHelp(
      "The weight of each role, role=weight,…, or a file with columns role and weight.",
      valueName: "weights"))
  var roleWeights: String?

  @Option(
    help: ArgumentHelp(
      "The roles from most to least senior. (default: by falling weight)", valueName: "role,…"))
  var seniority: String?

  @Option(help: ArgumentHelp("The column of the account's revenue.", valueName: "column"))
  var revenue: String?

  @Option(
    help: ArgumentHelp(
      "Known totals of the population, column:value=count,…, or a file with a column total; "
        + "may be repeated.", valueName: "totals"))
  var totals: [String] = []

  mutating func validate() throws {
    guard aggregate != nil || (roleWeights == nil && seniority == nil && revenue == nil) else {
      throw ValidationError(
        "--role-weights, --seniority and --revenue need to know whose score is meant: add "
          + "--aggregate roles, senior, revenue or all.")
    }
    guard totals.isEmpty || aggregate?.usesTotals ?? true else {
      throw ValidationError(
        "--totals weights everyone to the population, which --aggregate "
          + "\(aggregate?.description ?? "") does not: leave one of them out, or say --aggregate "
          + "population, or all to see both.")
    }
  }

  /// Whether a weighted score was asked for.
  var isAsked: Bool { aggregate != nil || !totals.isEmpty }

  /// Whose score; nil for all.
  var estimand: NetScoreEstimand? {
    switch aggregate {
    case .one(let estimand): estimand
    case .all: nil
    case nil: .population
    }
  }

  /// The configuration.
  /// - Parameters:
  ///   - read: the answers, whose project knows weights and seniority
  ///   - input: how the files named here are read
  func score(
    _ selection: SurveySelection, scale: ScoreScale, level: Double, read: Input,
    input: ReadingOptions
  ) throws -> AggregatedScore {
    let declared = try declaredRoles(read)
    return AggregatedScore(
      selection: selection, scale: scale, estimand: estimand, role: role,
      roleWeights: try RoleWeights.read(roleWeights, input).map {
        Dictionary($0) { _, last in last }
      } ?? declared.weights,
      seniority: seniority.map { $0.split(separator: ",").map(String.init) }
        ?? declared.seniority, revenue: revenue,
      totals: try totals.map { try Self.totals($0, input) }, level: level)
  }

  /// What the project declares of the roles among these answers; those of nobody here are left out.
  private func declaredRoles(_ read: Input) throws -> (
    weights: [String: Double]?, seniority: [String]?
  ) {
    guard let project = read.project?.project,
      let choice = try ColumnChoice.find(.role, given: role, in: read.table)
    else { return (nil, nil) }
    let labels = try read.table.labels(choice.column)
    let heard = Set((0..<read.table.rowCount).compactMap { labels[$0] })
    let weights = project.roleWeights?.filter { heard.contains($0.key) } ?? [:]
    let seniority = project.seniority?.filter(heard.contains) ?? []
    return (weights.isEmpty ? nil : weights, seniority.isEmpty ? nil : seniority)
  }

  private static func totals(_ argument: String, _ input: ReadingOptions) throws -> KnownTotals {
    guard let colon = argument.firstIndex(of: ":"), argument.contains("=") else {
      return try KnownTotals(try input.read(argument))
    }
    let numbers = try NamedNumbers(
      String(argument[argument.index(after: colon)...]), like: "manager=40,user=80")
    return KnownTotals(
      columns: [String(argument[..<colon])],
      categories: numbers.pairs.map { KnownTotals.Category([$0.0], total: $0.1) })
  }

  /// The options in force, for the JSON envelope.
  var members: [JSONMember] {
    [
      JSONMember("aggregate", JSONValue(aggregate?.description)),
      JSONMember("role", JSONValue(role)), JSONMember("role_weights", JSONValue(roleWeights)),
      JSONMember("seniority", JSONValue(seniority)), JSONMember("revenue", JSONValue(revenue)),
      JSONMember("totals", .array(totals.map { .string($0) })),
    ]
  }
}

/// One estimand, or all of them.
enum AggregateChoice: ExpressibleByArgument, CustomStringConvertible {
  case one(NetScoreEstimand)
  case all

  init?(argument: String) {
    if argument == "all" {
      self = .all
    } else if let estimand = NetScoreEstimand(rawValue: argument) {
      self = .one(estimand)
    } else {
      return nil
    }
  }

  /// Whether known totals of the population have a part in it.
  var usesTotals: Bool {
    switch self {
    case .one(let estimand): estimand == .population
    case .all: true
    }
  }

  static var allValueStrings: [String] { NetScoreEstimand.allCases.map(\.rawValue) + ["all"] }

  var description: String {
    switch self {
    case .one(let estimand): estimand.rawValue
    case .all: "all"
    }
  }
}
