import ArgumentParser
import Customers
import Reports

/// Which columns the answers and their accounts are taken from, and the confidence level.
struct ColumnOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The column of the answers.", valueName: "column"))
  var score: String?

  @Option(help: ArgumentHelp("The column of the account.", valueName: "column"))
  var account: String?

  @Option(help: ArgumentHelp("The column of the person who answered.", valueName: "column"))
  var respondent: String?

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
    SurveySelection(score: score, account: account, respondent: respondent, invalid: invalid)
  }

  /// The options in force, for the JSON envelope.
  var members: [JSONMember] {
    [
      JSONMember("score", JSONValue(score)), JSONMember("account", JSONValue(account)),
      JSONMember("respondent", JSONValue(respondent)),
      JSONMember("invalid", .string(invalid.rawValue)), JSONMember("level", .number(level)),
    ]
  }
}

extension InvalidAnswerRule: ExpressibleByArgument {}
