import ArgumentParser
import Customers
import Reports

/// How a score is grouped, and how many customers there are.
struct SurveyOptions: ParsableArguments {
  @OptionGroup var columns: ColumnOptions

  @Option(help: ArgumentHelp("Group by this column; may be repeated.", valueName: "column"))
  var by: [String] = []

  @Option(
    help: ArgumentHelp(
      "How many customers could have answered; name=N for a group; may be repeated.",
      valueName: "n"), transform: PopulationArgument.init(parsing:))
  var population: [PopulationArgument] = []

  @Option(help: "What --population counts: people (answers) or accounts.")
  var populationUnit: Population.Unit = .answers

  @OptionGroup var smallGroups: SmallGroupOptions

  var selection: SurveySelection {
    var selection = columns.selection
    selection.by = by
    selection.smallGroups = smallGroups.rule
    return selection
  }

  var level: Double { columns.level }

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
  func members(_ input: InputOptions) -> [JSONMember] {
    columns.members + [JSONMember("by", .array(by.map { .string($0) }))] + input.reading.members
      + [
        JSONMember("population", .array(population.map { .string($0.description) })),
        JSONMember("population_unit", .string(populationUnit.rawValue)),
      ] + smallGroups.members
  }
}

/// A population: "220", or "enterprise=80" for a group.
struct PopulationArgument: CustomStringConvertible {
  let group: String?
  let count: Int

  /// - Throws: `ValidationError` when there is no whole number above zero.
  init(parsing argument: String) throws {
    let equals = argument.lastIndex(of: "=")
    let digits = equals.map { argument[argument.index(after: $0)...] } ?? argument[...]
    guard let count = Int(digits), count > 0 else {
      throw ValidationError(
        "Write a population as a whole number (220), or as group=number (enterprise=80).")
    }
    self.count = count
    group = equals.map { String(argument[..<$0]) }
  }

  var description: String { (group.map { $0 + "=" } ?? "") + String(count) }
}

extension Population.Unit: ExpressibleByArgument {}
