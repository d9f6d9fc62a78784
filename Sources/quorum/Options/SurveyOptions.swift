import ArgumentParser
import Customers
import Reports

/// Which columns a score is taken from, and how it is estimated.
struct SurveyOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The column of the answers.", valueName: "column"))
  var score: String?

  @Option(help: ArgumentHelp("The column of the account.", valueName: "column"))
  var account: String?

  @Option(help: ArgumentHelp("The column of the person who answered.", valueName: "column"))
  var respondent: String?

  @Option(help: ArgumentHelp("Group by this column; may be repeated.", valueName: "column"))
  var by: [String] = []

  @Option(
    help: ArgumentHelp(
      "How many customers could have answered; name=N for a group; may be repeated.",
      valueName: "n"))
  var population: [PopulationArgument] = []

  @Option(help: "What --population counts: people (answers) or accounts.")
  var populationUnit: Population.Unit = .answers

  @Option(help: "What to do with answers that are not on the scale.")
  var invalid: InvalidAnswerRule = .fail

  @Option(help: "The confidence level, between 0 and 1.")
  var level = 0.95

  mutating func validate() throws {
    guard level > 0, level < 1 else {
      throw ValidationError(
        level > 1 && level < 100
          ? "The level lies between 0 and 1: for \(level) % write --level \(level / 100)."
          : "The level lies between 0 and 1, not \(level).")
    }
  }

  var selection: SurveySelection {
    SurveySelection(
      score: score, account: account, respondent: respondent, by: by, invalid: invalid)
  }

  var customers: Population? {
    guard !population.isEmpty else { return nil }
    let total = population.last { $0.group == nil }?.count
    let groups = population.compactMap { argument in
      argument.group.map { ($0, argument.count) }
    }
    return Population(
      total: total, groups: Dictionary(groups) { _, last in last }, unit: populationUnit)
  }

  /// The options in force, for the JSON envelope.
  func members(_ input: InputOptions, scale: ScoreScale) -> [JSONMember] {
    [
      JSONMember("score", JSONValue(score)), JSONMember("account", JSONValue(account)),
      JSONMember("respondent", JSONValue(respondent)),
      JSONMember("by", .array(by.map { .string($0) })),
      JSONMember("where", .array(input.conditions.map { .string($0.description) })),
      JSONMember("population", .array(population.map { .string($0.description) })),
      JSONMember("population_unit", .string(populationUnit.rawValue)),
      JSONMember("invalid", .string(invalid.rawValue)),
      JSONMember("breaks", .array([JSONValue(scale.lastLow), JSONValue(scale.lastMiddle)])),
      JSONMember("level", .number(level)),
    ]
  }
}

/// A population: "220", or "enterprise=80" for a group.
struct PopulationArgument: ExpressibleByArgument, CustomStringConvertible {
  let group: String?
  let count: Int

  init?(argument: String) {
    let equals = argument.lastIndex(of: "=")
    let digits = equals.map { argument[argument.index(after: $0)...] } ?? argument[...]
    guard let count = Int(digits), count > 0 else { return nil }
    self.count = count
    group = equals.map { String(argument[..<$0]) }
  }

  var description: String { (group.map { $0 + "=" } ?? "") + String(count) }
}

extension Population.Unit: ExpressibleByArgument {}
extension InvalidAnswerRule: ExpressibleByArgument {}
