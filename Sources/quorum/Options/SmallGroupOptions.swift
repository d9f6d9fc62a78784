import ArgumentParser
import Customers
import Reports

/// The protection of small groups, as every command that prints figures by group offers it.
struct SmallGroupOptions: ParsableArguments {
  @Option(
    name: .customLong("min-n"),
    help: ArgumentHelp(
      "Withhold figures of groups with fewer respondents, and those that would reveal them; 3 is "
        + "recommended for reports that are shared. (default: off)", valueName: "n"))
  var minimum: Int?

  func validate() throws {
    guard minimum.map({ $0 >= 1 }) ?? true else {
      throw ValidationError("--min-n is a whole number from 1.")
    }
  }

  /// The rule; nil when it is off.
  var rule: SmallGroups? { minimum.map(SmallGroups.init) }

  /// The option in force, for the JSON envelope.
  var members: [JSONMember] { [JSONMember("min_n", JSONValue(minimum))] }
}
